//! A document of which only named values can be changed, for blogs: no tools, and a locked lab.

use std::rc::Rc;

use yew::prelude::*;

use super::control_text::control_text;
use super::drag::{Drag, Dragged};
use super::frame::{Frame, PlainPage};
use super::lab::{HostedLab, LabSlot};
use super::step_link::open_in_lab;
use crate::store::{ActionOf, Consensus, DocumentOf, Markets, Origin, StateOf};
use crate::ui::hooks::{Store, use_messages};
use yuma_lessons::{Control, Expression, Model, QueryError, Region, Target, Variables};
use yuma_scenario::{AnyDocument, decode_any};

/// The properties of [`ViewPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ViewPageProps {
    /// The frame of the page.
    pub frame: Frame,
    /// The values that can be changed.
    pub controls: Vec<String>,
    /// The link of the document.
    pub document: String,
}

/// Renders the document, or the reason why the link cannot be read.
#[component]
pub fn ViewPage(props: &ViewPageProps) -> Html {
    let messages = use_messages();
    let document = use_memo(props.document.clone(), |link| decode_any(link).map_err(|error| error.to_string()));
    let content = match &*document {
        Ok(AnyDocument::Consensus(scenario)) => html! {
            <Locked<Consensus> key={props.document.clone()} view={props.clone()} document={AnyDocument::Consensus(scenario.clone())} />
        },
        Ok(AnyDocument::Market(market)) => html! {
            <Locked<Markets> key={props.document.clone()} view={props.clone()} document={AnyDocument::Market(market.clone())} />
        },
        Err(reason) => {
            html! { <p role="alert" key="broken">{ messages.fill("learn.broken", &[("reason", reason)]) }</p> }
        }
    };
    html! { <PlainPage frame={props.frame.clone()} class="view-only" title={messages.text("learn.view")}>{ content }</PlainPage> }
}

#[derive(Clone, Properties)]
struct LockedProps {
    view: ViewPageProps,
    document: AnyDocument,
}

impl PartialEq for LockedProps {
    fn eq(&self, other: &Self) -> bool {
        self.view == other.view
    }
}

/// Renders the controls and the locked lab.
#[component]
fn Locked<L: HostedLab>(props: &LockedProps) -> Html {
    let messages = use_messages();
    let store = {
        let document = props.document.clone();
        use_reducer(move || {
            let Some(scenario) = L::scenario(&document) else {
                unreachable!("the page chooses the lab by the document")
            };
            Store(Rc::new(StateOf::<L>::new(DocumentOf::new(Rc::new(scenario), Origin::Link))))
        })
    };
    let state = Rc::clone(&store.0);
    let dispatch = store.dispatcher();
    let controls = use_memo(props.view.controls.clone(), |controls| {
        let named = controls.iter().filter_map(|text| Some((text.clone(), control(&props.document, text)?)));
        named.collect::<Vec<(String, Control)>>()
    });
    let model = Model::new(L::document(&state.document.scenario), Variables::new());
    let on_drag = {
        let (state, dispatch, controls) = (Rc::clone(&state), dispatch.clone(), Rc::clone(&controls));
        Callback::from(move |(name, value, gesture): Dragged| {
            let Some((_, control)) = controls.iter().find(|(known, _)| *known == name) else { return };
            let changed = control.set(&L::document(&state.document.scenario), value);
            if let Some(scenario) = changed.ok().and_then(|changed| L::scenario(&changed)) {
                dispatch.dispatch(ActionOf::Replace { scenario: Rc::new(scenario), gesture: Some(gesture) });
            }
        })
    };
    let dragged = |(name, control): &(String, Control)| {
        let span = control.span(name, &model).ok();
        let label = control_text(&messages, name);
        html! {
            <label key={name.clone()}><span>{ &label }</span><Drag name={name.clone()} {label} control={control.clone()} {span} on_drag={on_drag.clone()} /></label>
        }
    };
    let slot = LabSlot::<L> {
        state: Rc::clone(&state),
        dispatch: dispatch.clone(),
        is_covered: false,
        shows: vec![Region::Grid],
        panel: None,
        open: Callback::noop(),
        on_close: Callback::noop(),
    };
    html! {
        <>
            <h1 class="spoken">{ L::title(&messages, &state.document.scenario) }</h1>
            <p class="view-controls">{ for controls.iter().map(dragged) }
                { open_in_lab::<L>(&props.view.frame, &state, &messages) }</p>
            <div class="lesson-live" inert=true>{ L::draw(slot) }</div>
        </>
    }
}

/// Returns the control of a named value. `None` if the document has no such value.
fn control(document: &AnyDocument, text: &str) -> Option<Control> {
    let target = Target::read(text).ok()?;
    // A link is untrusted: any other query, or a query under changes, could take long.
    let is_target = matches!(target.set(document, 0.0), Ok(_) | Err(QueryError::Rejected { .. }));
    if !is_target || !target.0.changes.is_empty() {
        return None;
    }
    let model = Model::new(document.clone(), Variables::new());
    let value = model.number(&Expression::Call(target.0.clone())).ok()?;
    let control = Control::of_target(target, document, value);
    // A value that cannot be set is no control.
    control.set(document, value).is_ok().then_some(control)
}
