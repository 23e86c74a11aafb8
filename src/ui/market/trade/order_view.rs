//! The composed order with its quote, as all parts of the tab read it.

use super::amounts::{Token, amount};
use super::leg::{Leg, legs};
use crate::ui::format::whole;
use crate::ui::messages::Messages;
use yuma_engine::economy::operations::{OperationError, Receipt};
use yuma_engine::economy::{Economy, Rules};
use yuma_engine::quantity::{Amount, Netuid};
use yuma_scenario::market::{Market, OrderKind, Quote, Ticket, quote_on};

/// A quote with the curves behind it.
#[derive(Debug, PartialEq)]
pub struct Quoted {
    /// The quote, or the chain's refusal.
    pub quote: Result<Quote, OperationError>,
    /// The trades with pools.
    pub legs: Vec<Leg>,
    /// The outcome that the operation of the order has in the run.
    pub performed: Result<Receipt, OperationError>,
}

impl Quoted {
    /// Quotes an order on the state in which it is performed; the first curve shows the range `span`.
    pub fn of(economy: &Economy, rules: &Rules, ticket: Ticket, selected: Netuid, span: Amount) -> Quoted {
        let request = ticket.request(selected);
        let quote = quote_on(economy, rules, request);
        let legs = legs(economy, request.trade, quote.as_ref().ok(), span);
        let limit = quote.as_ref().ok().and_then(|quote| quote.limited.as_ref());
        let performed = ticket.perform(economy, rules, selected, limit.map(|limited| limited.price));
        Quoted { quote, legs, performed }
    }
}

/// The composed order.
#[derive(Clone, Copy)]
pub struct OrderView<'a> {
    /// The messages.
    pub messages: &'a Messages,
    /// The market.
    pub market: &'a Market,
    /// The order.
    pub ticket: Ticket,
    /// The selected subnet.
    pub selected: Netuid,
    /// The quote.
    pub quoted: &'a Quoted,
}

impl OrderView<'_> {
    /// Returns the quote, if the order is not refused.
    pub fn quote(&self) -> Option<&Quote> {
        self.quoted.quote.as_ref().ok()
    }

    /// Returns whether the chain refuses the order, at any price or at the tolerance.
    pub fn is_refused(&self) -> bool {
        self.quote().is_none() || self.quoted.performed.is_err()
    }

    /// Returns the refusal of the order, if its reason is not the tolerance.
    pub fn refusal(&self) -> Option<&OperationError> {
        match &self.quoted.quote {
            Err(error) => Some(error),
            Ok(quote) if quote.limited.as_ref().is_some_and(|limited| limited.whole.is_err()) => None,
            Ok(_) => self.quoted.performed.as_ref().err(),
        }
    }

    /// Returns the name of a network.
    pub fn name(&self, netuid: Netuid) -> String {
        network_name(self.messages, self.market, netuid)
    }

    /// Returns the unit of the order's input.
    pub fn input(&self) -> Token {
        match self.ticket.kind {
            OrderKind::Stake => Token::Tao,
            OrderKind::Unstake | OrderKind::Move => Token::on(self.ticket.network(self.selected)),
        }
    }

    /// Returns the unit of the order's output.
    pub fn output(&self) -> Token {
        match self.ticket.kind {
            OrderKind::Stake => Token::on(self.ticket.network(self.selected)),
            OrderKind::Unstake => Token::Tao,
            OrderKind::Move => Token::on(self.ticket.destination(self.selected)),
        }
    }

    /// Formats an amount of the order's input.
    pub fn paid(&self, paid: Amount) -> String {
        amount(self.messages, paid.0, self.input())
    }

    /// Formats an amount of the order's output.
    pub fn received(&self, received: Amount) -> String {
        amount(self.messages, received.0, self.output())
    }

    /// Returns what the order loses to impact and fees, as a fraction of its output at the prices before it.
    pub fn loss(&self) -> f64 {
        let Some(quote) = self.quote() else { return 0.0 };
        let rate: f64 = self.quoted.legs.iter().map(Leg::rate).product();
        let at_spot = whole(quote.receipt.paid.0) * rate;
        if at_spot > 0.0 { 1.0 - whole(quote.receipt.received.0) / at_spot } else { 0.0 }
    }

    /// Returns the headline of the order. If the tolerance refuses the order, it says what the order would get without a tolerance.
    pub fn headline(&self) -> String {
        let Some(quote) = self.quote().filter(|_| self.refusal().is_none()) else {
            return self.messages.fill("trade.refused", &[("paid", &self.paid(self.ticket.amount()))]).to_string();
        };
        let (origin, target) = (self.ticket.network(self.selected), self.ticket.destination(self.selected));
        let is_plain = self.quoted.legs.is_empty();
        let key = match self.ticket.kind {
            OrderKind::Stake if is_plain => "trade.headline.root.stake",
            OrderKind::Unstake if is_plain => "trade.headline.root.unstake",
            OrderKind::Stake => "trade.headline.stake",
            OrderKind::Unstake => "trade.headline.unstake",
            OrderKind::Move => "trade.headline.move",
        };
        let values = [
            ("paid", self.paid(quote.receipt.paid)),
            ("received", self.received(quote.receipt.received)),
            ("subnet", self.name(origin)),
            ("other", self.name(target)),
            ("loss", super::amounts::percent(self.messages, self.loss().max(0.0))),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let headline = self.messages.fill(key, &values);
        let headline = match self.is_refused() {
            true => self.messages.fill("trade.headline.refused", &[("headline", &headline)]),
            false => headline,
        };
        headline.to_string()
    }

    /// Formats the fees of the order; alpha and TAO are named separately.
    pub fn fee(&self) -> String {
        let Some(quote) = self.quote() else { return String::new() };
        let parts = [(quote.fee.tao.0, Token::Tao), (quote.fee.alpha.0, Token::Alpha)];
        let parts = parts.into_iter().filter(|(fee, _)| *fee > 0).map(|(fee, token)| amount(self.messages, fee, token));
        let text: Vec<String> = parts.collect();
        if text.is_empty() { amount(self.messages, 0, Token::Tao) } else { text.join(" + ") }
    }
}

