//! Changes of values by uid.

use yuma_engine::quantity::Uid;

/// Changes the value at a uid, if it exists.
pub fn with<T>(by_uid: &mut [T], uid: Uid, change: impl FnOnce(&mut T)) {
    if let Some(value) = by_uid.get_mut(uid.index()) {
        change(value);
    }
}
