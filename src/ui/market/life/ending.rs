//! The payout if the selected subnet is dissolved.

use yew::prelude::*;

use super::view::LifeView;
use crate::ui::format::fixed;
use crate::ui::market::trade::amounts::{Token, amount, percent, price};
use yuma_scenario::market::dissolution;

/// Renders the payout of the stakers and of the owner.
pub fn ending(view: &LifeView) -> Html {
    let (messages, now) = (view.messages, &view.market.results.now);
    let Ok(paid) = dissolution(&now.economy, &now.rules, view.subnet.netuid) else {
        return html! { <section hidden=true></section> };
    };
    let tao = |rao: u64| amount(messages, rao, Token::Tao);
    let has_alpha = now.rules.has_alpha();
    let per_alpha = messages.numbers().with_unit(&price(paid.per_alpha()), "τ");
    let of_spot = paid.of_spot().map(|part| match part < 2.0 {
        true => messages.fill("life.ending.of_price", &[("part", &percent(messages, part))]),
        false => messages.fill("life.ending.times_price", &[("times", &fixed(part, 1))]),
    });
    let sold = paid.sold.map_or_else(|| "–".to_owned(), |sold| tao(sold.0));
    let staked = amount(messages, paid.staked.0, Token::Alpha);
    let owner = match (paid.owner.0, has_alpha) {
        (0, true) => messages.text("life.ending.nothing").to_string(),
        (owner, _) => tao(owner),
    };
    let owner_note = messages.text(if has_alpha { "life.ending.owner.pool" } else { "life.ending.owner.lock" });
    let rows = [
        has_alpha.then(|| ("one", messages.text("life.ending.one"), per_alpha, of_spot)),
        has_alpha
            .then(|| ("all", messages.fill("life.ending.stakers", &[("alpha", &staked)]), tao(paid.stakers.0), None)),
        has_alpha
            .then(|| ("sold", messages.text("life.ending.sold"), sold, Some(messages.text("life.ending.sold.about")))),
        Some(("owner", messages.text("life.ending.owner"), owner, Some(owner_note))),
        Some(("recycled", messages.text("life.ending.recycled"), tao(paid.recycled.0), None)),
    ];
    html! {
        <section>
            <h3>{ messages.fill("life.ending", &[("subnet", &view.name)]) }</h3>
            <dl class="trade-effects">{ for rows.into_iter().flatten().map(|(id, title, value, note)| html! {
                <div key={id}><dt>{ title }</dt><dd>{ value }</dd><dd class="note">{ note }</dd></div>
            }) }</dl>
        </section>
    }
}
