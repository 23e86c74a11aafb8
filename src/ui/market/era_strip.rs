//! The strip of dated eras: choosing one recomputes the market under its rules, a pin makes it the baseline of changes.

use web_sys::Element;
use yew::prelude::*;

use super::props::MarketProps;
use crate::ui::after_paint::after_paint;
use crate::ui::format::fixed;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::panels::eras::wording::{KNOWN_UNTIL, date, days, until};
use crate::ui::widgets::icons::drawn;
use crate::ui::widgets::roving::{Roving, use_roving};
use yuma_engine::economy::{Date, ERAS, Era};
use yuma_scenario::market::MarketEdit;

/// A pin.
const PIN: &str = "M6 2h4l-.5 5 2.5 2.5H4L6.5 7zM8 9.5V14";

/// Renders the strip.
#[component]
pub fn EraStrip(props: &MarketProps) -> Html {
    let messages = use_messages();
    let Roving { node, onkeydown, onfocusin } = use_roving();
    {
        let node = node.clone();
        use_effect_with(props.era().id, move |_| {
            let shown = after_paint(move || show_open(&node));
            move || drop(shown)
        });
    }
    let longest = ERAS.iter().enumerate().map(|(index, _)| months(index)).fold(1.0, f64::max);
    html! {
        <nav aria-label={messages.text("market.eras")}>
            <div class="market-eras" role="toolbar" aria-label={messages.text("market.eras")} ref={node} {onkeydown} {onfocusin}>
                { for ERAS.iter().enumerate().map(|(index, era)| cell(&messages, props, index, era, longest)) }
            </div>
        </nav>
    }
}

/// Scrolls a strip that is wider than its page to the era in force.
fn show_open(strip: &NodeRef) {
    let Some(strip) = strip.cast::<Element>() else { return };
    let Ok(Some(open)) = strip.query_selector(".open") else { return };
    let (frame, shown) = (strip.get_bounding_client_rect(), open.get_bounding_client_rect());
    if shown.left() < frame.left() || shown.right() > frame.right() {
        strip.set_scroll_left(strip.scroll_left() + (shown.left() - frame.left()).round() as i32);
    }
}

fn cell(messages: &Messages, props: &MarketProps, index: usize, era: &'static Era, longest: f64) -> Html {
    let is_open = era.id == props.era().id;
    let is_pinned = props.market.pinned.is_some_and(|pinned| pinned.id == era.id);
    let send = |edit: MarketEdit| {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| props.edit(edit.clone(), None))
    };
    let title = messages.text(&format!("era.{}.title", era.id));
    let pin = messages.fill(if is_pinned { "market.unpin" } else { "market.pin" }, &[("era", &title)]);
    let is_last = index + 1 == ERAS.len();
    let length = if is_last { messages.text("market.now") } else { duration(messages, months(index)) };
    html! {
        <div key={era.id} class={classes!("market-era", is_open.then_some("open"), is_pinned.then_some("pinned"))}>
            <button type="button" class="market-era-choice" aria-pressed={is_open.to_string()} data-chosen={is_open.then_some("")}
                title={messages.text(&format!("era.{}.about", era.id))} onclick={send(MarketEdit::SetEra(era))}>
                <b>{ &title }</b>
                <small><span>{ since(era.since) }</span>{ " · " }<span>{ length }</span></small>
                <svg width="100%" height="3" aria-hidden="true">
                    <rect width={format!("{}%", fixed(months(index) / longest * 100.0, 1))} height="3" />
                </svg>
            </button>
            <button type="button" class="market-pin" aria-pressed={is_pinned.to_string()} aria-label={pin.clone()} title={pin}
                onclick={send(MarketEdit::Pin((!is_pinned).then_some(era)))}>{ drawn(PIN) }</button>
        </div>
    }
}

/// Returns the length of an era in months.
fn months(index: usize) -> f64 {
    let since = ERAS.get(index).map_or(KNOWN_UNTIL, |era| era.since);
    (days(until(index)) - days(since)).max(0.0) / 30.44
}

/// Formats a month, or the day of an era that did not begin with one: 2024-04, 2026-07-27.
fn since(day: Date) -> String {
    if day.day == 1 { format!("{}-{:02}", day.year, day.month) } else { date(day) }
}

/// Formats a length: weeks below three months.
fn duration(messages: &Messages, months: f64) -> AttrValue {
    let (key, count) = if months < 2.9 { ("market.weeks", months * 30.44 / 7.0) } else { ("market.months", months) };
    let count = count.round() as usize;
    messages.fill_plural(key, count, &[("count", &count.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eras_have_their_lengths() {
        let weeks: Vec<i64> = (0..ERAS.len()).map(|index| (months(index) * 30.44 / 7.0).round() as i64).collect();
        assert_eq!(weeks.len(), 8);
        assert!(weeks[0] > 40 && weeks[6] == 12, "{weeks:?}");
    }
}
