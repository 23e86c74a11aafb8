//! The sentence over the chart of ranks.

use yew::AttrValue;

use super::super::trade::leading_name;
use super::bump::Ranks;
use super::event_text::{day_of, event_text, subject};
use super::run_bytes::EventOutcome;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::Market;

/// The number of events that the sentence names.
const NAMED: usize = 2;

/// Describes the events with the ranks of their subjects on their day and later; without events, the course of the selected
/// subnet. Later ranks have other causes too, so that the sentence names the day of each.
pub fn rank_sentence(
    messages: &Messages,
    market: &Market,
    ranks: &Ranks,
    outcomes: &[EventOutcome],
    selected: Option<Netuid>,
) -> AttrValue {
    let sentences: Vec<AttrValue> = effects(market, outcomes)
        .into_iter()
        .filter_map(|effect| {
            let event = market.events.get(effect.event)?;
            let text = event_text(messages, market, &event.content);
            let rank = |day: usize| ranks.at(day, effect.subject).map(|(rank, _)| rank.to_string());
            let values = [
                ("day", day_of(event).to_string()),
                ("event", text),
                ("subnet", leading_name(messages, market, effect.subject)),
                ("last", effect.to.to_string()),
            ];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            let fill = |key, ranks: &[(&str, &str)]| Some(messages.fill(key, &[&values, ranks].concat()));
            match (rank(effect.from), rank(effect.to)) {
                (Some(from), Some(to)) if from == to => fill("days.effect.none", &[("rank", &from)]),
                (Some(from), Some(to)) => fill("days.effect", &[("from", &from), ("to", &to)]),
                (Some(from), None) => fill("days.effect.out", &[("from", &from)]),
                (None, Some(to)) => fill("days.effect.in", &[("to", &to)]),
                (None, None) => None,
            }
        })
        .take(NAMED)
        .collect();
    match selected {
        Some(netuid) if sentences.is_empty() => ranks_of(messages, market, ranks, netuid),
        _ => AttrValue::from(sentences.join(messages.sentence_gap())),
    }
}

/// The days between which an event has its effect on its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Course {
    event: usize,
    subject: Netuid,
    from: usize,
    to: usize,
}

/// Returns the applied events with their effects: until the next event of the same subject, or the last day.
fn effects(market: &Market, outcomes: &[EventOutcome]) -> Vec<Course> {
    let applied = market.events.iter().zip(outcomes).enumerate().filter(|(_, (_, outcome))| outcome.is_ok());
    let subjects: Vec<(usize, Netuid, usize)> = applied
        .filter_map(|(index, (event, _))| Some((index, subject(&event.content)?, usize::from(day_of(event)))))
        .collect();
    let effect = |(at, &(event, subject, from)): (usize, &(usize, Netuid, usize))| {
        let later = subjects.iter().skip(at + 1).find(|(_, other, day)| *other == subject && *day > from);
        Course { event, subject, from, to: later.map_or(usize::from(market.horizon), |(.., day)| *day) }
    };
    subjects.iter().enumerate().map(effect).collect()
}

fn ranks_of(messages: &Messages, market: &Market, ranks: &Ranks, netuid: Netuid) -> AttrValue {
    let name = leading_name(messages, market, netuid);
    let days = ranks.last().to_string();
    let (first, last) = (ranks.at(0, netuid), ranks.at(ranks.last(), netuid));
    let rank = |found: Option<(usize, f64)>| found.map_or_else(String::new, |(rank, _)| rank.to_string());
    let key = match (first, last) {
        (Some((from, _)), Some((to, _))) if to == from => "days.course.stays",
        (Some((from, _)), Some((to, _))) if to < from => "days.course.rises",
        (Some(_), Some(_)) => "days.course.falls",
        (None, Some(_)) => "days.course.gains",
        (first, None) => {
            let values = [("subnet", &*name), ("from", &rank(first)), ("last", &days)];
            return match (ranks.end(netuid), first) {
                (Some(day), _) => messages.fill("days.ends", &[("subnet", &name), ("day", &day.to_string())]),
                (None, Some(_)) => messages.fill("days.course.loses", &values),
                (None, None) => messages.fill("days.course.none", &values),
            };
        }
    };
    let share = messages.numbers().percent_at(last.map_or(0.0, |(_, share)| share), 1);
    messages.fill_plural(
        key,
        ranks.last(),
        &[("subnet", &name), ("from", &rank(first)), ("to", &rank(last)), ("days", &days), ("share", &share)],
    )
}

