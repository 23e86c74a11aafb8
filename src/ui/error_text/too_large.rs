//! The text for files above the size limit.

use yew::AttrValue;

use crate::ui::format::count;
use crate::ui::messages::Messages;

/// Describes that a file exceeds the size limit.
pub fn too_large(messages: &Messages, size: usize, limit: usize) -> AttrValue {
    messages.fill("file.too_large", &[("size", &count(size)), ("limit", &count(limit))])
}
