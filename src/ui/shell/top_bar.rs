//! The top bar: name, labs, scenario, undo, hyperparameters, share, language and theme.

use std::cell::Cell;

use yew::prelude::*;

use super::hotkeys::Command;
use super::panel::Panel;
use super::place::Place;
use super::preferences::Chosen;
use crate::platform::modifier_keys::{control_key, control_shift_key};
use crate::store::{Language, Theme};
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::focus::{GRID, focus_on};
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::roving::{Roving, use_roving};

/// The tab of the open lab.
const OPEN_LAB: &str = ".bar-labs [aria-current='page']";

thread_local! {
    /// Whether the tab of another lab was pressed, whose page has a top bar of its own.
    static IS_TAB_PRESSED: Cell<bool> = const { Cell::new(false) };
}

/// The properties of [`TopBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct TopBarProps {
    /// Whether there is a step to undo.
    pub can_undo: bool,
    /// Whether there is a step to redo.
    pub can_redo: bool,
    /// The open panel.
    pub panel: Option<Panel>,
    /// Called with undo and redo.
    pub on_command: Callback<Command>,
    /// The open lab.
    pub place: Place,
    /// Opens a lab.
    pub on_place: Callback<Place>,
    /// The buttons of the lab, between the scenario menu and undo.
    pub tools: Html,
    /// Opens a panel.
    pub open: Callback<Panel>,
    /// The language and the theme.
    pub preferences: Chosen,
    /// Changes them.
    pub set_preferences: Callback<Chosen>,
}

/// Renders the top bar.
#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let messages = use_messages();
    let Roving { node, onkeydown, onfocusin } = use_roving();
    let opener = |panel: Panel, class: &'static str, drawing: Option<Icon>, key: &'static str| {
        panel_button(&messages, panel, props.panel, &props.open, class, drawing, key)
    };
    let history = |name: AttrValue, keys: &'static str, is_there: bool, command: Command, drawing: Icon| {
        let onclick = props.on_command.reform(move |_: MouseEvent| command);
        html! {
            <button type="button" class="icon-button" aria-label={name.clone()} title={name} aria-keyshortcuts={keys}
                disabled={!is_there} {onclick}>{ icon(drawing) }</button>
        }
    };
    use_effect_with((), |()| {
        if IS_TAB_PRESSED.take() {
            focus_on(OPEN_LAB);
        }
    });
    let place = |place: Place, key: &'static str| {
        let is_open = place == props.place;
        let onclick = props.on_place.reform(move |_: MouseEvent| {
            IS_TAB_PRESSED.set(!is_open);
            place
        });
        html! {
            <button type="button" class="quiet" aria-current={is_open.then_some("page")} {onclick}>
                { messages.text(key) }
            </button>
        }
    };
    let undo = messages.fill("bar.undo", &[("keys", &format!("{}Z", control_key()))]);
    let redo = messages.fill("bar.redo", &[("keys", &format!("{}Z", control_shift_key()))]);
    html! {
        <header class="top-bar">
            <button type="button" class="skip" onclick={Callback::from(|_: MouseEvent| focus_on(GRID))}>{ messages.text("bar.skip") }</button>
            <b class="bar-name">{ "Yuma Playground" }</b>
            <nav class="bar-labs" aria-label={messages.text("bar.labs")}>
                { place(Place::Consensus, "bar.consensus") }
                { place(Place::Market, "bar.market") }
                { place(Place::Learn, "bar.learn") }
                { opener(Panel::Eras, "quiet", None, "bar.eras") }
                { for (props.place == Place::Consensus).then(|| opener(Panel::Steps, "quiet", None, "bar.steps")) }
            </nav>
            <div class="bar-tools" role="toolbar" aria-label={messages.text("bar.tools")} ref={node} {onkeydown} {onfocusin}>
                <div class="bar-work">
                    { opener(Panel::Scenario, "quiet", Some(Icon::Scenario), "bar.scenario") }
                    { props.tools.clone() }
                </div>
                <div class="bar-history" role="group" aria-label={messages.text("bar.history")}>
                    { history(undo, "Control+Z Meta+Z", props.can_undo, Command::Undo, Icon::Undo) }
                    { history(redo, "Control+Shift+Z Meta+Shift+Z Control+Y", props.can_redo, Command::Redo, Icon::Redo) }
                </div>
                { opener(Panel::Share, "primary bar-share", None, "bar.share") }
                <div class="bar-page">
                    { language_toggle(props) }
                    { theme_toggle(&messages, props) }
                    <button type="button" class="icon-button bar-keys" aria-label={messages.text("bar.help")}
                        title={messages.text("bar.help")} aria-keyshortcuts="?" aria-haspopup="dialog"
                        onclick={props.open.reform(|_: MouseEvent| Panel::Help)}>{ icon(Icon::Keys) }</button>
                </div>
            </div>
        </header>
    }
}

/// Renders a button that opens a panel.
fn panel_button(
    messages: &Messages,
    panel: Panel,
    shown: Option<Panel>,
    open: &Callback<Panel>,
    class: &'static str,
    drawing: Option<Icon>,
    key: &'static str,
) -> Html {
    html! {
        <button type="button" {class} aria-haspopup="dialog" aria-expanded={(shown == Some(panel)).to_string()}
            onclick={open.reform(move |_: MouseEvent| panel)}>
            { for drawing.map(icon) }<span>{ messages.text(key) }</span>
        </button>
    }
}

/// Renders the button of the hyperparameters.
pub fn hyperparameters_button(messages: &Messages, shown: Option<Panel>, open: &Callback<Panel>) -> Html {
    let class = "quiet bar-hyperparameters";
    panel_button(messages, Panel::Hyperparameters, shown, open, class, Some(Icon::Sliders), "bar.hyperparameters")
}

/// Renders the button that switches to the other language, labeled in that language.
fn language_toggle(props: &TopBarProps) -> Html {
    let (other, name) = match props.preferences.language {
        Language::English => (Language::Chinese, "中文"),
        Language::Chinese => (Language::English, "EN"),
    };
    let spoken = match other {
        Language::English => "English",
        Language::Chinese => "中文",
    };
    let now = props.preferences;
    let onclick = props.set_preferences.reform(move |_: MouseEvent| Chosen { language: other, ..now });
    html! {
        <button type="button" class="bar-language" lang={other.tag()} title={spoken} {onclick}>
            { name }
        </button>
    }
}

/// Renders the button that switches the theme: system, light, dark.
fn theme_toggle(messages: &Messages, props: &TopBarProps) -> Html {
    let (drawing, name, next) = match props.preferences.theme {
        Theme::System => (Icon::SystemTheme, messages.text("bar.theme.system"), Theme::Light),
        Theme::Light => (Icon::LightTheme, messages.text("bar.theme.light"), Theme::Dark),
        Theme::Dark => (Icon::DarkTheme, messages.text("bar.theme.dark"), Theme::System),
    };
    let now = props.preferences;
    let onclick = props.set_preferences.reform(move |_: MouseEvent| Chosen { theme: next, ..now });
    html! {
        <button type="button" class="icon-button" aria-label={&name} title={name.clone()} {onclick}>{ icon(drawing) }</button>
    }
}