/// Returns the name of a network: "root", a subnet's name, "subnet 7", or "deprecated (39)" if other subnets have the name too.
pub fn network_name(messages: &Messages, market: &Market, netuid: Netuid) -> String {
    let number = netuid.0.to_string();
    match market.subnet(netuid) {
        _ if netuid == Netuid::ROOT => messages.text("trade.root").to_string(),
        Some(subnet) if !subnet.name.is_empty() => {
            let is_shared = market.subnets.iter().any(|other| other.netuid != netuid && other.name == subnet.name);
            if is_shared {
                messages.fill("trade.subnet.shared", &[("name", &subnet.name), ("netuid", &number)]).to_string()
            } else {
                subnet.name.clone()
            }
        }
        _ => messages.fill("trade.subnet", &[("netuid", &number)]).to_string(),
    }
}

/// Returns the text of a network in a choice: its number and its name, "39 · Chutes", or only one of them.
pub fn network_option(messages: &Messages, market: &Market, netuid: Netuid) -> String {
    match market.subnet(netuid) {
        Some(subnet) if !subnet.name.is_empty() => format!("{} · {}", netuid.0, subnet.name),
        _ => network_name(messages, market, netuid),
    }
}

/// Returns the name of a network at the start of a sentence: "Root", a subnet's name, or "Subnet 7".
pub fn leading_name(messages: &Messages, market: &Market, netuid: Netuid) -> String {
    let name = network_name(messages, market, netuid);
    // Only words of the page are changed; a name is as its owner writes it.
    if market.subnet(netuid).is_some_and(|subnet| !subnet.name.is_empty()) {
        return name;
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::rail::Rail;
    use super::super::span::span_of;
    use super::*;
    use crate::store::Language;
    use yuma_engine::economy::Era;
    use yuma_engine::quantity::{RAO_PER_TAO, Rao};
    use yuma_scenario::market::{economy, preset};

    /// Calls a test with an order for subnet 91 on 11 April 2026, under the rules of an era.
    fn with_order(language: Language, era: &str, ticket: Ticket, test: impl FnOnce(&OrderView)) {
        let market = preset("market-2026-04-11").unwrap();
        let era = Era::of(era).unwrap();
        let economy = economy(&market, era);
        let selected = Netuid(91);
        let quoted = Quoted::of(&economy, &market.rules(era), ticket, selected, span_of(ticket.amount()));
        let messages = Messages::new(language);
        test(&OrderView { messages: &messages, market: &market, ticket, selected, quoted: &quoted });
    }

    #[test]
    fn headlines_name_the_loss() {
        let (stake, unstake, moved) = (OrderKind::Stake, OrderKind::Unstake, OrderKind::Move);
        for (kind, is_on_root, headline) in [
            (stake, false, "100 τ buy 7,135 α of Bitstarter #1, 16 % fewer than at the price you saw"),
            (stake, true, "100 τ become 100 τ of stake on root"),
            (unstake, false, "1,000 α of Bitstarter #1 bring 11.51 τ, 2.2 % less than at the price you saw"),
            (unstake, true, "1,000 τ of stake on root become 1,000 τ"),
            (moved, false, "1,000 α of Bitstarter #1 become 11.51 τ of root, 2.2 % less than at the prices you saw"),
            (moved, true, "1,000 τ of root become 29,281 α of Bitstarter #1, 66 % less than at the prices you saw"),
        ] {
            let ticket = Ticket { kind, is_on_root, tolerance: None, ..Ticket::default() };
            with_order(Language::English, "gate-2026", ticket, |order| {
                assert_eq!(order.headline().replace('\u{a0}', " "), headline);
            });
        }
    }

    #[test]
    fn the_headline_of_an_order_beyond_the_tolerance_begins_with_the_refusal() {
        for (tao, headline) in [
            (
                100,
                "Refused at this tolerance. Without one: 100 τ buy 7,135 α of Bitstarter #1, 16 % fewer than at the price you saw",
            ),
            (1, "1 τ buy 84.74 α of Bitstarter #1, 0.24 % fewer than at the price you saw"),
        ] {
            let ticket = Ticket { tao: Rao(tao * RAO_PER_TAO), ..Ticket::default() };
            with_order(Language::English, "gate-2026", ticket, |order| {
                assert_eq!(order.headline().replace('\u{a0}', " "), headline);
            });
        }
    }

    #[test]
    fn fees_are_named_with_their_unit() {
        for (era, kind, fee) in [
            ("gate-2026", OrderKind::Stake, "0.05035 τ"),
            ("gate-2026", OrderKind::Unstake, "0.5035 α"),
            ("launch-2025", OrderKind::Stake, "0.00005 τ"),
        ] {
            with_order(Language::English, era, Ticket { kind, ..Ticket::default() }, |order| {
                assert_eq!(order.fee().replace('\u{a0}', " "), fee, "{era} {kind:?}");
            });
        }
    }

    #[test]
    fn the_rail_ends_beyond_the_limit_of_a_refused_order() {
        for (tao, is_refused) in [(1, false), (100, true)] {
            let ticket = Ticket { tao: Rao(tao * RAO_PER_TAO), ..Ticket::default() };
            with_order(Language::English, "gate-2026", ticket, |order| {
                let rail = Rail::of(order).unwrap();
                assert_eq!((rail.is_refused, rail.end > rail.limit), (is_refused, is_refused));
                assert!(rail.paid < rail.end);
            });
        }
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        let market = preset("soup-32").unwrap();
        let named = preset("market-2026-04-11").unwrap();
        for (language, market, netuid, expected) in [
            (Language::English, &market, 19, "Subnet 19"),
            (Language::English, &market, 0, "Root"),
            (Language::English, &named, 51, "lium.io"),
            (Language::Chinese, &market, 19, "子网 19"),
        ] {
            let name = leading_name(&Messages::new(language), market, Netuid(netuid));
            assert_eq!(name.replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn a_refused_order_is_named() {
        let ticket = Ticket { tao: Rao(1), ..Ticket::default() };
        with_order(Language::Chinese, "gate-2026", ticket, |order| {
            assert_eq!(order.headline().replace('\u{a0}', " "), "0.000000001 τ：链上拒绝此订单");
            assert_eq!(order.quoted.legs.len(), 1, "the curve stays");
        });
    }

    #[test]
    fn an_order_that_the_holder_cannot_pay_is_refused() {
        let ticket = Ticket { is_on_root: true, tao: Rao(20_000_000 * RAO_PER_TAO), ..Ticket::default() };
        with_order(Language::English, "gate-2026", ticket, |order| {
            assert_eq!(order.refusal(), Some(&OperationError::NotEnoughBalance));
            assert!(order.is_refused() && order.headline().contains("the chain refuses"));
        });
    }
}
