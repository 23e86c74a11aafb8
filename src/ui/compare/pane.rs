//! The pane of the comparison.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::charts::Charts;
use super::head::head;
use super::lane_runs::LaneRuns;
use super::props::CompareProps;
use super::sentences::sentences;
use super::totals::Totals;
use crate::store::evaluation::SameRun;
use crate::ui::attribution::Describer;
use crate::ui::hooks::use_messages;
use crate::ui::widgets::focus::focus_in;
use yuma_engine::quantity::Epoch;
use yuma_scenario::Document;
use yuma_scenario::compare::{Lane, pay_comparisons};

/// Renders the head, the gains and losses, the totals, and charts of runs of several epochs.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let messages = use_messages();
    let CompareProps { scenario, compared, lab } = props;
    let lanes = &compared.lanes;
    let pay_comparisons = use_memo((lanes.clone(), Rc::as_ptr(scenario)), |(lanes, _)| {
        let lanes: Vec<(&Document, &dyn Lane)> =
            lanes.iter().map(|lane| (&**lane.scenario, lane.run.series() as &dyn Lane)).collect();
        pay_comparisons(scenario, &lanes)
    });
    let node = use_node_ref();
    use_arrival(node.clone());
    let describer = Describer { messages: &messages, document: scenario };
    let runs_on = scenario.timeline.epochs > Epoch(1);
    html! {
        <section class="compare" aria-label={messages.text("compare.title")}>
            <div ref={node}>{ head(&messages, props) }</div>
            <LaneRuns lanes={compared.present.clone()} own={SameRun(Rc::clone(&lab.evaluation.run))} on_run={compared.on_run.clone()} />
            <div class="compare-body" hidden={lanes.len() < 2}>
                { sentences(&describer, lanes, &pay_comparisons, scenario) }
                <Totals lanes={lanes.clone()} {pay_comparisons} lab={lab.clone()} />
            </div>
            <div class="compare-time">
                if runs_on && !lanes.is_empty() {
                    <Charts ..props.clone() />
                }
            </div>
        </section>
    }
}

/// Moves the focus to the head and scrolls it into view when a button opens the comparison, but not when a link does.
#[hook]
fn use_arrival(head: NodeRef) {
    use_effect_with((), move |()| {
        let window = web_sys::window();
        let focused = window.as_ref().and_then(|window| window.document()?.active_element());
        let is_requested = focused.is_some_and(|element| element.has_attribute("aria-pressed"));
        let height = window.and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(f64::INFINITY);
        let is_below = |head: &Element| head.get_bounding_client_rect().bottom() > height;
        let Some(head) = head.cast::<Element>().filter(|_| is_requested) else { return };
        focus_in(&head, "h2");
        if is_below(&head) {
            head.scroll_into_view_with_bool(false);
        }
    });
}
