//! E-mail: by SMTP, into files, or not at all. Never to a child, and never with an answer in it.

use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};

/// Where e-mail goes.
#[derive(Clone)]
pub enum Mailer {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>, Mailbox),
    /// Into files of a folder.
    Files(AsyncFileTransport<Tokio1Executor>, Mailbox),
    /// Nowhere.
    Off,
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Smtp(..) => "Mailer::Smtp",
            Self::Files(..) => "Mailer::Files",
            Self::Off => "Mailer::Off",
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
        let from: Mailbox = from.parse()?;
        if how == "off" {
            return Ok(Self::Off);
        }
        if let Some(folder) = how.strip_prefix("file:") {
            std::fs::create_dir_all(folder)?;
            return Ok(Self::Files(AsyncFileTransport::new(folder), from));
        }
        let how = &in_private(how)?;
        Ok(Self::Smtp(AsyncSmtpTransport::<Tokio1Executor>::from_url(how)?.build(), from))
    }

    /// Whether e-mail goes nowhere.
    pub fn is_off(&self) -> bool {
        matches!(self, Self::Off)
    }

    /// Sends a plain message to a member of staff, or to an adult who asked for it.
    pub async fn send(&self, to: &str, subject: &str, text: String) -> anyhow::Result<()> {
        let message = |from: &Mailbox| -> anyhow::Result<Message> {
            Ok(Message::builder()
                .from(from.clone())
                .to(to.parse()?)
                .subject(subject)
                .header(AutoSubmitted)
                .header(ContentType::TEXT_PLAIN)
                .message_id(None)
                .body(text)?)
        };
        match self {
            Self::Smtp(transport, from) => {
                transport.send(message(from)?).await?;
            }
            Self::Files(transport, from) => {
                transport.send(message(from)?).await?;
            }
            Self::Off => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
