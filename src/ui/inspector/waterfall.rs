//! The path from a validator's share of the stake to its share of the dividends.

use yew::prelude::*;

use super::bar::{Extra, bar};
use super::data_table::DataTable;
use super::study::Study;
use crate::ui::messages::Messages;
use yuma_engine::fixed::{Fraction, ZERO};
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::{PathLevel, PathStage, dividend_path};

/// Renders the path with its finding and its table.
pub fn waterfall(messages: &Messages, study: &Study, uid: Uid) -> Html {
    let path = dividend_path(study.input(), study.trace(), uid);
    let share = |at: Option<&PathStage>| messages.numbers().percent(at.map_or(ZERO, |stage| stage.share));
    let (first, last) = (share(path.first()), share(path.last()));
    let finding =
        messages.fill("inspector.path_finding", &[("name", &study.name(uid)), ("stake", &first), ("dividends", &last)]);
    let widest = path.iter().map(|stage| stage.share.to_num::<f64>()).fold(f64::MIN_POSITIVE, f64::max);
    let title = |level| messages.text(&format!("path.{}", key(level)));
    let columns = ["inspector.level", "inspector.share", "inspector.change"];
    let rows = path.iter().map(|stage| {
        vec![
            title(stage.level).to_string(),
            messages.numbers().fine_percent(stage.share),
            change(messages, stage).unwrap_or_default(),
        ]
    });
    html! {
        <figure class="waterfall">
            <figcaption>{ finding }</figcaption>
            <ol>{ for path.iter().map(|stage| {
                let share = stage.share.to_num::<f64>() / widest;
                let before = stage.share.saturating_sub(stage.change).to_num::<f64>() / widest;
                let is_first = stage.level == PathLevel::StakeShare;
                let (kept, end, extra) = match share > before {
                    _ if is_first => (share, share, Extra::Gained),
                    true => (before, share, Extra::Gained),
                    false => (share, before, Extra::Lost),
                };
                let direction = if stage.change < ZERO { "less" } else { "more" };
                html! {
                    <li key={key(stage.level)}>
                        <span class="level">{ title(stage.level) }</span>
                        <span class="figure">{ messages.numbers().percent(stage.share) }</span>
                        { bar(kept, end, extra) }
                        <span class={classes!("change", direction)}>{ change(messages, stage).filter(|_| is_visible(stage)) }</span>
                    </li>
                }
            }) }</ol>
            <p class="note">{ messages.text("inspector.path_note") }</p>
            <DataTable title={messages.text("inspector.table")} columns={columns.map(|key| messages.text(key)).to_vec()}
                rows={rows.collect::<Vec<_>>()} />
        </figure>
    }
}

/// Formats the change at a level with its sign; `None` at the first level and if nothing changes.
fn change(messages: &Messages, stage: &PathStage) -> Option<String> {
    let is_plain = stage.level == PathLevel::StakeShare || stage.change == Fraction::default();
    (!is_plain).then(|| messages.numbers().points(stage.change))
}

/// Returns whether a change is large enough to be shown beside a bar. The table shows all changes.
fn is_visible(stage: &PathStage) -> bool {
    stage.change.saturating_abs().to_num::<f64>() >= 0.000_5
}

/// Returns the id of the level in message keys: `path.<key>`.
fn key(level: PathLevel) -> &'static str {
    match level {
        PathLevel::StakeShare => "stake_share",
        PathLevel::ActiveStakeShare => "active_stake_share",
        PathLevel::ByGivenWeights => "by_given_weights",
        PathLevel::ByWeightsForBonds => "by_weights_for_bonds",
        PathLevel::Dividends => "dividends",
    }
}
