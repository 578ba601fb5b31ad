//! What is planned: read from a form, with everything that is wrong with it.

use serde::{Deserialize, Serialize};

use super::{GroupNeed, How, Pace, Way, askable};
use crate::{
    audience::{Audience, named},
    code::Code,
    consultation::Day,
    edition::SurveyEdition,
    language::Language,
    level::ReadingLevel,
    respond::{answer::Slot, form::Fields},
    survey::Survey,
};

/// A session as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The survey whose questions are put.
    pub survey: Code,
    /// The level they are put in.
    pub level: ReadingLevel,
    /// The language they are put in.
    pub language: Language,
    /// The day, as `2026-11-24`.
    pub day: Day,
    /// The group: a year, a class, *parents of deaf pupils*. Never a person.
    pub group: String,
    /// How many are expected.
    pub expected: u32,
    /// Who is in the group.
    pub needs: Vec<GroupNeed>,
    /// How they answer.
    pub ways: Vec<Way>,
    /// Who moves on.
    pub pace: Pace,
    /// The services it is about.
    pub services: Vec<Code>,
    /// The day parents were told, of a children's session: a school tells them five working days before.
    pub told: Option<Day>,
    /// The questions that are not put, of those that could be.
    #[serde(default)]
    pub left_out: Vec<Slot>,
}

/// What a plan is read against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The surveys it may be about.
    pub editions: &'a [&'a SurveyEdition],
    /// The first and the last day it can be answered.
    pub dates: (&'a Day, &'a Day),
    /// Today.
    pub today: &'a Day,
}

/// The longest name of a group, in characters.
pub const GROUP_NAME: usize = 60;
/// The largest group.
pub const LARGEST: u32 = 500;
/// The most services one session is about: each brings its own questions.
pub const SERVICES: usize = 3;

named! {
    /// What is wrong with a plan.
    Wrong {
        /// No survey and level is chosen.
        NoSurvey = "no-survey",
        /// The day is none.
        NoDay = "no-day",
        /// The day is past.
        PastDay = "past-day",
        /// The day is not within the consultation.
        OutsideDates = "outside-dates",
        /// The group has no name.
        NoGroup = "no-group",
        /// The group's name is too long.
        LongGroup = "long-group",
        /// The number expected is none, or too large.
        NoNumber = "no-number",
        /// No way to answer is chosen.
        NoWay = "no-way",
        /// Hands and corners: one question would be counted twice.
        HandsAndCorners = "hands-and-corners",
        /// At their own speed, and without devices.
        OwnPaceNoDevices = "own-pace-no-devices",
        /// At their own speed, and counted in the room: there is no question that everyone is on.
        OwnPaceCounted = "own-pace-counted",
        /// No service is chosen, and the questions are about services.
        NoServices = "no-services",
        /// Too many services are chosen.
        ManyServices = "many-services",
        /// The day parents were told is none, or still to come.
        NoToldDay = "no-told-day",
    }
}

impl Wrong {
    /// The id of the field it is wrong with.
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSurvey => "survey",
            Self::NoDay | Self::PastDay | Self::OutsideDates => "day",
            Self::NoGroup | Self::LongGroup => "group",
            Self::NoNumber => "expected",
            Self::NoWay | Self::HandsAndCorners => "way",
            Self::OwnPaceNoDevices | Self::OwnPaceCounted => "pace",
            Self::NoServices | Self::ManyServices => "service",
            Self::NoToldDay => "told",
        }
    }
}

/// The value a form posts for a survey and level.
pub fn survey_value(survey: &Code, level: ReadingLevel) -> String {
    format!("{survey}/{level}")
}

impl Plan {
    /// Whether what it asks is signed, where somebody has signed it: on the wall and on every device.
    pub fn is_signed(&self) -> bool {
        self.needs.contains(&GroupNeed::Deaf)
    }

