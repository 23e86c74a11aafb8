//! The words of lessons: Markdown with additions.

use yuma_lessons::{Inline, Paragraph, Words, WordsError};

use super::content::index;

const HEAD: &str = "# Title\n\n> Question?\n\n> Summary.\n\n";

fn read(rest: &str) -> Result<Words, WordsError> {
    Words::read(&format!("{HEAD}{rest}"))
}

#[test]
fn words_have_their_parts() {
    let words = read(
        "## One\n\nText [](live:a) and [b](cell:c).\n\n### bet\n\nWhich?\n\n- x\n- y\n\n# teacher\n\n## short\n\nThis.",
    )
    .unwrap();
    assert_eq!((&*words.title, &*words.question, &*words.summary), ("Title", "Question?", "Summary."));
    let [step] = words.steps.as_slice() else { panic!("{:?}", words.steps) };
    assert_eq!(step.title, "One");
    let text = |text: &str| Inline::Text(text.to_owned());
    let cell = Inline::Cell { cell: "c".to_owned(), text: "b".to_owned() };
    assert_eq!(step.text[0].content, [text("Text "), Inline::Live("a".to_owned()), text(" and "), cell, text(".")]);
    let bet = step.part("bet").unwrap();
    assert_eq!(bet.iter().map(|paragraph| paragraph.is_item).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(words.teacher.keys().collect::<Vec<_>>(), ["short"]);
}

#[test]
fn additions_are_links() {
    for (written, expected) in [
        ("[](drag:a)", Inline::Drag("a".to_owned())),
        ("[](bet:a)", Inline::Bet("a".to_owned())),
        ("[t](term:a)", Inline::Term { term: "a".to_owned(), text: "t".to_owned() }),
        ("[t](https://e.org)", Inline::Link { address: "https://e.org".to_owned(), text: "t".to_owned() }),
        ("[t](spec/yuma.html#5.7)", Inline::Link { address: "spec/yuma.html#5.7".to_owned(), text: "t".to_owned() }),
        ("**t**", Inline::Strong("t".to_owned())),
    ] {
        let words = read(&format!("## S\n\n{written}")).unwrap();
        assert_eq!(words.steps[0].text[0].content, [expected], "{written}");
    }
}

#[test]
fn other_words_are_refused() {
    assert_eq!(Words::read("## S\n\nText."), Err(WordsError::Head));
    for (rest, expected) in [
        ("[a](http://e.org)", WordsError::Link("http://e.org".to_owned())),
        ("## S\n\n> Another.", WordsError::Element("further quotations")),
        ("## S\n\n[a](javascript:b)", WordsError::Link("javascript:b".to_owned())),
        ("## S\n\n[a](b)", WordsError::Link("b".to_owned())),
        ("## S\n\n<b>a</b>", WordsError::Element("HTML")),
        ("## S\n\n#### a", WordsError::Element("deeper headings")),
    ] {
        assert_eq!(read(rest), Err(expected), "{rest}");
    }
    assert_eq!(read("Text."), Err(WordsError::BeforeHeading));
}

/// Returns the first paragraph of a step with a text.
fn paragraph(text: &str) -> Paragraph {
    read(&format!("## S\n\n{text}")).unwrap().steps.remove(0).text.remove(0)
}

#[test]
fn a_sentence_without_its_value_is_left_out() {
    for (written, expected) in [
        ("You said [](bet:a) for E. Here is the rule.", "Here is the rule."),
        ("At first. For 3.5 % you said [](bet:a). E gets [](live:b) now.", "At first. E gets … now."),
        ("你押了 [](bet:a)。规则如下。", "规则如下。"),
        ("You said [](bet:a).", ""),
        ("Nothing is missing. [](live:b).", "Nothing is missing. …."),
    ] {
        let kept = paragraph(written).without_sentences(|piece| matches!(piece, Inline::Bet(_)));
        let text: String = kept.iter().map(|piece| piece.words().unwrap_or("…")).collect();
        assert_eq!(text, expected, "{written}");
    }
}

#[test]
fn a_number_is_named_by_the_words_around_it() {
    let read = paragraph(
        "Look. E owns [](drag:a) of all [stake](term:s) and gives [](drag:b) to M4. The others [](drag:c), later [](drag:d).",
    );
    let around = |name: &str| {
        let at = read.content.iter().position(|piece| *piece == Inline::Drag(name.to_owned())).unwrap();
        read.around(at)
    };
    assert_eq!(around("a"), ["E owns", "of all stake and gives"]);
    assert_eq!(around("b"), ["of all stake and gives", "to M4."]);
    assert_eq!(around("c"), ["The others", ", later"]);
    assert_eq!(around("d"), ["later", "."]);
}

#[test]
fn punctuation_stays_with_the_piece_before_it() {
    for (written, expected) in [
        ("[t](term:a), b", vec![",", ""]),
        ("[](drag:a)。b", vec!["。", ""]),
        ("（[c](cell:a)），b", vec!["", "），", ""]),
        ("[c](cell:a)’s own", vec!["’s", ""]),
        ("[c](cell:a) b", vec!["", ""]),
        ("[](live:a), b", vec!["", ""]),
    ] {
        let paragraph = paragraph(written);
        let pieces = paragraph.with_marks();
        assert_eq!(pieces.iter().map(|(_, mark)| *mark).collect::<Vec<_>>(), expected, "{written}");
        let plain = |content: &[Inline]| content.iter().filter_map(Inline::words).collect::<String>();
        let kept: String =
            pieces.iter().map(|(piece, mark)| piece.words().unwrap_or_default().to_owned() + mark).collect();
        assert_eq!(kept, plain(&paragraph.content), "{written}");
    }
}

#[test]
fn the_first_lessons_take_about_an_hour() {
    let minutes: u32 = index().start.iter().map(|entry| u32::from(entry.minutes)).sum();
    assert!((58..=62).contains(&minutes), "{minutes} minutes");
}
