//! Reads the latest files or text.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::MarketImportProps;
use crate::store::{ActionOf, Origin};
use crate::ui::panels::import::given_text::{GivenText, Unread, read_given};
use yuma_scenario::AnyDocument;
use yuma_scenario::import::ImportError;
use yuma_scenario::market::import::{MarketContent, MarketImportError, read};

/// The file of the dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct MarketFile {
    /// The number under which it was given.
    pub number: u32,
    /// The name.
    pub name: AttrValue,
    /// The size in bytes.
    pub size: usize,
    /// The names of the files that were given with it and are not read.
    pub others: Vec<String>,
    /// The content, or the reason why it cannot be used.
    pub content: Result<Rc<MarketContent>, MarketProblem>,
}

/// The reason why a file cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum MarketProblem {
    /// The browser cannot read it.
    Unreadable,
    /// Its content was rejected.
    Rejected(MarketImportError),
}

/// The state of reading.
pub struct Reading {
    /// The file that was read last.
    pub file: Option<Rc<MarketFile>>,
    /// Whether another one is being read.
    pub is_waiting: bool,
    /// Removes the file.
    pub on_remove: Callback<u32>,
}

/// Reads the latest files or text. Opens a market document at once.
#[hook]
pub fn use_reading(props: &MarketImportProps, name_of_text: AttrValue) -> Reading {
    let file = use_state_eq(|| None::<Rc<MarketFile>>);
    let done = use_state_eq(|| 0);
    {
        let (props, setter, done) = (props.clone(), file.setter(), done.setter());
        use_effect_with(props.given.number, move |&number| {
            let Some(given) = props.given.given.clone() else { return };
            spawn_local(async move {
                let texts = read_given(&given, &name_of_text).await;
                let Some(file) = MarketFile::of(number, &texts) else { return };
                match file.content.as_deref() {
                    Ok(MarketContent::Document(AnyDocument::Market(market))) => {
                        let origin = Origin::File(file.name.to_string());
                        let scenario = Rc::new(market.clone());
                        props.market.dispatch.dispatch(ActionOf::Open { scenario, origin });
                        props.on_close.emit(());
                    }
                    _ => {
                        setter.set(Some(Rc::new(file)));
                        done.set(number);
                    }
                }
            });
        });
    }
    let on_remove = use_callback(file.setter(), |_: u32, setter| setter.set(None));
    Reading { file: (*file).clone(), is_waiting: props.given.number > *done, on_remove }
}

impl MarketFile {
    /// Reads the first file. If it contains subnets, those of the others are added; all other files are named.
    fn of(number: u32, texts: &[GivenText]) -> Option<Self> {
        let (first, later) = texts.split_first()?;
        let (mut names, mut size, mut others) = (vec![first.name.to_string()], first.size, Vec::new());
        let mut content = content(first);
        for text in later {
            match (content, self::content(text)) {
                // Rows of files without netuids cannot be joined.
                (Ok(MarketContent::Subnets(rows)), Ok(MarketContent::Subnets(added)))
                    if !rows.is_numbered() && !added.is_numbered() =>
                {
                    content = Ok(MarketContent::Subnets(rows.with(added)));
                    names.push(text.name.to_string());
                    size += text.size;
                }
                (first, _) => {
                    content = first;
                    others.push(text.name.to_string());
                }
            }
        }
        let name = AttrValue::from(names.join(" + "));
        Some(MarketFile { number, name, size, others, content: content.map(Rc::new) })
    }
}

fn content(given: &GivenText) -> Result<MarketContent, MarketProblem> {
    match &given.text {
        Ok(text) => read(text).map_err(MarketProblem::Rejected),
        Err(Unread::Unreadable) => Err(MarketProblem::Unreadable),
        Err(Unread::TooLarge(error)) => {
            Err(MarketProblem::Rejected(MarketImportError::File(ImportError::File(error.clone()))))
        }
    }
}