    /// Reads a form.
    pub fn read(fields: &Fields, against: Against<'_>) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let text = |name: &str| fields.first(name).unwrap_or_default().trim().to_owned();
        let chosen = fields.first("survey").and_then(|value| {
            let (survey, level) = value.split_once('/')?;
            let level = ReadingLevel::parse(level)?;
            let edition = against.editions.iter().find(|one| one.survey.code == *survey)?;
            edition.survey.levels.contains(&level).then_some((*edition, level))
        });
        if chosen.is_none() {
            wrong.push(Wrong::NoSurvey);
        }
        let day = Day::parse(&text("day"));
        match &day {
            None => wrong.push(Wrong::NoDay),
            Some(day) if day < against.today => wrong.push(Wrong::PastDay),
            Some(day) if day < against.dates.0 || day > against.dates.1 => wrong.push(Wrong::OutsideDates),
            Some(_) => {}
        }
        let group = text("group");
        if group.is_empty() {
            wrong.push(Wrong::NoGroup);
        } else if group.chars().count() > GROUP_NAME {
            wrong.push(Wrong::LongGroup);
        }
        let expected = text("expected").parse().ok().filter(|number| (1..=LARGEST).contains(number));
        if expected.is_none() {
            wrong.push(Wrong::NoNumber);
        }
        let needs = fields.all("need").filter_map(GroupNeed::parse).collect();
        let ways: Vec<Way> = Way::ALL.iter().copied().filter(|way| fields.holds("way", way.as_str())).collect();
        if ways.is_empty() {
            wrong.push(Wrong::NoWay);
        }
        if ways.contains(&Way::Hands) && ways.contains(&Way::Corners) {
            wrong.push(Wrong::HandsAndCorners);
        }
        let pace = fields.first("pace").and_then(Pace::parse).unwrap_or(Pace::Together);
        if pace == Pace::Own && !ways.is_empty() && !ways.iter().any(|way| way.is_device()) {
            wrong.push(Wrong::OwnPaceNoDevices);
        } else if pace == Pace::Own && (ways.contains(&Way::Hands) || ways.contains(&Way::Corners)) {
            wrong.push(Wrong::OwnPaceCounted);
        }
        // None but those it can be answered in are offered.
        let typed = fields.first("language").and_then(Language::parse);
        let language = typed.filter(|language| chosen.is_some_and(|(edition, level)| edition.offers(level, language)));
        let language = language.unwrap_or_else(Language::english);
        // Easy read that is not written in their language would be in neither.
        let chosen = chosen.map(|(edition, level)| (edition, edition.level_in(&language, level)));
        let mut services = Vec::new();
        let mut told = None;
        if let Some((edition, level)) = chosen {
            let survey = &edition.survey;
            services = survey
                .services
                .iter()
                .filter(|service| fields.holds("service", service.as_str()))
                .cloned()
                .collect::<Vec<_>>();
            if pace == Pace::Own && !ways.contains(&Way::Paper) {
                // Each chooses their own; nobody is to think that the session was about these.
                services.clear();
            }
            if services.len() > SERVICES {
                wrong.push(Wrong::ManyServices);
            } else if (pace == Pace::Together || ways.contains(&Way::Paper))
                && askable(survey, level, &services).is_empty()
            {
                wrong.push(Wrong::NoServices);
            }
            if survey.audience == Audience::Children {
                let written = text("told");
                told = Day::parse(&written).filter(|told| told <= against.today);
                if told.is_none() && !written.is_empty() {
                    wrong.push(Wrong::NoToldDay);
                }
            }
        }
        match (chosen, day, expected) {
            (Some((edition, level)), Some(day), Some(expected)) if wrong.is_empty() => Ok(Self {
                survey: edition.survey.code.clone(),
                level,
                language,
                day,
                group,
                expected,
                needs,
                ways,
                pace,
                services,
                told,
                left_out: Vec::new(),
            }),
            _ => Err(wrong),
        }
    }

    /// What the room can be asked, when it moves on together; or what can stand on paper, for those who have no device
    /// while others answer on theirs at their own speed.
    pub fn offered(&self, survey: &Survey) -> Vec<Slot> {
        if self.asks_the_room() { askable(survey, self.level, &self.services) } else { Vec::new() }
    }

    /// How many questions the room is led through: none at their own speed.
    pub fn led_through(&self, survey: &Survey) -> usize {
        match self.pace {
            Pace::Together => self.questions(survey).len(),
            Pace::Own => 0,
        }
    }

