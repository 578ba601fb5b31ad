//! What has to be put right, at the top of the page, each a link to where.

use leptos::prelude::*;

use crate::ui::Ui;

/// One thing to put right: the id of the field, and the words, which are the same at the field; of several questions on a page,
/// after which it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The id of the field's first control.
    pub field: String,
    /// What to do about it.
    pub message: String,
}

/// The summary; nothing where there is nothing to put right.
///
/// Focus goes to it without a script: a page with problems is asked for as `#problems` would be, by
/// `autofocus` on the container. `role="alert"` is on a child, so that the two are not announced at once.
pub fn error_summary(ui: &Ui, problems: &[Problem]) -> impl IntoView + use<> {
    (!problems.is_empty()).then(|| {
        let items = problems
            .iter()
            .map(|problem| {
                view! { <li><a href=format!("#{}", problem.field)>{problem.message.clone()}</a></li> }
            })
            .collect_view();
        view! {
            <div class="error-summary" id="problems" tabindex="-1" autofocus>
                <div role="alert">
                    <h2>{ui.say("problem-heading")}</h2>
                    <ul>{items}</ul>
                </div>
            </div>
        }
    })
}
