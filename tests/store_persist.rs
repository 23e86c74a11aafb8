//! What is kept, and what a visit starts with.

#![cfg(feature = "page")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod scenarios;

use std::rc::Rc;

use scenarios::preset;
use yuma_playground::engine::quantity::{Share, Uid};
use yuma_playground::scenario::link::encode;
use yuma_playground::scenario::{Edit, LinkError, Matrix, Scenario};
use yuma_playground::store::persist::{AUTOSAVE, Kept, PREVIOUS, read_preferences, saved, start, written_preferences};
use yuma_playground::store::{Action, Language, NoticeKind, Origin, Preferences, State, Theme, reduce};

fn opening() -> (Scenario, Origin) {
    (preset("lone-voice"), Origin::Preset("lone-voice".into()))
}

fn kept<'a>(autosave: Option<&'a str>, previous: Option<&'a str>) -> Kept<'a> {
    Kept { autosave, previous }
}

/// A preset that somebody worked on.
fn own(id: &str) -> Scenario {
    Edit::Title("Mine".into()).apply(&preset(id)).unwrap()
}

fn kinds(state: &State) -> Vec<&NoticeKind> {
    state.notices.iter().map(|notice| &notice.kind).collect()
}

#[test]
fn a_start_is_decided_by_link_and_autosave() {
    let [mine, earlier] = ["subnet-15", "u16-rounding"].map(own);
    let [link, looked] = ["clipping", "disputed-median"].map(preset);
    let [mine_kept, earlier_kept, link_kept, looked_kept] = [&mine, &earlier, &link, &looked].map(encode);
    let hash = format!("#{link_kept}");
    for (name, fragment, kept, scenario, origin, previous) in [
        ("a first visit", "", kept(None, None), &opening().0, opening().1, None),
        ("a place in the page", "#main", kept(None, None), &opening().0, opening().1, None),
        ("a link on a first visit", &*hash, kept(None, None), &link, Origin::Link, None),
        ("a return", "", kept(Some(&mine_kept), Some(&earlier_kept)), &mine, Origin::Autosave, Some(&earlier)),
        (
            "a link beside the work",
            &*hash,
            kept(Some(&mine_kept), Some(&earlier_kept)),
            &link,
            Origin::Link,
            Some(&mine),
        ),
        (
            "a preset was looked at last",
            &*hash,
            kept(Some(&looked_kept), Some(&mine_kept)),
            &link,
            Origin::Link,
            Some(&mine),
        ),
        ("a reload", &*hash, kept(Some(&link_kept), Some(&mine_kept)), &link, Origin::Autosave, Some(&mine)),
    ] {
        let state = start(fragment, kept, opening());
        assert_eq!((&*state.scenario, &state.origin), (scenario, &origin), "{name}");
        assert_eq!(state.previous.as_deref(), previous, "{name}");
        assert!(kinds(&state).is_empty(), "{name}");
    }
}

#[test]
fn work_of_an_earlier_visit_is_not_lost_by_opening_something() {
    let mine = own("subnet-15");
    let state = start("", kept(Some(&encode(&mine)), None), opening());
    let opened = reduce(&state, Action::Open { scenario: Rc::new(preset("clipping")), origin: Origin::Link });
    assert_eq!(opened.previous.as_deref(), Some(&mine));
}

#[test]
fn what_is_broken_leaves_the_work_open_and_is_handed_back() {
    let whole = encode(&preset("clipping"));
    let cut = &whole[..whole.len() - 9];
    let saved = encode(&preset("subnet-15"));
    let state = start(cut, kept(Some(&saved), None), opening());
    assert_eq!(*state.scenario, preset("subnet-15"));
    assert_eq!(kinds(&state), [&NoticeKind::LinkRejected { error: LinkError::Cut, raw: cut.to_owned() }]);
    let state = start("", kept(Some("v9.abc"), None), opening());
    assert_eq!(*state.scenario, preset("lone-voice"));
    let error = LinkError::UnknownVersion { version: "v9".into() };
    assert_eq!(kinds(&state), [&NoticeKind::AutosaveRejected { error, raw: "v9.abc".into() }]);
    let state = start(&whole, kept(Some("nonsense"), None), opening());
    assert_eq!((*state.scenario == preset("clipping"), kinds(&state).len()), (true, 1));
}

#[test]
fn what_is_kept_is_found_again() {
    let first = start("", Kept::default(), opening());
    let edit = Edit::Cell { matrix: Matrix::Weights, row: Uid(0), column: Uid(5), value: Some(Share(7)) };
    let edited = reduce(&first, Action::Edit { edit, gesture: None });
    let opened = reduce(&edited, Action::Open { scenario: Rc::new(preset("clipping")), origin: Origin::Link });
    for state in [&first, &edited, &opened] {
        let [(autosave_key, autosave), (previous_key, previous)] = saved(state);
        assert_eq!((autosave_key, previous_key), (AUTOSAVE, PREVIOUS));
        let kept = kept(autosave.as_deref(), previous.as_deref());
        let reloaded = start(&format!("#{}", encode(&state.scenario)), kept, opening());
        assert_eq!((&reloaded.scenario, &reloaded.previous), (&state.scenario, &state.previous));
        let own = if state.is_own() { &state.scenario } else { state.previous.as_ref().unwrap_or(&state.scenario) };
        assert_eq!(&start("", kept, opening()).scenario, own, "without a link the own work opens");
    }
    assert_eq!(saved(&first)[1].1, None, "without earlier work the key is removed");
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
