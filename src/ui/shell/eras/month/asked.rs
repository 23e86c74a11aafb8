//! What the page asks the worker for, and what it answers: a course of the economy from the market of 11 April 2026.

use crate::store::passage_bytes;
use crate::ui::long_run::Work;
use yuma_engine::economy::block_stride::BlockStride;
use yuma_engine::economy::course::{Course, Passage};
use yuma_engine::economy::era::Era;
use yuma_engine::economy::parameters::Choice;
use yuma_engine::quantity::Block;
use yuma_scenario::market;

/// A course that the page wants.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Under which rules.
    pub era: &'static Era,
    /// How long.
    pub blocks: Block,
    /// How many blocks are counted as one.
    pub stride: BlockStride,
}

impl Asked {
    /// The request, as the worker reads it.
    pub fn request(&self, number: u32) -> String {
        format!("course {number} {} {} {}", self.era.id, self.blocks.0, self.stride.blocks())
    }

    /// The work itself.
    pub fn work(&self) -> Box<dyn Work> {
        let economy = market::economy(self.era);
        Box::new(Steps(Course::new(economy, self.era.rules(Choice::Live), self.blocks, self.stride)))
    }
}

/// The work of a request, without its kind and number; none if the text is no request.
pub fn work(content: &str) -> Option<Box<dyn Work>> {
    let mut words = content.split(' ');
    let era = Era::of(words.next()?)?;
    let blocks = Block(words.next()?.parse().ok()?);
    let stride = BlockStride::new(words.next()?.parse().ok()?);
    Some(Asked { era, blocks, stride }.work())
}

struct Steps(Course);

impl Work for Steps {
    fn advance(&mut self, _answer: &mut Vec<u8>) {
        self.0.advance();
    }

    fn is_complete(&self) -> bool {
        self.0.is_complete()
    }

    fn report(&self, answer: &mut Vec<u8>) {
        answer.extend(self.0.done().0.to_le_bytes());
        if self.0.is_complete() {
            passage_bytes::write(self.0.passage(), answer);
        }
    }
}

/// What an answer tells.
pub struct Answer {
    /// The number of the job that it answers.
    pub number: u32,
    /// The blocks that are computed.
    pub done: Block,
    /// What came of it, at the end.
    pub passage: Option<Passage>,
}

impl Answer {
    /// Reads an answer; none if it is none.
    pub fn read(bytes: &[u8]) -> Option<Answer> {
        let (number, rest) = bytes.split_first_chunk()?;
        let (done, rest) = rest.split_first_chunk()?;
        let (number, done) = (u32::from_le_bytes(*number), Block(u64::from_le_bytes(*done)));
        Some(Answer { number, done, passage: passage_bytes::read(rest) })
    }
}
