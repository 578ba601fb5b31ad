//! Hashes and cookies.

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::SaltString,
};
use axum::http::{HeaderMap, HeaderValue, header};
use domain::{
    code::Code, consultation::Day, digest::Digest, engage::join_code, language::Language, level::ReadingLevel,
    message::Subject,
};
use tokio::sync::Semaphore;

/// The cookie that says an unfinished response belongs to this browser. Gone when the browser is closed.
pub(crate) const RESPONDENT: &str = "__Host-respondent";
/// The cookie that says this account signed in from this browser before.
pub(super) const DEVICE: &str = "__Host-device";

/// The cookie that says in which wording this browser answers: for what is said once the response is gone.
pub(super) const WORDING: &str = "__Host-wording";
/// The cookie with the words that lead back to what was just saved: for whoever loads their page again.
pub(super) const SAVED: &str = "__Host-saved";
/// The cookie that says what was written to the council a moment ago: for whoever loads the page that says so again.
pub(super) const WRITTEN: &str = "__Host-written";
/// How long those are kept, in seconds: as long as it takes to write them down.
const SAVED_SECONDS: u32 = 600;

/// A cookie's value.
pub(super) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .map(str::to_owned)
}

/// The secret that this browser's unfinished responses, and its place in a session, are known by.
pub(super) fn respondent(headers: &HeaderMap) -> Option<String> {
    cookie(headers, RESPONDENT).filter(|secret| secret.len() == 26)
}

/// A cookie to set: `seconds` for one that is kept, nothing for one that goes with the browser.
pub(super) fn set_cookie(name: &str, value: &str, seconds: Option<u32>) -> HeaderValue {
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    HeaderValue::from_str(&format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{age}"))
        .expect("tokens are plain text")
}

/// Says in which wording this browser answers.
pub(super) fn set_wording(language: &Language, level: ReadingLevel) -> HeaderValue {
    set_cookie(WORDING, &format!("{language}.{level}"), None)
}

/// In which wording this browser answers.
pub(super) fn wording(headers: &HeaderMap) -> Option<(Language, ReadingLevel)> {
    let kept = cookie(headers, WORDING)?;
    let (language, level) = kept.split_once('.')?;
    Some((Language::parse(language)?, ReadingLevel::parse(level)?))
}

/// What was just saved in a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct JustSaved {
    /// The words that lead back.
    pub(super) code: String,
    /// The survey's version.
    pub(super) version: i64,
    /// The last day on which they do.
    pub(super) until: Day,
}

/// Keeps in the browser, for a while, the words that lead back to a response.
pub(super) fn set_just_saved(draft: &str, saved: &JustSaved) -> HeaderValue {
    let JustSaved { code, version, until } = saved;
    let value = format!("{draft}.{version}.{}.{}", until.as_str(), code.replace(' ', "-"));
    set_cookie(SAVED, &value, Some(SAVED_SECONDS))
}

/// What was just saved of a response in this browser.
pub(super) fn just_saved(headers: &HeaderMap, draft: &str) -> Option<JustSaved> {
    let kept = cookie(headers, SAVED)?;
    let mut parts = kept.strip_prefix(draft)?.strip_prefix('.')?.splitn(3, '.');
    let (version, until, code) = (parts.next()?, parts.next()?, parts.next()?);
    Some(JustSaved { code: code.replace('-', " "), version: version.parse().ok()?, until: Day::parse(until)? })
}

/// What somebody wrote to the council in this browser a moment ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct JustWritten {
    /// About which consultation.
    pub(super) consultation: Code,
    /// The message: what it is about, what it is asked after by, and the day by which something is owed, where anything is; nothing
    /// where a child asked to be talked to.
    pub(super) message: Option<(Subject, String, Option<Day>)>,
    /// The page of a response to go back to. It stands in no address in which the message does.
    pub(super) back: Option<String>,
}

/// Keeps in the browser, for a while, that something was written and what it is asked after by.
pub(super) fn set_just_written(written: &JustWritten) -> HeaderValue {
    let JustWritten { consultation, message, back } = written;
    let message = message.as_ref().map(|(subject, reference, due)| {
        let due = due.as_ref().map(Day::as_str).unwrap_or_default();
        format!("{}.{}.{due}", subject.as_str(), reference.replace(' ', ""))
    });
    let message = message.unwrap_or_else(|| "..".to_owned());
    let value = format!("{consultation}.{message}.{}", back.as_deref().unwrap_or_default());
    set_cookie(WRITTEN, &value, Some(SAVED_SECONDS))
}

/// What was just written in this browser about a consultation.
pub(super) fn just_written(headers: &HeaderMap, about: &Code) -> Option<JustWritten> {
    let kept = cookie(headers, WRITTEN)?;
    let mut parts = kept.splitn(5, '.');
    let consultation = parts.next().filter(|code| *about == **code).and_then(|code| Code::parse(code).ok())?;
    let message = match (parts.next()?, parts.next()?, parts.next()?) {
        ("", "", "") => None,
        (subject, reference, due) => {
            let reference = join_code::shown(&join_code::parse(reference)?);
            Some((Subject::parse(subject)?, reference, Day::parse(due)))
        }
    };
    let back = parts.next().filter(|back| !back.is_empty()).map(str::to_owned);
    Some(JustWritten { consultation, message, back })
}

