//! The kinds of documents that the page edits.

use std::fmt::Debug;

use super::notice::{NoticeKind, Unreadable};
use super::open_document::Origin;

/// A kind of document: its scenario, its edits and its view. The store opens, changes, undoes and stores all kinds alike.
pub trait Lab: Clone + Copy + Debug + PartialEq + 'static {
    /// The document's content.
    type Scenario: Clone + Debug + PartialEq;
    /// A change of the scenario, which can be undone.
    type Edit: Clone + Debug + PartialEq;
    /// The view, which is not part of the document and not undone.
    type View: Copy + Debug + Default + PartialEq;
    /// A change of the view.
    type ViewChange: Clone + Debug + PartialEq;
    /// The part of the view that a link carries.
    type SharedView: Copy + Debug + PartialEq;

    /// Returns the scenario after an edit.
    ///
    /// # Errors
    /// Returns the notice that explains the rejection.
    fn apply(edit: &Self::Edit, scenario: &Self::Scenario, view: Self::View) -> Result<Self::Scenario, NoticeKind>;

    /// Returns whether an edit of a gesture applies to the scenario at the start of the gesture, as edits do that scale other
    /// values: their rounding must not add up.
    fn starts_at_gesture(edit: &Self::Edit) -> bool;

    /// Returns the view after an edit.
    fn view_after(edit: &Self::Edit, view: Self::View) -> Self::View;

    /// Returns the view of a scenario that opens.
    fn opening_view(view: Self::View, origin: &Origin, scenario: &Self::Scenario) -> Self::View;

    /// Removes everything from the view that a scenario lacks.
    fn within(view: Self::View, scenario: &Self::Scenario) -> Self::View;

    /// Returns the view after a change.
    fn change_view(view: Self::View, change: Self::ViewChange) -> Self::View;

    /// Returns the view with the part that a link carries, or with the defaults of that part.
    fn with_shared(view: Self::View, shared: Option<Self::SharedView>) -> Self::View;

    /// Returns whether a text is a link of this kind of document, which [`Lab::decode`] may still reject.
    fn is_link(text: &str) -> bool;

    /// Returns whether a stored text belongs to another lab.
    fn is_foreign(text: &str) -> bool;

    /// Returns the link of a scenario.
    fn encode(scenario: &Self::Scenario) -> String;

    /// Returns the part of the view that the address holds like a shared link; `None` if it holds the document alone.
    fn address_view(_: Self::View) -> Option<Self::SharedView> {
        None
    }

    /// Returns the link of a scenario with a view.
    fn encode_with_view(scenario: &Self::Scenario, view: &Self::SharedView) -> String;

    /// Decodes a link, with its sender's view if it has one.
    ///
    /// # Errors
    /// Returns the reason if the text is not a valid link.
    fn decode(link: &str) -> Result<(Self::Scenario, Option<Self::SharedView>), Unreadable>;

    /// Returns whether a scenario has a title of its own and not that of its preset.
    fn has_own_title(scenario: &Self::Scenario) -> bool;

    /// Returns the preset that a scenario is based on.
    fn preset(scenario: &Self::Scenario) -> Option<Self::Scenario>;
}
