//! The stored documents, and the state at the start.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use crate::scenarios::{largest, preset};
use crate::storage::FakeStorage;
use yuma_engine::quantity::{Share, Uid};
use yuma_playground::store::preferences::{read_preferences, written_preferences};
use yuma_playground::store::start::{start, start_afresh};
use yuma_playground::store::stored_documents::{
    DOCUMENT_BUDGET, DOCUMENT_LIMIT, DocumentStorage, SINGLE_DOCUMENT_KEYS, TabDocuments, stored_documents,
    take_document,
};
use yuma_playground::store::{
    Action, Consensus, Language, NoticeKind, Origin, PartFailure, Preferences, State, Theme, Trouble, import, reduce,
};
use yuma_scenario::link::encode;
use yuma_scenario::{Edit, LinkError, Matrix, Scenario};

fn opening() -> (Scenario, Origin) {
    (preset("lone-voice"), Origin::Preset("lone-voice".into()))
}

/// Returns an edited preset.
fn own(id: &str) -> Scenario {
    titled(id, "Mine")
}

fn titled(id: &str, title: &str) -> Scenario {
    Edit::Title(title.into()).apply(&preset(id)).unwrap()
}

fn kinds(state: &State) -> Vec<&NoticeKind> {
    state.notices.iter().map(|notice| &notice.kind).collect()
}

/// A tab with its state and its keys.
struct Tab<'a> {
    storage: &'a FakeStorage,
    state: Rc<State>,
    documents: TabDocuments<Consensus>,
}

impl<'a> Tab<'a> {
    fn open(storage: &'a FakeStorage, fragment: &str) -> Self {
        let state = start(fragment, storage, opening());
        let mut documents = TabDocuments::default();
        documents.adopt(storage, &state.document);
        Tab { storage, state, documents }
    }

    fn act(&mut self, action: Action) -> &mut Self {
        self.state = reduce(&self.state, action);
        self
    }

    fn title(&mut self, title: &str) -> &mut Self {
        self.act(Action::Edit { edit: Edit::Title(title.into()), gesture: None })
    }

    /// Stores the document, as the page does shortly after an edit or a change in another tab.
    fn save(&mut self) -> Vec<NoticeKind> {
        let title = self.state.document.scenario.title.clone();
        let saved =
            self.documents.save(self.storage, &self.state.document, &title, &encode(&self.state.document.scenario));
        saved.unwrap_or_default()
    }
}

/// Returns the titles of all stored documents, the newest first.
fn titles(storage: &FakeStorage) -> Vec<String> {
    stored_documents(storage).iter().map(|stored| stored.title().to_owned()).collect()
}

#[test]
fn a_start_is_decided_by_the_link_and_the_kept_works() {
    let [mine, earlier] = ["subnet-15", "u16-rounding"].map(own);
    let link = preset("clipping");
    let hash = format!("#{}", encode(&link));
    let kept: [&[&Scenario]; 2] = [&[], &[&earlier, &mine]];
    for (name, fragment, kept, scenario, origin, previous) in [
        ("a first visit", "", kept[0], &opening().0, opening().1, None),
        ("an anchor in the page", "#main", kept[0], &opening().0, opening().1, None),
        ("a link on a first visit", &*hash, kept[0], &link, Origin::Link, None),
        ("a return", "", kept[1], &mine, Origin::Autosave, None),
        ("a link beside the works", &*hash, kept[1], &link, Origin::Link, Some(&mine)),
        ("a reload of the older work", &format!("#{}", encode(&earlier)), kept[1], &earlier, Origin::Autosave, None),
    ] {
        let storage = FakeStorage::holding(kept);
        let state = start(fragment, &storage, opening());
        assert_eq!((&*state.document.scenario, &state.document.origin), (scenario, &origin), "{name}");
        assert_eq!(state.document.previous.as_deref(), previous, "{name}");
        assert_eq!(kinds(&state), Vec::<&NoticeKind>::new(), "{name}");
        assert_eq!(stored_documents(&storage).len(), kept.len(), "{name}: nothing is lost");
    }
}

