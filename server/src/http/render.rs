//! A page to a response. Rendered by `leptos_axum` without the scripts it would append: nothing here
//! streams, and a page without an island ships no script at all.

use std::sync::{Arc, LazyLock};

use app::{
    pages::failure::{self, Failure},
    phrases::Phrases,
    ui::Ui,
};
use axum::{
    body::Body,
    http::{HeaderValue, Request, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use domain::{language::Language, level::ReadingLevel};
use futures::stream;
use leptos::prelude::*;

use super::{AppState, assets};
use crate::store::consultations::Version;

/// Whose words a page is in, where there may be no survey.
#[derive(Clone, Debug)]
pub struct Interface {
    pub(crate) ui: Ui,
}

impl Default for Interface {
    /// English, at the standard level: what there is always. It is put together once.
    fn default() -> Self {
        static PLAIN: LazyLock<Interface> = LazyLock::new(|| {
            let phrases = Arc::new(Phrases::interface(Language::english(), ReadingLevel::Standard));
            Interface { ui: Ui::plain(phrases, Arc::new(assets::addresses())) }
        });
        PLAIN.clone()
    }
}

impl AppState {
    /// The interface in a language and level.
    pub(crate) fn interface(&self, language: &Language, level: ReadingLevel) -> Interface {
        Interface { ui: Ui::plain(self.catalogue.phrases(None, language, level), self.assets.clone()) }
    }

    /// The interface and a survey's words.
    pub(crate) fn ui(&self, version: &Version, language: &Language, level: ReadingLevel) -> Interface {
        let consultation = &version.edition.consultation;
        Interface {
            ui: Ui {
                demonstration: version.demonstration,
                council: Some(consultation.contact.council.clone()),
                consultation: Some(consultation.code.clone()),
                young: version.edition.survey.audience.is_children(),
                ..Ui::plain(self.catalogue.phrases(Some(version), language, level), self.assets.clone())
            },
        }
    }
}

/// A page, with its status.
pub(super) async fn page<V: IntoView + 'static>(
    status: StatusCode,
    view: impl FnOnce() -> V + Send + 'static,
) -> Response {
    let request = Request::new(Body::empty());
    let mut response = leptos_axum::handle_response_inner(
        || {},
        view,
        request,
        |app, _scripts, _| {
            Box::pin(async move {
                let whole = plain(&app.to_html());
                Box::pin(stream::once(async move { whole })) as _
            })
        },
    )
    .await;
    *response.status_mut() = status;
    response
}

/// Leaves out the marks between texts, which only islands need to find their way about.
fn plain(html: &str) -> String {
    const MARK: &str = "<!>";
    const ISLAND: (&str, &str) = ("<leptos-island", "</leptos-island>");
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(from) = rest.find(ISLAND.0) {
        let to = rest[from..].find(ISLAND.1).map_or(rest.len(), |at| from + at);
        out.push_str(&rest[..from].replace(MARK, ""));
        out.push_str(&rest[from..to]);
        rest = &rest[to..];
    }
    out.push_str(&rest.replace(MARK, ""));
    out
}

/// A page, well found.
pub(super) async fn ok<V: IntoView + 'static>(view: impl FnOnce() -> V + Send + 'static) -> Response {
    page(StatusCode::OK, view).await
}

/// On to another page: what was posted is done, and *refresh* does not do it again.
pub(super) fn onward(to: &str) -> Response {
    // An address that no header holds leads nowhere: it was made up.
    if HeaderValue::try_from(to).is_err() {
        return failure(&Interface::default(), Failure::NotFound);
    }
    Redirect::to(to).into_response()
}

/// Something went wrong. Rendered without a runtime, so that it can be shown whatever else is broken.
pub(super) fn failure(interface: &Interface, failure: Failure) -> Response {
    let status = match failure {
        Failure::NotFound | Failure::NoSuchDraft => StatusCode::NOT_FOUND,
        Failure::TakenDown => StatusCode::GONE,
        Failure::Closed | Failure::NotYetOpen | Failure::NotReady | Failure::Forged | Failure::Forbidden => {
            StatusCode::FORBIDDEN
        }
        Failure::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Failure::Ours => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let owner = Owner::new();
    let html = plain(&owner.with(|| failure::page(&interface.ui, failure).into_view().to_html()));
    (status, [(axum::http::header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_where_an_island_needs_them() {
        assert_eq!(
            plain("a<!>b<leptos-island x>c<!>d</leptos-island>e<!>f"),
            "ab<leptos-island x>c<!>d</leptos-island>ef"
        );
        assert_eq!(plain("a<!>b"), "ab");
    }
}
