//! Explains a subnet's share: the stages of the division, the use of its TAO, and the division of its alpha.

use std::rc::Rc;

use yew::prelude::*;

use super::board::{BoardWhy, shows_board};
use super::columns::{daily, price};
use super::gate_chart::GateChart;
use super::props::MarketProps;
use super::split::Split;
use super::trade::amounts::significant;
use super::trade::leading_name;
use crate::store::{ActionOf, Origin};
use crate::ui::format::{fixed, number, signed_fixed, trimmed, whole};
use crate::ui::hooks::use_messages;
use crate::ui::inspector::bar::{Extra, bar};
use crate::ui::messages::Messages;
use crate::ui::widgets::focus::focus_on;
use yuma_engine::economy::{BlockStage, SplitRule, StageValue, Subnet};
use yuma_engine::emission::{ShareRule, Stage};
use yuma_engine::quantity::BLOCKS_PER_DAY;
use yuma_engine::wide::Ratio;
use yuma_scenario::market::{self, Eligibility, MarketEdit, MarketResult, MarketSubnet, SubnetResult};

/// The preset with the votes of the root network.
const BOARD: &str = "root-2024-11-24";

/// The selected subnet with the block that it is explained by.
struct Study<'a> {
    now: &'a MarketResult,
    state: &'a Subnet,
    result: &'a SubnetResult,
    trace: Vec<(BlockStage, StageValue)>,
    has_assumed_flows: bool,
}

/// Renders the explanation of the selected subnet.
#[component]
pub fn Why(props: &MarketProps) -> Html {
    let messages = use_messages();
    if shows_board(props) {
        return html! { <BoardWhy ..props.clone() /> };
    }
    let Some((subnet, result)) = props.selected() else {
        return html! { <p class="note">{ messages.text("market.why.none") }</p> };
    };
    let now = &props.results.now;
    let Some(state) = now.economy.subnet(subnet.netuid) else { return html! { <p hidden=true></p> } };
    let trace = now.trace(subnet.netuid).unwrap_or_default();
    let study = Study { now, state, result, trace, has_assumed_flows: props.market.has_assumed_flows() };
    let has_alpha = now.rules.has_alpha();
    html! {
        <div class="market-why">
            <h2>{ headline(&messages, props, subnet, result) }</h2>
            <p class="note">{ sentence(&messages, props, &study) }</p>
            { assumed_votes(&messages, props) }
            <div>{ for result.block.map(|_| stages(&messages, &study)) }</div>
            <div>{ for result.block.filter(|_| has_alpha).map(|_| uses(&messages, &study.trace)) }</div>
            <div>{ for result.block.filter(|_| has_alpha).map(|_| parts(&messages, &study.trace)) }</div>
            <div>{ for result.block.map(|_| html! { <GateChart ..props.clone() /> }) }</div>
            <div>{ for (now.rules.split == SplitRule::EmissionWeights).then(|| html! { <Split ..props.clone() /> }) }</div>
            <div>{ for props.is_on_day_zero().then(|| actions(&messages, props, subnet)) }</div>
        </div>
    }
}

/// Renders the buttons that take back all edits of the subnet and remove it.
fn actions(messages: &Messages, props: &MarketProps, subnet: &MarketSubnet) -> Html {
    let netuid = subnet.netuid;
    let original = props.market.original(netuid);
    let can_reset = original.is_some_and(|original| original != subnet);
    let button = |key: &'static str, edit: MarketEdit| {
        let props = props.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            // The button disappears.
            focus_on(".market-tabs [aria-selected='true']");
            props.edit(edit.clone(), None);
        });
        html! { <button type="button" key={key} {onclick}>{ messages.text(key) }</button> }
    };
    html! {
        <div class="actions">
            { for can_reset.then(|| button("market.subnet.reset", MarketEdit::ResetSubnet(netuid))) }
            { button("market.subnet.remove", MarketEdit::RemoveSubnet(netuid)) }
        </div>
    }
}

