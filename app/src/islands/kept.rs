//! What waits to be sent, kept in the browser until it is: a page that is closed, or a device that runs out, loses nothing.
//!
//! It is sealed (AES-GCM) with a key that is nowhere on the device: the server writes it into the pages of the browser
//! that joined, so that whoever picks the device up without the network reads nothing, and whoever comes back with it
//! sends what waited. Nothing is left once it is sent.

use js_sys::{Array, Number, Object, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, Storage, SubtleCrypto};

use super::net::live;

/// A code works for twelve hours; what waited longer is sent to nobody.
const LONGEST: f64 = 12.0 * 3_600_000.0;
/// The bytes of what makes each sealing different.
const NONCE: usize = 12;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What everything that waits is kept under, before what it is and where it was given.
const WAITING: &str = "soundings-waiting ";

fn name(of: &str) -> Option<String> {
    let here = live()?.dataset().get("here")?;
    Some([WAITING, of, " ", &here].concat())
}

fn now() -> Option<String> {
    // The browser writes and reads the number: its own code for that would be a quarter of all islands.
    Some(Number::from(js_sys::Date::now()).to_string_with_radix(10).ok()?.into())
}

/// Deletes what waited too long, of whatever page: nobody may come back to that one.
fn sweep(storage: &Storage) {
    let count = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..count).filter_map(|at| storage.key(at).ok().flatten()).collect();
    for name in names.iter().filter(|name| name.starts_with(WAITING)) {
        let kept = storage.get_item(name).ok().flatten().unwrap_or_default();
        let since = kept.split_once(' ').map_or(f64::NAN, |(at, _)| Number::parse_float(at));
        // What says no time was kept by an older page.
        if (js_sys::Date::now() - since).is_nan() || js_sys::Date::now() - since > LONGEST {
            let _ = storage.remove_item(name);
        }
    }
}

fn algorithm(nonce: &[u8]) -> Option<Object> {
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &"AES-GCM".into()).ok()?;
    Reflect::set(&algorithm, &"iv".into(), &Uint8Array::from(nonce)).ok()?;
    Some(algorithm)
}

/// The page's key; nothing where the browser has no cryptography, as without TLS.
async fn key() -> Option<(SubtleCrypto, CryptoKey)> {
    let key = unhex(&live()?.dataset().get("keep")?)?;
    let crypto = window().crypto().ok()?;
    if Reflect::get(&crypto, &"subtle".into()).ok()?.is_undefined() {
        return None;
    }
    let subtle = crypto.subtle();
    let usages: Array = ["encrypt", "decrypt"].into_iter().map(JsValue::from).collect();
    let key = Uint8Array::from(key.as_slice());
    let import = subtle.import_key_with_str("raw", &key, "AES-GCM", false, &usages).ok()?;
    Some((subtle, JsFuture::from(import).await.ok()?.dyn_into().ok()?))
}

/// Seals what waits.
pub(super) async fn seal(body: &str) -> Option<String> {
    let (subtle, key) = key().await?;
    let mut nonce = [0; NONCE];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut nonce).ok()?;
    let now = now()?;
    let plain = [now.as_str(), " ", body].concat();
    let sealing = subtle.encrypt_with_object_and_u8_array(&algorithm(&nonce)?, &key, plain.as_bytes()).ok()?;
    let sealed = Uint8Array::new(&JsFuture::from(sealing).await.ok()?).to_vec();
    // When, for whoever sweeps: nobody changes what is sealed by changing it.
    Some(now + " " + &hex(&nonce) + &hex(&sealed))
}

/// Keeps what was sealed, in the place of what was kept before.
pub(super) fn put(of: &str, sealed: &str) {
    if let (Some(storage), Some(name)) = (storage(), name(of)) {
        let _ = storage.set_item(&name, sealed);
    }
}

/// Whether something is kept, whether or not it can be opened.
pub(super) fn is_any(of: &str) -> bool {
    let kept = || storage()?.get_item(&name(of)?).ok().flatten();
    kept().is_some()
}

/// What is kept. What cannot be opened, or waited too long, is deleted.
pub(super) async fn get(of: &str) -> Option<String> {
    let storage = storage()?;
    sweep(&storage);
    let sealed = storage.get_item(&name(of)?).ok().flatten()?;
    let opened = open(&sealed).await;
    if opened.is_none() {
        forget(of);
    }
    opened
}

async fn open(sealed: &str) -> Option<String> {
    let (_, sealed) = sealed.split_once(' ')?;
    let bytes = unhex(sealed)?;
    let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
    let (subtle, key) = key().await?;
    let opening = subtle.decrypt_with_object_and_u8_array(&algorithm(nonce)?, &key, sealed).ok()?;
    let plain = Uint8Array::new(&JsFuture::from(opening).await.ok()?).to_vec();
    let plain = String::from_utf8(plain).ok()?;
    let (at, body) = plain.split_once(' ')?;
    let at = Number::parse_float(at);
    (js_sys::Date::now() - at < LONGEST).then(|| body.to_owned())
}

/// Nothing waits any more.
pub(super) fn forget(of: &str) {
    if let (Some(storage), Some(name)) = (storage(), name(of)) {
        let _ = storage.remove_item(&name);
    }
}

/// Bytes as digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| char::from(DIGITS[usize::from(n)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len().is_multiple_of(2))?;
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}
