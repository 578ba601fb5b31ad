//! Programs that are told when something is published, as Standard Webhooks describes it (standardwebhooks.com): what is
//! said, how it is signed, and when it is tried again. Nothing is told that is not public by then.

use crate::{audience::named, code::Code};

named! {
    /// What happened.
    Event {
        /// A report was published.
        ReportPublished = "report.published",
        /// A report was taken down.
        ReportWithdrawn = "report.withdrawn",
        /// What the council says back was published.
        ReplyPublished = "reply.published",
        /// What the council says back was taken down.
        ReplyWithdrawn = "reply.withdrawn",
        /// What was found when a promise was looked at was published.
        PromiseFound = "promise.found",
        /// Nothing: somebody wants to know whether messages are heard.
        Test = "test",
    }
}

/// Something that happened, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// Its name: told twice, whoever hears it knows it by this.
    pub key: String,
    /// What happened.
    pub event: Event,
    /// Of which consultation.
    pub consultation: Code,
}

/// The longest name of a program, in characters.
pub const NAME: usize = 80;
/// The longest address, in characters.
pub const ADDRESS: usize = 500;
/// The most programs that are told.
pub const MOST: usize = 20;

/// After how many seconds it is tried again, by how often it was tried: for nearly three days in all.
const AGAIN: [i64; 8] = [60, 300, 1_800, 7_200, 18_000, 36_000, 86_400, 86_400];

/// After how many seconds to try again what was tried so often; `None` where it is given up.
pub fn again(tries: u32) -> Option<i64> {
    AGAIN.get(usize::try_from(tries).ok()?.checked_sub(1)?).copied()
}

/// What is signed: which message, when it is sent, and its body (Standard Webhooks, *Signature scheme*).
pub fn to_sign(id: &str, seconds: i64, body: &str) -> String {
    format!("{id}.{seconds}.{body}")
}

/// A field that will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No name, or too long a one.
    Name,
    /// No address, too long a one, or one that is not `https`.
    Address,
}

impl Wrong {
    /// Its name in forms and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "hook-name",
            Self::Address => "hook-address",
        }
    }
}

/// Where it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hook {
    /// What the program is called.
    pub name: String,
    /// Its address.
    pub address: String,
}

impl Hook {
    /// Reads what was typed, or says all that is wrong with it. `plain` lets an address go without TLS: within the council's
    /// own network.
    pub fn read(name: &str, address: &str, plain: bool) -> Result<Self, Vec<Wrong>> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let address = address.trim().to_owned();
        let mut wrong = Vec::new();
        if name.is_empty() || name.chars().count() > NAME {
            wrong.push(Wrong::Name);
        }
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://").filter(|_| plain));
        // A name and a password in an address would stand on the page and in logs.
        let sound = rest.is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            !host.is_empty() && !host.contains('@') && !address.contains(char::is_whitespace) && !rest.contains('#')
        });
        if !sound || address.chars().count() > ADDRESS {
            wrong.push(Wrong::Address);
        }
        if wrong.is_empty() { Ok(Self { name, address }) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_has_a_name_and_an_address_with_tls() {
        let read = |name: &str, address: &str| Hook::read(name, address, false);
        let hook = read(" Web  site ", " https://example.org/told?by=soundings ").unwrap();
        assert_eq!((hook.name.as_str(), hook.address.as_str()), ("Web site", "https://example.org/told?by=soundings"));
        assert_eq!(read("", ""), Err(vec![Wrong::Name, Wrong::Address]));
        for address in [
            "http://example.org",
            "https://",
            "https:///x",
            "https://a@example.org/",
            "https://a b",
            "ftp://x",
            "https://x/#y",
        ] {
            assert_eq!(read("x", address), Err(vec![Wrong::Address]), "{address}");
        }
        assert_eq!(read("x", &format!("https://{}", "a".repeat(500))), Err(vec![Wrong::Address]));
        assert!(Hook::read("x", "http://127.0.0.1:9/x", true).is_ok());
    }

    #[test]
    fn it_is_tried_again_ever_later_and_then_given_up() {
        let waits: Vec<i64> = (1..20).map_while(again).collect();
        assert_eq!(waits.len(), 8);
        assert!(waits.windows(2).all(|two| two[0] <= two[1]));
        assert!(waits.iter().sum::<i64>() > 2 * 86_400);
        assert_eq!(again(0), None);
    }
}
