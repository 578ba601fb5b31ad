//! The only place that writes `<textarea>`.
//!
//! Leptos 0.8 does not escape the text inside one (leptos-rs/leptos #4819): what somebody typed could
//! close the box and become part of the page when it is shown again. So it is escaped here, and a lint
//! of the tests keeps every other file from writing one.

use leptos::prelude::*;

use super::text_field::invalid;

/// A text box with what was typed in it.
pub fn textarea(id: &str, name: &str, described_by: Option<String>, rows: u8, text: &str) -> impl IntoView + use<> {
    // The parser drops one line end after the tag: without this one a text's own first would be lost.
    let inner = format!("\n{}", escape(text));
    let invalid = invalid(described_by.as_deref());
    view! {
        <textarea dir="auto" id=id.to_owned() name=name.to_owned() rows=rows.to_string() aria-describedby=described_by aria-invalid=invalid inner_html=inner></textarea>
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let html = textarea("a", "a", None, 3, "</textarea><script>alert(1)</script>&amp;").to_html();
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1);
    }
}
