//! For programs: what is published, and how many have answered, as JSON. Read only, under `/api/v1`, described by
//! OpenAPI; nothing that no page shows.

mod answers;
mod described;
mod shapes;

use app::urls;
use axum::{
    Router,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{access::Scope, digest::Digest};
use serde::Serialize;

use super::{AppState, reader::Address};
use crate::store::{StoreError, tokens::Token};
use shapes::Problem;

/// What a program shows begins so: whoever finds one in a log or a file knows what it is of.
pub(super) const PREFIX: &str = "snd_";

/// Every route.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route(urls::API, get(described::document))
        .route("/api/v1/consultations", get(answers::consultations))
        .route("/api/v1/consultations/{consultation}", get(answers::consultation))
        .route("/api/v1/consultations/{consultation}/responses", get(answers::responses))
        .route("/api/v1/consultations/{consultation}/findings", get(answers::findings))
        .route("/api/v1/consultations/{consultation}/promises", get(answers::promises))
        .route("/api/{*path}", get(async || Refused::NotFound))
}

/// A program that shows a good token.
#[derive(Debug)]
pub(super) struct Program(Token);

/// Why a program gets no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It shows no token, or one that is not good.
    Unknown,
    /// Its token is not for this.
    Scope(Scope),
    /// There is no such thing, or it is not published.
    NotFound,
    /// It asks too often.
    TooMany,
    /// Our fault.
    Ours,
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        Self::Ours
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, title, detail) = match self {
            Self::Unknown => (
                StatusCode::UNAUTHORIZED,
                "No access",
                "Send “Authorization: Bearer” and a token that an administrator gave you. Tokens end on their last day."
                    .to_owned(),
            ),
            Self::Scope(scope) => {
                (StatusCode::FORBIDDEN, "Not for this token", format!("This needs the scope “{}”.", scope.as_str()))
            }
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "Not there",
                "There is no such thing here, or it is not published.".to_owned(),
            ),
            Self::TooMany => (
                StatusCode::TOO_MANY_REQUESTS,
                "Too many requests",
                "Wait a minute. Nothing here changes more often.".to_owned(),
            ),
            Self::Ours => {
                (StatusCode::INTERNAL_SERVER_ERROR, "Our fault", "Something failed here. Try again later.".to_owned())
            }
        };
        let problem = Problem { title: title.to_owned(), status: status.as_u16(), detail };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response();
        let headers = response.headers_mut();
        match self {
            Self::Unknown => headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
            Self::TooMany => headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60")),
            _ => None,
        };
        response
    }
}

impl FromRequestParts<AppState> for Program {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refused> {
        let Ok(Address(address)) = Address::from_request_parts(parts, state).await;
        let shown = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = shown
            .and_then(|value| value.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim())
            .filter(|token| token.starts_with(PREFIX) && token.len() < 100);
        let found = match token {
            Some(token) => state.store.token(token, &state.clock.today()).await?,
            None => None,
        };
        match found {
            Some(token) if state.throttles.program(token.id) => Ok(Self(token)),
            Some(_) => Err(Refused::TooMany),
            // Nobody guesses 130 bits, but nobody needs to try either.
            None if state.throttles.stranger(address) => Err(Refused::Unknown),
            None => Err(Refused::TooMany),
        }
    }
}

impl Program {
    /// Refuses what the token is not for.
    fn must(&self, scope: Scope) -> Result<(), Refused> {
        if self.0.scopes.contains(&scope) { Ok(()) } else { Err(Refused::Scope(scope)) }
    }
}

/// An answer with a mark of its content: a program that has it already is told so, and is sent nothing.
fn answer(asked: &HeaderMap, shape: &impl Serialize) -> Result<Response, Refused> {
    let body = serde_json::to_vec(shape).map_err(|error| {
        tracing::error!(%error, "an answer could not be written");
        Refused::Ours
    })?;
    let mark = format!("\"{}\"", Digest::of([body.as_slice()]).short());
    let has_it = asked
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|marks| marks.split(',').any(|one| one.trim().trim_start_matches("W/") == mark));
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        (header::ETAG, mark),
    ];
    if has_it {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    Ok((headers, body).into_response())
}