#[test]
fn a_copy_with_the_title_of_its_preset_is_marked_as_changed() {
    let note = |text: &str| Edit::Notes(text.into());
    for (name, edits, is_changed) in [
        ("an edited preset", vec![note("more")], true),
        ("an edit that another one takes back", vec![note("more"), note("")], false),
        ("a copy with a title of its own", vec![note("more"), Edit::Title("Mine".into())], false),
    ] {
        let storage = FakeStorage::default();
        let mut tab = Tab::open(&storage, "");
        tab.act(Action::Edit { edit: note("first"), gesture: None }).save();
        for edit in edits {
            tab.act(Action::Edit { edit, gesture: None });
        }
        tab.save();
        let marks: Vec<bool> = stored_documents(&storage).iter().map(|stored| stored.is_changed()).collect();
        assert_eq!(marks, [is_changed], "{name}");
    }
}

#[test]
fn what_is_broken_leaves_the_work_open_and_is_handed_back() {
    let whole = encode(&preset("clipping"));
    let cut = &whole[..whole.len() - 9];
    let storage = FakeStorage::holding(&[&own("subnet-15")]);
    let state = start(cut, &storage, opening());
    assert_eq!(*state.document.scenario, own("subnet-15"));
    assert_eq!(kinds(&state), [&NoticeKind::LinkRejected { error: LinkError::Cut.into(), raw: cut.to_owned() }]);

    let error = LinkError::UnknownVersion { version: "v9".into() };
    let rejected = NoticeKind::AutosaveRejected { error: error.into(), raw: "v9.abc".into() };
    for (name, fragment, scenario) in
        [("without a link", "", own("subnet-15")), ("with a link", &*whole, preset("clipping"))]
    {
        let storage = FakeStorage::holding(&[&own("subnet-15")]);
        storage.put_link("v9.abc");
        let mut tab = Tab::open(&storage, fragment);
        assert_eq!((&*tab.state.document.scenario, kinds(&tab.state)), (&scenario, vec![&rejected]), "{name}");
        tab.title("Next").save();
        let kept: Vec<_> = stored_documents(&storage).iter().map(|stored| stored.text().to_owned()).collect();
        assert!(kept.contains(&"v9.abc".to_owned()), "{name}: {kept:?}");
    }
}

#[test]
fn works_from_before_each_had_a_key_are_kept() {
    let [mine, earlier] = ["subnet-15", "u16-rounding"].map(own);
    let [mine_link, earlier_link] = [&mine, &earlier].map(encode);
    let [previous, autosave] = SINGLE_DOCUMENT_KEYS;
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], Option<&'a Scenario>, usize, usize);
    let cases: [Case<'_>; 5] = [
        ("both", &[(autosave, &mine_link), (previous, &earlier_link)], Some(&mine), 2, 0),
        ("a previous one alone", &[(previous, &earlier_link)], Some(&earlier), 1, 0),
        ("a broken one beside a previous one", &[(autosave, "v1.x"), (previous, &earlier_link)], Some(&earlier), 2, 1),
        ("a newer one beside a previous one", &[(autosave, "v9.x"), (previous, &earlier_link)], Some(&earlier), 2, 1),
        ("a broken previous one", &[(previous, "nonsense")], None, 1, 1),
    ];
    for (name, items, expected, documents, notices) in cases {
        let storage = FakeStorage::default();
        items.iter().for_each(|(key, value)| storage.put(key, value));
        let mut tab = Tab::open(&storage, "");
        assert_eq!(&*tab.state.document.scenario, expected.unwrap_or(&opening().0), "{name}");
        assert_eq!(kinds(&tab.state).len(), notices, "{name}");
        let texts = |storage: &FakeStorage| -> Vec<String> {
            stored_documents(storage).iter().map(|stored| stored.text().to_owned()).collect()
        };
        assert_eq!(texts(&storage).len(), documents, "{name}");
        assert!(storage.items().iter().all(|(key, _)| !SINGLE_DOCUMENT_KEYS.contains(&key.as_str())), "{name}");
        // The next edit changes the open document and no other.
        let others: Vec<String> =
            texts(&storage).into_iter().filter(|text| expected.is_none_or(|work| *text != encode(work))).collect();
        tab.title("Next").save();
        let after = texts(&storage);
        assert!(others.iter().all(|text| after.contains(text)), "{name}: {after:?}");
        assert_eq!(after.len(), others.len() + 1, "{name}");
    }
}

