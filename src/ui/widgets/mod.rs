//! Parts that several areas of the page share: dialogs, fields, choices, icons, and what tables need.

pub mod cell_editor;
pub mod choices;
pub mod definition;
pub mod dialog;
pub mod drop_target;
pub mod field;
pub mod focus;
pub mod icons;
pub mod markdown;
pub mod menu;
pub mod mutations;
pub mod other_reading;
pub mod qr;
pub mod roving;
pub mod scroll_view;
pub mod select;
pub mod size;
pub mod spec_link;
pub mod visible_range;
