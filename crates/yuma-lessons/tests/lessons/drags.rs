//! The sentences with a number to drag.

use super::content::{LANGUAGES, ids, words};
use yuma_lessons::Inline;

/// "Drag A’s vote, 5 %, to 90 %: M4 gets 1 %" would give the result of the present value as that of the other one.
#[test]
fn no_sentence_has_a_number_to_drag_and_another_value_for_it() {
    for id in ids() {
        for language in LANGUAGES {
            let words = words(&id, language);
            for paragraph in words.sections().flatten() {
                let dragged =
                    paragraph.content.iter().enumerate().filter(|(_, piece)| matches!(piece, Inline::Drag(_)));
                for (index, _) in dragged {
                    let [_, after] = paragraph.around(index);
                    let mut targets = ["to ", "到", "设为"].iter().flat_map(|word| after.split(word).skip(1));
                    let has_target =
                        targets.any(|rest| rest.trim_start().starts_with(|first: char| first.is_ascii_digit()));
                    assert!(!has_target, "{id}/{language}: … {after}");
                }
            }
        }
    }
}
