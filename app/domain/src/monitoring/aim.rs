//! What people must say when they are asked again for a promise to be held: a target that is no opinion of whoever looks.
//!
//! It is looked at for every group and every need by itself, because an average would hide for whom it is missed.

use serde::{Deserialize, Serialize};

use crate::{
    audience::named,
    code::Code,
    findings::figures,
    monitoring::Published,
    outcome::PromiseField,
    survey::Measure,
    waves::{Against, Basis, Line},
};

/// The least that is promised of what people say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Least {
    /// Nobody rates it clearly lower than the first time.
    NoLower,
    /// Everybody rates it clearly higher than the first time.
    Higher,
    /// This share of those who chose an answer rate it well, in percent: 1 to 100.
    Share(u8),
}

impl Least {
    /// Its name in forms, files and Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoLower => "no-lower",
            Self::Higher => "higher",
            Self::Share(_) => "share",
        }
    }

    /// The share, where it is one.
    pub fn share(self) -> Option<u8> {
        match self {
            Self::Share(share) => Some(share),
            Self::NoLower | Self::Higher => None,
        }
    }

    /// The names that may be chosen, in the order offered.
    pub const NAMES: [&'static str; 3] = ["no-lower", "higher", "share"];

    fn read(name: &str, share: &str) -> Result<Self, PromiseField> {
        match name {
            "no-lower" => Ok(Self::NoLower),
            "higher" => Ok(Self::Higher),
            "share" => {
                let share = share.trim().trim_end_matches('%').trim_end().parse().ok();
                share.filter(|share| (1..=100).contains(share)).map(Self::Share).ok_or(PromiseField::Share)
            }
            _ => Err(PromiseField::Least),
        }
    }
}

/// What people must say, when they are asked again, of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Aim {
    /// What they rate: one of [`Measure::COMPARED`].
    pub measure: Measure,
    /// The least of it.
    pub least: Least,
}

impl From<Aim> for String {
    fn from(aim: Aim) -> Self {
        let (measure, least) = (aim.measure.as_str(), aim.least.as_str());
        match aim.least.share() {
            Some(share) => format!("{measure} {least} {share}"),
            None => format!("{measure} {least}"),
        }
    }
}

impl TryFrom<String> for Aim {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut words = text.split(' ');
        let mut next = || words.next().unwrap_or_default();
        let (measure, least, share) = (next(), next(), next());
        match Self::read(measure, least, share) {
            Ok(Some(aim)) if words.next().is_none() => Ok(aim),
            _ => Err(text),
        }
    }
}

named! {
    /// Whether what a group said is what was promised.
    Met {
        /// It is.
        Met = "met",
        /// It is not.
        Missed = "missed",
        /// So few answered, or it lies so near what was promised, that it may be either.
        Close = "close",
        /// It cannot be told: too few answered, numbers are hidden, or it was asked otherwise or not both times.
        Untold = "untold",
    }
}

impl Aim {
    /// Reads what was chosen: nothing where no measure is, or the field that will not do.
    pub fn read(measure: &str, least: &str, share: &str) -> Result<Option<Self>, PromiseField> {
        if measure.is_empty() {
            // What they must say of nothing is a slip.
            return if least.is_empty() && share.is_empty() { Ok(None) } else { Err(PromiseField::Asked) };
        }
        let measure = Measure::COMPARED.into_iter().find(|one| one.as_str() == measure).ok_or(PromiseField::Asked)?;
        Ok(Some(Self { measure, least: Least::read(least, share)? }))
    }

    /// What is chosen for it in each of its fields.
    pub fn chosen(self) -> [(PromiseField, String); 3] {
        let share = self.least.share().map(|share| share.to_string()).unwrap_or_default();
        [
            (PromiseField::Asked, self.measure.as_str().to_owned()),
            (PromiseField::Least, self.least.as_str().to_owned()),
            (PromiseField::Share, share),
        ]
    }

