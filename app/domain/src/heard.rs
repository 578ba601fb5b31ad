//! Who has not been heard from: those who answered beside those who could.
//!
//! A *roll* is how many people there are, by something a survey asks: pupils by their need for help, schools by phase,
//! children by age. What is set beside it is only what may be shown anyway: sums of counts that disclosure control let
//! stand, so that nothing more is given away. Who is not heard is to be asked
//! first: weights ([`crate::findings::weighting`]) stand beside what was counted, where officers want them.

pub mod schools;

use serde::{Deserialize, Serialize};

use crate::{
    code::Code,
    consultation::Day,
    disclosure::{Cell, LEAST_COUNT},
    findings::{Row, report::SurveyFindings, tally::Group},
    level::ReadingLevel,
    survey::{Kind, Survey},
};

/// By what a roll counts people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// By the wording they read, which is their age: children's surveys alone.
    Level,
    /// By their answer to a question of one choice about who they are.
    Question(Code),
}

impl By {
    /// Its name in forms, in the store and in anchors.
    pub fn name(&self) -> String {
        match self {
            Self::Level => "by-level".to_owned(),
            Self::Question(code) => format!("q-{code}"),
        }
    }

    /// Everything a survey's roll may be by.
    pub fn all(survey: &Survey) -> Vec<Self> {
        let level = (survey.audience.is_children() && survey.levels.len() > 1).then_some(Self::Level);
        let who =
            survey.pages.iter().filter(|page| page.each.is_none()).flat_map(|page| &page.questions).filter(|code| {
                let question = survey.question(code);
                matches!(question.kind, Kind::Single(_))
                    && question.measure.is_none()
                    && question.service.is_none()
                    // What somebody thinks is no kind of people.
                    && question.describes != Some(false)
                    && survey.filled_by.as_ref() != Some(code)
                    // Children of 5 to 7 pick what they like, not who they are.
                    && survey.levels.iter().any(|level| {
                        *level != ReadingLevel::Infant && survey.is_asked(question, *level)
                    })
            });
        level.into_iter().chain(who.cloned().map(Self::Question)).collect()
    }

    /// What it tells apart, in the order asked.
    pub fn parts(&self, survey: &Survey) -> Vec<Code> {
        match self {
            // In the order of age.
            Self::Level => ReadingLevel::ALL
                .iter()
                .filter(|level| survey.levels.contains(level))
                .map(|level| Code::from(level.as_str()))
                .collect(),
            Self::Question(code) => survey
                .questions
                .get(code)
                .into_iter()
                .flat_map(crate::survey::Question::offered)
                .map(|choice| choice.code.clone())
                .collect(),
        }
    }
}

/// How many people there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// How many, by what tells them apart. What nobody counted is not in it.
    pub numbers: Vec<(Code, u64)>,
    /// Who counted them.
    pub source: String,
    /// The day they were counted.
    pub on: Day,
}

/// The longest name of a source, in characters.
pub const LONGEST_SOURCE: usize = 200;
/// More people than live in the country are a slip of the hand.
pub const MOST: u64 = 100_000_000;

/// What of a roll will not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The number of a part is none.
    Number(Code),
    /// Fewer than two parts have a number.
    TooFew,
    /// Nobody is said to have counted them.
    Source,
    /// The day is none, or is to come.
    On,
}

impl Roll {
    /// Reads what was typed, or says all that will not do. An empty number is one that nobody counted.
    pub fn read(
        parts: &[Code],
        number: impl Fn(&Code) -> String,
        (source, on): (&str, &str),
        today: &Day,
    ) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut numbers = Vec::new();
        for part in parts {
            // As people write them: 48,210 and 48 210.
            let typed: String = number(part).chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
            match typed.parse::<u64>() {
                Ok(n) if n <= MOST && typed.chars().all(|c| c.is_ascii_digit()) => numbers.push((part.clone(), n)),
                _ if typed.is_empty() => {}
                _ => wrong.push(Wrong::Number(part.clone())),
            }
        }
        if wrong.is_empty() && numbers.iter().filter(|(_, n)| *n > 0).count() < 2 {
            wrong.push(Wrong::TooFew);
        }
        let source = source.trim();
        if source.is_empty() || source.chars().count() > LONGEST_SOURCE {
            wrong.push(Wrong::Source);
        }
        match Day::parse(on.trim()).filter(|on| on <= today) {
            Some(on) if wrong.is_empty() => Ok(Self { numbers, source: source.to_owned(), on }),
            Some(_) => Err(wrong),
            None => {
                wrong.push(Wrong::On);
                Err(wrong)
            }
        }
    }
}

