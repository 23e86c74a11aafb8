//! The panel of rules: every hyperparameter that an epoch reads.

mod entry;
mod row;
mod scale;
mod wording;

pub use wording::shown;

use std::rc::Rc;

use yew::prelude::*;

use self::entry::{EntryProps, RawChange, entry};
use self::row::Row;
use self::scale::Scale;
use crate::store::{Action, Evaluation};
use crate::ui::hooks::{Dispatch, use_words};
use crate::ui::shell::panel::{Panel, use_open_panel};
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::words::Words;
use yuma_engine::quantity::Alpha;
use yuma_engine::yuma::{Hyperparameter, Unit};
use yuma_scenario::edit::RuleSet;
use yuma_scenario::{Edit, Scenario, limits};

/// The rules of a scenario.
#[derive(Clone, PartialEq, Properties)]
pub struct RulesProps {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// What the engine made of it.
    pub evaluation: Evaluation,
    /// The way to change it.
    pub dispatch: Dispatch,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}

/// The panel of rules. It stands beside the grid, whose numbers follow every change.
#[component]
pub fn Rules(props: &RulesProps) -> Html {
    let words = use_words();
    let open = use_open_panel();
    let on_change = {
        let (dispatch, scenario) = (props.dispatch.clone(), props.scenario.clone());
        Callback::from(move |(hyperparameter, (raw, gesture)): (Hyperparameter, RawChange)| {
            let parameters = hyperparameter.set(&scenario.parameters, raw);
            dispatch.dispatch(Action::Edit { edit: Edit::Parameters(parameters), gesture });
        })
    };
    let row = |hyperparameter: Hyperparameter| {
        let raw = hyperparameter.get(&props.scenario.parameters);
        let idle = hyperparameter.idle(&props.evaluation.input, &props.evaluation.trace);
        html! { <Row key={hyperparameter.id()} {hyperparameter} {raw} {idle} on_change={on_change.clone()} /> }
    };
    html! {
        <Dialog title={words.text("rules.title")} is_modal={false} class="panel-side" on_close={props.on_close.clone()}>
            <section class="rule">
                <h3>{ words.text("rules.sets") }</h3>
                { rule_sets(&words, props) }
            </section>
            <div class="rule-rows">{ for Hyperparameter::ALL.into_iter().map(row) }</div>
            { commit_reveal(&words, props) }
            { emission(&words, props) }
            <p><button type="button" class="link" onclick={open.reform(|_: MouseEvent| Panel::Eras)}>
                { words.text("eras.open") }
            </button></p>
        </Dialog>
    }
}

/// The name of a set of rules.
fn set_name(words: &Words, set: RuleSet) -> AttrValue {
    match set {
        RuleSet::Yuma2 => words.text("rules.set.yuma2"),
        RuleSet::Yuma3 => words.text("rules.set.yuma3"),
        RuleSet::Yuma3LiquidAlpha => words.text("rules.set.yuma3_liquid_alpha"),
    }
}

fn rule_sets(words: &Words, props: &RulesProps) -> Html {
    let now = RuleSet::of(&props.scenario.parameters);
    let options: Vec<AttrValue> = RuleSet::ALL.into_iter().map(|set| set_name(words, set)).collect();
    let chosen = RuleSet::ALL.into_iter().position(|set| set == now).unwrap_or_default();
    let dispatch = props.dispatch.clone();
    let on_choose = Callback::from(move |chosen: usize| {
        if let Some(&set) = RuleSet::ALL.get(chosen) {
            dispatch.dispatch(Action::Edit { edit: Edit::RuleSet(set), gesture: None });
        }
    });
    choices("rule-set", &words.text("rules.sets"), &options, chosen, on_choose)
}

fn commit_reveal(words: &Words, props: &RulesProps) -> Html {
    let dispatch = props.dispatch.clone();
    let on_choose = Callback::from(move |chosen: usize| {
        dispatch.dispatch(Action::Edit { edit: Edit::CommitReveal(chosen == 1), gesture: None });
    });
    let options = vec![words.text("rules.choice.off"), words.text("rules.choice.on")];
    let title = words.text("rules.commit_reveal.title");
    html! {
        <section class="rule">
            <header><h3>{ &title }</h3><code>{ "CommitRevealWeightsEnabled" }</code></header>
            <p class="rule-about">{ words.text("rules.commit_reveal.about") }</p>
            { choices("commit_reveal", &title, &options, usize::from(props.scenario.commit_reveal), on_choose) }
        </section>
    }
}

fn emission(words: &Words, props: &RulesProps) -> Html {
    let dispatch = props.dispatch.clone();
    let on_change = Callback::from(move |(raw, gesture): RawChange| {
        let emission = Alpha(u64::try_from(raw).unwrap_or_default());
        dispatch.dispatch(Action::Edit { edit: Edit::Emission(emission), gesture });
    });
    let title = words.text("rules.emission.title");
    let scale = Scale { unit: Unit::Amount, range: (0, i128::from(limits::AMOUNT)), default: 0 };
    html! {
        <section class="rule">
            <header><h3>{ &title }</h3></header>
            <p class="rule-about">{ words.text("rules.emission.about") }</p>
            { entry(words, &EntryProps { scale, raw: props.scenario.emission.0.into(), label: title, on_change }) }
        </section>
    }
}