#[test]
fn starting_afresh_loses_nothing() {
    let storage = FakeStorage::default();
    Tab::open(&storage, "").title("Before the trouble").save();
    let state = start_afresh(&storage, opening());
    assert_eq!(*state.document.scenario, opening().0);
    assert_eq!(kinds(&state), [&NoticeKind::DocumentsNotOpened { count: 1 }]);
    let mut documents = TabDocuments::default();
    let edited = reduce(&state, Action::Edit { edit: Edit::Title("After".into()), gesture: None });
    assert_eq!(documents.save(&storage, &edited.document, "After", &encode(&edited.document.scenario)), Some(vec![]));
    assert_eq!(titles(&storage), ["After", "Before the trouble"]);
    assert_eq!(kinds(&start_afresh(&FakeStorage::default(), opening())), Vec::<&NoticeKind>::new(), "nothing to lose");
    storage.put_link("v1.what the page cannot even read");
    assert_eq!(
        kinds(&start_afresh(&storage, opening())),
        [&NoticeKind::DocumentsNotOpened { count: 3 }],
        "nothing is read"
    );
}

#[test]
fn what_is_kept_is_found_again() {
    let storage = FakeStorage::default();
    let mut tab = Tab::open(&storage, "");
    let looked_at = tab.documents.save(&storage, &tab.state.document, "", "");
    assert_eq!((looked_at, titles(&storage)), (None, vec![]), "what was only looked at is not kept");
    let edit = Edit::Cell { matrix: Matrix::Weights, row: Uid(0), column: Uid(5), value: Some(Share(7)) };
    tab.act(Action::Edit { edit, gesture: None }).save();
    let edited = Rc::clone(&tab.state.document.scenario);
    let address = encode(&edited);
    assert_eq!(Tab::open(&storage, &address).state.document.scenario, edited, "a reload");
    assert_eq!(Tab::open(&storage, "").state.document.scenario, edited, "another visit");

    let opened = preset("clipping");
    tab.act(Action::Open { scenario: Rc::new(opened.clone()), origin: Origin::Link }).save();
    assert_eq!(Tab::open(&storage, "").state.document.scenario, edited, "an unchanged document is not stored");
    tab.title("Clipping, changed").save();
    assert_eq!(titles(&storage), ["Clipping, changed", ""]);
    tab.act(Action::Undo).act(Action::Undo).title("Back").save();
    assert_eq!(titles(&storage), ["Back", "Clipping, changed"], "undo goes back to the first work and its key");
}

#[test]
fn a_work_goes_on_under_its_key() {
    let storage = FakeStorage::holding(&[&own("subnet-15"), &own("clipping")]);
    let mut tab = Tab::open(&storage, "");
    tab.title("First").save();
    tab.title("Second").save();
    assert_eq!(titles(&storage), ["Second", "Mine"]);
    // A stored document that is opened becomes the newest.
    let recent = stored_documents(&storage).pop().unwrap();
    tab.act(import::open_stored(recent.text())).save();
    assert_eq!(titles(&storage), ["Mine", "Second"]);
    tab.title("Third").save();
    assert_eq!(titles(&storage), ["Third", "Second"]);
}

