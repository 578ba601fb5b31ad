//! Telling programs what was published: signed, over TLS, and never anybody inside the council's own network who was not
//! meant.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::hooks::to_sign;
use hmac::{Hmac, Mac as _};
use reqwest::{
    Client, StatusCode,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect,
};
use sha2::Sha256;

/// How long a program may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// What a secret begins with, as Standard Webhooks has it.
pub const SECRET: &str = "whsec_";

/// Calls programs.
#[derive(Clone, Debug)]
pub struct Caller {
    client: Client,
    /// Whether addresses inside the council's own network may be called.
    inside: bool,
}

/// Why a program did not hear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unheard {
    /// It says that it is gone for good: it is not told any more.
    Gone,
    /// It did not hear, and why in a few words: never what it answered.
    Failed(String),
}

/// A secret to sign with: random, as long as a key of the hash.
pub fn secret() -> String {
    format!("{SECRET}{}", STANDARD.encode(crate::random::key()))
}

/// The signature of a message (Standard Webhooks: `v1`, HMAC-SHA256 of id, time and body, in base64).
pub fn signature(secret: &str, id: &str, seconds: i64, body: &str) -> String {
    let key = STANDARD.decode(secret.trim_start_matches(SECRET)).unwrap_or_default();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("keys of any length will do");
    mac.update(to_sign(id, seconds, body).as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

impl Caller {
    /// Makes ready to call.
    pub fn new(inside: bool) -> anyhow::Result<Self> {
        let mut client = Client::builder()
            .timeout(PATIENCE)
            // Where it leads was not entered by anybody.
            .redirect(redirect::Policy::none())
            .user_agent(concat!("Soundings/", env!("CARGO_PKG_VERSION")));
        if !inside {
            // Whoever goes by a proxy is looked up by it, and it may be inside.
            client = client.https_only(true).dns_resolver(Arc::new(Outside)).no_proxy();
        }
        Ok(Self { client: client.build()?, inside })
    }

    /// Whether addresses inside the council's own network may be called.
    pub fn calls_inside(&self) -> bool {
        self.inside
    }

    /// Whether an address is one that can be called at all, and, where it is a number and not a name, outside.
    pub fn can_call(&self, address: &str) -> bool {
        address.parse().is_ok_and(|address| self.may_call(&address))
    }

    fn may_call(&self, address: &reqwest::Url) -> bool {
        // A number in the address is looked up nowhere.
        let number = address.host_str().map(|host| host.trim_matches(['[', ']'])).and_then(|host| host.parse().ok());
        self.inside || number.is_none_or(is_outside)
    }

    /// Tells a program what happened: a message with an id, and a body of a moment.
    ///
    /// # Errors
    /// [`Unheard`].
    pub async fn call(
        &self,
        (address, secret): (&str, &str),
        id: &str,
        (now, body): (i64, String),
    ) -> Result<(), Unheard> {
        let failed = |why: &str| Unheard::Failed(why.to_owned());
        let address: reqwest::Url = address.parse().map_err(|_| failed("no address"))?;
        if !self.may_call(&address) {
            return Err(failed("inside the network"));
        }
        let sent = self
            .client
            .post(address)
            .header("content-type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", now.to_string())
            .header("webhook-signature", signature(secret, id, now, &body))
            .body(body)
            .send()
            .await;
        match sent {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) if answer.status() == StatusCode::GONE => Err(Unheard::Gone),
            Ok(answer) => Err(Unheard::Failed(answer.status().as_u16().to_string())),
            Err(error) if error.is_timeout() => Err(failed("no answer in time")),
            Err(error) if error.is_connect() => Err(failed("no connection")),
            Err(_) => Err(failed("not sent")),
        }
    }
}

/// Finds addresses by name, and only those outside: a name can lead anywhere, and elsewhere the next time.
#[derive(Debug)]
struct Outside;

impl Resolve for Outside {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let outside: Vec<SocketAddr> = found.filter(|address| is_outside(address.ip())).collect();
            if outside.is_empty() {
                return Err("inside the network".into());
            }
            Ok(Box::new(outside.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the internet's, and of no network of one's own (IANA special-purpose registries).
fn is_outside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_outside_four(four),
        IpAddr::V6(six) => is_outside_six(six),
    }
}

fn is_outside_four(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let own = address.is_private() || address.is_loopback() || address.is_link_local() || address.is_unspecified();
    let none = address.is_broadcast() || address.is_documentation() || address.is_multicast();
    let shared = a == 100 && (64..128).contains(&b);
    let special = a == 0 || a >= 240 || (a, b, c) == (192, 0, 0) || (a == 198 && (18..20).contains(&b));
    !(own || none || shared || special)
}

fn is_outside_six(address: Ipv6Addr) -> bool {
    let first = address.segments()[0];
    // Addresses of the older kind in another dress.
    let four = address.to_ipv4().or_else(|| {
        let [.., above, below] = address.segments();
        let ([a, b], [c, d]) = (above.to_be_bytes(), below.to_be_bytes());
        (address.segments()[..6] == [0x64, 0xff9b, 0, 0, 0, 0]).then(|| Ipv4Addr::new(a, b, c, d))
    });
    match four {
        Some(four) => is_outside_four(four) && !address.is_loopback() && !address.is_unspecified(),
        // Only these are given out; 2001::/23 is for protocols, 2002::/16 and those for examples lead elsewhere or nowhere.
        None => {
            let second = address.segments()[1];
            let protocols = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
            first & 0xe000 == 0x2000 && !protocols && first != 0x2002 && !(first == 0x3fff && second < 0x1000)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_signed_as_the_standard_has_it() {
        // The example of the Standard Webhooks specification.
        let signed = signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            "{\"test\": 2432232314}",
        );
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_ne!(secret(), secret());
        assert_eq!(STANDARD.decode(secret().trim_start_matches(SECRET)).map(|key| key.len()), Ok(32));
    }

    #[test]
    fn nobody_inside_is_called() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "198.18.0.1",
            "240.0.0.1",
            "::1",
            "::",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2001:db8::1",
            "2002:7f00:1::",
            "64:ff9b:1:ffff:7f00:1::",
            "2001:0:4136:e378:8000:63bf:3fff:fdd2",
            "3fff::1",
        ] {
            assert!(!is_outside(inside.parse().expect("an address")), "{inside}");
        }
        for outside in ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1"] {
            assert!(is_outside(outside.parse().expect("an address")), "{outside}");
        }
    }
}
