//! *Read this to me*, with a voice on the device itself: a remote one would send the words away.

use leptos::prelude::*;

/// A button that reads the page's question aloud. It is there only where the device has a voice of its
/// own for the language, starts only when pressed, and never reads what a person wrote.
#[island]
pub fn ReadAloud(
    /// What the button says.
    label: String,
    /// What it says while it reads.
    stop: String,
    /// The language of the text.
    language: String,
    /// What is read, a sentence or an answer at a time; where there is nothing, what the page says when the button is pressed:
    /// of a room, the part that follows the session.
    parts: Vec<String>,
) -> impl IntoView {
    let ready = RwSignal::new(false);
    let reading = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    let press = browser::prepare(language, parts, ready, reading);
    #[cfg(not(feature = "hydrate"))]
    let press = {
        let _ = (language, parts);
        |()| {}
    };
    let name = move || if reading.get() { stop.clone() } else { label.clone() };
    view! {
        <button type="button" class="read-aloud" hidden=move || !ready.get() on:click=move |_| press(())>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d="M3 9v6h4l5 5V4L7 9z" fill="currentColor"/>
                <path d="M15 8a5 5 0 0 1 0 8M17.5 5a9 9 0 0 1 0 14" fill="none" stroke="currentColor" stroke-width="2"/>
            </svg>
            {name}
        </button>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Element, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

    /// Some browsers stop speaking after some fifteen seconds: no utterance is longer than this.
    const LONGEST: usize = 200;

    pub(super) fn prepare(
        language: String,
        parts: Vec<String>,
        ready: RwSignal<bool>,
        reading: RwSignal<bool>,
    ) -> impl Fn(()) + Copy + 'static {
        let parts = StoredValue::new(parts);
        let language = StoredValue::new(language);
        // Looked for after the page is awake, so that what was rendered and what is woken are the same.
        Effect::new(move |_| {
            let Ok(speech) = window().speech_synthesis() else { return };
            ready.set(voice(&speech, &language.get_value()).is_some());
            let found = Closure::<dyn FnMut()>::new({
                let speech = speech.clone();
                move || ready.set(voice(&speech, &language.get_value()).is_some())
            });
            let _ = speech.add_event_listener_with_callback("voiceschanged", found.as_ref().unchecked_ref());
            found.forget();
        });
        move |()| {
            let Ok(speech) = window().speech_synthesis() else { return };
            speech.cancel();
            if reading.get_untracked() {
                reading.set(false);
                return;
            }
            let language = language.get_value();
            let Some(voice) = voice(&speech, &language) else { return };
            let mut parts = parts.get_value();
            if parts.is_empty() {
                parts = on_the_page();
            }
            let pieces: Vec<String> = parts.iter().flat_map(|part| pieces(part)).collect();
            let last = pieces.len().saturating_sub(1);
            for (at, piece) in pieces.iter().enumerate() {
                let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(piece) else { continue };
                utterance.set_voice(Some(&voice));
                utterance.set_lang(&language);
                utterance.set_rate(0.9);
                if at == last {
                    let done = Closure::<dyn FnMut()>::new(move || reading.set(false));
                    utterance.set_onend(Some(done.as_ref().unchecked_ref()));
                    done.forget();
                }
                speech.speak(&utterance);
            }
            reading.set(!pieces.is_empty());
        }
    }

    /// The words of a room's page, in order; of any other, everything that it says, and what a child is told beside it.
    fn on_the_page() -> Vec<String> {
        const ROOM: &str =
            "#live :is(h1, h2, .lead, .option label, .screen-go, .screen-option, .screen-outs li, dt, dd)";
        const PAGE: &str = ":is(main, .keep-safe) :is(h1, h2, h3, p, li, dt, dd, label)";
        // What is read as a part of something larger, or is no part of what is said.
        const WITHIN: &str = "h2, h3, p, li, dt, dd";
        let in_room = document().get_element_by_id("live").is_some();
        let Ok(found) = document().query_selector_all(if in_room { ROOM } else { PAGE }) else { return Vec::new() };
        let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
        let seen = elements.filter(|el| {
            let holds_others =
                el.tag_name().eq_ignore_ascii_case("li") && el.query_selector(WITHIN).ok().flatten().is_some();
            !holds_others && el.closest("[hidden], nav, details:not([open]) > :not(summary)").ok().flatten().is_none()
        });
        let words = seen.filter_map(|el| el.text_content());
        words.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()).collect()
    }

    fn voice(speech: &SpeechSynthesis, language: &str) -> Option<SpeechSynthesisVoice> {
        let of_language = |voice: &SpeechSynthesisVoice| {
            voice.lang().to_lowercase().split(['-', '_']).next() == language.split('-').next()
        };
        speech
            .get_voices()
            .iter()
            .filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok())
            .filter(|voice| voice.local_service() && of_language(voice))
            // English is English English where there is a choice.
            .max_by_key(|voice| voice.lang().eq_ignore_ascii_case("en-GB"))
    }

    fn pieces(part: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        for sentence in part.split_inclusive(['.', '?', '!', '؟']) {
            let mut piece = String::new();
            for word in sentence.split_whitespace() {
                if !piece.is_empty() && piece.len() + word.len() >= LONGEST {
                    pieces.push(std::mem::take(&mut piece));
                }
                if !piece.is_empty() {
                    piece.push(' ');
                }
                piece.push_str(word);
            }
            if !piece.is_empty() {
                pieces.push(piece);
            }
        }
        pieces
    }
}
