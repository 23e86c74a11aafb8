//! Numbers as each language writes them.

use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::Share;
use yuma_playground::store::Language;
use yuma_playground::ui::format::{
    NumberFormat, amount_beside, count, fine_amount, fixed, grouped, grouped_digits, number, rounded,
};
use yuma_playground::ui::messages::Messages;

const ENGLISH: NumberFormat = NumberFormat::of(Language::English);
const CHINESE: NumberFormat = NumberFormat::of(Language::Chinese);

/// Checks a format in both languages. `_` stands for a space at which no line breaks.
fn check(format: impl Fn(NumberFormat) -> String, english: &str, chinese: &str) {
    let visible = |text: String| text.replace('\u{a0}', "_");
    assert_eq!([visible(format(ENGLISH)), visible(format(CHINESE))], [english, chinese]);
}

fn fraction(value: f64) -> Fraction {
    Fraction::from_num(value)
}

#[test]
fn percentages_have_one_decimal() {
    for (value, english, chinese) in
        [(0.0, "0.0_%", "0.0%"), (0.0001, "<0.1_%", "<0.1%"), (0.125, "12.5_%", "12.5%"), (1.0, "100.0_%", "100.0%")]
    {
        check(|numbers| numbers.percent(fraction(value)), english, chinese);
    }
    check(|numbers| numbers.share_percent(Share(32_767)), "50.0_%", "50.0%");
}

#[test]
fn percentages_of_formulas_have_two_digits_or_more() {
    for (value, english, chinese) in [
        (0.0, "0_%", "0%"),
        (0.95, "95.00_%", "95.00%"),
        (0.000_31, "0.031_%", "0.031%"),
        (0.000_000_31, "0.000031_%", "0.000031%"),
        (-0.25, "−25.00_%", "−25.00%"),
    ] {
        check(|numbers| numbers.fine_percent(fraction(value)), english, chinese);
    }
}

#[test]
fn percentages_of_an_axis_have_the_decimals_asked_for() {
    check(|numbers| numbers.percent_at(0.95, 0), "95_%", "95%");
    check(|numbers| numbers.percent_at(0.05, 1), "5.0_%", "5.0%");
}

#[test]
fn differences_of_percentages_are_points() {
    for (value, english, chinese) in [
        (0.01, "+1.0_pp", "+1.0_个百分点"),
        (-0.155, "−15.5_pp", "−15.5_个百分点"),
        (-0.000_31, "−0.031_pp", "−0.031_个百分点"),
    ] {
        check(|numbers| numbers.points(fraction(value)), english, chinese);
    }
}

#[test]
fn relative_changes_are_percentages() {
    for (value, english, chinese) in [(0.095, "+9.5_%", "+9.5%"), (-0.000_31, "−0.031_%", "−0.031%")] {
        check(|numbers| numbers.relative_change(fraction(value)), english, chinese);
    }
}

#[test]
fn units_stay_on_the_line_of_their_number() {
    for (unit, english, chinese) in [("%", "1.5_%", "1.5%"), ("α", "1.5_α", "1.5_α"), ("万", "1.5_万", "1.5_万")]
    {
        check(|numbers| numbers.with_unit("1.5", unit), english, chinese);
    }
}

#[test]
fn short_forms_have_the_units_of_the_language() {
    for (number, english, chinese) in [
        (9_999.0, None, None),
        (10_000.0, Some((1e3, "k")), Some((1e4, "万"))),
        (420_000.0, Some((1e3, "k")), Some((1e4, "万"))),
        (-1_890_000.0, Some((1e6, "M")), Some((1e4, "万"))),
        (2e9, Some((1e9, "G")), Some((1e8, "亿"))),
    ] {
        assert_eq!([ENGLISH.short_unit(number), CHINESE.short_unit(number)], [english, chinese], "{number}");
    }
}

#[test]
fn digits_are_grouped_by_commas() {
    for (value, text) in
        [(0, "0"), (999, "999"), (1_000, "1,000"), (4_769_997, "4,769,997"), (-1_234_567, "−1,234,567")]
    {
        assert_eq!(grouped(value), text);
    }
    assert_eq!(count(50_400), "50,400");
    for (decimal, text) in [("2929.25", "2,929.25"), ("-327.68", "−327.68"), ("0.5", "0.5"), ("-1000", "−1,000")] {
        assert_eq!(grouped_digits(decimal), text);
    }
}

#[test]
fn numbers_have_the_decimals_asked_for() {
    for (value, digits, text) in [
        (0.0, 0, "0"),
        (0.05, 2, "0.05"),
        (37.0, 1, "37.0"),
        (2_929.25, 2, "2,929.25"),
        (-0.26, 1, "−0.3"),
        (-0.04, 1, "0.0"),
        (999.6, 0, "1,000"),
        (f64::NAN, 1, "0.0"),
    ] {
        assert_eq!(number(value, digits), text, "{value} {digits}");
    }
    assert_eq!(fixed(-1_000.25, 1), "-1000.3", "for attributes");
}

#[test]
fn amounts_are_rounded_to_three_digits_or_whole_units() {
    for (value, text) in
        [(0.0, "0.00"), (0.001, "<0.01"), (1.234, "1.23"), (12.34, "12.3"), (99.96, "100"), (216_000.4, "216,000")]
    {
        assert_eq!(rounded(value), text, "{value}");
    }
}

#[test]
fn amounts_of_formulas_have_four_decimals() {
    for (amount, text) in [
        (0, "0"),
        (1, "<0.0001"),
        (1_500_000_000, "1.5"),
        (12_345_678_901, "12.3457"),
        (420_000_000_000_000, "420,000"),
        (999_999_999_999, "1,000"),
    ] {
        assert_eq!(fine_amount(amount), text, "{amount}");
    }
}

#[test]
fn amounts_of_a_sentence_have_the_same_decimals() {
    for (amount, difference, text) in [
        (0, 0, "0.00"),
        (65_996_300_000, 65_996_300_000, "66.00"),
        (354_834_999_999, 65_996_300_000, "354.83"),
        (1_500_000_000, 10_000_000, "1.50"),
        (1_500_000_000, 9_900_000, "1.5000"),
        (9_900_000, 9_900_000, "0.0099"),
        (120_000, 120_000, "0.00012"),
        (1, 1, "0.000000001"),
        (420_000_000_000_000, 0, "420,000.00"),
    ] {
        assert_eq!(amount_beside(amount, difference), text, "{amount} {difference}");
    }
}

#[test]
fn no_line_of_a_message_breaks_before_a_unit() {
    let [english, chinese] = [Language::English, Language::Chinese].map(Messages::new);
    assert_eq!(english.text("compare.running"), "The lanes are running: {percent}\u{a0}%");
    assert_eq!(chinese.text("compare.running"), "正在运行：{percent}%");
    assert!(english.text("time.change.alpha_stake").ends_with("{value}\u{a0}α"));
    assert!(english.text("change.mixes").contains("{sum}, their"), "other gaps keep their space");
}
