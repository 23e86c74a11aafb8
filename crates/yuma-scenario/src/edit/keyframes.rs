//! Changes of the timeline itself.

use crate::timeline::{Change, Subject, Timeline};
use yuma_engine::quantity::Epoch;

/// What happens to keyframes. Where a keyframe comes to one of the same subject, it takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineEdit {
    /// Sets the number of epochs; keyframes beyond the last are kept and rest.
    Epochs(Epoch),
    /// Makes a keyframe.
    Set {
        /// The epoch before which it takes effect.
        epoch: Epoch,
        /// What changes.
        change: Change,
    },
    /// Removes the keyframe of a subject, or all of an epoch.
    Remove {
        /// The epoch.
        epoch: Epoch,
        /// The subject; none for all.
        subject: Option<Subject>,
    },
    /// Moves the keyframe of a subject, or all of an epoch, to another epoch.
    Move {
        /// The epoch that they leave.
        from: Epoch,
        /// The epoch that they come to.
        to: Epoch,
        /// The subject; none for all.
        subject: Option<Subject>,
    },
    /// Copies the keyframe of a subject, or all of an epoch, to another epoch.
    Copy {
        /// The epoch that has them.
        from: Epoch,
        /// The epoch that gets them too.
        to: Epoch,
        /// The subject; none for all.
        subject: Option<Subject>,
    },
}

/// Carries out a change; what is not there is neither removed nor moved nor copied.
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
