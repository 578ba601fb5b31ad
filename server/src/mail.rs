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
