//! The description of it all, as OpenAPI 3.1.

use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Document,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::{answers, shapes};

/// Version 1.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Soundings",
        version = "1",
        description = "What a council has published of its consultations, and how many have answered. Read only. Every \
                       count has been through disclosure control: what is hidden is null. Ask with “If-None-Match” and \
                       you are sent only what is new."
    ),
    paths(
        answers::consultations,
        answers::consultation,
        answers::responses,
        answers::findings,
        answers::promises
    ),
    components(schemas(
        shapes::Problem,
        shapes::Consultations,
        shapes::Consultation,
        shapes::Responses,
        shapes::Findings,
        shapes::Promises
    )),
    modifiers(&Tokens),
    security(("token" = []))
)]
#[derive(Debug)]
pub(super) struct Described;

struct Tokens;

impl Modify for Tokens {
    fn modify(&self, document: &mut Document) {
        let token = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A token that an administrator gave, for what it may fetch and until its last day."))
            .build();
        document.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(token));
    }
}

/// The description. Anybody may read it: it says nothing of any consultation.
pub(super) async fn document() -> Response {
    let text = Described::openapi().to_pretty_json().unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/vnd.oai.openapi+json;version=3.1")], text).into_response()
}
