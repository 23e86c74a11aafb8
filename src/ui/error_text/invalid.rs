//! Texts for invalid documents.

use yew::AttrValue;

use crate::ui::format::grouped_digits;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Uid;
use yuma_scenario::{Field, Invalid, List, Matrix, Stored, TextField as Text, written_amount};

/// Describes why a document is invalid, and the valid values.
pub fn invalid(messages: &Messages, invalid: &Invalid) -> AttrValue {
    let number = |number: &dyn ToString| grouped_digits(&number.to_string());
    match invalid {
        Invalid::Empty => messages.text("invalid.empty"),
        Invalid::TooManyNeurons { count, limit } => {
            messages.fill("invalid.too_many_neurons", &[("count", &number(count)), ("limit", &number(limit))])
        }
        Invalid::TooManyValidators { count, limit } => {
            messages.fill("invalid.too_many_validators", &[("count", &number(count)), ("limit", &number(limit))])
        }
        Invalid::WrongLength { list: at, found, expected } => messages.fill_plural(
            "invalid.wrong_length",
            *found,
            &[("list", &list(messages, *at)), ("found", &number(found)), ("expected", &number(expected))],
        ),
        Invalid::UnknownUid { list: at, uid } => {
            messages.fill("invalid.unknown_uid", &[("list", &list(messages, *at)), ("uid", &digits(*uid))])
        }
        Invalid::DuplicateUid { list: at, uid } => {
            messages.fill("invalid.duplicate_uid", &[("list", &list(messages, *at)), ("uid", &digits(*uid))])
        }
        Invalid::WithoutRole { uid } => messages.fill("invalid.without_role", &[("uid", &digits(*uid))]),
        Invalid::HiddenRow { matrix: of, row } => {
            messages.fill("invalid.hidden_row", &[("matrix", &matrix(messages, *of)), ("row", &digits(*row))])
        }
        Invalid::HiddenCell { matrix: of, row, column } => messages.fill(
            "invalid.hidden_cell",
            &[("matrix", &matrix(messages, *of)), ("row", &digits(*row)), ("column", &digits(*column))],
        ),
        Invalid::OwnerReplaced { uid } => messages.fill("invalid.owner_replaced", &[("uid", &digits(*uid))]),
        Invalid::TooManyKeyframes { uid, count, limit } => messages.fill(
            "invalid.too_many_keyframes",
            &[("uid", &digits(*uid)), ("count", &number(count)), ("limit", &number(limit))],
        ),
        Invalid::TooManySubnetKeyframes { count, limit } => {
            messages.fill("invalid.too_many_subnet_keyframes", &[("count", &number(count)), ("limit", &number(limit))])
        }
        Invalid::TooManyKeyframeWeights { count, limit } => {
            messages.fill("invalid.too_many_keyframe_weights", &[("count", &number(count)), ("limit", &number(limit))])
        }
        Invalid::CopiesItself { uid } => messages.fill("invalid.copies_itself", &[("uid", &digits(*uid))]),
        Invalid::FollowsFromEpochs { stored: Stored::Bonds } => messages.text("invalid.bonds_follow"),
        Invalid::FollowsFromEpochs { stored: Stored::Blocks } => messages.text("invalid.blocks_follow"),
        Invalid::TextTooLong { words: of, length, limit } => messages.fill(
            "invalid.text_too_long",
            &[("text", &text(messages, *of)), ("length", &number(length)), ("limit", &number(limit))],
        ),
        Invalid::ForbiddenCharacter { words: of, character } => messages.fill(
            "invalid.forbidden_character",
            &[("text", &text(messages, *of)), ("code", &format!("U+{:04X}", u32::from(*character)))],
        ),
        Invalid::DuplicateName { name, first, second } => messages.fill(
            "invalid.duplicate_name",
            &[("first", &digits(*first)), ("second", &digits(*second)), ("name", name)],
        ),
        Invalid::OutOfRange { field: at, value, lowest, highest } => {
            let number = |value: i128| grouped_digits(&written(*at, value));
            messages.fill(
                "invalid.out_of_range",
                &[
                    ("field", &field(messages, *at)),
                    ("value", &number(*value)),
                    ("lowest", &number(*lowest)),
                    ("highest", &number(*highest)),
                ],
            )
        }
        Invalid::AlphaOrder { low, high } => {
            messages.fill("invalid.alpha_order", &[("low", &number(low)), ("high", &number(high))])
        }
    }
}

