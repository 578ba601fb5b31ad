//! Who reads: the language and level asked for, the address tries are counted by, the form posted.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Once,
};

use axum::{
    extract::{ConnectInfo, FromRequest, FromRequestParts, Request},
    http::{header, request::Parts},
};
use domain::{code::Code, heard::schools::Urn, language::Language, level::ReadingLevel, respond::form::Fields};
use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate_languages};
use unic_langid::LanguageIdentifier;

use super::{AppState, Refusal, render::Interface, secrets};
use app::{pages::failure::Failure, phrases::interface_languages};

/// What the address of a page asks for: `?language=ar&level=easy-read&about=consultation`.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) language: Language,
    pub(super) level: ReadingLevel,
    pub(super) about: Option<Code>,
    /// The school whose link was followed.
    pub(super) through: Option<Urn>,
    pub(super) query: Fields,
}

impl FromRequestParts<AppState> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        let query: Fields = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes())
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        let ours = interface_languages();
        // Where a response is gone, nothing but the browser knows in which wording it was answered.
        let answered = parts.uri.path().starts_with("/r/").then(|| secrets::wording(&parts.headers)).flatten();
        let (language, level) = answered.unzip();
        let language = query
            .first("language")
            .and_then(Language::parse)
            .or(language)
            .filter(|language| ours.contains(language))
            .unwrap_or_else(|| accepted(parts, &ours));
        let level = query.first("level").and_then(ReadingLevel::parse).or(level).unwrap_or(ReadingLevel::Standard);
        let about = query.first("about").and_then(|code| Code::parse(code).ok());
        let through = query.first("school").and_then(Urn::parse);
        Ok(Self { language, level, about, through, query })
    }
}

/// A page of a response or of a room that its reader wants to go back to, and nothing else: whoever looked something up in the
/// midst of one goes on there.
pub(super) fn back(fields: &Fields) -> Option<String> {
    let known = |one: char| one.is_ascii_alphanumeric() || matches!(one, '/' | '-' | '_' | '~');
    let of_response = |back: &&str| {
        (back.starts_with("/r/") || back.starts_with("/j/")) && !back.contains("//") && back.chars().all(known)
    };
    fields.first("back").filter(of_response).map(str::to_owned)
}

/// The browser's first language that the interface is written in.
fn accepted(parts: &Parts, ours: &[Language]) -> Language {
    let header = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("en");
    let ids: Vec<LanguageIdentifier> = ours.iter().filter_map(|language| language.as_str().parse().ok()).collect();
    let wanted = accepted_languages::parse(header);
    let english: LanguageIdentifier = "en".parse().expect("a tag");
    negotiate_languages(&wanted, &ids, Some(&english), NegotiationStrategy::Lookup)
        .first()
        .and_then(|id| Language::parse(&id.to_string()))
        .unwrap_or_else(Language::english)
}

/// The address tries are counted by. It is never written down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Address(pub(super) IpAddr);

impl FromRequestParts<AppState> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let forwarded = parts
            .headers
            .get_all("x-forwarded-for")
            .iter()
            .next_back()
            .filter(|_| state.config.behind_proxy)
            .and_then(|value| value.to_str().ok())
            // The last is the one our own proxy saw; those before it are what it was told.
            .and_then(|value| value.rsplit(',').next())
            .and_then(|value| value.trim().parse().ok());
        if !state.config.behind_proxy && parts.headers.contains_key("x-forwarded-for") {
            static SAID: Once = Once::new();
            SAID.call_once(|| {
                tracing::warn!("a proxy says whom it asks for, and is not believed: everybody has one address, and one limit on tries. Set SOUNDINGS_BEHIND_PROXY=true where the proxy is yours");
            });
        }
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
        Ok(Self(forwarded.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))))
    }
}

/// A form, as posted.
#[derive(Clone, Debug)]
pub(super) struct Posted(pub(super) Fields);

impl FromRequest<AppState> for Posted {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Refusal> {
        let bytes = axum::body::Bytes::from_request(request, state)
            .await
            .map_err(|_| Refusal(Failure::TooLarge, Interface::default()))?;
        Ok(Self(fields_of(&bytes)))
    }
}

/// The fields of a form as it was sent.
pub(super) fn fields_of(form: &[u8]) -> Fields {
    form_urlencoded::parse(form).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}
