//! Words with what can be written to, called or gone to made links.

use leptos::prelude::*;

/// Childline's number, which is free: what is typed to call it, and how it stands in texts.
const CHILDLINE: (&str, &str) = ("tel:08001111", "0800 1111");

/// Words with the addresses in them made links: `https://…`, e-mail addresses, and the number of Childline. Not 999: a
/// slip of the thumb must not call it.
pub(crate) fn linked(words: &str) -> Vec<AnyView> {
    let mut parts = Vec::new();
    for (at, between) in words.split(CHILDLINE.1).enumerate() {
        if at > 0 {
            parts.push(link(CHILDLINE.0.to_owned(), CHILDLINE.1));
        }
        addresses(between, &mut parts);
    }
    parts
}

fn link(href: String, shown: &str) -> AnyView {
    // Where a line is too short, an address breaks after its marks, and not in the midst of a word.
    let parts = shown.split_inclusive(['@', '.', '/']).enumerate();
    let parts = parts.map(|(at, part)| view! { {(at > 0).then(|| view! { <wbr/> })}{part.to_owned()} }).collect_view();
    view! { <a href=href dir="ltr">{parts}</a> }.into_any()
}

fn addresses(words: &str, parts: &mut Vec<AnyView>) {
    let mut plain = String::new();
    for (at, word) in words.split(' ').enumerate() {
        if at > 0 {
            plain.push(' ');
        }
        let bare = word.trim_end_matches(['.', ',', ';', ')', ':', '،']);
        let href = if bare.starts_with("https://") {
            bare.to_owned()
        } else if bare.contains('@') && bare.contains('.') {
            format!("mailto:{bare}")
        } else {
            plain.push_str(word);
            continue;
        };
        parts.push(std::mem::take(&mut plain).into_any());
        parts.push(link(href, bare));
        plain.push_str(&word[bare.len()..]);
    }
    parts.push(plain.into_any());
}