    /// What the room is asked, on paper too: all that is offered, but for what was left out. Were all of it left out, as
    /// where other services were chosen since, all is asked.
    pub fn questions(&self, survey: &Survey) -> Vec<Slot> {
        let offered = self.offered(survey);
        let asked: Vec<Slot> = offered.iter().filter(|slot| !self.left_out.contains(slot)).cloned().collect();
        if asked.is_empty() { offered } else { asked }
    }

    /// Leaves out all but some questions. `None` where none is left to be asked.
    #[must_use]
    pub fn asking(&self, survey: &Survey, some: &[Slot]) -> Option<Self> {
        let offered = self.offered(survey);
        let left_out: Vec<Slot> = offered.iter().filter(|slot| !some.contains(slot)).cloned().collect();
        (left_out.len() < offered.len()).then(|| Self { left_out, ..self.clone() })
    }

    /// Whether it may begin: its parents were told at least five working days before, where it is children's
    /// (`five_days_ago` is that day). ONS asks parents, and leaves them time to say no, before a school's pupils are
    /// asked.
    pub fn may_begin(&self, audience: Audience, five_days_ago: &Day) -> bool {
        !audience.is_children() || self.told.as_ref().is_some_and(|told| told <= five_days_ago)
    }

    /// Whether anything is asked of the room: by whoever leads it, or on paper of those who have no device. Else all answer
    /// the survey at their own speed.
    pub fn asks_the_room(&self) -> bool {
        self.pace == Pace::Together || self.has(Way::Paper)
    }

    /// Whether any answer is counted, on whatever it is given: of a group that only talks, none is.
    pub fn counts(&self) -> bool {
        self.ways.iter().any(|way| *way != Way::Talking)
    }

    /// Whether anybody answers on a device.
    pub fn has_devices(&self) -> bool {
        self.ways.iter().any(|way| way.is_device())
    }

    /// How the adult counts what is seen in the room, where that is planned: hands, or people in corners. One of them,
    /// because the same people would be counted twice.
    pub fn tallied(&self) -> Option<How> {
        let ways = [(Way::Hands, How::Hands), (Way::Corners, How::Corners)];
        ways.into_iter().find(|(way, _)| self.has(*way)).map(|(_, how)| how)
    }

    /// Whether a way to answer is planned.
    pub fn has(&self, way: Way) -> bool {
        self.ways.contains(&way)
    }
}

impl Way {
    /// Whether people answer on a device.
    pub fn is_device(self) -> bool {
        matches!(self, Self::OwnDevices | Self::SharedDevices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_and_each_at_its_field() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let (opens, closes, today) = (day("2026-11-09"), day("2027-01-29"), day("2026-11-24"));
        let against = Against { editions: &[], dates: (&opens, &closes), today: &today };
        let wrong = Plan::read(&fields(&[("day", "2026-11-23"), ("expected", "0")]), against).expect_err("it is empty");
        assert_eq!(wrong, [Wrong::NoSurvey, Wrong::PastDay, Wrong::NoGroup, Wrong::NoNumber, Wrong::NoWay]);
        let ids: Vec<&str> = wrong.iter().map(|one| one.field()).collect();
        assert_eq!(ids, ["survey", "day", "group", "expected", "way"]);
        let late = fields(&[("day", "2027-02-01"), ("pace", "own"), ("way", "hands"), ("group", &"x".repeat(61))]);
        let wrong = Plan::read(&late, against).expect_err("it is after the end");
        let both = fields(&[("way", "hands"), ("way", "corners")]);
        assert!(Plan::read(&both, against).expect_err("both").contains(&Wrong::HandsAndCorners));
        let counted = fields(&[("pace", "own"), ("way", "own-devices"), ("way", "corners")]);
        assert!(Plan::read(&counted, against).expect_err("no question is up").contains(&Wrong::OwnPaceCounted));
        assert!(wrong.contains(&Wrong::OutsideDates) && wrong.contains(&Wrong::OwnPaceNoDevices));
        assert!(wrong.contains(&Wrong::LongGroup));
    }
}
