//! The pay of a subnet's participants, and what a stake earns.

mod neurons;
mod pay;
mod pay_table;
mod root_chart;
mod root_course;
mod yields;

use std::rc::Rc;

use yew::prelude::*;

use self::neurons::Neurons;
use self::pay::{DailyPay, Payee, RootUse};
use self::pay_table::{PayView, pay_table};
use self::root_chart::root_chart;
use self::root_course::root_course;
pub use self::yields::{DAYS, Yields};
use super::parameter_field::parameter_section;
use super::props::MarketProps;
use super::split::Split;
use super::trade::amounts::{Token, amount, percent, significant};
use super::trade::{leading_name, network_name};
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_engine::economy::{Rules, SplitRule, SubnetBlockResult};
use yuma_engine::quantity::BLOCKS_PER_DAY;
use yuma_engine::wide::proportion_to_amount;
use yuma_scenario::market::Parameter;

/// Renders the pay of the selected subnet's participants.
#[component]
pub fn Paid(props: &MarketProps) -> Html {
    let messages = use_messages();
    let selected = props.selected().map(|(subnet, _)| subnet.netuid);
    let now = &props.results.now;
    let yields = use_memo((Rc::clone(&props.results), selected), |(results, netuid)| {
        netuid.map(|netuid| Yields::of(&results.now, netuid)).unwrap_or_default()
    });
    let Some((subnet, result)) = props.selected() else {
        return html! { <p class="note">{ messages.text("paid.none") }</p> };
    };
    let name = network_name(&messages, &props.market, subnet.netuid);
    let leading = leading_name(&messages, &props.market, subnet.netuid);
    let Some(block) = &result.block else {
        return html! { <p class="note">{ messages.fill("paid.idle", &[("subnet", &leading)]) }</p> };
    };
    let pay = DailyPay::of(block, now.miner_burn(subnet.netuid), &now.rules, now.report.does_root_sell);
    let view = PayView { messages: &messages, pay: &pay, price: result.price };
    let has_alpha = now.rules.has_alpha();
    let course = now
        .economy
        .subnet(subnet.netuid)
        .filter(|_| has_alpha)
        .map(|subnet| root_course(subnet, block, now.totals.root_tao, &now.rules));
    html! {
        <div class="paid">
            { hatch() }
            <h2>{ headline(&view, &leading, has_alpha) }</h2>
            <p class="note">{ root_sentence(&view, &result.block) }</p>
            { pay_table(&view) }
            <div><Neurons ..props.clone() /></div>
            <div>{ for (now.rules.split == SplitRule::EmissionWeights).then(|| html! { <Split ..props.clone() /> }) }</div>
            <section>
                <h3>{ messages.text("paid.yields") }<small>{ messages.text("paid.yields.about") }</small></h3>
                { yield_rows(&messages, &name, &yields, has_alpha) }
                <p class="note">{ messages.text(if has_alpha { "paid.yields.approximate" } else { "paid.yields.approximate.tao" }) }</p>
            </section>
            <div>{ for course.map(|course| root_chart(&messages, &name, &course, weight(&messages, props))) }</div>
            { parameter_section(&messages, props, parameters(&now.rules)) }
            <p class="note">{ messages.fill(if has_alpha { "paid.assumed" } else { "paid.assumed.tao" }, &[("take", &percent(&messages, f64::from(now.rules.parameters.delegate_take.0) / 65_535.0))]) }</p>
        </div>
    }
}

fn headline(view: &PayView, name: &str, has_alpha: bool) -> AttrValue {
    let (messages, pay) = (view.messages, view.pay);
    let total = pay.total().saturating_sub(pay.to(Payee::Recycled));
    let tao = amount(messages, pay.value(total, view.price).0, Token::Tao);
    let alpha = amount(messages, total, Token::Alpha);
    let key = if has_alpha { "paid.headline" } else { "paid.headline.tao" };
    messages.fill(key, &[("subnet", name), ("alpha", &alpha), ("tao", &tao)])
}

/// Returns the parameters that decide on the pay under some rules.
fn parameters(rules: &Rules) -> &'static [Parameter] {
    match (rules.has_alpha(), rules.split) {
        (false, _) => &[Parameter::DelegateTake, Parameter::OwnerCut],
        (true, SplitRule::EmissionWeights) => &[Parameter::TaoWeight, Parameter::DelegateTake],
        (true, SplitRule::OwnerCut) => &[Parameter::TaoWeight, Parameter::DelegateTake, Parameter::OwnerCut],
    }
}

/// Returns the key of the sentence on root's part.
fn root_key(root_use: RootUse) -> &'static str {
    match root_use {
        RootUse::Tao => "paid.root.tao",
        RootUse::Sold => "paid.root.sold",
        RootUse::Kept => "paid.root.kept",
        RootUse::Recycled => "paid.root.recycled",
    }
}

/// Describes the use of root's part, and how it differs from what root stakers get.
fn root_sentence(view: &PayView, block: &Option<SubnetBlockResult>) -> AttrValue {
    let messages = view.messages;
    let text = messages.text(root_key(view.pay.root_use));
    let (part, paid) = (block.map_or(0, |block| block.participants.root.0), view.pay.to(Payee::RootStakers));
    if view.pay.root_use == RootUse::Tao || paid == 0 {
        return text;
    }
    let [part, paid] = [part.saturating_mul(BLOCKS_PER_DAY), paid].map(|units| amount(messages, units, Token::Alpha));
    let take = messages.fill("paid.root.take", &[("part", &part), ("paid", &paid)]);
    format!("{text}{}{take}", messages.sentence_gap()).into()
}

/// Describes the weight of a TAO on root.
fn weight(messages: &Messages, props: &MarketProps) -> AttrValue {
    let weight = proportion_to_amount(props.results.now.rules.parameters.tao_weight);
    messages.fill("paid.weight", &[("weight", &significant(weight.to_num(), 4))])
}

/// Renders the yields of root and of alpha as bars on one scale.
fn yield_rows(messages: &Messages, name: &str, yields: &Yields, has_alpha: bool) -> Html {
    let widest = yields.root.max(yields.alpha).max(f64::MIN_POSITIVE);
    let here = if has_alpha { "paid.yield.root.here" } else { "paid.yield.tao.here" };
    let here = messages.fill(here, &[("subnet", name), ("part", &percent(messages, yields.root_here))]);
    let growth = messages.fill("paid.yield.alpha.growth", &[("growth", &percent(messages, yields.growth))]);
    let root = (if has_alpha { "paid.yield.root" } else { "paid.yield.tao" }, "root_stakers", yields.root, here);
    let alpha = ("paid.yield.alpha", "stakers", yields.alpha, growth);
    let rows = [Some(root), has_alpha.then_some(alpha)];
    html! {
        <ul class="paid-yields">{ for rows.into_iter().flatten().map(|(key, class, part, note)| html! {
            <li key={key}>
                <span>{ messages.fill(key, &[("subnet", name)]) }</span>
                <svg width="100%" height="12" aria-hidden="true"><rect {class} height="12" width={format!("{}%", fixed(part / widest * 100.0, 2))} /></svg>
                <b>{ percent(messages, part) }</b>
                <small>{ note }</small>
            </li>
        }) }</ul>
    }
}

/// Defines the hatching of root's part once for all figures.
fn hatch() -> Html {
    html! {
        <svg class="defs" aria-hidden="true" width="0" height="0"><defs>
            <pattern id="paid-root" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                <line class="root-hatch" x1="0" x2="4" y1="1" y2="1" />
            </pattern>
        </defs></svg>
    }
}
