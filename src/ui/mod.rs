//! The page: Yew components, the only place that knows the DOM.
