//! What pages fetch: built files, inside the binary, named by their content and so kept for ever.

use app::ui::Assets;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../target/site"]
struct Site;

/// Where the assets are, by what they are. Without a build there is a page without style, and it works.
pub fn addresses() -> Assets {
    let manifest: std::collections::BTreeMap<String, String> =
        Site::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default();
    let find = |name: &str| format!("/assets/{}", manifest.get(name).map_or(name, String::as_str));
    Assets { style: find("site.css"), desk: find("desk.css"), boot: find("boot.js"), icon: find("icon.svg") }
}

/// A file, in the smallest form the browser takes.
pub async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |coding: &str| accepted.split(',').any(|part| part.split(';').next().map(str::trim) == Some(coding));
    let found = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(coding, _)| takes(coding))
        .find_map(|(coding, ending)| Some((Some(coding), Site::get(&format!("{path}{ending}"))?)))
        .or_else(|| Some((None, Site::get(&path)?)));
    let Some((coding, file)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let mut response = file.data.into_owned().into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, kind.parse().expect("a plain value"));
    out.insert(header::CACHE_CONTROL, "public, max-age=31536000, immutable".parse().expect("a plain value"));
    out.insert(header::VARY, "accept-encoding".parse().expect("a plain value"));
    out.insert(header::X_CONTENT_TYPE_OPTIONS, "nosniff".parse().expect("a plain value"));
    if let Some(coding) = coding {
        out.insert(header::CONTENT_ENCODING, coding.parse().expect("a plain value"));
    }
    response
}
