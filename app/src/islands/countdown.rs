//! Lets the countdown on the wall run between two looks at the server.

use leptos::prelude::*;

/// Counts down whatever has seconds left, from those it came with. The page works without it: it is
/// loaded anew every few seconds, and then says how long is left.
#[island]
pub fn Countdown(
    /// What is said when the time is up.
    up: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::run(up);
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = up;
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::RefCell, time::Duration};

    use leptos::prelude::*;
    use web_sys::Element;

    /// Often enough that no second is seen to last two.
    const TICK: Duration = Duration::from_millis(200);

    /// A countdown that is shown, and when it ends in this browser's milliseconds: the wall's clock may be wrong by hours.
    type Running = RefCell<Option<(Element, f64)>>;

    pub(super) fn run(up: String) {
        let running = Running::default();
        set_interval(move || tick(&running, &up), TICK);
    }

    fn tick(running: &Running, up: &str) {
        let Ok(Some(shown)) = document().query_selector("#live [data-left]") else { return };
        let now = js_sys::Date::now();
        let mut running = running.borrow_mut();
        let ends = match &*running {
            Some((one, ends)) if *one == shown => *ends,
            // Another page was put in its place: that says how long is left.
            _ => {
                let left = shown.get_attribute("data-left").and_then(|text| text.parse::<u16>().ok());
                let ends = now + f64::from(left.unwrap_or_default()) * 1000.0;
                *running = Some((shown.clone(), ends));
                ends
            }
        };
        // Whole numbers from here on: what writes floats out would be a quarter of all the islands.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 0 to 65535")]
        let left = ((ends - now) / 1000.0).ceil().clamp(0.0, f64::from(u16::MAX)) as u16;
        let words = match left {
            0 => up.to_owned(),
            left => format!("{}:{}{}", left / 60, left % 60 / 10, left % 60 % 10),
        };
        if shown.text_content().as_deref() != Some(words.as_str()) {
            shown.set_text_content(Some(&words));
        }
    }
}
