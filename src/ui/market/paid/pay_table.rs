//! The pay of a day as a bar and as a table.

use yew::prelude::*;

use super::pay::{DailyPay, RootUse};
use crate::ui::format::{fixed, whole};
use crate::ui::market::trade::amounts::{percent, price, significant};
use crate::ui::messages::Messages;
use yuma_engine::quantity::Price;

/// The pay of a day with the price that it is valued at.
#[derive(Clone, Copy)]
pub struct PayView<'a> {
    /// The messages.
    pub messages: &'a Messages,
    /// The pay.
    pub pay: &'a DailyPay,
    /// The price.
    pub price: Price,
}

/// Renders the bar and the table.
pub fn pay_table(view: &PayView) -> Html {
    let PayView { messages, pay, price: at } = *view;
    let has_alpha = pay.root_use != RootUse::Tao;
    let total = pay.total();
    let share = |paid: u64| if total > 0 { paid as f64 / total as f64 } else { 0.0 };
    let tao_title = match has_alpha {
        true => messages.fill("paid.column.value", &[("price", &price(at))]),
        false => "τ".into(),
    };
    let row = |title: AttrValue, class: Option<&'static str>, paid: u64| {
        let swatch = class.map(|class| html! { <svg width="12" height="12" aria-hidden="true"><rect {class} width="12" height="12" /></svg> });
        html! {
            <tr key={class.unwrap_or("total")} class={class.is_none().then_some("total")}>
                <th scope="row"><span class="swatch">{ swatch }</span>{ title }{ " " }
                    <small>{ class.map(|_| percent(messages, share(paid))) }</small></th>
                { amount_cells(view, paid, has_alpha) }
            </tr>
        }
    };
    html! {
        <>
            <svg class="paid-bar" width="100%" height="18" aria-hidden="true">{ for pay.paid().scan(0.0, |end, (payee, paid)| {
                let start = *end;
                *end += share(paid) * 100.0;
                Some((payee, start, share(paid) * 100.0))
            }).map(|(payee, start, width)| html! {
                <rect key={payee.id()} class={payee.id()} x={format!("{}%", fixed(start, 2))} width={format!("{}%", fixed(width, 2))} height="18" />
            }) }</svg>
            <table class="paid-table">
                <thead><tr><th scope="col">{ messages.text("paid.column.day") }</th>{ head_cells(tao_title, has_alpha) }</tr></thead>
                <tbody>{ for pay.paid().map(|(payee, paid)| {
                    row(messages.text(&title_key(payee.id(), has_alpha)), Some(payee.id()), paid)
                }) }</tbody>
                <tfoot>{ row(messages.text("paid.total"), None, total) }</tfoot>
            </table>
        </>
    }
}

/// Returns the key of a payee's name: in April 2024 stakers hold TAO.
fn title_key(id: &str, has_alpha: bool) -> String {
    if id == "stakers" && !has_alpha { "paid.stakers.tao".to_owned() } else { format!("paid.{id}") }
}

fn head_cells(tao_title: AttrValue, has_alpha: bool) -> Html {
    if has_alpha {
        html! { <><th scope="col">{ "α" }</th><th scope="col">{ tao_title }</th></> }
    } else {
        html! { <th scope="col">{ tao_title }</th> }
    }
}

fn amount_cells(view: &PayView, paid: u64, has_alpha: bool) -> Html {
    let tao = significant(whole(view.pay.value(paid, view.price).0), 4);
    if has_alpha {
        html! { <><td>{ significant(whole(paid), 4) }</td><td class="value">{ tao }</td></> }
    } else {
        html! { <td class="value">{ tao }</td> }
    }
}
