//! Reads the words of a lesson from Markdown.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::{Inline, Paragraph, Section, StepWords, Words, WordsError};

/// The title of the part for teachers.
const TEACHER: &str = "teacher";

/// Reads a whole text.
pub fn read(text: &str) -> Result<Words, WordsError> {
    let mut reader = Reader::default();
    for event in Parser::new(text) {
        reader.take(event)?;
    }
    let words = reader.words;
    if words.title.is_empty() || words.question.is_empty() || words.summary.is_empty() {
        return Err(WordsError::Head);
    }
    Ok(words)
}

#[derive(Default)]
struct Reader {
    words: Words,
    /// The heading or paragraph that is being read.
    content: Vec<Inline>,
    /// The address of the link that is being read.
    link: Option<String>,
    is_strong: bool,
    is_item: bool,
    is_head: bool,
    is_teacher: bool,
    /// The key of the part that paragraphs go to; `None` for the text of the step.
    part: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) -> Result<(), WordsError> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => {
                self.text(&text);
                Ok(())
            }
            Event::SoftBreak | Event::HardBreak => {
                self.text(" ");
                Ok(())
            }
            Event::Html(_) | Event::InlineHtml(_) => Err(WordsError::Element("HTML")),
            _ => Err(WordsError::Element("rules and notes")),
        }
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<(), WordsError> {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => self.content.clear(),
            Tag::Item => {
                self.content.clear();
                self.is_item = true;
            }
            Tag::List(_) => {}
            Tag::Strong | Tag::Emphasis => self.is_strong = true,
            Tag::BlockQuote(_) => self.is_head = true,
            Tag::Link { dest_url, .. } => {
                self.link = Some(dest_url.into_string());
                self.content.push(Inline::Text(String::new()));
            }
            _ => return Err(WordsError::Element("such elements")),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), WordsError> {
        match tag {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph => self.paragraph(),
            TagEnd::Item => {
                // A list with blank lines has paragraphs in its items, which ended already.
                let ended = if self.content.is_empty() { Ok(()) } else { self.paragraph() };
                self.is_item = false;
                ended
            }
            TagEnd::Strong | TagEnd::Emphasis => {
                self.is_strong = false;
                Ok(())
            }
            TagEnd::BlockQuote(_) => {
                self.is_head = false;
                Ok(())
            }
            TagEnd::Link => {
                let address = self.link.take().unwrap_or_default();
                let text = plain(&self.content.pop().into_iter().collect::<Vec<_>>());
                self.content.push(addition(address, text)?);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Adds words to the last piece of the same kind.
    fn text(&mut self, words: &str) {
        // A percent sign stays on the line of its number.
        let words = &words.replace(" %", "\u{a0}%");
        match self.content.last_mut() {
            Some(Inline::Text(text)) if !self.is_strong => text.push_str(words),
            Some(Inline::Strong(text)) if self.is_strong => text.push_str(words),
            _ if self.is_strong => self.content.push(Inline::Strong(words.to_owned())),
            _ => self.content.push(Inline::Text(words.to_owned())),
        }
    }

    fn heading(&mut self, level: HeadingLevel) -> Result<(), WordsError> {
        let text = plain(&std::mem::take(&mut self.content));
        match level {
            HeadingLevel::H1 if text == TEACHER => self.is_teacher = true,
            HeadingLevel::H1 => self.words.title = text,
            HeadingLevel::H2 if self.is_teacher => self.part = Some(text),
            HeadingLevel::H2 => {
                self.part = None;
                self.words.steps.push(StepWords { title: text, ..StepWords::default() });
            }
            HeadingLevel::H3 => self.part = Some(text),
            _ => return Err(WordsError::Element("deeper headings")),
        }
        Ok(())
    }

    fn paragraph(&mut self) -> Result<(), WordsError> {
        let content = std::mem::take(&mut self.content);
        if self.is_head {
            let text = match (self.words.question.is_empty(), self.words.summary.is_empty()) {
                (true, _) => &mut self.words.question,
                (false, true) => &mut self.words.summary,
                (false, false) => return Err(WordsError::Element("further quotations")),
            };
            *text = plain(&content);
            return Ok(());
        }
        let paragraph = Paragraph { is_item: self.is_item, content };
        self.section()?.push(paragraph);
        Ok(())
    }

    /// Returns the section that paragraphs go to.
    fn section(&mut self) -> Result<&mut Section, WordsError> {
        match (&self.part, self.is_teacher, self.words.steps.last_mut()) {
            (Some(part), true, _) => Ok(self.words.teacher.entry(part.clone()).or_default()),
            (Some(part), false, Some(step)) => Ok(step.parts.entry(part.clone()).or_default()),
            (None, false, Some(step)) => Ok(&mut step.text),
            _ => Err(WordsError::BeforeHeading),
        }
    }
}

/// Returns the addition that a link stands for.
fn addition(address: String, text: String) -> Result<Inline, WordsError> {
    let (kind, name) = address.split_once(':').unwrap_or_default();
    let name = name.to_owned();
    match kind {
        "drag" => Ok(Inline::Drag(name)),
        "live" => Ok(Inline::Live(name)),
        "bet" => Ok(Inline::Bet(name)),
        "cell" => Ok(Inline::Cell { cell: name, text }),
        "term" => Ok(Inline::Term { term: name, text }),
        "https" => Ok(Inline::Link { address, text }),
        _ if address.starts_with("spec/") => Ok(Inline::Link { address, text }),
        _ => Err(WordsError::Link(address)),
    }
}

/// Returns the words without additions.
fn plain(content: &[Inline]) -> String {
    content.iter().filter_map(Inline::words).collect()
}