#[cfg(test)]
mod tests {
    use super::super::draft::{Draft, EventKind};
    use super::super::run_bytes::EventAmounts;
    use super::*;
    use crate::store::Language;
    use yuma_engine::economy::operations::OperationError;
    use yuma_scenario::market::{DayPoint, MarketEdit, SubnetPoint, opening};

    /// Returns the ranks of subnet 91 and 31 others over 30 days: 28 before day 12, 8 before day 20, then 24.
    fn ranks() -> Ranks {
        let day = |day: u16| {
            let rank = match day {
                0..=12 => 28,
                13..=20 => 8,
                _ => 24,
            };
            let mut subnets: Vec<SubnetPoint> = (1..=31)
                .map(|number| {
                    let share = 0.1 / f64::from(if number < rank { number } else { number + 1 });
                    SubnetPoint { netuid: Netuid(number), share, ..SubnetPoint::default() }
                })
                .collect();
            let share = 0.1 / f64::from(rank);
            subnets.push(SubnetPoint { netuid: Netuid(91), share, ..SubnetPoint::default() });
            DayPoint { subnets, ..DayPoint::default() }
        };
        Ranks::of(&(0..=30).map(day).collect::<Vec<_>>())
    }

    fn check(drafts: &[Draft], outcomes: &[EventOutcome], expected: &str) {
        let add = |market: Market, draft: &Draft| MarketEdit::AddEvent(draft.event(Netuid(91))).apply(&market).unwrap();
        let market = drafts.iter().fold(opening(), add);
        let messages = Messages::new(Language::English);
        let sentence = rank_sentence(&messages, &market, &ranks(), outcomes, Some(Netuid(91)));
        assert_eq!(sentence.replace('\u{a0}', " "), expected);
    }

    #[test]
    fn the_sentence_names_the_days_of_both_ranks() {
        let stake = Draft { day: 12, ..Draft::default() };
        let burn = Draft { kind: EventKind::MinerBurn, day: 20, ..Draft::default() };
        check(&[], &[], "Bitstarter #1 rises from rank 28 to 24 in 30 days, with 0.4 % of the emission at the end.");
        check(
            &[stake],
            &[Ok(EventAmounts::default())],
            "Day 12: a holder stakes 500 τ on Bitstarter #1. Bitstarter #1 is at rank 28 on day 12 and at rank 24 on day 30.",
        );
        check(
            &[stake, burn],
            &[Ok(EventAmounts::default()), Ok(EventAmounts::default())],
            "Day 12: a holder stakes 500 τ on Bitstarter #1. Bitstarter #1 is at rank 28 on day 12 and at rank 8 on day 20. \
             Day 20: the owner of Bitstarter #1 withholds 50 % of the miners’ alpha. \
             Bitstarter #1 is at rank 8 on day 20 and at rank 24 on day 30.",
        );
        check(
            &[stake],
            &[Err(OperationError::NotEnoughBalance)],
            "Bitstarter #1 rises from rank 28 to 24 in 30 days, with 0.4 % of the emission at the end.",
        );
    }

    #[test]
    fn a_share_on_one_day_only_is_named() {
        let day = |share: f64| DayPoint {
            subnets: vec![SubnetPoint { netuid: Netuid(91), share, ..SubnetPoint::default() }],
            ..DayPoint::default()
        };
        for (first, last, expected) in [
            (0.0, 0.0, "Bitstarter #1 has no share of the emission on day 0, and none on day 1."),
            (0.5, 0.0, "Bitstarter #1 falls from rank 1 to no share of the emission on day 1."),
            (
                0.0,
                0.096,
                "Bitstarter #1 has no share of the emission on day 0, and rank 1 on day 1, with 9.6 % of the emission.",
            ),
        ] {
            let ranks = Ranks::of(&[day(first), day(last)]);
            let sentence = ranks_of(&Messages::new(Language::English), &opening(), &ranks, Netuid(91));
            assert_eq!(sentence.replace('\u{a0}', " "), expected);
        }
    }
}
