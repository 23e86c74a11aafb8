//! The playback of a run: of epochs, or of the days of a market.

use gloo_timers::callback::Interval;
use yew::prelude::*;

/// A move of the playhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// By a number of positions. Keys may arrive faster than renderings, so a step is relative.
    By(i16),
    /// To a position.
    To(u16),
}

/// The selectable speeds in positions per second.
pub const SPEEDS: [u32; 5] = [1, 2, 4, 8, 16];
/// The default speed, and the one for reduced motion.
const USUAL: u32 = 8;
const REDUCED: u32 = 1;

/// The settings of the playback, and the callbacks that change them.
#[derive(Clone, PartialEq)]
pub struct Playback {
    /// Whether the playhead moves.
    pub is_playing: bool,
    /// Whether the playback restarts after the last epoch.
    pub loops: bool,
    /// Positions per second.
    pub speed: u32,
    /// Plays or pauses.
    pub on_play: Callback<()>,
    /// Turns the loop on or off.
    pub on_loop: Callback<()>,
    /// Chooses a speed.
    pub on_speed: Callback<u32>,
}

/// Returns the next position, or `None` at the end.
fn next(playhead: u16, last: u16, loops: bool) -> Option<u16> {
    match playhead < last {
        true => Some(playhead + 1),
        false => loops.then_some(0),
    }
}

/// Moves the playhead during playback, which begins at once if `starts`. This is not an edit, so undo ignores it.
#[hook]
pub fn use_playback(playhead: u16, last: u16, starts: bool, on_move: &Callback<Move>) -> Playback {
    let (is_playing, loops, speed) = (use_state_eq(|| starts), use_state_eq(|| false), use_state_eq(first_speed));
    let now = use_mut_ref(|| (playhead, last, *loops));
    now.replace((playhead, last, *loops));
    {
        let (on_move, is_playing) = (on_move.clone(), is_playing.clone());
        let now = now.clone();
        use_effect_with((*is_playing, *speed), move |&(plays, speed)| {
            let tick = move || {
                let (playhead, last, loops) = *now.borrow();
                match next(playhead, last, loops) {
                    Some(position) => on_move.emit(Move::To(position)),
                    None => is_playing.set(false),
                }
            };
            let interval = plays.then(|| Interval::new(1_000 / speed.max(1), tick));
            move || drop(interval)
        });
    }
    let on_play = use_callback((on_move.clone(), is_playing.clone()), move |(), (on_move, is_playing)| {
        let (playhead, last, _) = *now.borrow();
        if !**is_playing && playhead >= last {
            on_move.emit(Move::To(0));
        }
        is_playing.set(!**is_playing);
    });
    let on_loop = use_callback(loops.clone(), |(), loops| loops.set(!**loops));
    let on_speed = use_callback(speed.setter(), |chosen: u32, speed| speed.set(chosen));
    Playback { is_playing: *is_playing, loops: *loops, speed: *speed, on_play, on_loop, on_speed }
}

fn first_speed() -> u32 {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?);
    if query.is_some_and(|query| query.matches()) { REDUCED } else { USUAL }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_or_restarts() {
        for (playhead, loops, expected) in
            [(0, false, Some(1)), (38, true, Some(39)), (39, false, None), (39, true, Some(0))]
        {
            assert_eq!(next(playhead, 39, loops), expected, "{playhead} {loops}");
        }
    }
}