/// Writes a value of a field: an amount in whole TAO or alpha, another value in the chain's unit.
fn written(field: Field, value: i128) -> String {
    match (field, u64::try_from(value)) {
        (Field::AlphaStake(_) | Field::TaoStake(_) | Field::Emission, Ok(amount)) => written_amount(amount),
        _ => value.to_string(),
    }
}

fn digits(uid: Uid) -> String {
    uid.0.to_string()
}

fn matrix(messages: &Messages, matrix: Matrix) -> AttrValue {
    match matrix {
        Matrix::Weights => messages.text("invalid.weights"),
        Matrix::Bonds => messages.text("invalid.bonds"),
    }
}

fn list(messages: &Messages, list: List) -> AttrValue {
    match list {
        List::Validators => messages.text("invalid.list.validators"),
        List::Miners => messages.text("invalid.list.miners"),
        List::Neurons => messages.text("invalid.list.neurons"),
        List::Owner => messages.text("invalid.list.owner"),
        List::Rows(of) => messages.fill("invalid.list.rows", &[("matrix", &matrix(messages, of))]),
        List::Row(of, uid) => {
            messages.fill("invalid.list.row", &[("matrix", &matrix(messages, of)), ("uid", &digits(uid))])
        }
        List::PreviousConsensus => messages.text("invalid.list.previous_consensus"),
        List::Names => messages.text("invalid.list.names"),
        List::AlphaStakes => messages.text("invalid.list.alpha_stakes"),
        List::TaoStakes => messages.text("invalid.list.tao_stakes"),
        List::Permits => messages.text("invalid.list.permits"),
        List::LastUpdates => messages.text("invalid.list.last_updates"),
        List::Registrations => messages.text("invalid.list.registrations"),
        List::Commits => messages.text("invalid.list.commits"),
        List::Keyframes => messages.text("invalid.list.keyframes"),
    }
}

fn text(messages: &Messages, text: Text) -> AttrValue {
    match text {
        Text::Title => messages.text("invalid.text.title"),
        Text::Notes => messages.text("invalid.text.notes"),
        Text::Preset => messages.text("invalid.text.preset"),
        Text::Name(uid) => messages.fill("invalid.text.name", &[("uid", &digits(uid))]),
    }
}

fn field(messages: &Messages, field: Field) -> AttrValue {
    let of = |key: &str, uid: Uid| messages.fill(key, &[("uid", &digits(uid))]);
    match field {
        Field::AlphaStake(uid) => of("invalid.field.alpha_stake", uid),
        Field::TaoStake(uid) => of("invalid.field.tao_stake", uid),
        Field::LastUpdate(uid) => of("invalid.field.last_update", uid),
        Field::BlockAtRegistration(uid) => of("invalid.field.block_at_registration", uid),
        Field::CommitBlock(uid) => of("invalid.field.commit_block", uid),
        Field::Emission => messages.text("invalid.field.emission"),
        Field::CurrentBlock => messages.text("invalid.field.current_block"),
        Field::LastMechanismStepBlock => messages.text("invalid.field.last_mechanism_step_block"),
        Field::Epochs => messages.text("invalid.field.epochs"),
        Field::KeyframeEpoch => messages.text("invalid.field.keyframe_epoch"),
        Field::BlocksBefore(uid) => of("invalid.field.blocks_before", uid),
        Field::CopyDelay(uid) => of("invalid.field.copy_delay", uid),
        Field::Hyperparameter(parameter) => messages.text(&format!("hyperparameter.{}.title", parameter.id())),
    }
}
