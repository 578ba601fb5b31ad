//! E-mail: by SMTP, into files, or not at all. Never to a child, and never with an answer in it.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::response::Code,
};

/// E-mail, and whether it goes out.
#[derive(Debug)]
pub struct Mailer {
    to: Post,
    /// Whether the last one could not be sent.
    failing: AtomicBool,
}

/// Why nobody is told anything by e-mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silent {
    /// It is off.
    Off,
    /// The last one could not be sent.
    Failing,
}

/// Where e-mail goes.
enum Post {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>, Mailbox),
    /// Into files of a folder.
    Files(AsyncFileTransport<Tokio1Executor>, Mailbox),
    /// Nowhere.
    Off,
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Smtp(..) => "Post::Smtp",
            Self::Files(..) => "Post::Files",
            Self::Off => "Post::Off",
        })
    }
}

/// Says that no person wrote it, so that nobody's out-of-office answers.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Says where e-mail goes in clear: no password, and nothing of anybody's, leaves the machine so unless that is wanted.
const IN_CLEAR: &str = "tls=none";

/// A mail server's address, where what is sent to it can be read by nobody on the way; or nobody is on the way; or whoever
/// set it up says that it may be.
fn in_private(how: &str) -> anyhow::Result<String> {
    let Some(rest) = how.strip_prefix("smtp://") else { return Ok(how.to_owned()) };
    let (server, query) = rest.split_once('?').unwrap_or((rest, ""));
    if query == IN_CLEAR {
        return Ok(format!("smtp://{server}"));
    }
    let place = server.rsplit_once('@').map_or(server, |(_, place)| place);
    let near = ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|near| place.strip_prefix(near).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/'])));
    let sealed = query.split('&').any(|part| part == "tls=required");
    anyhow::ensure!(
        sealed || near,
        "SOUNDINGS_MAIL would send e-mail, and any password in it, in clear: use smtps://…, or smtp://…?tls=required, or say with smtp://…?{IN_CLEAR} that it may be"
    );
    Ok(how.to_owned())
}

impl Mailer {
    /// From the settings: `smtp://…`, `smtps://…`, `file:DIR`, or `off`.
    pub fn new(how: &str, from: &str) -> anyhow::Result<Self> {
        let from: Mailbox = from.parse().context("SOUNDINGS_MAIL_FROM is no address")?;
        let to = if how == "off" {
            Post::Off
        } else if let Some(folder) = how.strip_prefix("file:") {
            std::fs::create_dir_all(folder)?;
            Post::Files(AsyncFileTransport::new(folder), from)
        } else {
            Post::Smtp(AsyncSmtpTransport::<Tokio1Executor>::from_url(&in_private(how)?)?.build(), from)
        };
        Ok(Self { to, failing: AtomicBool::new(false) })
    }

    /// Whether something is an address that e-mail could go to.
    pub fn is_address(to: &str) -> bool {
        to.parse::<Mailbox>().is_ok()
    }

    /// Why nobody is told anything, where nobody is: whoever relies on being told must see it without an e-mail.
    pub fn silent(&self) -> Option<Silent> {
        if self.is_off() { Some(Silent::Off) } else { self.failing.load(Ordering::Relaxed).then_some(Silent::Failing) }
    }

    /// Whether e-mail goes nowhere.
    pub fn is_off(&self) -> bool {
        matches!(self.to, Post::Off)
    }

    /// Sends a plain message to a member of staff.
    pub async fn send(&self, to: &str, subject: &str, text: String) -> anyhow::Result<()> {
        self.post(to, None, subject, text).await
    }

    /// Sends a plain message to an adult who asked for it, or a school, for a council: whoever answers it writes to its `contact`,
    /// and not into a box that nobody reads.
    pub async fn send_for(&self, contact: &str, to: &str, subject: &str, text: String) -> anyhow::Result<()> {
        self.post(to, Some(contact), subject, text).await
    }

    async fn post(&self, to: &str, contact: Option<&str>, subject: &str, text: String) -> anyhow::Result<()> {
        let message = |from: &Mailbox| -> anyhow::Result<Message> {
            let message = Message::builder().from(from.clone()).to(to.parse()?);
            // A contact that is no address keeps nobody from being told.
            let message = match contact.and_then(|contact| contact.parse().ok()) {
                Some(contact) => message.reply_to(contact),
                None => message,
            };
            Ok(message
                .subject(subject)
                .header(AutoSubmitted)
                .header(ContentType::TEXT_PLAIN)
                .message_id(None)
                .body(text)?)
        };
        let (sent, fails) = match &self.to {
            Post::Smtp(transport, from) => {
                let sent = transport.send(message(from)?).await;
                // One box that is not there, which anybody may type, says nothing of the others.
                let of_one = |code: Code| (550..=553).contains(&u16::from(code));
                let fails = sent.as_ref().is_err_and(|error| !error.status().is_some_and(of_one));
                (sent.map(drop).map_err(anyhow::Error::from), fails)
            }
            Post::Files(transport, from) => {
                let sent = transport.send(message(from)?).await.map(drop);
                let fails = sent.is_err();
                (sent.map_err(anyhow::Error::from), fails)
            }
            Post::Off => return Ok(()),
        };
        self.failing.store(fails, Ordering::Relaxed);
        sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn that_nothing_goes_out_is_seen_without_an_email() {
        // The port of no mail server.
        let mailer = Mailer::new("smtp://127.0.0.1:1?tls=none", "council@example.org").unwrap();
        assert_eq!(mailer.silent(), None);
        assert!(mailer.send("lead@example.org", "Something waits", "Look at it.".to_owned()).await.is_err());
        assert_eq!(mailer.silent(), Some(Silent::Failing));
        let off = Mailer::new("off", "council@example.org").unwrap();
        assert_eq!(off.silent(), Some(Silent::Off));
        let folder = std::env::temp_dir().join(format!("soundings-mail-{}", std::process::id()));
        let files = Mailer::new(&format!("file:{}", folder.display()), "council@example.org").unwrap();
        files.send("lead@example.org", "Something waits", "Look at it.".to_owned()).await.unwrap();
        assert_eq!(files.silent(), None);
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(files.send("lead@example.org", "Something waits", "Look at it.".to_owned()).await.is_err());
        assert_eq!(files.silent(), Some(Silent::Failing));
    }

    #[test]
    fn nothing_goes_over_a_network_in_clear_unless_that_is_said() {
        for sealed in
            ["smtps://user:word@mail.example", "smtp://user:word@mail.example:587?tls=required", "smtp://localhost:25"]
        {
            assert_eq!(in_private(sealed).unwrap(), sealed);
        }
        assert_eq!(in_private("smtp://mail.example:25?tls=none").unwrap(), "smtp://mail.example:25");
        for clear in [
            "smtp://user:word@mail.example:587",
            "smtp://mail.example",
            "smtp://localhost.example",
            "smtp://mail.example?tls=opportunistic",
        ] {
            assert!(in_private(clear).is_err(), "{clear}");
        }
    }
}