fn headline(messages: &Messages, props: &MarketProps, subnet: &MarketSubnet, result: &SubnetResult) -> AttrValue {
    let name = leading_name(messages, &props.market, subnet.netuid);
    let tao = messages.numbers().with_unit(&daily(whole(result.tao_per_day.0)), "τ");
    let share = messages.numbers().percent_at(result.share.to_num(), 1);
    match result.block {
        Some(_) => messages.fill("market.why.headline", &[("subnet", &name), ("tao", &tao), ("share", &share)]),
        None => messages.fill("market.why.headline.idle", &[("subnet", &name)]),
    }
}

/// Describes the reason in a sentence: its place, the gate, or why it does not take part.
fn sentence(messages: &Messages, props: &MarketProps, study: &Study<'_>) -> AttrValue {
    let Study { now, state, result, .. } = study;
    let key = match result.eligibility {
        _ if props.lacks_pools() => return messages.text("market.why.no_pool"),
        _ if props.lacks_votes() => "market.why.rank.votes",
        Eligibility::NotStarted => return messages.text("market.why.not_started"),
        Eligibility::NotTraded => return messages.text("market.why.not_traded"),
        Eligibility::RegistrationOff => return messages.text("market.why.registration_off"),
        Eligibility::EmissionOff => return messages.text("market.why.emission_off"),
        Eligibility::Eligible if now.totals.bar.is_none() => "market.why.rank",
        Eligibility::Eligible if result.above_bar.is_some_and(|distance| distance >= 0) => "market.why.above",
        Eligibility::Eligible => "market.why.below",
    };
    let below = now.subnets.iter().filter(|other| other.above_bar.is_some_and(|distance| distance < 0)).count();
    let rank = result.rank.map_or_else(String::new, |rank| rank.to_string());
    let bar = now.totals.bar.map_or(0.0, |bar| bar.0.to_num::<f64>());
    messages.fill(
        key,
        &[
            ("rank", &rank),
            ("count", &now.totals.eligible.to_string()),
            ("below", &below.to_string()),
            ("average", &price(average(state))),
            ("bar", &messages.numbers().percent_at(bar, 2)),
        ],
    )
}

/// Renders what stands for votes where none are known, with the way to a board that has them.
fn assumed_votes(messages: &Messages, props: &MarketProps) -> Html {
    if !props.lacks_votes() {
        return html! { <span hidden=true></span> };
    }
    let dispatch = props.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(board) = market::preset(BOARD) {
            let (scenario, origin) = (Rc::new(board), Origin::Preset(BOARD.to_owned()));
            dispatch.dispatch(ActionOf::Open { scenario, origin });
        }
    });
    html! {
        <div class="assumed">
            <p class="note">{ messages.text("market.why.votes") }</p>
            <p><button type="button" {onclick}>{ messages.text(&format!("market.preset.{BOARD}.title")) }{ " →" }</button></p>
        </div>
    }
}

/// Renders the stages as a waterfall.
fn stages(messages: &Messages, study: &Study<'_>) -> Html {
    let Study { now: block, result, .. } = study;
    let widest = result.shares.iter().copied().max().unwrap_or_default().to_num::<f64>().max(1e-12);
    let stages = block.stages.iter().zip(&result.shares).enumerate();
    html! {
        <>
            <ol class="market-stages">{ for stages.map(|(at, (&stage, &share))| {
                let before = at.checked_sub(1).and_then(|before| result.shares.get(before)).copied();
                let [now, then] = [Some(share), before].map(|share| share.map_or(0.0, |share| share.to_num::<f64>()));
                let (kept, end, extra) = match before {
                    None => (now, now, Extra::Gained),
                    Some(_) if now >= then => (then, now, Extra::Gained),
                    Some(_) => (now, then, Extra::Lost),
                };
                let change = before.map(|_| signed_fixed((now - then) * 100.0, 2)).unwrap_or_default();
                html! {
                    <li key={stage.id()}>
                        <span class="level">{ messages.text(stage_key(block.rules.share, stage)) }
                            <small>{ arithmetic(messages, study, stage, before) }</small></span>
                        { bar(kept / widest, end / widest, extra) }
                        <span class="figure">{ messages.numbers().percent_at(now, 2) }
                            <small class={if now < then { "less" } else { "more" }}>{ change }</small></span>
                    </li>
                }
            }) }</ol>
            <p class="market-total">
                <b>{ messages.fill("market.why.times", &[("tao", &number(whole(block.totals.emission_per_day.0), 0))]) }</b>
                <b>{ messages.numbers().with_unit(&daily(whole(result.tao_per_day.0)), "τ") }</b>
            </p>
            { flow_note(messages, study) }
        </>
    }
}

