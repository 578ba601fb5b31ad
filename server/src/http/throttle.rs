//! Limits on tries, kept in memory alone: an address is never written down.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Every limit.
#[derive(Debug)]
pub struct Throttles {
    sign_in_by_account: DefaultKeyedRateLimiter<String>,
    sign_in_by_address: DefaultKeyedRateLimiter<IpAddr>,
    returns_by_address: DefaultKeyedRateLimiter<IpAddr>,
    returns: DefaultDirectRateLimiter,
    joins_by_address: DefaultKeyedRateLimiter<IpAddr>,
    joins: DefaultDirectRateLimiter,
    notices: DefaultKeyedRateLimiter<String>,
    follows_by_address: DefaultKeyedRateLimiter<IpAddr>,
    messages_by_address: DefaultKeyedRateLimiter<IpAddr>,
    messages: DefaultDirectRateLimiter,
    wishes_by_address: DefaultKeyedRateLimiter<IpAddr>,
    begins_by_address: DefaultKeyedRateLimiter<IpAddr>,
    programs: DefaultKeyedRateLimiter<i64>,
    strangers_by_address: DefaultKeyedRateLimiter<IpAddr>,
}

const fn some(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).expect("more than none")
}

impl Default for Throttles {
    fn default() -> Self {
        let ten_minutes = |tries: u32| {
            Quota::with_period(Duration::from_mins(10) / tries).expect("a period").allow_burst(some(tries))
        };
        Self {
            sign_in_by_account: RateLimiter::keyed(ten_minutes(8)),
            sign_in_by_address: RateLimiter::keyed(ten_minutes(40)),
            // A class that comes back together has one address.
            returns_by_address: RateLimiter::keyed(Quota::per_minute(some(40))),
            // Of all together: at this pace, guessing the words of one of ten thousand people takes most of a year.
            returns: RateLimiter::direct(Quota::per_minute(some(240))),
            // A school has one address, and several classes: each who joins takes two tries.
            joins_by_address: RateLimiter::keyed(ten_minutes(1000)),
            joins: RateLimiter::direct(Quota::per_minute(some(3000))),
            notices: RateLimiter::keyed(ten_minutes(1)),
            // A school's parents' evening has one address.
            follows_by_address: RateLimiter::keyed(ten_minutes(60)),
            // A class that was shown how has one address.
            messages_by_address: RateLimiter::keyed(ten_minutes(60)),
            messages: RateLimiter::direct(Quota::per_minute(some(120))),
            // Of their own, and not behind what the whole world may send: nobody keeps a child from asking.
            wishes_by_address: RateLimiter::keyed(ten_minutes(200)),
            // A whole school may begin at the same bell, from one address.
            begins_by_address: RateLimiter::keyed(ten_minutes(3000)),
            programs: RateLimiter::keyed(Quota::per_minute(some(120))),
            strangers_by_address: RateLimiter::keyed(ten_minutes(60)),
        }
    }
}

/// Whose tries are counted together: an IPv6 network gives one household 2⁶⁴ addresses, so its prefix counts.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => six
            .to_ipv4_mapped()
            .map_or_else(|| Ipv6Addr::from_bits(six.to_bits() & (u128::MAX << 64)).into(), IpAddr::V4),
    }
}

impl Throttles {
    /// Whether a sign-in may be tried. `device` is a browser that this account has signed in from before:
    /// it has tries of its own, so that nobody can use up somebody else's by guessing.
    pub fn sign_in(&self, address: IpAddr, account: &str, device: Option<&str>) -> bool {
        match device {
            Some(device) => self.sign_in_by_account.check_key(&format!("{account} {device}")).is_ok(),
            None => {
                self.sign_in_by_address.check_key(&household(address)).is_ok()
                    && self.sign_in_by_account.check_key(&account.to_owned()).is_ok()
            }
        }
    }

    /// Whether a return code may be tried.
    pub fn return_code(&self, address: IpAddr) -> bool {
        self.returns_by_address.check_key(&household(address)).is_ok() && self.returns.check().is_ok()
    }

    /// Whether a session's code may be tried.
    pub fn join_code(&self, address: IpAddr) -> bool {
        self.joins_by_address.check_key(&household(address)).is_ok() && self.joins.check().is_ok()
    }

    /// Whether a program may fetch something.
    pub fn program(&self, token: i64) -> bool {
        self.programs.check_key(&token).is_ok()
    }

    /// Whether somebody without a good token is told so again.
    pub fn stranger(&self, address: IpAddr) -> bool {
        self.strangers_by_address.check_key(&household(address)).is_ok()
    }

    /// Whether somebody may ask to be told what happens.
    pub fn follow(&self, address: IpAddr) -> bool {
        self.follows_by_address.check_key(&household(address)).is_ok()
    }

    /// Whether somebody may write to the council.
    pub fn message(&self, address: IpAddr) -> bool {
        self.messages_by_address.check_key(&household(address)).is_ok() && self.messages.check().is_ok()
    }

    /// Whether a child may ask to be talked to.
    pub fn wish(&self, address: IpAddr) -> bool {
        self.wishes_by_address.check_key(&household(address)).is_ok()
    }

    /// Whether somebody may begin a survey, which keeps a row until it is sent or forgotten.
    pub fn begin(&self, address: IpAddr) -> bool {
        self.begins_by_address.check_key(&household(address)).is_ok()
    }

    /// Whether an account's owner may be told again that somebody is trying; or whoever looks after a consultation, that somebody
    /// has written.
    pub fn notice(&self, account: &str) -> bool {
        self.notices.check_key(&account.to_owned()).is_ok()
    }

    /// Forgets addresses and accounts whose limits are full again.
    pub fn forget(&self) {
        self.sign_in_by_account.retain_recent();
        self.sign_in_by_address.retain_recent();
        self.returns_by_address.retain_recent();
        self.joins_by_address.retain_recent();
        self.notices.retain_recent();
        self.follows_by_address.retain_recent();
        self.messages_by_address.retain_recent();
        self.wishes_by_address.retain_recent();
        self.begins_by_address.retain_recent();
        self.programs.retain_recent();
        self.strangers_by_address.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_locks_out_the_guesser_and_not_the_account() {
        let throttles = Throttles::default();
        let stranger: IpAddr = "192.0.2.1".parse().expect("an address");
        let tries = (0..50).filter(|_| throttles.sign_in(stranger, "officer@example.org", None)).count();
        assert_eq!(tries, 8);
        assert!(throttles.sign_in(stranger, "officer@example.org", Some("a device it knows")));
    }

    #[test]
    fn one_household_cannot_try_from_many_addresses() {
        let throttles = Throttles::default();
        let from = |last: u16| IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, last]);
        assert_eq!((0..200).filter(|last| throttles.return_code(from(*last))).count(), 40);
        assert!(throttles.return_code(IpAddr::from([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1])));
    }
}
