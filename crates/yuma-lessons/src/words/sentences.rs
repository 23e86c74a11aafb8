//! The sentences of a paragraph.

use super::{Inline, Paragraph};

/// The punctuation with which no line may begin.
const MARKS: &str = ",.;:!?)’”，。、；：！？）」》";

/// A piece of a sentence, with the index in the paragraph of the piece that it comes from.
type Piece = (usize, Inline);

impl Paragraph {
    /// Returns the content without the sentences that have a missing piece.
    pub fn without_sentences(&self, is_missing: impl Fn(&Inline) -> bool) -> Vec<Inline> {
        if !self.content.iter().any(&is_missing) {
            return self.content.clone();
        }
        let is_whole = |sentence: &Vec<Piece>| !sentence.iter().any(|(_, piece)| is_missing(piece));
        let kept = self.sentences().into_iter().filter(is_whole);
        kept.flatten().map(|(_, piece)| piece).collect()
    }

    /// Returns the words before and after the piece at an index: those of its sentence, up to the next computed values.
    pub fn around(&self, index: usize) -> [String; 2] {
        let sentences = self.sentences();
        let sentence = sentences.iter().find(|sentence| sentence.iter().any(|&(at, _)| at == index));
        let pieces = sentence.map(Vec::as_slice).unwrap_or_default();
        let words = |(_, piece): &Piece| piece.words().map(str::to_owned);
        let mut before: Vec<String> = pieces.iter().rev().skip_while(|(at, _)| *at >= index).map_while(words).collect();
        before.reverse();
        let after: String = pieces.iter().skip_while(|(at, _)| *at <= index).map_while(words).collect();
        let joins = |character: char| {
            character.is_whitespace() || matches!(character, ',' | ';' | ':' | '，' | '；' | '：' | '、')
        };
        [
            before.concat().trim_start_matches(joins).trim_end().to_owned(),
            after.trim_end_matches(joins).trim_start().to_owned(),
        ]
    }

    /// Returns the pieces, each with the punctuation that has to stay on its line: a comma behind a term, for example, belongs to
    /// the term and not to the words after it.
    pub fn with_marks(&self) -> Vec<(Inline, &str)> {
        let mut pieces: Vec<(Inline, &str)> = Vec::new();
        for piece in &self.content {
            match (piece, pieces.last_mut()) {
                (Inline::Text(text), Some((Inline::Drag(_) | Inline::Cell { .. } | Inline::Term { .. }, mark))) => {
                    let (marks, rest) = text.split_at_checked(marks(text)).unwrap_or(("", text));
                    *mark = marks;
                    pieces.push((Inline::Text(rest.to_owned()), ""));
                }
                _ => pieces.push((piece.clone(), "")),
            }
        }
        pieces
    }

    fn sentences(&self) -> Vec<Vec<Piece>> {
        let mut sentences = vec![Vec::new()];
        for (at, piece) in self.content.iter().enumerate() {
            let part: fn(String) -> Inline = match piece {
                Inline::Text(_) => Inline::Text,
                Inline::Strong(_) => Inline::Strong,
                other => {
                    add(&mut sentences, (at, other.clone()));
                    continue;
                }
            };
            let mut rest = piece.words().unwrap_or_default();
            while let Some((sentence, after)) = end(rest).and_then(|end| rest.split_at_checked(end)) {
                add(&mut sentences, (at, part(sentence.to_owned())));
                sentences.push(Vec::new());
                rest = after;
            }
            if !rest.is_empty() {
                add(&mut sentences, (at, part(rest.to_owned())));
            }
        }
        sentences
    }
}

fn add(sentences: &mut [Vec<Piece>], piece: Piece) {
    if let Some(last) = sentences.last_mut() {
        last.push(piece);
    }
}

/// Returns the length of the punctuation at the start of a text. A possessive s belongs to it.
fn marks(text: &str) -> usize {
    let rest = text.trim_start_matches(|character| MARKS.contains(character));
    let end = text.len() - rest.len();
    let letters = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).len();
    if text.get(..end).is_some_and(|marks| marks.ends_with('’')) { end + letters } else { end }
}

/// Returns the byte behind the first sentence and the space after it. A point within a number ends no sentence.
fn end(text: &str) -> Option<usize> {
    let mut characters = text.char_indices().peekable();
    while let Some((_, character)) = characters.next() {
        let is_wide = matches!(character, '。' | '！' | '？');
        if !is_wide && !matches!(character, '.' | '!' | '?') {
            continue;
        }
        while characters.next_if(|(_, next)| matches!(next, '”' | '’' | ')' | '）' | '」')).is_some() {}
        let mut is_spaced = false;
        while characters.next_if(|(_, next)| next.is_whitespace()).is_some() {
            is_spaced = true;
        }
        if is_wide || is_spaced {
            return Some(characters.peek().map_or(text.len(), |&(at, _)| at));
        }
    }
    None
}
