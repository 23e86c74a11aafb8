//! Changes of the timeline itself.

use crate::timeline::{Change, Subject, Timeline};
use yuma_engine::quantity::Epoch;

/// A change of keyframes. A keyframe replaces one of the same subject in the same epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineEdit {
    /// Sets the number of epochs. Keyframes beyond the last epoch are kept without effect.
    Epochs(Epoch),
    /// Sets a keyframe.
    Set {
        /// The epoch before which it takes effect.
        epoch: Epoch,
        /// The change.
        change: Change,
    },
    /// Removes the keyframe of a subject, or all of an epoch.
    Remove {
        /// The epoch.
        epoch: Epoch,
        /// The subject, or `None` for all.
        subject: Option<Subject>,
    },
    /// Moves the keyframe of a subject, or all of an epoch, to another epoch.
    Move {
        /// The epoch to move from.
        from: Epoch,
        /// The epoch to move to.
        to: Epoch,
        /// The subject, or `None` for all.
        subject: Option<Subject>,
    },
    /// Copies the keyframe of a subject, or all of an epoch, to another epoch.
    Copy {
        /// The epoch to copy from.
        from: Epoch,
        /// The epoch to copy to.
        to: Epoch,
        /// The subject, or `None` for all.
        subject: Option<Subject>,
    },
}

/// Applies a change. Missing keyframes are ignored.
pub fn change(timeline: &mut Timeline, edit: &TimelineEdit) {
    match *edit {
        TimelineEdit::Epochs(epochs) => timeline.epochs = epochs,
        TimelineEdit::Set { epoch, ref change } => timeline.set(epoch, change.clone()),
        TimelineEdit::Remove { epoch, subject } => {
            timeline.take(epoch, subject);
        }
        TimelineEdit::Move { from, to, subject } => {
            let moved = timeline.take(from, subject);
            moved.into_iter().for_each(|change| timeline.set(to, change));
        }
        TimelineEdit::Copy { from, to, subject } => {
            let copied = timeline.clone().take(from, subject);
            copied.into_iter().for_each(|change| timeline.set(to, change));
        }
    }
}
