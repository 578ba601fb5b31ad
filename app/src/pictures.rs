//! Pictures: OpenMoji, in the page itself, so that they cost no request.

use std::{collections::HashMap, sync::LazyLock};

use leptos::prelude::*;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../style/pictures"]
#[include = "*.svg"]
struct Files;

static PICTURES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|path| {
            let name = path.strip_suffix(".svg")?.to_owned();
            let svg = String::from_utf8(Files::get(&path)?.data.into_owned()).ok()?;
            let inner = svg.trim_end().split_once('>')?.1.strip_suffix("</svg>")?.to_owned();
            Some((name, inner))
        })
        .collect()
});

/// The names of every picture there is.
pub fn names() -> impl Iterator<Item = &'static str> {
    PICTURES.keys().map(String::as_str)
}

/// A picture as a file of its own.
pub fn file(name: &str) -> Option<String> {
    PICTURES
        .get(name)
        .map(|inner| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 72 72\">{inner}</svg>"))
}

/// A picture. It has no name of its own: words always stand beside it.
pub fn picture(name: &str) -> impl IntoView + use<> {
    PICTURES.get(name).map(|inner| {
        view! { <svg class="picture" viewBox="0 0 72 72" aria-hidden="true" focusable="false" inner_html=inner.as_str()></svg> }
    })
}
