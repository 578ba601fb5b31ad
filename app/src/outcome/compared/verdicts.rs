//! How two figures of different people stand to one another: what is tested of lists that were invited, all of a report
//! together, and what is only told apart of those who replied to an open link.

use std::{cmp::Ordering, collections::BTreeMap};

use domain::{
    findings::{
        RowKey,
        difference::{self, Difference, difference, holm},
    },
    survey::Frame,
    waves::{Basis, Figure},
};

use super::{super::Material, Placed, asked_of, between, need, standing, stands};
use crate::tables::signed;

/// A row, by its table and by whose answers it counts.
type Place = (String, RowKey);

fn place((table, row): Placed<'_>) -> Place {
    (table.name.clone(), row.row.key.clone())
}

/// Everything that is tested in a report: of each two figures how far apart they are, and the probability that chance would
/// make it so, adjusted for how many are looked at.
pub(super) struct Verdicts(BTreeMap<[Place; 2], (Difference, f64)>);

impl Verdicts {
    /// Tests what the report compares: those with a need and those with none, and one group of those who answered with another.
    pub(super) fn of(m: &Material<'_>) -> Self {
        let rated = |(table, row): Placed<'_>| Figure::of(&row.row, Frame::Invited(list(m, table)?))?.rated();
        let pairs = need::pairs(m).into_iter().chain(between::pairs(m));
        let found: Vec<([Place; 2], Difference)> = pairs
            .filter_map(|both| {
                let [first, second] = both.map(rated);
                Some((both.map(place), difference(first?, second?)?))
            })
            .collect();
        let each: Vec<f64> = found.iter().map(|(_, difference)| difference.p).collect();
        let adjusted = holm(&each);
        Self(found.into_iter().zip(adjusted).map(|((key, difference), p)| (key, (difference, p))).collect())
    }

    /// How the second stands to the first; nothing where that cannot be said.
    pub(super) fn stands(&self, m: &Material<'_>, both: [Placed<'_>; 2]) -> Option<Ordering> {
        if is_tested(m, both) {
            let (difference, adjusted) = self.0.get(&both.map(place))?;
            Some(difference::verdict(difference, *adjusted))
        } else {
            // A sentence says nothing of on what: one end of the scale alone stands in the tables.
            let stands = stands(both[0].1, both[1].1).filter(|stands| stands.on == Basis::Net);
            stands.map(|stands| stands.how)
        }
    }

    /// The same in words that claim no more than may be claimed; of what is tested with the difference and its interval.
    pub(super) fn told(&self, m: &Material<'_>, both: [Placed<'_>; 2]) -> String {
        if !is_tested(m, both) {
            return super::verdict(m, both[0].1, both[1].1);
        }
        let key = self.stands(m, both).map_or("outcome-not-comparable", standing);
        let verdict = m.ui.say(key);
        let Some((difference, _)) = self.0.get(&both.map(place)) else { return verdict };
        let args = [
            ("verdict", verdict.into()),
            ("by", signed(difference.by).into()),
            ("low", signed(difference.interval.low).into()),
            ("high", signed(difference.interval.high).into()),
        ];
        m.ui.say_with("outcome-tested", &args)
    }
}

/// Whether both are of lists that were invited: only then is there a test.
pub(super) fn is_tested(m: &Material<'_>, both: [Placed<'_>; 2]) -> bool {
    both.iter().all(|(table, _)| list(m, table).is_some())
}

/// How many are on the list that was invited to a table's survey.
fn list(m: &Material<'_>, table: &crate::tables::Printed) -> Option<u32> {
    asked_of(m, table).find_map(|survey| survey.invited)
}