#[test]
fn two_tabs_keep_both_works() {
    let storage = FakeStorage::holding(&[&own("subnet-15")]);
    let (mut one, mut other) = (Tab::open(&storage, ""), Tab::open(&storage, ""));
    assert_eq!(one.title("One").save(), []);
    // The browser notifies the other tab, which shows a notice and keeps its own state.
    let is_changed = |tab: &Tab<'_>| tab.documents.is_changed_elsewhere(&storage, &tab.state.document);
    assert_eq!((is_changed(&one), is_changed(&other)), (false, true));
    let described = other.save();
    let link = encode(&one.state.document.scenario);
    assert_eq!(described, [NoticeKind::ChangedElsewhere { title: "One".into(), link }]);
    assert_eq!(titles(&storage), ["Mine", "One"]);
    // Each tab has its own key from here on.
    assert_eq!((one.title("One more").save(), other.title("Other").save()), (vec![], vec![]));
    assert_eq!(titles(&storage), ["Other", "One more"]);
}

#[test]
fn two_tabs_with_the_same_content_do_not_disturb_each_other() {
    let storage = FakeStorage::holding(&[&own("subnet-15")]);
    let (mut one, mut other) = (Tab::open(&storage, ""), Tab::open(&storage, ""));
    assert_eq!((one.save(), other.save(), one.save()), (vec![], vec![], vec![]));
    assert!(!one.documents.is_changed_elsewhere(&storage, &one.state.document));
    assert_eq!(titles(&storage), ["Mine"]);
}

#[test]
fn a_work_that_one_tab_opens_twice_is_no_other_tabs() {
    let storage = FakeStorage::holding(&[&own("subnet-15")]);
    let mut tab = Tab::open(&storage, "");
    let text = stored_documents(&storage).remove(0).text().to_owned();
    tab.act(import::open_stored(&text)).save();
    assert_eq!(tab.title("Second").save(), []);
    tab.act(Action::Undo).act(Action::Undo);
    assert_eq!(tab.title("First").save(), []);
    assert_eq!(titles(&storage), ["First", "Second"]);
}

#[test]
fn two_tabs_keep_both_documents_without_storage_events() {
    let storage = FakeStorage::holding(&[&own("subnet-15")]);
    let (mut one, mut other) = (Tab::open(&storage, ""), Tab::open(&storage, ""));
    one.title("One").save();
    assert!(matches!(&*other.title("Other").save(), [NoticeKind::ChangedElsewhere { title, .. }] if title == "One"));
    assert_eq!(titles(&storage), ["Other", "One"]);
}

#[test]
fn the_oldest_work_beyond_the_limit_is_handed_over() {
    let storage = FakeStorage::default();
    for at in 0..DOCUMENT_LIMIT {
        storage.put_link(&encode(&titled("clipping", &at.to_string())));
    }
    let mut tab = Tab::open(&storage, &encode(&preset("subnet-15")));
    let described = tab.title("One more").save();
    let raw = encode(&titled("clipping", "0"));
    assert!(
        matches!(&*described, [NoticeKind::DocumentDropped { raw: dropped, .. }] if *dropped == raw),
        "{described:?}"
    );
    assert_eq!(stored_documents(&storage).len(), DOCUMENT_LIMIT);
    assert_eq!(tab.title("And more").save(), [], "the same document keeps its key");
}

#[test]
fn works_beyond_the_budget_are_handed_over() {
    let storage = FakeStorage::default();
    let large = |title: &str| Edit::Title(title.into()).apply(&largest()).unwrap();
    let mut notices = Vec::new();
    for title in ["a", "b", "c"] {
        notices.extend(Tab::open(&storage, &encode(&large(title))).title(&format!("{title}{title}")).save());
    }
    assert!(
        matches!(&*notices, [NoticeKind::DocumentDropped { title: first, .. }, NoticeKind::DocumentDropped { title: second, .. }] if first == "aa" && second == "bb")
    );
    assert!(storage.size() <= DOCUMENT_BUDGET, "{} bytes", storage.size());
}

#[test]
fn the_same_content_is_kept_once() {
    let storage = FakeStorage::default();
    Tab::open(&storage, &encode(&preset("clipping"))).title("Same").save();
    Tab::open(&storage, &encode(&preset("clipping"))).title("Same").save();
    assert_eq!(titles(&storage), ["Same"]);
}