/// How many of some people answered, as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// So many.
    Count(u64),
    /// So many and a few more, who are in groups too small to show.
    AtLeast(u64),
    /// Too few to show, in every group they are in.
    Hidden,
    /// Nobody.
    Nobody,
}

impl Answered {
    fn of(cells: impl Iterator<Item = Cell>) -> Self {
        let (mut sum, mut hidden) = (0, false);
        for cell in cells {
            match cell {
                Cell::Shown(n) => sum += n,
                Cell::Low | Cell::Confidential => hidden = true,
            }
        }
        match (sum, hidden) {
            (0, false) => Self::Nobody,
            (0, true) => Self::Hidden,
            (n, false) => Self::Count(n),
            (n, true) => Self::AtLeast(n),
        }
    }

    /// What may be counted of it.
    pub fn shown(self) -> u64 {
        match self {
            Self::Count(n) | Self::AtLeast(n) => n,
            Self::Hidden | Self::Nobody => 0,
        }
    }
}

/// Whether some people are heard as often as the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Three times as often as all of them together, or more: what is said of all is mostly theirs.
    Often,
    /// As often as the others, or not so much less often that it is worth a word.
    Fairly,
    /// Less than half as often as all of them together.
    Less,
    /// Nobody answered, or too few to show: less than half of their share.
    Hardly,
    /// Their share is too small to say, or too many of them may be in what is hidden.
    Unknown,
}

impl Heard {
    /// Its name in Fluent keys and style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Often => "often",
            Self::Fairly => "fairly",
            Self::Less => "less",
            Self::Hardly => "hardly",
            Self::Unknown => "unknown",
        }
    }
}

/// Nothing is said of people whose share of the answers would be smaller, but that so many of them answered all the same.
pub const LEAST_SHARE: u64 = 20;

/// Who answered so many times as often as all together is heard far more than its share.
const OFTEN: u64 = 3;

/// Some people: how many there are, how many answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What tells them apart.
    pub part: Code,
    /// How many there are.
    pub known: u64,
    /// How many answered.
    pub answered: Answered,
    /// How many would have, had all answered alike: of those who answered, their share of the roll.
    pub share: u64,
    /// Whether they are heard as often as the others.
    pub heard: Heard,
    /// Whether more answered than there are, by more than rounding can have made it so.
    pub beyond: bool,
}

impl Line {
    /// How many of a thousand answered, of those who are counted; nothing where nobody may be.
    pub fn per_thousand(&self) -> Option<u64> {
        match self.answered {
            // More than all there are is no rate: the list counts people differently.
            Answered::Count(n) | Answered::AtLeast(n) => {
                (2_000 * n + self.known).checked_div(2 * self.known).filter(|rate| *rate <= 1_000)
            }
            Answered::Nobody => Some(0),
            Answered::Hidden => None,
        }
    }
}

