//! Films in sign language: one that stands open beside what it signs, and one behind a button beside each answer. They
//! start when they are asked to, with captions, and play where they stand.

use leptos::prelude::*;

use super::field::{Choosable, Field};
use crate::{
    pictures::picture,
    signed::{self, Film},
    ui::Ui,
    urls,
};

/// The film of what a page or a question says.
pub fn film(ui: &Ui, words: impl Fn(&Ui) -> String) -> Option<AnyView> {
    let (film, said) = ui.film(&words)?;
    // What stands open is what a reader came for: the first picture of it is fetched with the page.
    Some(view! { <div class="film">{video(ui, &film, (&words(ui), &said), "metadata")}</div> }.into_any())
}

/// The film of an answer, fetched when somebody asks for it.
pub fn film_of_answer(ui: &Ui, id: &str, field: &Field, option: &Choosable) -> Option<AnyView> {
    let (film, said) = ui.film(|ui| signed::answer_of(ui, field, &option.value))?;
    let named = signed::answer(option);
    // Its name begins with what can be seen of it: who says “click BSL” means this.
    let name = ui.say_with("sign-answer-name", &[("words", first_line(&named).into())]);
    let view = view! {
        <details class="film-answer" id=format!("{id}-film")>
            <summary>{picture("signing")}<span aria-hidden="true">{ui.say("sign-short")}</span><span class="visually-hidden">{name}</span></summary>
            {video(ui, &film, (&named, &said), "none")}
        </details>
    };
    Some(view.into_any())
}

/// A film as it is, wherever it is looked at: named in the words of the page, with what is `said` for a browser that plays
/// none.
pub fn video(ui: &Ui, film: &Film, (named, said): (&str, &str), preload: &'static str) -> impl IntoView + use<> {
    let (width, height) = film.size;
    let label = ui.say_with("sign-film", &[("words", first_line(named).into())]);
    view! {
        <video
            controls=true
            playsinline=true
            preload=preload
            width=width.to_string()
            height=height.to_string()
            aria-label=label
            data-same=film.id.to_string()
        >
            <source src=urls::film(film.id) type="video/mp4"/>
            <track kind="captions" src=urls::captions(film.id) srclang="en" label="English" default=true/>
            <a href=urls::film(film.id) lang="en">{said.to_owned()}</a>
        </video>
    }
}

fn first_line(words: &str) -> String {
    words.lines().next().unwrap_or_default().to_owned()
}