#[test]
fn a_failing_storage_is_reported_each_time_and_loses_nothing() {
    let storage = FakeStorage::holding(&[&own("subnet-15")]);
    let mut tab = Tab::open(&storage, "");
    storage.refuse(true);
    assert_eq!(tab.title("One").save(), [NoticeKind::NotStored]);
    assert_eq!(tab.title("Two").save(), [NoticeKind::NotStored]);
    assert_eq!(titles(&storage), ["Mine"]);
    storage.refuse(false);
    assert_eq!(tab.title("Three").save(), []);
    assert_eq!(titles(&storage), ["Three"]);
}

#[test]
fn a_work_is_taken_as_it_is_stored_at_that_moment() {
    let storage = FakeStorage::holding(&[&own("subnet-15")]);
    let key = stored_documents(&storage).remove(0).key;
    Tab::open(&storage, "").title("Newer").save();
    assert_eq!(take_document(&storage, &key).map(|work| work.title().to_owned()), Some("Newer".to_owned()));
    assert_eq!((take_document(&storage, &key), titles(&storage)), (None, vec![]));
}

#[test]
fn a_lasting_trouble_is_shown_once_and_ends() {
    let state = start("", &FakeStorage::default(), opening());
    let notify = |state: &Rc<State>, kind: &NoticeKind| reduce(state, Action::Notify(kind.clone()));
    let connection = NoticeKind::PartMissing(PartFailure::Connection);
    let gone = NoticeKind::PartMissing(PartFailure::Status(404));
    let one = notify(&notify(&state, &connection), &NoticeKind::NotStored);
    assert_eq!(kinds(&one), [&connection, &NoticeKind::NotStored]);
    assert_eq!(kinds(&notify(&one, &connection)), [&connection, &NoticeKind::NotStored], "once");
    let other = notify(&one, &gone);
    assert_eq!(kinds(&other), [&gone, &NoticeKind::NotStored], "the new reason replaces the old notice");
    let ended = reduce(&other, Action::Resolve(Trouble::PartMissing));
    assert_eq!(kinds(&ended), [&NoticeKind::NotStored]);
    assert_eq!(kinds(&notify(&ended, &connection)), [&NoticeKind::NotStored, &connection], "it may come back");
}

#[test]
fn a_notice_that_holds_a_text_is_not_pushed_out() {
    let dropped = |at: usize| NoticeKind::DocumentDropped { title: at.to_string(), raw: "v1.x".into() };
    let state = start("", &FakeStorage::default(), opening());
    let notify = |state: Rc<State>, kind: NoticeKind| reduce(&state, Action::Notify(kind));
    let many = (0..9).map(dropped).fold(state, notify);
    let more = (0..9).map(|at| NoticeKind::WrongMediaType(at.to_string())).fold(many, notify);
    assert!((0..9).all(|at| kinds(&more).contains(&&dropped(at))), "{:?}", kinds(&more));
}

#[test]
fn what_another_version_wrote_is_listed() {
    let storage = FakeStorage::holding(&[&own("subnet-15")]);
    storage.put("yuma-playground.work.later", "{\"time\":\"noon\"}");
    let documents = stored_documents(&storage);
    assert_eq!((documents[1].is_readable(), documents[1].text()), (false, "{\"time\":\"noon\"}"));
    assert_eq!(*start::<Consensus>("", &storage, opening()).document.scenario, own("subnet-15"));
}

#[test]
fn preferences_are_kept_and_nonsense_is_the_default() {
    for language in [None, Some(Language::English), Some(Language::Chinese)] {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            let preferences = Preferences { language, theme };
            assert_eq!(read_preferences(Some(&written_preferences(preferences))), preferences);
        }
    }
    for kept in [None, Some(""), Some("[]"), Some("{\"theme\":\"pink\"}")] {
        assert_eq!(read_preferences(kept), Preferences::default(), "{kept:?}");
    }
    let zh = read_preferences(Some("{\"language\":\"zh-Hans\",\"later\":1}"));
    assert_eq!(zh, Preferences { language: Some(Language::Chinese), theme: Theme::System });
}
