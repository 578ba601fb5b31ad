//! Programs that fetch what is published: what one may fetch, and for how long.

use crate::{audience::named, consultation::Day};

named! {
    /// What a program may fetch. Nothing of it is more than a page shows somebody: there is none that gives answers, or
    /// figures that were not published.
    Scope {
        /// What is published: consultations, the tables of reports, promises and what became of them.
        Published = "published",
        /// How many have answered while a consultation is open, rounded as every count that is shown.
        Counts = "counts",
    }
}

/// For how many days access may be given. There is none without an end: what nobody asks for again is forgotten.
pub const LIVES: [u16; 3] = [30, 90, 365];
/// The longest name of a program.
pub const LONGEST_NAME: usize = 80;

/// Access as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What it is for.
    pub name: String,
    /// What may be fetched.
    pub scopes: Vec<Scope>,
    /// For how many days.
    pub days: u16,
}

/// A field of it that will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No name, or too long a one.
    Name,
    /// Nothing is chosen.
    Scopes,
    /// None of [`LIVES`].
    Days,
}

impl Wrong {
    /// Its name in forms and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Scopes => "scopes",
            Self::Days => "days",
        }
    }
}

impl Grant {
    /// Reads what was typed, or says all that is wrong with it.
    pub fn read<'t>(name: &str, scopes: impl Iterator<Item = &'t str>, days: &str) -> Result<Self, Vec<Wrong>> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut scopes: Vec<Scope> = scopes.filter_map(Scope::parse).collect();
        scopes.sort_unstable();
        scopes.dedup();
        let days = days.parse().ok().filter(|days| LIVES.contains(days));
        let mut wrong = Vec::new();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            wrong.push(Wrong::Name);
        }
        if scopes.is_empty() {
            wrong.push(Wrong::Scopes);
        }
        match days {
            Some(days) if wrong.is_empty() => Ok(Self { name, scopes, days }),
            Some(_) => Err(wrong),
            None => {
                wrong.push(Wrong::Days);
                Err(wrong)
            }
        }
    }
}

/// Whether access is still good on a day.
pub fn is_good(last_day: &Day, revoked: bool, today: &Day) -> bool {
    !revoked && today <= last_day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn access_has_a_name_an_end_and_something_to_fetch() {
        let read = |name: &str, scopes: &[&str], days: &str| Grant::read(name, scopes.iter().copied(), days);
        let granted = read(" Power  BI ", &["counts", "published", "counts"], "90").unwrap();
        assert_eq!(
            granted,
            Grant { name: "Power BI".to_owned(), scopes: vec![Scope::Published, Scope::Counts], days: 90 }
        );
        assert_eq!(read("", &["answers"], "0"), Err(vec![Wrong::Name, Wrong::Scopes, Wrong::Days]));
        assert_eq!(read(&"x".repeat(81), &["counts"], "30"), Err(vec![Wrong::Name]));
        assert_eq!(read("x", &["counts"], "36500"), Err(vec![Wrong::Days]));
    }

    #[test]
    fn access_ends_after_its_last_day_and_when_it_is_taken_back() {
        let day = |text| Day::parse(text).unwrap();
        assert!(is_good(&day("2027-01-31"), false, &day("2027-01-31")));
        assert!(!is_good(&day("2027-01-31"), false, &day("2027-02-01")));
        assert!(!is_good(&day("2027-01-31"), true, &day("2027-01-01")));
    }
}
