//! How many characters are left, told after a pause in typing and never enforced.

use leptos::prelude::*;

/// Counts a text box's characters as the server will: UTF-16 units, a line end once.
///
/// The visible count follows the typing and is hidden from screen readers, which hear it from a
/// second, polite region once the typing has paused. Text over the limit is told, never cut.
#[island]
pub fn CharacterCount(
    /// The text box's id.
    target: String,
    /// How many characters are allowed.
    max: u32,
    /// “{} left”, in the reader's words.
    left: String,
    /// “{} too many”, in the reader's words.
    over: String,
) -> impl IntoView {
    let length = RwSignal::new(None::<u32>);
    let heard = RwSignal::new(String::new());
    let message = move || {
        length.get().map(|length| {
            if length > max {
                over.replace("{}", &(length - max).to_string())
            } else {
                left.replace("{}", &(max - length).to_string())
            }
        })
    };
    let shown = Memo::new(move |_| message().unwrap_or_default());
    let too_long = move || length.get().is_some_and(|length| length > max);
    #[cfg(feature = "hydrate")]
    browser::watch(target, length, shown, heard);
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (target, length, heard);
    }
    view! {
        <p class="count" class:over=too_long aria-hidden="true">{move || shown.get()}</p>
        <p class="visually-hidden" aria-live="polite">{move || heard.get()}</p>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::time::Duration;

    use leptos::{ev, prelude::*};
    use wasm_bindgen::JsCast;
    use web_sys::HtmlTextAreaElement;

    /// Half a second without typing is a pause.
    const PAUSE: Duration = Duration::from_millis(500);

    pub(super) fn watch(target: String, length: RwSignal<Option<u32>>, shown: Memo<String>, heard: RwSignal<String>) {
        let Some(area) = document().get_element_by_id(&target).and_then(|el| el.dyn_into::<HtmlTextAreaElement>().ok())
        else {
            return;
        };
        // A text box's value has its line ends as \n: its UTF-16 length, without what stands empty around it, is the
        // server's.
        let count = move |area: &HtmlTextAreaElement| {
            length.set(u32::try_from(area.value().trim().encode_utf16().count()).ok());
        };
        // After waking: what was rendered and what is woken must be the same. An empty box needs no count.
        Effect::new({
            let area = area.clone();
            move |_| {
                if !area.value().is_empty() {
                    count(&area);
                }
            }
        });
        let typed = StoredValue::new(0u32);
        let listener = window_event_listener(ev::input, move |event| {
            let Some(area) = event.target().and_then(|el| el.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
            if area.id() != target {
                return;
            }
            count(&area);
            typed.update_value(|number| *number += 1);
            let now = typed.get_value();
            set_timeout(
                move || {
                    if typed.get_value() == now {
                        heard.set(shown.get_untracked());
                    }
                },
                PAUSE,
            );
        });
        on_cleanup(move || listener.remove());
    }
}
