//! The path, computed anew from the answers at every request: a branch left behind never counts.

use std::borrow::Cow;

use crate::{
    code::Code,
    level::ReadingLevel,
    routing::eval::Situation,
    survey::{Kind, Page, Section, Survey},
};

use super::answer::{Answers, Slot, Value};

/// A page on someone's path, for a service where the page is repeated; or a part of one, for readers who are asked one thing at
/// a time.
#[derive(Clone, Copy, Debug)]
pub struct Stop<'s> {
    /// The page.
    pub page: &'s Page,
    /// The service.
    pub service: Option<&'s Code>,
    /// The first question of the part, where the page is taken apart.
    pub part: Option<&'s Code>,
}

/// What stands between a page's code and its part's in a stop's name: no code has it.
const PART: char = '~';

impl<'s> Stop<'s> {
    /// Its name among the stops of its service: the page's code, and its part's where it is one.
    pub fn name(&self) -> Cow<'s, str> {
        match self.part {
            None => Cow::Borrowed(self.page.code.as_str()),
            Some(part) => Cow::Owned(format!("{}{PART}{part}", self.page.code)),
        }
    }
}

/// A stop's name read back: the page's code, and its part's where it is one.
fn named(name: &str) -> (&str, Option<&str>) {
    name.split_once(PART).map_or((name, None), |(page, part)| (page, Some(part)))
}

/// Someone's way through a survey at a level.
#[derive(Clone, Copy, Debug)]
pub struct Journey<'s> {
    /// The survey.
    pub survey: &'s Survey,
    /// The level being read.
    pub level: ReadingLevel,
    /// The answers so far.
    pub answers: &'s Answers,
    /// Whether what can be turned round is put the other way round.
    pub turned: bool,
}

/// How far someone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// This page's number, from 1.
    pub number: usize,
    /// How many there will be; `None` while an answer still to come can change it.
    pub total: Option<usize>,
}

