//! Every setting, each also an environment variable: `docs/soundings.env.example` lists them.

use std::net::SocketAddr;

use clap::Args;

use crate::mail::Mailer;

/// Where the council is.
#[derive(Args, Clone, Debug)]
pub struct Zone {
    /// The council's time zone: days open and close at its midnight.
    #[arg(long, env = "SOUNDINGS_TIME_ZONE", default_value = "Europe/London")]
    pub time_zone: String,
}

/// How a server runs.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Where to listen.
    #[arg(long, env = "SOUNDINGS_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Where the council is.
    #[command(flatten)]
    pub zone: Zone,
    /// Whether a reverse proxy stands in front, whose X-Forwarded-For is to be believed.
    #[arg(long, env = "SOUNDINGS_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// The address people see, such as `https://soundings.example.gov.uk`; for links in e-mails.
    #[arg(long, env = "SOUNDINGS_BASE_URL", default_value = "http://localhost:3000")]
    pub base_url: String,
    /// How e-mail goes out: `smtp://…`, `smtps://…`, `file:DIR`, or `off`.
    #[arg(long, env = "SOUNDINGS_MAIL", default_value = "off")]
    pub mail: String,
    /// Whom e-mail is from.
    #[arg(long, env = "SOUNDINGS_MAIL_FROM", default_value = "Soundings <soundings@localhost>")]
    pub mail_from: String,
    /// Who is told by e-mail, without a word of it, that what a safeguarding lead should see has waited longer than a working
    /// day, such as a director’s office. Nobody else is told where it is left out.
    #[arg(long, env = "SOUNDINGS_ESCALATE_TO")]
    pub escalate_to: Option<String>,
    /// Whether programs inside the council's own network may be told what is published, and without TLS.
    #[arg(long, env = "SOUNDINGS_HOOKS_INSIDE")]
    pub hooks_inside: bool,
}

impl Config {
    /// Whether the settings can be what they are for, so that a slip is seen when the server starts and not when a link or an
    /// e-mail is needed.
    ///
    /// # Errors
    /// What is wrong, and which setting it is.
    pub fn check(&self) -> anyhow::Result<()> {
        let uri: Option<axum::http::Uri> = self.base_url.parse().ok();
        let fits = uri.as_ref().is_some_and(|uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri.authority().is_some()
                && uri.path_and_query().is_none_or(|rest| rest.as_str() == "/")
        });
        anyhow::ensure!(
            fits,
            "SOUNDINGS_BASE_URL is “{}”: write how people reach the pages, such as https://soundings.example.gov.uk, with nothing after the name",
            self.base_url
        );
        if let Some(to) = &self.escalate_to {
            anyhow::ensure!(Mailer::is_address(to), "SOUNDINGS_ESCALATE_TO is “{to}”: that is no address of e-mail");
        }
        let near = uri.and_then(|uri| uri.host().map(str::to_owned));
        if near.is_some_and(|host| matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]")) && self.mail != "off" {
            tracing::warn!("SOUNDINGS_BASE_URL is of this machine: links in e-mails lead nobody else anywhere");
        }
        Ok(())
    }

    /// A page's whole address, for e-mail, posters and codes.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.trim_end_matches('/'))
    }
}

/// Where everything is kept.
#[derive(Args, Clone, Debug)]
pub struct Database {
    /// `sqlite:PATH` or `postgres://…`.
    #[arg(long = "database", env = "SOUNDINGS_DATABASE", default_value = "sqlite:data/soundings.db", global = true)]
    pub url: String,
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Program {
        #[command(flatten)]
        config: Config,
    }

    fn check(arguments: &[&str]) -> anyhow::Result<()> {
        Program::parse_from(std::iter::once("soundings").chain(arguments.iter().copied())).config.check()
    }

    #[test]
    fn a_setting_that_cannot_be_is_refused_when_the_server_starts() {
        assert!(check(&[]).is_ok());
        for fine in ["https://soundings.example.gov.uk", "https://soundings.example.gov.uk/", "http://localhost:3117"] {
            assert!(check(&["--base-url", fine]).is_ok(), "{fine}");
        }
        for wrong in ["soundings.example.gov.uk", "https://x.example/path/", "ftp://x.example", "https://", "", "x y"] {
            let said = check(&["--base-url", wrong]).unwrap_err().to_string();
            assert!(said.contains("SOUNDINGS_BASE_URL"), "{wrong}: {said}");
        }
        assert!(check(&["--escalate-to", "director@example.gov.uk"]).is_ok());
        let said = check(&["--escalate-to", "not-an-address"]).unwrap_err().to_string();
        assert!(said.contains("SOUNDINGS_ESCALATE_TO"), "{said}");
    }
}