    /// What of waves it is about: its measure, of the service promised about or of each.
    pub fn lines<'l>(self, lines: &'l [Line], service: Option<&'l Code>) -> impl Iterator<Item = &'l Line> {
        lines.iter().filter(move |line| {
            let about = &line.about;
            // A share of those who rate a service well is not one of those who rate more services well than badly.
            let counts = !(about.subject.is_over_all() && matches!(self.least, Least::Share(_)));
            counts && about.measure == self.measure && (service.is_none() || about.service.as_ref() == service)
        })
    }

    /// Whether what one group, or those of it with one need, said the last time is what was promised.
    pub fn met(self, line: &Line) -> Met {
        match (self.least, line.against) {
            // In other words people say something else.
            (Least::Share(_), Against::OtherWords) => Met::Untold,
            (Least::Share(promised), _) => share(f64::from(promised) / 100.0, line),
            (_, Against::Lower) => Met::Missed,
            (_, Against::Higher) => Met::Met,
            // That no difference is clear is not that there is none: of few people a large one would not be.
            (Least::NoLower, Against::Alike) => match Unseen::of(line) {
                Some(unseen) if unseen.fall <= unseen.least => Met::Met,
                _ => Met::Close,
            },
            (Least::Higher, Against::Alike) => match Unseen::of(line) {
                Some(unseen) if unseen.rise <= unseen.least => Met::Missed,
                _ => Met::Close,
            },
            (Least::NoLower | Least::Higher, _) => Met::Untold,
        }
    }

    /// Of whom it is missed.
    pub fn missed<'l>(self, lines: &'l [Line], service: Option<&'l Code>) -> Vec<&'l Line> {
        self.lines(lines, service).filter(|line| self.met(line) == Met::Missed).collect()
    }
}

/// What may have changed, and would not have been seen: of a figure that did not clearly change since the first time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unseen {
    /// How far it may have fallen, in net sentiment, or where that is hidden as a share of 1.
    pub fall: f64,
    /// How far it may have risen.
    pub rise: f64,
    /// A change that is no larger is none to act on.
    pub least: f64,
    /// Whether it is of a share.
    pub share: bool,
}

impl Unseen {
    /// Of a line that can be compared; nothing where it cannot.
    pub fn of(line: &Line) -> Option<Self> {
        if !line.against.is_comparable() {
            return None;
        }
        let (then, now) = (line.figures.first().copied().flatten()?, line.figures.last().copied().flatten()?);
        let mut unseen: Option<Self> = None;
        // At whichever ends of the scale may be shown: more may think well of it, and more badly.
        for basis in Basis::of(then, now) {
            let reach = basis.reach(then, now)?;
            let by = basis.take(now)? - basis.take(then)?;
            // Where more think badly of it, it fell.
            let by = if basis == Basis::Bad { -by } else { by };
            let share = basis != Basis::Net;
            let least = if share { figures::LEAST_SHARE_DIFFERENCE } else { figures::LEAST_DIFFERENCE };
            let before = unseen.map_or((0.0, 0.0), |one| (one.fall, one.rise));
            let (fall, rise) = ((reach - by).max(before.0), (reach + by).max(before.1));
            unseen = Some(Self { fall, rise, least, share });
        }
        unseen
    }
}

/// How the last share that rated it well stands to the one promised: nearer than rounding and [`figures::CHANCE`] times its
/// standard error, neither is said. Where anyone could answer that is no test: it keeps noise from being called a miss.
fn share(promised: f64, line: &Line) -> Met {
    let last = line.figures.last().copied().flatten().filter(|figure| figure.n >= figures::LEAST_COMPARED);
    let of = |basis: Basis| {
        let figure = last?;
        let share = basis.take(figure)?;
        Some((share, figures::CHANCE * basis.variance(figure)?.sqrt() + figures::share_slack(share, figure.n)))
    };
    let Some((good, near)) = of(Basis::Good) else {
        // No more can rate it well than do not rate it badly.
        let missed = of(Basis::Bad).is_some_and(|(bad, near)| promised - (1.0 - bad) > near);
        return if missed { Met::Missed } else { Met::Untold };
    };
    if (good - promised).abs() <= near {
        Met::Close
    } else if good > promised {
        Met::Met
    } else {
        Met::Missed
    }
}

