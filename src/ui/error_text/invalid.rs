//! Words for what is wrong with a document.

use yew::AttrValue;

use crate::ui::words::Words;
use yuma_engine::quantity::Uid;
use yuma_scenario::{Field, Invalid, List, Matrix, Stored, Words as Text};

/// What is wrong with a document, and what would be right.
pub fn invalid(words: &Words, invalid: &Invalid) -> AttrValue {
    let number = |number: &dyn ToString| number.to_string();
    match invalid {
        Invalid::Empty => words.text("invalid.empty"),
        Invalid::TooManyNeurons { count, limit } => {
            words.fill("invalid.too_many_neurons", &[("count", &number(count)), ("limit", &number(limit))])
        }
        Invalid::TooManyValidators { count, limit } => {
            words.fill("invalid.too_many_validators", &[("count", &number(count)), ("limit", &number(limit))])
        }
        Invalid::WrongLength { list: at, found, expected } => words.fill(
            "invalid.wrong_length",
            &[("list", &list(words, *at)), ("found", &number(found)), ("expected", &number(expected))],
        ),
        Invalid::UnknownUid { list: at, uid } => {
            words.fill("invalid.unknown_uid", &[("list", &list(words, *at)), ("uid", &digits(*uid))])
        }
        Invalid::DuplicateUid { list: at, uid } => {
            words.fill("invalid.duplicate_uid", &[("list", &list(words, *at)), ("uid", &digits(*uid))])
        }
        Invalid::Unplaced { uid } => words.fill("invalid.unplaced", &[("uid", &digits(*uid))]),
        Invalid::HiddenRow { matrix: of, row } => {
            words.fill("invalid.hidden_row", &[("matrix", &matrix(words, *of)), ("row", &digits(*row))])
        }
        Invalid::HiddenCell { matrix: of, row, column } => words.fill(
            "invalid.hidden_cell",
            &[("matrix", &matrix(words, *of)), ("row", &digits(*row)), ("column", &digits(*column))],
        ),
        Invalid::OwnerReplaced { uid } => words.fill("invalid.owner_replaced", &[("uid", &digits(*uid))]),
        Invalid::TooManyKeyframes { uid, count, limit } => words.fill(
            "invalid.too_many_keyframes",
            &[("uid", &digits(*uid)), ("count", &number(count)), ("limit", &number(limit))],
        ),
        Invalid::TooManyRuleKeyframes { count, limit } => {
            words.fill("invalid.too_many_rule_keyframes", &[("count", &number(count)), ("limit", &number(limit))])
        }
        Invalid::TooManyKeyframeWeights { count, limit } => {
            words.fill("invalid.too_many_keyframe_weights", &[("count", &number(count)), ("limit", &number(limit))])
        }
        Invalid::CopiesItself { uid } => words.fill("invalid.copies_itself", &[("uid", &digits(*uid))]),
        Invalid::FollowsFromEpochs { stored: Stored::Bonds } => words.text("invalid.bonds_follow"),
        Invalid::FollowsFromEpochs { stored: Stored::Blocks } => words.text("invalid.blocks_follow"),
        Invalid::TextTooLong { words: of, length, limit } => words.fill(
            "invalid.text_too_long",
            &[("text", &text(words, *of)), ("length", &number(length)), ("limit", &number(limit))],
        ),
        Invalid::ForbiddenCharacter { words: of, character } => words.fill(
            "invalid.forbidden_character",
            &[("text", &text(words, *of)), ("code", &format!("U+{:04X}", u32::from(*character)))],
        ),
        Invalid::DuplicateName { name, first, second } => words.fill(
            "invalid.duplicate_name",
            &[("first", &digits(*first)), ("second", &digits(*second)), ("name", name)],
        ),
        Invalid::OutOfRange { field: at, value, lowest, highest } => words.fill(
            "invalid.out_of_range",
            &[
                ("field", &field(words, *at)),
                ("value", &number(value)),
                ("lowest", &number(lowest)),
                ("highest", &number(highest)),
            ],
        ),
        Invalid::AlphaOrder { low, high } => {
            words.fill("invalid.alpha_order", &[("low", &number(low)), ("high", &number(high))])
        }
    }
}

fn digits(uid: Uid) -> String {
    uid.0.to_string()
}

fn matrix(words: &Words, matrix: Matrix) -> AttrValue {
    match matrix {
        Matrix::Weights => words.text("invalid.weights"),
        Matrix::Bonds => words.text("invalid.bonds"),
    }
}

fn list(words: &Words, list: List) -> AttrValue {
    match list {
        List::Validators => words.text("invalid.list.validators"),
        List::Miners => words.text("invalid.list.miners"),
        List::Neurons => words.text("invalid.list.neurons"),
        List::Owner => words.text("invalid.list.owner"),
        List::Rows(of) => words.fill("invalid.list.rows", &[("matrix", &matrix(words, of))]),
        List::Row(of, uid) => words.fill("invalid.list.row", &[("matrix", &matrix(words, of)), ("uid", &digits(uid))]),
        List::PreviousConsensus => words.text("invalid.list.previous_consensus"),
        List::Names => words.text("invalid.list.names"),
        List::AlphaStakes => words.text("invalid.list.alpha_stakes"),
        List::TaoStakes => words.text("invalid.list.tao_stakes"),
        List::Permits => words.text("invalid.list.permits"),
        List::LastUpdates => words.text("invalid.list.last_updates"),
        List::Registrations => words.text("invalid.list.registrations"),
        List::Commits => words.text("invalid.list.commits"),
        List::Keyframes => words.text("invalid.list.keyframes"),
    }
}

fn text(words: &Words, text: Text) -> AttrValue {
    match text {
        Text::Title => words.text("invalid.text.title"),
        Text::Notes => words.text("invalid.text.notes"),
        Text::Preset => words.text("invalid.text.preset"),
        Text::Name(uid) => words.fill("invalid.text.name", &[("uid", &digits(uid))]),
    }
}

fn field(words: &Words, field: Field) -> AttrValue {
    let of = |key: &str, uid: Uid| words.fill(key, &[("uid", &digits(uid))]);
    match field {
        Field::AlphaStake(uid) => of("invalid.field.alpha_stake", uid),
        Field::TaoStake(uid) => of("invalid.field.tao_stake", uid),
        Field::LastUpdate(uid) => of("invalid.field.last_update", uid),
        Field::BlockAtRegistration(uid) => of("invalid.field.block_at_registration", uid),
        Field::CommitBlock(uid) => of("invalid.field.commit_block", uid),
        Field::Emission => words.text("invalid.field.emission"),
        Field::CurrentBlock => words.text("invalid.field.current_block"),
        Field::LastMechanismStepBlock => words.text("invalid.field.last_mechanism_step_block"),
        Field::Epochs => words.text("invalid.field.epochs"),
        Field::KeyframeEpoch => words.text("invalid.field.keyframe_epoch"),
        Field::BlocksBefore(uid) => of("invalid.field.blocks_before", uid),
        Field::CopyDelay(uid) => of("invalid.field.copy_delay", uid),
        Field::Hyperparameter(parameter) => words.text(&format!("rule.{}.title", parameter.id())),
    }
}
