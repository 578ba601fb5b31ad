//! Every setting, each also an environment variable: `docs/soundings.env.example` lists them.

use std::net::SocketAddr;

use clap::Args;

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
