//! The formats that are read, with samples.

use yew::prelude::*;

use crate::ui::given::Given;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;

/// Formats of one tool.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleGroup {
    /// The title.
    pub title: AttrValue,
    /// A short description.
    pub about: AttrValue,
    /// A sample of each format.
    pub samples: Vec<Sample>,
}

/// A small file of a format.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The origin of such files, and their rules.
    pub note: AttrValue,
    /// The text of the file.
    pub text: &'static str,
}

/// The properties of [`Samples`].
#[derive(Clone, PartialEq, Properties)]
pub struct SamplesProps {
    /// The formats.
    pub groups: Vec<SampleGroup>,
    /// Hands a sample over.
    pub on_given: Callback<Given>,
}

/// Renders the list of formats. The samples of one group are shown at a time.
#[component]
pub fn Samples(props: &SamplesProps) -> Html {
    let messages = use_messages();
    let shown = use_state_eq(|| None::<usize>);
    html! {
        <section class="import-formats">
            <h3>{ messages.text("import.formats") }<small>{ messages.text("import.formats_about") }</small></h3>
            <ul>{ for props.groups.iter().enumerate().map(|(at, group)| row(&messages, props, at, group, &shown)) }</ul>
        </section>
    }
}

fn row(
    messages: &Messages,
    props: &SamplesProps,
    at: usize,
    group: &SampleGroup,
    shown: &UseStateHandle<Option<usize>>,
) -> Html {
    let is_open = **shown == Some(at);
    let toggle = {
        let setter = shown.setter();
        Callback::from(move |_: MouseEvent| setter.set(if is_open { None } else { Some(at) }))
    };
    let key = if is_open { "import.sample_hide" } else { "import.sample_show" };
    let label = messages.fill("import.sample_named", &[("format", &group.title), ("act", &messages.text(key))]);
    html! {
        <li key={at}>
            <div class="import-format">
                <b>{ &group.title }</b>
                <small>{ &group.about }</small>
                <button type="button" class="link" aria-expanded={is_open.to_string()} aria-label={label} onclick={toggle}>
                    { messages.text(key) }
                </button>
            </div>
            <div class="import-samples" hidden={!is_open}>
                if is_open {
                    <div>{ for group.samples.iter().enumerate().map(|(at, sample)| shown_sample(messages, props, at, sample)) }</div>
                }
            </div>
        </li>
    }
}

fn shown_sample(messages: &Messages, props: &SamplesProps, at: usize, sample: &Sample) -> Html {
    let text = sample.text;
    let try_it = props.on_given.reform(move |_: MouseEvent| Given::Text(text.to_owned()));
    html! {
        <div key={at}>
            <p>{ &sample.note }</p>
            <pre tabindex="0" aria-label={sample.note.clone()}>{ text }</pre>
            <button type="button" class="link" onclick={try_it}>{ messages.text("import.sample_try") }</button>
        </div>
    }
}