/// Renders what flows the shares follow, if nobody measured them.
fn flow_note(messages: &Messages, study: &Study<'_>) -> Html {
    let is_shown = reads_flows(study.now.rules.share) && study.has_assumed_flows;
    html! { <p class="note" hidden={!is_shown}>{ is_shown.then(|| messages.text("market.flows.assumed")) }</p> }
}

/// Returns whether a rule divides by flows.
pub fn reads_flows(rule: ShareRule) -> bool {
    matches!(rule, ShareRule::TaoFlow(_) | ShareRule::NetFlow(_))
}

/// Returns the message key of a stage. The first one depends on the rule.
fn stage_key(rule: ShareRule, stage: Stage) -> &'static str {
    match (stage, rule) {
        (Stage::Share, ShareRule::RootWeights) => "market.stage.share.root",
        (Stage::Share, ShareRule::TaoFlow(_)) => "market.stage.share.flow",
        (Stage::Share, ShareRule::NetFlow(_)) => "market.stage.share.net_flow",
        (Stage::Share, _) => "market.stage.share.price",
        (Stage::AfterBurn, _) => "market.stage.after_burn",
        (Stage::AfterGate, _) => "market.stage.after_gate",
        (Stage::Final, _) => "market.stage.final",
    }
}

/// Describes a stage with its numbers: the share before, its factor, and the sum that all products are divided by.
fn arithmetic(messages: &Messages, study: &Study<'_>, stage: Stage, before: Option<Ratio>) -> AttrValue {
    let Study { now, state, .. } = study;
    let before = messages.numbers().percent_at(before.unwrap_or_default().to_num(), 2);
    let factor = now.factor(state.netuid, stage).unwrap_or_default().to_num::<f64>();
    let divisor = now.divisor(stage).map(|divisor| significant(divisor.to_num(), 4));
    let off = now.subnets.iter().filter(|subnet| subnet.eligibility == Eligibility::EmissionOff).count();
    let key = match stage {
        Stage::Share if stage_key(now.rules.share, stage) == "market.stage.share.price" => {
            let average = price(average(state));
            let sum = price(now.totals.moving_prices.to_num());
            return messages.fill("market.stage.share.of", &[("average", &average), ("sum", &sum)]);
        }
        Stage::Share => return AttrValue::default(),
        Stage::Final if off > 0 && factor > 0.0 => messages.plural("market.stage.final.of", off),
        Stage::Final if off > 0 => "market.stage.final.of.off".to_owned(),
        Stage::Final => "market.stage.final.of.none".to_owned(),
        Stage::AfterBurn if now.rules.share == (ShareRule::BurnedPrice { by_root_proportion: true }) => {
            "market.stage.after_burn.of.root".to_owned()
        }
        Stage::AfterBurn => "market.stage.after_burn.of".to_owned(),
        Stage::AfterGate => "market.stage.after_gate.of".to_owned(),
    };
    let burn = trimmed(fixed(state.miner_burned.to_num::<f64>(), 4));
    let factor = significant(factor, 3);
    let values = [("before", &*before), ("burn", &burn), ("factor", &factor), ("count", &off.to_string())];
    let by = divisor.as_deref().unwrap_or("1");
    let text = messages.fill(&key, &values.into_iter().chain([("divisor", by)]).collect::<Vec<_>>());
    match divisor {
        Some(divisor) if stage != Stage::Final => {
            messages.fill("market.stage.over", &[("product", &text), ("divisor", &divisor)])
        }
        _ => text,
    }
}

