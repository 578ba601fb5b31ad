//! What every request must be and every answer carries.

use app::pages::failure::Failure;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};

use super::{
    AppState,
    render::{self, Interface},
};

/// No script but ours, nothing from another host, no frame around us, no form sent elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; \
                      media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Security headers, and `no-store`: on a shared tablet the next child's *Back* shows nothing of the last.
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(
        "permissions-policy",
        HeaderValue::from_static("geolocation=(), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
    );
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    // Not `no-referrer`: forms would then name no origin, and the guard below could not tell ours.
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// An address that holds what no text does is none of ours, and no database has to say so.
pub(super) async fn plain(request: Request, next: Next) -> Response {
    if !is_text(request.uri().path()) {
        return render::failure(&Interface::default(), Failure::NotFound);
    }
    next.run(request).await
}

/// Whether an address says something that can be written down, and kept by a database.
fn is_text(path: &str) -> bool {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let said = after.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match said.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    std::str::from_utf8(&bytes).is_ok_and(|text| !text.contains('\0'))
}

/// What was asked for is done, whole, although whoever asked has gone away meanwhile (pressed twice, or lost the network): a
/// change without what belongs to it, such as its line on record, would be half of it.
pub(super) async fn whole(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let done = tokio::spawn(next.run(request)).await;
    done.unwrap_or_else(|_| render::failure(&Interface::default(), Failure::Ours))
}

/// What an island that sends a form for the browser asks with, and is told by.
const ONWARD: &str = "soundings-onward";

/// Tells an island where a form leads, where it asks: a browser would follow unasked, and fetch what comes next twice.
pub(super) async fn onward(request: Request, next: Next) -> Response {
    let asks = request.headers().contains_key(ONWARD);
    let mut response = next.run(request).await;
    if asks
        && response.status() == StatusCode::SEE_OTHER
        && let Some(to) = response.headers_mut().remove(header::LOCATION)
    {
        response.headers_mut().insert(ONWARD, to);
        *response.status_mut() = StatusCode::OK;
    }
    response
}

/// Refuses a form that was not sent from one of our own pages. Every browser in use says where a form
/// comes from; what says nothing is not a browser and has no cookie to be abused, but is refused too.
pub(super) async fn same_origin(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || from_us(request.headers(), &state.config.base_url) {
        next.run(request).await
    } else {
        render::failure(&Interface::default(), Failure::Forged)
    }
}

/// Whether a form was sent from a page of ours. A browser that does not say so itself says from which address: that of the
/// server it asks, or, where a proxy in front asks for it by another name, that which people see.
fn from_us(headers: &HeaderMap, ours: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = text("origin") else { return false };
    let is_host = |host: &str| origin.split_once("://").is_some_and(|(_, from)| from == host);
    origin == ours.trim_end_matches('/') || text("host").is_some_and(is_host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_text_says_is_no_address() {
        for text in ["/room/abc", "/c/caf%C3%A9", "/100%", "/%", "/a%zzb"] {
            assert!(is_text(text), "{text}");
        }
        for none in ["/room/%ff", "/a%00b", "/%C3"] {
            assert!(!is_text(none), "{none}");
        }
    }

    #[test]
    fn only_our_own_forms_are_taken() {
        let ask = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            from_us(&headers, "https://soundings.example/")
        };
        assert!(ask(&[("sec-fetch-site", "same-origin")]));
        assert!(ask(&[("origin", "https://a.example"), ("host", "a.example")]));
        assert!(!ask(&[("sec-fetch-site", "cross-site"), ("origin", "https://a.example"), ("host", "a.example")]));
        assert!(!ask(&[("sec-fetch-site", "same-site")]));
        assert!(!ask(&[("origin", "https://evil.example"), ("host", "a.example")]));
        assert!(!ask(&[("origin", "null"), ("host", "a.example")]));
        assert!(!ask(&[("host", "a.example")]));
        // A proxy that asks by a name of its own.
        assert!(ask(&[("origin", "https://soundings.example"), ("host", "127.0.0.1:3000")]));
        assert!(!ask(&[("origin", "http://soundings.example"), ("host", "127.0.0.1:3000")]));
    }
}
