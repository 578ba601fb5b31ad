//! What every request must be and every answer carries.

use app::pages::failure::Failure;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};

use super::render::{self, Interface};

/// No script but ours, nothing from another host, no frame around us, no form sent elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; \
                      media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Security headers, and `no-store`: on a shared tablet the next child's *Back* shows nothing of the last.
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        // Not `no-referrer`: forms would then name no origin, and the guard below could not tell ours.
        (header::REFERRER_POLICY, "same-origin"),
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
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
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
pub(super) async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || from_us(request.headers()) {
        next.run(request).await
    } else {
        render::failure(&Interface::default(), Failure::Forged)
    }
}

fn from_us(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_forms_are_taken() {
        let ask = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            from_us(&headers)
        };
        assert!(ask(&[("sec-fetch-site", "same-origin")]));
        assert!(ask(&[("origin", "https://a.example"), ("host", "a.example")]));
        assert!(!ask(&[("sec-fetch-site", "cross-site"), ("origin", "https://a.example"), ("host", "a.example")]));
        assert!(!ask(&[("sec-fetch-site", "same-site")]));
        assert!(!ask(&[("origin", "https://evil.example"), ("host", "a.example")]));
        assert!(!ask(&[("origin", "null"), ("host", "a.example")]));
        assert!(!ask(&[("host", "a.example")]));
    }
}
