//! The look of a participant: a colour and a dash pattern, the same in every chart.

use super::model::Participant;

/// Colours of tokens.css: `--series-0` to `--series-7`.
pub const COLORS: u16 = 8;

/// Dash patterns in CSS pixels: drawn, left out, and so on. The first is a whole line.
pub const DASHES: [&[f64]; 5] = [&[], &[7.0, 3.0], &[2.0, 3.0], &[9.0, 3.0, 2.0, 3.0], &[4.0, 2.0, 4.0, 5.0]];

/// A colour and a dash pattern. Both change from one uid to the next, so that nothing rests on colour alone, and forty
/// uids in a row look all different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SeriesStyle {
    /// The number of the colour, from 0 to 7.
    pub color: u16,
    /// The position in [`DASHES`].
    pub dash: usize,
}

impl SeriesStyle {
    /// The look of a participant. It depends on nothing but the uid: whoever comes or goes, the others keep theirs.
    pub fn of(participant: Participant) -> Self {
        let uid = participant.uid;
        SeriesStyle { color: uid.0 % COLORS, dash: uid.index() % DASHES.len() }
    }

    /// The dash pattern.
    pub fn pattern(self) -> &'static [f64] {
        DASHES.get(self.dash).copied().unwrap_or_default()
    }

    /// The class that gives an element the colour as ink.
    pub fn class(self) -> String {
        format!("series-{}", self.color)
    }

    /// The dash pattern as SVG writes it; empty for a whole line.
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
