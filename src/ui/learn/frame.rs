//! The frame of every page of the lessons: the labs, the language and the theme.

use yew::prelude::*;

use super::route::Route;
use crate::ui::hooks::{use_messages, use_page_title};
use crate::ui::panels::help::Help;
use crate::ui::shell::{Chosen, Panel, Place, TopBar, end_presentation};

/// The callbacks and settings of the page's frame.
#[derive(Clone, PartialEq)]
pub struct Frame {
    /// Opens a lab.
    pub on_place: Callback<Place>,
    /// Opens a page of the lessons.
    pub on_route: Callback<Route>,
    /// The language and the theme.
    pub preferences: Chosen,
    /// Changes them.
    pub set_preferences: Callback<Chosen>,
}

/// The properties of [`PlainPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlainPageProps {
    /// The frame.
    pub frame: Frame,
    /// The class of the content.
    pub class: &'static str,
    /// The title of the page in the browser.
    pub title: AttrValue,
    /// The content.
    pub children: Html,
}

/// Renders a page without a lab.
#[component]
pub fn PlainPage(props: &PlainPageProps) -> Html {
    let messages = use_messages();
    let panel = use_state_eq(|| None::<Panel>);
    let open = use_callback(panel.setter(), |next: Panel, panel| panel.set(Some(next)));
    let on_close = use_callback(panel.setter(), |(), panel| panel.set(None));
    let frame = &props.frame;
    use_page_title(props.title.clone());
    html! {
        <div class="page learn-page">
            <TopBar can_undo={false} can_redo={false} panel={*panel} place={Place::Learn} tools={Html::default()}
                on_command={Callback::noop()} on_place={frame.on_place.clone()} open={open} preferences={frame.preferences}
                set_preferences={frame.set_preferences.clone()} />
            <main class={props.class}>{ props.children.clone() }</main>
            <div class="presentation-slot">{ end_presentation(&messages) }</div>
            <div class="notices" role="log" aria-live="polite" aria-label={messages.text("notice.label")}></div>
            <div class="panels">
                if *panel == Some(Panel::Help) {
                    <Help on_close={on_close} />
                }
            </div>
        </div>
    }
}

/// Renders a link to a page of the lessons.
pub fn route_link(on_route: &Callback<Route>, route: Route, class: &'static str, content: Html) -> Html {
    let href = format!("#{}", route.written());
    let onclick = on_route.reform(move |event: MouseEvent| {
        event.prevent_default();
        route.clone()
    });
    html! { <a {href} {class} {onclick}>{ content }</a> }
}
