//! The style of a participant: a color and a dash pattern, the same in every chart.

use super::model::Participant;

/// The number of colors in tokens.css: `--series-0` to `--series-7`.
pub const COLORS: u16 = 8;

/// Dash patterns in CSS pixels, alternately drawn and skipped. The first is a solid line.
pub const DASHES: [&[f64]; 5] = [&[], &[7.0, 3.0], &[2.0, 3.0], &[9.0, 3.0, 2.0, 3.0], &[4.0, 2.0, 4.0, 5.0]];

/// A color and a dash pattern. Both change from one uid to the next, so that lines never differ by color alone, and forty
/// consecutive uids have forty styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SeriesStyle {
    /// The number of the color, from 0 to 7.
    pub color: u16,
    /// The index in [`DASHES`].
    pub dash: usize,
}

impl SeriesStyle {
    /// Returns the style of a participant. It depends only on the uid, so it stays the same when others come or go.
    pub fn of(participant: Participant) -> Self {
        let uid = participant.uid;
        SeriesStyle { color: uid.0 % COLORS, dash: uid.index() % DASHES.len() }
    }

    /// Returns the dash pattern.
    pub fn pattern(self) -> &'static [f64] {
        DASHES.get(self.dash).copied().unwrap_or_default()
    }

    /// Returns the class that sets the color of an element.
    pub fn class(self) -> String {
        format!("series-{}", self.color)
    }

    /// Returns the dash pattern in SVG notation; empty for a solid line.
    pub fn dash_array(self) -> String {
        self.pattern().iter().map(f64::to_string).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::chart::Role;
    use yuma_engine::quantity::Uid;

    fn style(uid: u16) -> SeriesStyle {
        SeriesStyle::of(Participant { role: Role::Miner, uid: Uid(uid) })
    }

    #[test]
    fn forty_uids_have_different_styles() {
        for first in [0, 1, 200] {
            let styles: HashSet<SeriesStyle> = (first..first + 40).map(style).collect();
            assert_eq!(styles.len(), 40, "from {first}");
        }
    }

    #[test]
    fn neighbors_share_neither_color_nor_dash() {
        for uid in 0..255 {
            let (one, next) = (style(uid), style(uid + 1));
            assert!(one.color != next.color && one.dash != next.dash, "{uid}");
        }
    }

    #[test]
    fn a_role_does_not_change_the_style() {
        let of = |role| SeriesStyle::of(Participant { role, uid: Uid(11) });
        assert_eq!(of(Role::Validator), of(Role::Miner));
        assert_eq!(of(Role::Validator), SeriesStyle { color: 3, dash: 1 });
    }

    #[test]
    fn dashes_are_written_for_svg() {
        assert_eq!(style(0).dash_array(), "");
        assert_eq!(style(1).dash_array(), "7 3");
    }
}
