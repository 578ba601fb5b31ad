//! One of a list that is too long to stand on the page: its label, what helps, what is wrong, and what was chosen.

use std::borrow::Cow;

use leptos::prelude::*;

use super::text_field::{described_by, error_message, invalid};
use crate::ui::Ui;

/// What can be chosen: its value in the form, and its name.
pub type Choices = Vec<(String, String)>;

/// A list. Its id is its name in the form, too.
#[derive(Clone, Debug, Default)]
pub struct Choose {
    /// Its id.
    pub id: Cow<'static, str>,
    /// What is asked for.
    pub label: String,
    /// What helps to choose.
    pub hint: Option<String>,
    /// What stands first, and is nothing chosen.
    pub blank: String,
    /// What can be chosen, under headings where there are any.
    pub groups: Vec<(Option<String>, Choices)>,
    /// What was chosen.
    pub chosen: String,
    /// What is wrong with it.
    pub wrong: Option<String>,
}

/// The list with all that is said of it.
pub fn choose(ui: &Ui, list: Choose) -> impl IntoView + use<> {
    let Choose { id, label, hint, wrong, .. } = list.clone();
    let is_wrong = wrong.is_some();
    let id = id.into_owned();
    view! {
        <div class="question" class:wrong=is_wrong>
            <label class="label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {wrong.map(|wrong| error_message(ui, &id, wrong))}
            {select(list)}
        </div>
    }
}

/// The list alone: its label stands elsewhere.
pub fn select(list: Choose) -> impl IntoView + use<> {
    let Choose { id, hint, blank, groups, chosen, wrong, .. } = list;
    let described = described_by(&id, hint.is_some(), wrong.is_some());
    let invalid = invalid(described.as_deref());
    let id = id.into_owned();
    let groups = groups
        .into_iter()
        .map(|(heading, choices)| {
            let options = choices
                .into_iter()
                .map(|(value, name)| {
                    let here = value == chosen;
                    view! { <option value=value selected=here>{name}</option> }
                })
                .collect_view();
            match heading {
                Some(heading) => view! { <optgroup label=heading>{options}</optgroup> }.into_any(),
                None => options.into_any(),
            }
        })
        .collect_view();
    view! {
        <select id=id.clone() name=id aria-describedby=described aria-invalid=invalid>
            <option value="">{blank}</option>
            {groups}
        </select>
    }
}
