//! Describes the changes of keyframes.

use crate::chart::EpochEvent;
use crate::ui::attribution::Describer;
use crate::ui::format;
use crate::ui::panels::hyperparameters::shown;
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Block, Epoch, Rao, Share, Uid};
use yuma_scenario::timeline::{Activity, Change, Source};
use yuma_scenario::{Row, Timeline};

/// The maximum number of weights, names or changes in a short text.
const MAX_LISTED: usize = 3;
/// The maximum number of changes in the description of an epoch; the list of keyframes has them all.
const MAX_LISTED_CHANGES: usize = 12;

/// Describes a change in a few words: "A weighs M2 60.0 %, M1 40.0 %".
pub fn change_message(describer: &Describer<'_>, change: &Change) -> String {
    let messages = describer.messages;
    let of = |key: &str, uid| messages.fill(key, &[("name", &describer.name(uid))]);
    let with = |key: &str, uid, value: &str| messages.fill(key, &[("name", &describer.name(uid)), ("value", value)]);
    let text = match *change {
        Change::ReplaceNeuron { uid, blocks_before: Block(0) } => of("time.change.replaced", uid),
        Change::ReplaceNeuron { uid, blocks_before: Block(blocks) } => {
            let blocks = format::grouped(blocks.into());
            messages.fill("time.change.replaced_before", &[("name", &describer.name(uid)), ("blocks", &blocks)])
        }
        Change::ResetBonds { uid } => of("time.change.bonds_reset", uid),
        Change::Hyperparameter { hyperparameter, raw } => {
            let title = messages.text(&format!("hyperparameter.{}.title", hyperparameter.id()));
            messages.fill(
                "time.change.hyperparameter",
                &[("hyperparameter", &title), ("value", &shown(messages, hyperparameter, raw))],
            )
        }
        Change::CommitReveal(on) => {
            let (title, value) = (
                messages.text("hyperparameters.commit_reveal.title"),
                if on { "hyperparameters.choice.on" } else { "hyperparameters.choice.off" },
            );
            messages.fill("time.change.hyperparameter", &[("hyperparameter", &title), ("value", &messages.text(value))])
        }
        Change::Emission(emission) => {
            let value = messages.numbers().with_unit(&format::fine_amount(emission.0), "α");
            messages.fill(
                "time.change.hyperparameter",
                &[("hyperparameter", &messages.text("hyperparameters.emission.title")), ("value", &value)],
            )
        }
        Change::AlphaStake { uid, stake } => with("time.change.alpha_stake", uid, &format::fine_amount(stake.0)),
        Change::TaoStake { uid, stake: Rao(stake) } => with("time.change.tao_stake", uid, &format::fine_amount(stake)),
        Change::Permit { uid, permit } => of(if permit { "time.change.permit" } else { "time.change.no_permit" }, uid),
        Change::Activity { uid, activity } => of(
            match activity {
                Activity::Submits => "time.change.submits",
                Activity::Stops => "time.change.stops",
                Activity::Inactive => "time.change.inactive",
            },
            uid,
        ),
        Change::Weights { uid, ref row } if row.iter().all(|(_, weight)| *weight == Share(0)) => {
            of("time.change.no_weights", uid)
        }
        Change::Weights { uid, ref row } => with("time.change.weights", uid, &row_message(describer, row)),
        Change::Copy { uid, source, delay } => {
            let source = match source {
                Source::Consensus => messages.text("time.source.consensus"),
                Source::Validator(other) => describer.name(other).into(),
            };
            let key = match delay {
                Epoch(0) => "time.change.copies".to_owned(),
                Epoch(delay) => messages.plural("time.change.copies_late", delay.into()),
            };
            messages.fill(&key, &[("name", &describer.name(uid)), ("source", &source), ("delay", &delay.0.to_string())])
        }
        Change::OwnWeights { uid } => of("time.change.own_weights", uid),
    };
    text.to_string()
}

/// Describes the changes of an epoch in a few words for charts: the validators with new weights, without the weights.
fn short_message(describer: &Describer<'_>, timeline: &Timeline, epoch: Epoch) -> String {
    let changes = || timeline.at(epoch).iter().map(|keyframe| &keyframe.change);
    let weighs = |change: &&Change| matches!(change, Change::Weights { .. });
    let uids: Vec<Uid> = changes().filter(weighs).filter_map(|change| change.subject().uid()).collect();
    let names = first_few(
        &mut uids.iter().map(|&uid| describer.name(uid)),
        MAX_LISTED,
        &describer.messages.text("hyperparameters.list_separator"),
    );
    let weighing =
        (!uids.is_empty()).then(|| describer.messages.fill("time.change.reweigh", &[("names", &names)]).to_string());
    let others = changes().filter(|change| !weighs(change)).map(|change| change_message(describer, change));
    first_few(&mut weighing.into_iter().chain(others), MAX_LISTED, &describer.messages.text("time.and"))
}

/// Joins the first `max` texts, followed by an ellipsis if there are more.
fn first_few(texts: &mut dyn Iterator<Item = String>, max: usize, between: &str) -> String {
    let mut listed: Vec<String> = texts.take(max).collect();
    listed.extend(texts.next().map(|_| "…".to_owned()));
    listed.join(between)
}

/// Describes the largest weights of a row.
fn row_message(describer: &Describer<'_>, row: &Row) -> String {
    let given = row.iter().filter(|(_, weight)| *weight > Share(0)).collect::<Vec<_>>();
    let largest = ascending(given, |(_, weight)| -i128::from(weight.0));
    let numbers = describer.messages.numbers();
    let mut listed =
        largest.iter().map(|(miner, weight)| format!("{} {}", describer.name(*miner), numbers.share_percent(*weight)));
    first_few(&mut listed, MAX_LISTED, " · ")
}

/// Describes the changes of an epoch.
pub fn epoch_message(describer: &Describer<'_>, timeline: &Timeline, epoch: Epoch) -> String {
    let mut changes = timeline.at(epoch).iter().map(|keyframe| change_message(describer, &keyframe.change));
    first_few(&mut changes, MAX_LISTED_CHANGES, &describer.messages.text("time.and"))
}

/// Returns the epochs with changes, in order.
pub fn changed_epochs(timeline: &Timeline) -> Vec<Epoch> {
    let mut epochs: Vec<Epoch> = timeline.keyframes().iter().map(|keyframe| keyframe.epoch).collect();
    epochs.dedup();
    epochs
}

/// Returns the changes within the run as events for charts.
pub fn chart_events(describer: &Describer<'_>, timeline: &Timeline) -> Vec<EpochEvent> {
    let within = |epoch: &Epoch| *epoch < timeline.epochs;
    let event = |epoch| EpochEvent { epoch, label: short_message(describer, timeline, epoch) };
    changed_epochs(timeline).into_iter().filter(within).map(event).collect()
}