/// Why a promise cannot be called held by whoever looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHeld {
    /// Those who were asked again say otherwise, some of them.
    Missed,
    /// Of nobody it can be told that it is.
    Untold,
    /// It was promised that people rate it higher, and some do not clearly.
    Unclear,
}

/// Whether a promise that is shown by what people say can be called held: not while some say otherwise, and not where it can be
/// told of nobody. What another figure shows is for whoever looks to say.
pub fn not_held(published: &Published, lines: &[Line]) -> Option<NotHeld> {
    let aim = published.promise.aim?;
    let each: Vec<Met> = aim.lines(lines, published.service.as_ref()).map(|line| aim.met(line)).collect();
    if each.contains(&Met::Missed) {
        Some(NotHeld::Missed)
    } else if aim.least == Least::Higher && each.contains(&Met::Close) {
        Some(NotHeld::Unclear)
    } else if each.contains(&Met::Met) {
        None
    } else {
        Some(NotHeld::Untold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audience::{Audience, FilledBy},
        findings::tally::{Group, Subject},
        level::ReadingLevel,
        respond::answer::Slot,
        waves::{About, Figure},
    };

    fn line(service: &'static str, against: Against, good: Option<u64>, n: u64) -> Line {
        let slot = Slot { question: Code::from("good"), service: Some(Code::from(service)) };
        Line {
            about: About {
                survey: Code::from("parents"),
                audience: Audience::Parents,
                group: Group { level: ReadingLevel::Standard, filled_by: FilledBy::NotAsked },
                subject: Subject { slot, scale: None },
                service: Some(Code::from(service)),
                measure: Measure::Quality,
                need: None,
            },
            figures: vec![Some(Figure { net: Some(0.3), good, bad: None, n, list: None }); 2],
            against,
        }
    }

    fn aim(least: Least) -> Aim {
        Aim { measure: Measure::Quality, least }
    }

    #[test]
    fn what_is_kept_is_read_back() {
        for least in [Least::NoLower, Least::Higher, Least::Share(70)] {
            let kept = String::from(aim(least));
            assert_eq!(Aim::try_from(kept.clone()), Ok(aim(least)), "{kept}");
            let [measure, name, share] = aim(least).chosen().map(|(_, text)| text);
            assert_eq!(Aim::read(&measure, &name, &share), Ok(Some(aim(least))));
        }
        for wrong in
            ["", "quality", "quality best", "quality share", "quality share 101", "quality higher 5 6", "future higher"]
        {
            assert!(Aim::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_will_not_do_is_said_of_its_field() {
        assert_eq!(Aim::read("", "", ""), Ok(None));
        assert_eq!(Aim::read("", "higher", ""), Err(PromiseField::Asked), "higher of what?");
        assert_eq!(Aim::read("", "", "70"), Err(PromiseField::Asked));
        assert_eq!(Aim::read("future", "higher", ""), Err(PromiseField::Asked));
        assert_eq!(Aim::read("quality", "", ""), Err(PromiseField::Least));
        for share in ["", "0", "101", "-3", "most"] {
            assert_eq!(Aim::read("quality", "share", share), Err(PromiseField::Share), "{share}");
        }
        assert_eq!(Aim::read("quality", "share", " 70 % "), Ok(Some(aim(Least::Share(70)))));
    }

    #[test]
    fn a_group_that_fell_is_missed_whatever_others_say() {
        let fell = line("admissions", Against::Lower, Some(40), 100);
        let alike = line("admissions", Against::Alike, Some(40), 100);
        let rose = line("admissions", Against::Higher, Some(90), 100);
        let few = line("admissions", Against::TooFew, Some(90), 10);
        let told = |least, lines: [&Line; 4]| lines.map(|line| aim(least).met(line));
        let lines = [&fell, &alike, &rose, &few];
        assert_eq!(told(Least::NoLower, lines), [Met::Missed, Met::Close, Met::Met, Met::Untold]);
        assert_eq!(told(Least::Higher, lines), [Met::Missed, Met::Close, Met::Met, Met::Untold]);
        let all = lines.map(Clone::clone);
        let admissions = Code::from("admissions");
        assert_eq!(aim(Least::NoLower).missed(&all, Some(&admissions)).len(), 1);
        assert_eq!(aim(Least::NoLower).missed(&all, None).len(), 1, "of every service");
        assert_eq!(aim(Least::NoLower).missed(&all, Some(&Code::from("early-years"))).len(), 0);
    }

    #[test]
    fn what_can_be_told_of_nobody_is_not_held() {
        let due = crate::consultation::Day::parse("2027-09-30").expect("a day");
        let promise = |aim| crate::outcome::Promise {
            promise: String::new(),
            measure: String::new(),
            target: String::new(),
            owner: String::new(),
            otherwise: String::new(),
            due: due.clone(),
            aim,
        };
        let published = |aim| Published { id: 1, service: None, name: String::new(), promise: promise(aim) };
        let of = |against| line("admissions", against, Some(50), 100);
        let stands = |lines: &[Line]| not_held(&published(Some(aim(Least::NoLower))), lines);
        assert_eq!(stands(&[]), Some(NotHeld::Untold), "nobody was asked again");
        assert_eq!(stands(&[of(Against::TooFew), of(Against::Alike)]), Some(NotHeld::Untold));
        assert_eq!(stands(&[of(Against::TooFew), of(Against::Higher)]), None);
        assert_eq!(stands(&[of(Against::Higher), of(Against::Lower)]), Some(NotHeld::Missed));
        assert_eq!(not_held(&published(None), &[of(Against::Lower)]), None, "another figure shows it");
    }

    #[test]
    fn of_few_people_no_clear_difference_is_no_proof_of_none() {
        let few = line("admissions", Against::Alike, None, 100);
        let many = line("admissions", Against::Alike, None, 10_000);
        let told = |least| [&few, &many].map(|line| aim(least).met(line));
        assert_eq!(told(Least::NoLower), [Met::Close, Met::Met]);
        assert_eq!(told(Least::Higher), [Met::Close, Met::Missed]);
        // Of a hundred people who think +0.30 each time, about 0.28 either way is chance and rounding.
        let unseen = Unseen::of(&few).expect("it can be compared");
        assert!((0.2..0.4).contains(&unseen.fall), "{unseen:?}");
        assert!((unseen.fall - unseen.rise).abs() < 1e-9, "nothing moved");
        assert_eq!(Unseen::of(&line("admissions", Against::TooFew, None, 100)), None);
        // More think well of it, and more badly: that nobody thinks worse of it cannot be said.
        let ends = |good, bad| Some(Figure { net: None, good: Some(good), bad: Some(bad), n: 10_000, list: None });
        let apart = Line { figures: vec![ends(40, 20), ends(60, 40)], ..many.clone() };
        assert_eq!(aim(Least::NoLower).met(&apart), Met::Close);
        let still = Line { figures: vec![ends(40, 20); 2], ..many.clone() };
        assert_eq!(aim(Least::NoLower).met(&still), Met::Met);
    }

    #[test]
    fn a_share_near_the_one_promised_is_neither_met_nor_missed() {
        let said = |good, n| aim(Least::Share(70)).met(&line("admissions", Against::NotAsked, good, n));
        assert_eq!(said(Some(69), 100), Met::Close);
        assert_eq!(said(Some(71), 100), Met::Close);
        assert_eq!(said(Some(95), 100), Met::Met);
        assert_eq!(said(Some(40), 100), Met::Missed);
        assert_eq!(said(Some(66), 10_000), Met::Missed, "of more people a smaller difference is told");
        assert_eq!(said(Some(40), 29), Met::Untold);
        assert_eq!(said(None, 100), Met::Untold);
        let badly = |bad, n| {
            let last = Some(Figure { net: None, good: None, bad: Some(bad), n, list: None });
            aim(Least::Share(70))
                .met(&Line { figures: vec![None, last], ..line("admissions", Against::Hidden, None, n) })
        };
        assert_eq!(badly(60, 100), Met::Missed, "at most 40% rate it well");
        assert_eq!(badly(10, 100), Met::Untold);
        let softened = line("admissions", Against::OtherWords, Some(95), 100);
        assert_eq!(aim(Least::Share(70)).met(&softened), Met::Untold, "asked in other words");
    }
}
