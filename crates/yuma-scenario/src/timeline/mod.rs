//! The timeline of a document: the number of epochs, and the changes before each of them.

mod activity;
mod carry;
mod change;
mod check;
mod difference;
mod epoch_state;
mod put;
mod replacement;
mod run;
mod series;
mod with;

use std::sync::Arc;

pub(super) use self::activity::set_activity;
pub use self::change::{Activity, Change, Source, Subject};
pub(super) use self::check::{KeyframeCounts, check_timeline};
pub use self::difference::differences;
pub use self::epoch_state::EpochState;
pub(super) use self::replacement::{replace, reset};
pub use self::run::Run;
pub use self::series::Series;
pub(super) use self::with::with;
use yuma_engine::quantity::Epoch;

/// A change and the epoch before which it takes effect; it holds until a later one replaces it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyframe {
    /// The epoch, the first being 0.
    pub epoch: Epoch,
    /// The change.
    pub change: Change,
}

impl Keyframe {
    /// Returns the sort key of the keyframe in a timeline.
    fn key(&self) -> (Epoch, Subject) {
        (self.epoch, self.change.subject())
    }
}

/// A number of epochs with keyframes: ordered by epoch, then by subject, with at most one per subject and epoch.
///
/// Keyframes beyond the last epoch are kept, so that shortening and lengthening a run loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The number of epochs.
    pub epochs: Epoch,
    keyframes: Arc<Vec<Keyframe>>,
}

impl Default for Timeline {
    /// Creates a timeline of one epoch without keyframes.
    fn default() -> Self {
        Timeline::new(Epoch(1))
    }
}

impl Timeline {
    /// Creates a timeline without keyframes.
    pub fn new(epochs: Epoch) -> Self {
        Timeline { epochs, keyframes: Arc::default() }
    }

    /// Creates a timeline with keyframes in any order. Of several of one subject in one epoch the last counts.
    pub(crate) fn with_keyframes(epochs: Epoch, mut keyframes: Vec<Keyframe>) -> Self {
        keyframes.sort_by_key(Keyframe::key);
        keyframes.reverse();
        keyframes.dedup_by_key(|keyframe| keyframe.key());
        keyframes.reverse();
        Timeline { epochs, keyframes: Arc::new(keyframes) }
    }

    /// Returns all keyframes in order.
    pub fn keyframes(&self) -> &[Keyframe] {
        &self.keyframes
    }

    /// Returns the keyframes of an epoch.
    pub fn at(&self, epoch: Epoch) -> &[Keyframe] {
        let start = self.keyframes.partition_point(|keyframe| keyframe.epoch < epoch);
        let rest = self.keyframes.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|keyframe| keyframe.epoch == epoch)).unwrap_or_default()
    }

    /// Returns the keyframes before an epoch.
    pub fn before(&self, epoch: Epoch) -> &[Keyframe] {
        self.keyframes.get(..self.keyframes.partition_point(|keyframe| keyframe.epoch < epoch)).unwrap_or_default()
    }

    /// Returns whether only the first epoch runs, without keyframes.
    pub fn is_single(&self) -> bool {
        self.epochs <= Epoch(1) && self.keyframes.is_empty()
    }

    /// Sets a keyframe, replacing one of the same subject in that epoch.
    pub fn set(&mut self, epoch: Epoch, change: Change) {
        let index = self.index(epoch, change.subject());
        let keyframes = Arc::make_mut(&mut self.keyframes);
        let keyframe = Keyframe { epoch, change };
        match index.map(|index| keyframes.get_mut(index)) {
            Ok(Some(old)) => *old = keyframe,
            Ok(None) => keyframes.push(keyframe),
            Err(index) => keyframes.insert(index, keyframe),
        }
    }

    /// Removes a keyframe and returns its change.
    pub fn remove(&mut self, epoch: Epoch, subject: Subject) -> Option<Change> {
        let index = self.index(epoch, subject).ok()?;
        Some(Arc::make_mut(&mut self.keyframes).remove(index).change)
    }

    /// Removes the keyframes of an epoch, all or the one of a subject, and returns their changes.
    pub(crate) fn take(&mut self, epoch: Epoch, subject: Option<Subject>) -> Vec<Change> {
        let at = self.at(epoch).iter().map(|keyframe| keyframe.change.subject());
        let subjects: Vec<Subject> = at.filter(|at| subject.is_none_or(|subject| subject == *at)).collect();
        subjects.into_iter().filter_map(|subject| self.remove(epoch, subject)).collect()
    }

    /// Maps or drops every keyframe and restores the order.
    pub(crate) fn map(&mut self, change: &dyn Fn(&Keyframe) -> Option<Keyframe>) {
        // Edits mostly preserve the order, so each insertion is near the end.
        let old = std::mem::take(&mut self.keyframes);
        for keyframe in old.iter().filter_map(change) {
            self.set(keyframe.epoch, keyframe.change);
        }
    }

    /// Returns the longest delay of a copier.
    pub(crate) fn longest_delay(&self) -> Epoch {
        let delays = self.keyframes.iter().filter_map(|keyframe| match keyframe.change {
            Change::Copy { delay, .. } => Some(delay),
            _ => None,
        });
        delays.max().unwrap_or_default()
    }

    /// Returns the first epoch that differs from another timeline's; `None` if all common epochs are equal.
    pub(crate) fn first_difference(&self, other: &Timeline) -> Option<Epoch> {
        let pairs = self.keyframes.iter().zip(other.keyframes.iter());
        let alike = pairs.take_while(|(one, other)| one == other).count();
        let epochs = [self, other].map(|timeline| timeline.keyframes.get(alike).map(|keyframe| keyframe.epoch));
        epochs.into_iter().flatten().min()
    }

    fn index(&self, epoch: Epoch, subject: Subject) -> Result<usize, usize> {
        self.keyframes.binary_search_by_key(&(epoch, subject), Keyframe::key)
    }
}
