//! Adapters of the browser: address, storage, clipboard, files and panics, without components.

pub mod address;
pub mod clipboard;
pub mod download;
pub mod fetch;
pub mod file_names;
pub mod files;
pub mod modifier_keys;
pub mod panics;
pub mod presentation;
pub mod storage;
