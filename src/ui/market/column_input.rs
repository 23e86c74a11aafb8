//! The fields of the table's columns: the initial text, and the edit of a typed text.

use super::columns::{tao_flow, trimmed_number};
use super::split;
use super::typed::{decimal, typed_block, typed_percent};
use crate::ui::format::{fixed, trimmed};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::quantity::{Alpha, Flow, Price, RAO_PER_TAO, Rao};
use yuma_engine::wide::{FineAmount, Ratio};
use yuma_scenario::market::{MarketColumn, MarketEdit, MarketSubnet, OtherParts};
use yuma_scenario::{DecimalMark, NumberError, typed_amount, written_amount};

/// The field of a column.
pub trait ColumnField: Copy {
    /// Returns the initial text of the field.
    fn draft(self, subnet: &MarketSubnet) -> String;

    /// Returns whether the text is an amount or a block, in which a thousand is common.
    fn is_amount(self) -> bool;

    /// Parses typed text to an edit.
    ///
    /// # Errors
    /// Returns an error if the text is not a valid value.
    fn parse(self, subnet: &MarketSubnet, text: &str) -> Result<Option<MarketEdit>, NumberError>;
}

impl ColumnField for MarketColumn {
    fn draft(self, subnet: &MarketSubnet) -> String {
        match self {
            MarketColumn::Name => subnet.name.clone(),
            MarketColumn::Tao => written_amount(subnet.tao.0),
            MarketColumn::Alpha => written_amount(subnet.alpha.0),
            MarketColumn::Price => trimmed(fixed(subnet.price().0.to_num(), 9)),
            MarketColumn::Average => {
                subnet.moving_price.map_or_else(String::new, |average| trimmed(fixed(average.0.to_num(), 9)))
            }
            MarketColumn::Burn => trimmed_number(subnet.miner_burn.to_num::<f64>() * 100.0),
            MarketColumn::AlphaOut => written_amount(subnet.alpha_out.0),
            MarketColumn::RegisteredAt => subnet.registered_at.0.to_string(),
            MarketColumn::Split(slot) => split::percent(subnet.emission_weights.slot(slot)),
            MarketColumn::UserFlow => flow_text(subnet.user_flow),
            MarketColumn::ProtocolFlow => flow_text(subnet.protocol_flow),
            _ => String::new(),
        }
    }

    fn is_amount(self) -> bool {
        matches!(
            self,
            MarketColumn::Tao
                | MarketColumn::Alpha
                | MarketColumn::AlphaOut
                | MarketColumn::UserFlow
                | MarketColumn::ProtocolFlow
                | MarketColumn::RegisteredAt
        )
    }

    fn parse(self, subnet: &MarketSubnet, text: &str) -> Result<Option<MarketEdit>, NumberError> {
        let netuid = subnet.netuid;
        Ok(match self {
            MarketColumn::Name => Some(MarketEdit::Rename { netuid, name: text.to_owned() }),
            MarketColumn::Tao => Some(MarketEdit::SetTao { netuid, tao: Rao(typed_amount(text)?) }),
            MarketColumn::Alpha => Some(MarketEdit::SetAlpha { netuid, alpha: Alpha(typed_amount(text)?) }),
            MarketColumn::Price => Some(MarketEdit::SetPrice {
                netuid,
                price: Price(Ratio::saturating_from_num(decimal(text, DecimalMark::Either)?)),
            }),
            MarketColumn::Average if text.trim().is_empty() => Some(MarketEdit::SetMovingPrice { netuid, price: None }),
            MarketColumn::Average => {
                let price = Price(Ratio::saturating_from_num(decimal(text, DecimalMark::Either)?));
                let price = Some(MovingPrice::settled(price));
                Some(MarketEdit::SetMovingPrice { netuid, price })
            }
            MarketColumn::Burn => {
                let fraction = FineAmount::saturating_from_num(typed_percent(text)? / 100.0);
                Some(MarketEdit::SetMinerBurn { netuid, fraction })
            }
            MarketColumn::Split(slot) => {
                let weights = vec![(slot, split::proportion(typed_percent(text)?))];
                Some(MarketEdit::SetEmissionWeights { netuid, weights, others: OtherParts::Rescaled })
            }
            MarketColumn::AlphaOut => Some(MarketEdit::SetAlphaOut { netuid, alpha: Alpha(typed_amount(text)?) }),
            MarketColumn::RegisteredAt => Some(MarketEdit::SetRegisteredAt { netuid, block: typed_block(text)? }),
            MarketColumn::UserFlow => {
                Some(MarketEdit::SetFlow { netuid, user: typed_flow(text)?, protocol: subnet.protocol_flow })
            }
            MarketColumn::ProtocolFlow => {
                Some(MarketEdit::SetFlow { netuid, user: subnet.user_flow, protocol: typed_flow(text)? })
            }
            _ => None,
        })
    }
}

/// Reads an average flow in TAO a block.
fn typed_flow(text: &str) -> Result<FlowAverage, NumberError> {
    let text = text.trim();
    let (sign, size) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(size) => (-1.0, size),
        None => (1.0, text),
    };
    Ok(FlowAverage::settled(Flow((sign * decimal(size, DecimalMark::Point)? * RAO_PER_TAO as f64) as i64)))
}

fn flow_text(flow: FlowAverage) -> String {
    trimmed(fixed(tao_flow(flow), 9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_from_0_to_100() {
        for (text, value) in [
            ("50", Some(50.0)),
            ("12,5 %", Some(12.5)),
            ("0", Some(0.0)),
            ("100.1", None),
            ("-1", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(typed_percent(text).ok(), value, "{text}");
        }
    }
}