impl<'s> Journey<'s> {
    /// The pages of a section in order, as the answers stand.
    pub fn path(&self, section: Section) -> Vec<Stop<'s>> {
        let pages: Vec<&Page> = self.survey.section(section).filter(|page| page.shown_at(self.level)).collect();
        let mut stops = Vec::new();
        let mut next = 0;
        while let Some(page) = pages.get(next) {
            next += 1;
            let before = stops.len();
            match &page.each {
                None => self.stop(page, None, &mut stops),
                Some(question) => {
                    for service in self.answers.services(question) {
                        self.stop(page, Some(service), &mut stops);
                    }
                }
            }
            if stops.len() == before {
                continue;
            }
            if let Some(jump) = page.jumps.iter().find(|jump| self.situation(None).holds(&jump.when)) {
                next = match &jump.to {
                    None => pages.len(),
                    // Jumps lead forwards: the importer refuses others.
                    Some(code) => pages.iter().position(|page| page.code == *code).map_or(next, |at| at.max(next)),
                };
            }
        }
        stops
    }

    fn stop(&self, page: &'s Page, service: Option<&'s Code>, stops: &mut Vec<Stop<'s>>) {
        let shown = page.when.as_ref().is_none_or(|when| self.situation(service).holds(when));
        let parts = self.parts(page);
        if !shown || (parts.is_empty() && !page.questions.is_empty()) {
            return;
        }
        // What is set beside one another stays so.
        let apart = self.level.asks_one_at_a_time() && !page.turns && parts.len() > 1;
        if apart {
            stops.extend(parts.into_iter().map(|part| Stop { page, service, part: part.first().copied() }));
        } else {
            stops.push(Stop { page, service, part: None });
        }
    }

    /// What a page asks at this level, by what belongs together: a question, and what is to be written about it.
    fn parts(&self, page: &'s Page) -> Vec<Vec<&'s Code>> {
        let mut parts: Vec<Vec<&Code>> = Vec::new();
        for code in page.questions.iter().filter(|code| self.survey.question(code).asked_at(self.level)) {
            let is_written = matches!(self.survey.question(code).kind, Kind::ShortText { .. } | Kind::LongText { .. });
            match parts.last_mut() {
                Some(part) if is_written => part.push(code),
                _ => parts.push(vec![code]),
            }
        }
        parts
    }

    fn situation<'a>(&'a self, service: Option<&'a Code>) -> Situation<'a> {
        Situation { survey: self.survey, answers: self.answers, level: self.level, service }
    }

    /// Where a stop stands in its section's path, by its name. A part that is none at this level is where its question is, and a
    /// page that is taken apart where it begins: whoever changes to another wording is asked the same as before.
    pub fn position(&self, name: &str, service: Option<&str>) -> Option<(Section, usize)> {
        let (page, part) = named(name);
        let section = self.survey.page(page)?.section;
        let path = self.path(section);
        let of_page = |stop: &Stop<'_>| stop.page.code == *page && stop.service.map(Code::as_str) == service;
        let asks =
            |stop: &Stop<'_>| part.is_none_or(|part| self.slots(*stop).iter().any(|slot| slot.question == *part));
        let exact = path.iter().position(|stop| of_page(stop) && stop.part.map(Code::as_str) == part);
        let at = exact.or_else(|| path.iter().position(|stop| of_page(stop) && asks(stop)))?;
        Some((section, at))
    }

    /// The first stop of the main section whose required question is unanswered: nobody gets past it.
    pub fn first_unmet(&self, section: Section) -> Option<Stop<'s>> {
        self.path(section).into_iter().find(|stop| {
            self.slots(*stop)
                .iter()
                .any(|slot| self.survey.question(&slot.question).required && self.answers.get(slot).is_none())
        })
    }

    /// The slots a stop asks for.
    pub fn slots(&self, stop: Stop<'s>) -> Vec<Slot> {
        let mut parts = self.parts(stop.page);
        match stop.part {
            Some(first) => parts.retain(|part| part.first() == Some(&first)),
            None if stop.page.turns && self.turned => parts.reverse(),
            None => {}
        }
        let slot = |code: &Code| Slot { question: code.clone(), service: stop.service.cloned() };
        parts.into_iter().flatten().map(slot).collect()
    }

    /// The slots that a form at an address was made of, whichever level it was made at: a part's, or those of all of a page. What
    /// was shown as one page and is taken apart by now is read as a whole, and nothing that was never shown is.
    pub fn slots_of_form(&self, name: &str, stop: Stop<'s>) -> Vec<Slot> {
        let of = |part: &str| self.parts(stop.page).into_iter().find(|of| of.iter().any(|code| **code == *part));
        let part = named(name).1.and_then(of).and_then(|of| of.first().copied());
        self.slots(Stop { part, ..stop })
    }

    /// How far a stop of the main section is. The total is given only once nothing ahead can change
    /// it, so that it never goes up or down under a reader.
    pub fn progress(&self, at: usize) -> Progress {
        let path = self.path(Section::Main);
        let ahead: Vec<Code> =
            path.iter().skip(at).flat_map(|stop| self.slots(*stop)).map(|slot| slot.question).collect();
        let can_change = self.survey.section(Section::Main).any(|page| {
            page.each.iter().any(|question| ahead.contains(question))
                || page
                    .when
                    .iter()
                    .chain(page.jumps.iter().map(|jump| &jump.when))
                    .any(|when| when.questions().iter().any(|question| ahead.contains(question)))
        });
        Progress { number: at + 1, total: (!can_change).then_some(path.len()) }
    }

    /// What is sent: the answers on the path and no others, with empty text left out.
    pub fn sent(&self) -> Answers {
        [Section::Main, Section::About]
            .into_iter()
            .flat_map(|section| self.path(section))
            .flat_map(|stop| self.slots(stop))
            .filter_map(|slot| self.answers.get(&slot).cloned().map(|answer| (slot, answer)))
            .filter(|(_, answer)| !matches!(&answer.value, Value::Text(text) if text.trim().is_empty()))
            .collect()
    }
}
