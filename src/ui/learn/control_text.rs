//! The words for a value that a view for a blog lets its readers change.

use yew::AttrValue;

use crate::ui::messages::Messages;
use yuma_lessons::Target;

/// Names a target, such as `stake("E")`, in the reader's language. Unreadable ones stay as they are.
pub fn control_text(messages: &Messages, target: &str) -> AttrValue {
    let read = Target::read(target).ok();
    let Some((function, arguments)) = read.as_ref().and_then(Target::written) else {
        return AttrValue::from(target.to_owned());
    };
    let key = match function {
        "kappa"
        | "bonds_penalty"
        | "bonds_moving_average"
        | "alpha_low"
        | "alpha_high"
        | "stake_threshold"
        | "max_allowed_validators"
        | "liquid_alpha" => format!("hyperparameter.{function}.title"),
        "subnet_limit" | "owner_cut" | "delegate_take" => format!("market.parameter.{function}"),
        _ => format!("learn.control.{function}"),
    };
    let argument = |at: usize| arguments.get(at).map(String::as_str).unwrap_or_default();
    messages.fill(&key, &[("one", argument(0)), ("other", argument(1))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;

    #[test]
    fn a_control_is_named_in_words() {
        for (target, english, chinese) in [
            ("stake(\"E\")", "Stake of E", "E 的质押"),
            ("weight(\"E\", \"M 4\")", "Weight of E for M 4", "E 给 M 4 的权重"),
            ("price(4)", "Price of subnet 4", "子网 4 的价格"),
            ("kappa", "Kappa (κ)", "Kappa（κ）"),
            ("subnet_limit", "Limit of subnets", "子网数上限"),
            ("weight(\"E\", \"M4\", epoch 3)", "weight(\"E\", \"M4\", epoch 3)", "weight(\"E\", \"M4\", epoch 3)"),
        ] {
            for (language, expected) in [(Language::English, english), (Language::Chinese, chinese)] {
                assert_eq!(control_text(&Messages::new(language), target), expected);
            }
        }
    }

    #[test]
    fn every_control_has_words() {
        let bare = "kappa bonds_penalty bonds_moving_average alpha_low alpha_high stake_threshold max_allowed_validators \
            liquid_alpha yuma3 commit_reveal epochs rho votes_as_stakes era subnets horizon last_registration last_lock \
            immunity_days subnet_limit tao_weight owner_cut delegate_take";
        let of_one = "stake root_stake stake_share active permit moves price moving_price pool_tao pool_alpha alpha_outside \
            miner_burn emission_enabled age flow owner_part miner_part validator_part event_day enters leaves tao sells";
        let of_one = of_one.split_whitespace().map(|function| format!("{function}(7)"));
        let of_two = ["weight(7, 8)", "vote(7, 8)"].map(str::to_owned);
        for target in bare.split_whitespace().map(str::to_owned).chain(of_one).chain(of_two) {
            let text = control_text(&Messages::new(Language::English), &target);
            assert!(!text.contains(['.', '_']), "{target}: {text}");
            assert_eq!(text.contains('7'), target.contains('7'), "{target}: {text}");
        }
    }
}
