//! The dialog that opens files and texts on the market page.

mod answer;
mod assumed;
mod dialog;
mod error;
mod formats;
mod reading;
mod subnets;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::dialog::MarketImportDialog;
use super::props::MarketProps;
use crate::store::{ActionOf, NoticeKind};
use crate::ui::given::{Given, LatestGiven};
use crate::ui::part::{Missing, part};

/// The properties of the dialog.
#[derive(Clone, PartialEq, Properties)]
pub struct MarketImportProps {
    /// The open market.
    pub market: MarketProps,
    /// Its title.
    pub title: AttrValue,
    /// The latest files or text.
    pub given: LatestGiven,
    /// Hands files or a text over.
    pub on_given: Callback<Given>,
    /// Called when the dialog closes.
    pub on_close: Callback<()>,
}

type Draw = fn(&MarketImportProps) -> Html;

part! {
    /// Loads the dialog with all readers of files.
    fn market_import() -> Draw { |props| html! { <MarketImportDialog ..props.clone() /> } } in market_import
}

/// Renders the dialog when it is loaded.
#[component]
pub fn MarketImport(props: &MarketImportProps) -> Html {
    let draw = use_state(|| None::<Rc<Draw>>);
    {
        let (setter, dispatch, on_close) = (draw.setter(), props.market.dispatch.clone(), props.on_close.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                match market_import().await {
                    Ok(draw) => setter.set(Some(Rc::new(draw))),
                    Err(Missing(failure)) => {
                        dispatch.dispatch(ActionOf::Notify(NoticeKind::PartMissing(failure)));
                        on_close.emit(());
                    }
                }
            });
        });
    }
    html! { <div>{ for draw.as_ref().map(|draw| draw(props)) }</div> }
}