/// Sets a roll beside those who answered.
pub fn lines(roll: &Roll, by: &By, survey: &Survey, found: &SurveyFindings) -> Vec<Line> {
    // How many of a part answered, and how many more there may be among those who are hidden.
    let answered = |part: &Code| match by {
        By::Level => {
            let mine = || found.responses.iter().filter(|(group, _)| *part == *group.level.as_str());
            let few = mine().filter(|(_, cell)| cell.shown().is_none()).count() as u64;
            let cells = mine().filter(|(_, cell)| cell.shown().is_some()).count() as u64;
            (Answered::of(mine().map(|(_, cell)| *cell)), few * (LEAST_COUNT - 1), cells)
        }
        By::Question(question) => {
            let table = if survey.need.as_ref() == Some(question) {
                found.need.as_ref()
            } else {
                found.tables.iter().find(|table| table.subject.slot.question == *question)
            };
            // Rounding has taken two at most.
            let of_group = |group: &Group| match found.responses.iter().find(|(one, _)| one == group) {
                Some((_, Cell::Shown(n))) => n + 2,
                Some((_, Cell::Low | Cell::Confidential)) => LEAST_COUNT - 1,
                None => u64::from(u32::MAX),
            };
            let rows = || table.into_iter().flat_map(|table| &table.rows).filter(|row| row.key.need.is_none());
            let at = table.and_then(|table| table.options.iter().position(|option| option == part));
            let cell = |row: &Row| match (row.base, at.and_then(|at| row.counts.get(at))) {
                (_, Some(cell)) => *cell,
                (base, None) => base.shown().map_or(Cell::Confidential, |_| Cell::Shown(0)),
            };
            let more = rows()
                .filter(|row| cell(row) == Cell::Confidential)
                .map(|row| {
                    let others: Vec<u64> = row.counts.iter().filter_map(|cell| cell.shown()).collect();
                    // Where it is not told how many answered, everybody in the group may have. Rounding moves each count by
                    // two at most.
                    let base = row.base.shown().map_or_else(|| of_group(&row.key.group), |base| base + 2);
                    (base + 2 * others.len() as u64).saturating_sub(others.iter().sum())
                })
                .sum();
            let cells = rows().filter(|row| cell(row).shown().is_some()).count() as u64;
            // A group that has no row in any table was asked it all the same: all of it may be of this part.
            let asked = |group: &Group| {
                survey.questions.get(question).is_some_and(|question| survey.is_asked(question, group.level))
            };
            let left_out = || {
                let groups = found.responses.iter().map(|(group, _)| group).filter(|group| asked(group));
                groups.filter(|group| !rows().any(|row| row.key.group == **group))
            };
            let more: u64 = left_out().map(of_group).fold(more, |sum, n| sum + n);
            let answered = rows().map(cell).chain(left_out().map(|_| Cell::Confidential));
            (Answered::of(answered), more, cells)
        }
    };
    let found: Vec<(Code, u64, Answered, u64, u64)> = roll
        .numbers
        .iter()
        .map(|(part, known)| {
            let (answered, more, cells) = answered(part);
            // Rounding has taken two at most of each of the counts that are added up.
            let more = more + 2 * cells;
            (part.clone(), *known, answered, more, 2 * cells)
        })
        .collect();
    let everybody: u64 = found.iter().map(|(_, known, ..)| known).sum();
    let all: u64 = found.iter().map(|(_, _, answered, ..)| answered.shown()).sum();
    // Whoever is hidden answered too: of all together as many may have.
    let at_most: u64 = found.iter().map(|(_, _, answered, more, _)| answered.shown() + more).sum();
    found
        .into_iter()
        .map(|(part, known, answered, more, rounded)| {
            // Numbers of people and of answers are far below what their product could overflow at.
            let share = (2 * all * known + everybody).checked_div(2 * everybody).unwrap_or_default();
            let most = answered.shown() + more;
            let heard = match answered {
                // Of a small share, that many have answered all the same can be told.
                _ if share < LEAST_SHARE && answered.shown() < LEAST_SHARE => Heard::Unknown,
                _ if 2 * most < share && answered.shown() == 0 => Heard::Hardly,
                _ if 2 * most < share => Heard::Less,
                // How many more there are is not known.
                _ if 2 * answered.shown() < share => Heard::Unknown,
                // Each of the counts that are added up may be two less.
                _ if share > 0
                    && answered.shown() >= LEAST_SHARE
                    && (answered.shown().saturating_sub(rounded)) * everybody >= OFTEN * at_most.min(MOST) * known =>
                {
                    Heard::Often
                }
                _ => Heard::Fairly,
            };
            let beyond = answered.shown() > known + rounded;
            Line { part, known, answered, share, heard, beyond }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audience::FilledBy,
        findings::{
            Table,
            report::RowKey,
            sample,
            tally::{Group, Subject},
        },
        respond::answer::Slot,
    };

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn parts() -> Vec<Code> {
        ["none", "sen-support", "plan"].map(Code::from).to_vec()
    }

    fn read(numbers: [&str; 3], source: &str, on: &str) -> Result<Roll, Vec<Wrong>> {
        let at = |part: &Code| parts().iter().position(|one| one == part).expect("one of them");
        Roll::read(&parts(), |part| numbers[at(part)].to_owned(), (source, on), &day("2026-11-22"))
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let roll = read(["41,300", "6 200", ""], " School census ", "2026-01-15").expect("it will do");
        assert_eq!(roll.numbers, [(Code::from("none"), 41_300), (Code::from("sen-support"), 6_200)]);
        assert_eq!(roll.source, "School census");
        for (numbers, source, on, wrong) in [
            (["many", "1", "-2"], "x", "2026-01-15", vec![Wrong::Number("none".into()), Wrong::Number("plan".into())]),
            (["5", "", "0"], "x", "2026-01-15", vec![Wrong::TooFew]),
            (["5", "5", ""], " ", "2026-11-23", vec![Wrong::Source, Wrong::On]),
            (
                ["99999999999", "5", "+5"],
                "x",
                "",
                vec![Wrong::Number("none".into()), Wrong::Number("plan".into()), Wrong::On],
            ),
        ] {
            assert_eq!(read(numbers, source, on), Err(wrong));
        }
    }

    fn found(rows: &[(Cell, [Cell; 3])]) -> (Survey, SurveyFindings) {
        let survey = sample::parents();
        let rows = rows.iter().enumerate().map(|(at, (base, counts))| Row {
            key: RowKey { group: group(at), need: None },
            base: *base,
            counts: counts.to_vec(),
            percents: vec![None; 3],
            outs: Vec::new(),
            net: None,
            interval: None,
            good: None,
            bad: None,
            not_top: None,
        });
        let need = Table {
            subject: Subject { slot: Slot::of("extra-help".into()), scale: None },
            measure: None,
            service: None,
            options: parts(),
            exclusive: true,
            balanced: false,
            top: None,
            rows: rows.collect(),
        };
        let found = sample::of_need(&survey, need);
        (survey, found)
    }

    fn group(at: usize) -> Group {
        Group { level: [ReadingLevel::Standard, ReadingLevel::EasyRead][at], filled_by: FilledBy::NotAsked }
    }

    fn heard(rows: &[(Cell, [Cell; 3])]) -> Vec<(Answered, u64, Heard)> {
        let roll = read(["8000", "1500", "500"], "x", "2026-01-15").expect("it will do");
        let (survey, found) = found(rows);
        let by = By::Question("extra-help".into());
        lines(&roll, &by, &survey, &found).into_iter().map(|line| (line.answered, line.share, line.heard)).collect()
    }

    #[test]
    fn who_answers_less_than_half_as_often_is_said() {
        use Cell::{Confidential as C, Shown};
        let all = heard(&[(Shown(400), [Shown(370), Shown(25), Shown(5)])]);
        assert_eq!(all[0], (Answered::Count(370), 320, Heard::Fairly));
        assert_eq!(all[1], (Answered::Count(25), 60, Heard::Less), "the lower level is not lost");
        assert_eq!(all[2], (Answered::Count(5), 20, Heard::Less));
        // Of a group that is hidden whole, all nine may be of the part that seems to be missing.
        let with_hidden = heard(&[(Shown(400), [Shown(370), Shown(25), Shown(5)]), (C, [C, C, C])]);
        assert_eq!(with_hidden[1], (Answered::AtLeast(25), 60, Heard::Unknown));
        // Those who are hidden among others may be as many as the others leave room for.
        let among = heard(&[(Shown(800), [Shown(775), C, C])]);
        assert_eq!(among[1].2, Heard::Hardly, "33 at most, where 116 would be their share");
        assert_eq!(among[2].2, Heard::Unknown, "33 at most, where 38 would be");
        assert!(heard(&[(Shown(400), [Shown(320), Shown(60), Shown(20)])]).iter().all(|one| one.2 == Heard::Fairly));
        assert!(
            heard(&[(Shown(40), [Shown(40), Shown(0), Shown(0)])]).iter().skip(1).all(|one| one.2 == Heard::Unknown)
        );
    }

    #[test]
    fn more_than_there_are_is_said_where_rounding_has_not_made_it_so() {
        let beyond = |known: [&str; 3], rows: &[(Cell, [Cell; 3])]| -> Vec<bool> {
            let roll = read(known, "x", "2026-01-15").expect("it will do");
            let (survey, found) = found(rows);
            let by = By::Question("extra-help".into());
            lines(&roll, &by, &survey, &found).into_iter().map(|line| line.beyond).collect()
        };
        let one = (Cell::Shown(100), [Cell::Shown(60), Cell::Shown(30), Cell::Shown(10)]);
        // 58 people who all answered are shown as 60, and 28 as 30.
        assert_eq!(beyond(["58", "27", "10"], &[one]), [false, true, false]);
        // Two counts are rounded twice.
        assert_eq!(beyond(["116", "56", "15"], &[one, one]), [false, false, true]);
    }

    #[test]
    fn what_is_hidden_is_not_nobody() {
        let of = |cells: &[Cell]| Answered::of(cells.iter().copied());
        assert_eq!(of(&[Cell::Shown(0), Cell::Shown(0)]), Answered::Nobody);
        assert_eq!(of(&[]), Answered::Nobody);
        assert_eq!(of(&[Cell::Shown(0), Cell::Confidential]), Answered::Hidden);
        assert_eq!(of(&[Cell::Shown(20), Cell::Confidential]), Answered::AtLeast(20));
        assert_eq!(of(&[Cell::Shown(20), Cell::Shown(15)]), Answered::Count(35));
    }
}