fn average(subnet: &Subnet) -> f64 {
    subnet.moving_price.0.to_num()
}

/// Returns an amount of a block times the blocks of a day, in whole units.
fn a_day(trace: &[(BlockStage, StageValue)], wanted: BlockStage) -> f64 {
    let found = trace.iter().find(|(stage, _)| *stage == wanted).map(|(_, value)| *value);
    let amount = match found {
        Some(StageValue::Tao(tao)) => tao.0,
        Some(StageValue::Alpha(alpha)) => alpha.0,
        _ => 0,
    };
    whole(amount.saturating_mul(BLOCKS_PER_DAY))
}

/// A part of a bar with its text.
struct Part {
    id: &'static str,
    amount: f64,
    about: AttrValue,
}

/// Renders the use of a day's TAO.
fn uses(messages: &Messages, trace: &[(BlockStage, StageValue)]) -> Html {
    let [tao_in, excess, alpha_in, bought] =
        [BlockStage::TaoIn, BlockStage::Excess, BlockStage::AlphaIn, BlockStage::Bought]
            .map(|stage| a_day(trace, stage));
    let total = tao_in + excess;
    let parts = [
        Part {
            id: "joins",
            amount: tao_in,
            about: messages.fill("market.uses.joins.about", &[("alpha", &number(alpha_in, 0))]),
        },
        Part {
            id: "buys",
            amount: excess,
            about: messages.fill("market.uses.buys.about", &[("alpha", &number(bought, 0))]),
        },
    ];
    let title = messages.fill("market.uses", &[("tao", &daily(total))]);
    stacked(messages, "market.uses", &title, &parts, total, "τ")
}

/// Renders the division of a day's new alpha.
fn parts(messages: &Messages, trace: &[(BlockStage, StageValue)]) -> Html {
    let of = |id, stage| Part {
        id,
        amount: a_day(trace, stage),
        about: if stage == BlockStage::Root { messages.text("market.parts.root.about") } else { AttrValue::default() },
    };
    let parts = [
        of("owner", BlockStage::Owner),
        of("miners", BlockStage::Miners),
        of("validators", BlockStage::Validators),
        of("root", BlockStage::Root),
    ];
    let total: f64 = parts.iter().map(|part| part.amount).sum();
    let title = messages.fill("market.parts", &[("alpha", &number(total, 0))]);
    stacked(messages, "market.parts", &title, &parts, total, "α")
}

/// Renders a bar of parts with their amounts below.
fn stacked(messages: &Messages, key: &str, title: &str, parts: &[Part], total: f64, unit: &str) -> Html {
    let share = |amount: f64| if total > 0.0 { amount / total * 100.0 } else { 0.0 };
    let starts = parts.iter().scan(0.0, |end, part| {
        let start = *end;
        *end += share(part.amount);
        Some(start)
    });
    html! {
        <section class="market-stacked">
            <h3>{ title }<small>{ messages.text("market.a_day") }</small></h3>
            <svg width="100%" height="14" aria-hidden="true">{ for parts.iter().zip(starts).map(|(part, start)| html! {
                <rect key={part.id} class={part.id} x={format!("{}%", fixed(start, 2))} width={format!("{}%", fixed(share(part.amount), 2))} height="14" />
            }) }</svg>
            <ul>{ for parts.iter().filter(|part| part.amount > 0.0).map(|part| html! {
                <li key={part.id} class={part.id}>
                    <b>{ messages.text(&format!("{key}.{}", part.id)) }</b>{ " " }
                    { messages.numbers().with_unit(&daily(part.amount), unit) }
                    <small>{ &part.about }</small>
                </li>
            }) }</ul>
        </section>
    }
}