/// What a browser's secret is kept as.
pub(crate) fn secret_hash(secret: &str) -> String {
    Digest::of([b"respondent".as_slice(), secret.as_bytes()]).to_string()
}

/// argon2id as OWASP recommends: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).expect("within bounds"))
}

/// Each hash takes 19 MiB and a core: so many at once and no more, whoever asks. Those who answer have a queue of their own,
/// which keeps nobody from signing in.
static OFFICERS: Semaphore = Semaphore::const_new(2);
static RESPONDENTS: Semaphore = Semaphore::const_new(1);

/// Runs something slow off the threads that serve pages, in its turn.
pub(super) async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    taking_turns(&OFFICERS, work).await
}

/// The same, for those who answer.
pub(super) async fn in_their_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    taking_turns(&RESPONDENTS, work).await
}

async fn taking_turns<T: Send + 'static>(queue: &'static Semaphore, work: impl FnOnce() -> T + Send + 'static) -> T {
    let turn = queue.acquire().await.expect("it is never closed");
    // The turn goes with the work, which goes on although whoever asked for it has gone away.
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    done.await.expect("hashing does not panic")
}

/// A password's hash.
pub fn hash_password(password: &str) -> anyhow::Result<String> {
    let salt = SaltString::encode_b64(crate::random::token().as_bytes()).map_err(|error| anyhow::anyhow!("{error}"))?;
    let hash = argon2().hash_password(password.as_bytes(), &salt).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(hash.to_string())
}

/// Whether a password is the one of a hash. Takes as long where there is no account.
pub(crate) fn verify_password(password: &str, hash: Option<&str>) -> bool {
    /// The hash of no password, for accounts that do not exist.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXRoaW5nc2FsdHk$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    let parsed = PasswordHash::new(hash.unwrap_or(NOBODY));
    let right = parsed.is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok());
    right && hash.is_some()
}

/// What a return code is kept as. Slow to compute, so that a copy of the database gives up its codes slowly;
/// the same each time, so that it can be looked up.
pub(super) fn return_hash(code: &str, salt: &str) -> String {
    let mut out = [0u8; 32];
    argon2().hash_password_into(code.as_bytes(), salt.as_bytes(), &mut out).expect("the salt is long enough");
    Digest::of([out.as_slice()]).to_string()
}

/// What the device cookie holds: a name, and a proof that goes out of date with the password.
pub(super) fn device_proof(device: &str, password_hash: &str) -> String {
    let proof = Digest::of([b"device".as_slice(), device.as_bytes(), password_hash.as_bytes()]);
    format!("{device}.{proof}")
}

/// What a session holds of the password it was begun with: a new password ends it.
pub(super) fn password_proof(password_hash: &str) -> String {
    Digest::of([b"session".as_slice(), password_hash.as_bytes()]).to_string()
}

/// The device's name, if its cookie is this account's.
pub(super) fn known_device(cookie: &str, password_hash: &str) -> Option<String> {
    let (device, _) = cookie.split_once('.')?;
    (device_proof(device, password_hash) == cookie).then(|| device.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_by_its_hash_alone() {
        let hash = hash_password("a long enough password").expect("hashes");
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify_password("a long enough password", Some(&hash)));
        assert!(!verify_password("another", Some(&hash)));
        assert!(!verify_password("", None));
    }

    #[test]
    fn a_device_is_forgotten_with_the_password() {
        let cookie = device_proof("abc", "hash one");
        assert_eq!(known_device(&cookie, "hash one").as_deref(), Some("abc"));
        assert_eq!(known_device(&cookie, "hash two"), None);
        assert_eq!(known_device("abc.forged", "hash one"), None);
    }

    #[test]
    fn what_was_written_is_known_again_in_its_browser() {
        let code = Code::from("help");
        let due = Day::parse("2026-12-21").expect("a day");
        let message = |due| Some((Subject::Data, "ACDE 3479".to_owned(), due));
        let back = Some("/r/abc/q/who".to_owned());
        for (message, back) in [(message(Some(due)), back), (message(None), None), (None, None)] {
            let written = JustWritten { consultation: code.clone(), message, back };
            let set = set_just_written(&written);
            let pair = set.to_str().expect("text").split(';').next().expect("a pair").to_owned();
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_str(&pair).expect("text"));
            assert_eq!(just_written(&headers, &code), Some(written));
            assert_eq!(just_written(&headers, &Code::from("other")), None);
        }
    }

    #[test]
    fn cookies_are_found_by_their_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("x__Host-device=1; __Host-device=2"));
        assert_eq!(cookie(&headers, DEVICE).as_deref(), Some("2"));
        assert_eq!(cookie(&headers, RESPONDENT), None);
    }
}
