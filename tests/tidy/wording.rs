//! Typography of the text catalogs, as far as a program can check it.

use std::collections::BTreeMap;

use crate::source::sources;

/// Returns whether a letter is Chinese.
fn is_han(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Returns what is wrong with a Chinese text.
fn chinese_faults(text: &str) -> Vec<&'static str> {
    let mut faults = Vec::new();
    // A name of code keeps its own: tolist().
    let is_of_words = |at: usize| {
        let content = text[at..].split(')').next().unwrap_or_default();
        content.chars().any(is_han) || text[..at].trim_end().ends_with(is_han)
    };
    if text.match_indices('(').any(|(at, _)| is_of_words(at)) {
        faults.push("half-width brackets");
    }
    // A title has its unit at the end: 占该行 %.
    let follows_number = |at: usize| text[..at].ends_with(|last: char| last.is_ascii_digit() || last == '}');
    if text.match_indices(" %").any(|(at, _)| follows_number(at)) {
        faults.push("a space before %");
    }
    if text.contains('你') {
        faults.push("familiar 你 instead of 您");
    }
    if text.contains(['。', '，', '；', '：', '（', '）']) && has_space_beside_punctuation(text) {
        faults.push("a space beside full-width punctuation");
    }
    if text.contains("网格") {
        faults.push("网格 instead of 表格");
    }
    if text.contains("周期 {") || (0..10).any(|digit| text.contains(&format!("周期 {digit}"))) {
        faults.push("周期 8 instead of 第 8 周期");
    }
    faults
}

fn has_space_beside_punctuation(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_full_width = |letter: char| matches!(letter, '。' | '，' | '；' | '：');
    letters.windows(2).any(|pair| match *pair {
        [first, ' '] => is_full_width(first),
        [' ', second] => is_full_width(second),
        _ => false,
    })
}

/// Returns whether a text has straight quotation marks or apostrophes.
fn quotation_faults(text: &str) -> Vec<&'static str> {
    if text.contains(['\'', '"']) { vec!["a straight quotation mark or apostrophe"] } else { Vec::new() }
}

/// Returns what is wrong with an English text.
fn english_faults(text: &str) -> Vec<&'static str> {
    let mut faults = quotation_faults(text);
    if text.chars().any(is_han) {
        faults.push("Chinese letters");
    }
    if text.contains(['，', '。', '（', '）']) {
        faults.push("full-width punctuation");
    }
    if text.contains("  ") {
        faults.push("two spaces");
    }
    if text.contains("1 blocks") || text.contains("1 epochs") {
        faults.push("a plural after 1");
    }
    faults
}

fn assert_without_faults(language: &str, faults: impl Fn(&str) -> Vec<&'static str>) {
    let mut found = Vec::new();
    for source in sources(&[&format!("static/text/{language}")], &[".json"]) {
        let catalog: BTreeMap<String, String> =
            serde_json::from_str(&source.text).unwrap_or_else(|error| panic!("{}: {error}", source.path));
        for (key, text) in catalog {
            found.extend(faults(&text).into_iter().map(|fault| format!("{key}: {fault}: {text}")));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn chinese_messages_follow_the_usage() {
    assert_without_faults("zh", chinese_faults);
}

#[test]
fn english_messages_follow_the_usage() {
    assert_without_faults("en", english_faults);
}

/// Returns the findings of a rule in the lines of the lessons' words.
fn findings_in_lessons(file: &str, faults: impl Fn(&str) -> Vec<&'static str>) -> Vec<String> {
    let of_line = |source: &crate::source::Source| -> Vec<String> {
        let lines = source.lines();
        lines
            .flat_map(|(line, text)| faults(text).into_iter().map(move |fault| (line, fault)))
            .map(|(line, fault)| source.finding(line, fault))
            .collect()
    };
    sources(&["content/lessons"], &[file]).iter().flat_map(of_line).collect()
}

/// Returns whether words name a place on the screen, which is another one on a phone.
fn place_faults(text: &str) -> Vec<&'static str> {
    const PLACES: [&str; 7] = ["on the right", "curve below", "curves below", "右边", "左边", "下面的", "下方"];
    PLACES.into_iter().filter(|place| text.contains(place)).collect()
}

#[test]
fn lessons_follow_the_usage_and_name_no_place_on_the_screen() {
    let found = [
        findings_in_lessons("zh.md", chinese_faults),
        findings_in_lessons("zh.md", quotation_faults),
        findings_in_lessons("zh.md", place_faults),
        findings_in_lessons("en.md", english_faults),
        findings_in_lessons("en.md", place_faults),
    ]
    .concat();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn faults_of_chinese_texts_are_found() {
    for (text, faults) in [
        ("给出 {given}，计入 {kept}", vec![]),
        ("第 8 周期", vec![]),
        ("Kappa (κ)", vec![]),
        ("例如 metagraph.S.tolist()", vec![]),
        ("债券 (bond)", vec!["half-width brackets"]),
        ("Kappa (门槛)", vec!["half-width brackets"]),
        ("占 {share} %。", vec!["a space before %"]),
        ("占该行 %", vec![]),
        ("你的工作", vec!["familiar 你 instead of 您"]),
        ("合并计算。 原始数据", vec!["a space beside full-width punctuation"]),
        ("在网格中", vec!["网格 instead of 表格"]),
        ("在周期 8", vec!["周期 8 instead of 第 8 周期"]),
    ] {
        assert_eq!(chinese_faults(text), faults, "{text}");
    }
}

#[test]
fn faults_of_english_texts_are_found() {
    for (text, faults) in [
        ("{count} block", vec![]),
        ("1 blocks", vec!["a plural after 1"]),
        ("two  spaces", vec!["two spaces"]),
        ("brackets（）", vec!["full-width punctuation"]),
        ("it’s “so”", vec![]),
        ("it's", vec!["a straight quotation mark or apostrophe"]),
    ] {
        assert_eq!(english_faults(text), faults, "{text}");
    }
}
