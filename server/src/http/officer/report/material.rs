//! What a report is put together from, a part at a time.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    outcome::{Aside, Asked as AskedOf, Chosen, Openly},
    questions::short_name,
    ui::Ui,
};
use domain::{
    code::Code,
    disclosure::LEAST_BASE,
    findings::{Report, figures},
    level::ReadingLevel,
    outcome::Quote,
    respond::answer::Slot,
    signing::{Share, may_open},
    survey::Frame,
    waves::Figures,
};

use super::super::{
    super::AppState,
    findings::{Picked, chosen_quotes, masked},
    who_says, wordings,
};
use crate::{
    findings::{self, Surveys},
    store::{StoreError, remarks::Quotation},
    waves::{Looks, Waves},
};

/// The fewest who answered of whom it is said to what share things were shown the other way round.
const LEAST_TURNED: u64 = 100;

/// Whom each survey was for, and how they were asked.
pub(super) async fn asked(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
) -> Result<Vec<AskedOf>, StoreError> {
    let mut waivers = state.store.signing_waivers(code).await?;
    let mut rounds = state.store.trial_rounds(code).await?;
    let mut notes = state.store.trial_notes(code).await?;
    // What was tried once people were asked is no trial of what they were asked.
    let opens = &surveys.newest[0].edition.consultation.opens;
    rounds.retain(|held| held.round.on <= *opens);
    notes.retain(|noted| noted.on <= *opens);
    let mut asked: Vec<AskedOf> = Vec::new();
    for version in &surveys.newest {
        let survey = &version.edition.survey;
        let shares = state.shares(version).await?;
        let only: Vec<Share> = shares.iter().map(|(_, share)| *share).collect();
        let waiver = waivers.remove(&survey.code).filter(|_| !may_open(true, &only, false));
        // Of wordings in which something is signed: of one in which nothing is there is nothing to say for it.
        let signed = shares.into_iter().filter(|(_, share)| share.signed > 0);
        // Of fewer a share would say little, and of a few something of them.
        let (others, all) = state.store.turned(&surveys.versions[&survey.code]).await?;
        let turns = survey.pages.iter().any(|page| page.turns) || survey.questions.values().any(|one| one.turns > 0);
        let turned = if turns && all >= LEAST_TURNED { figures::percent(others, all) } else { None };
        let tried = wordings::tried_in_english(state, version, (&rounds, &notes)).into_iter();
        let tried = tried.filter(|(_, standing)| standing.people > 0);
        asked.push(AskedOf {
            turned,
            tried: tried
                .map(|(level, standing)| (ui.say(&format!("level-name-{level}")), standing.people, standing.reworded))
                .collect(),
            signed: signed.map(|(level, share)| (ui.say(&format!("level-name-{level}")), share)).collect(),
            not_signed: waiver.map(|waiver| waiver.reason),
            audience: ui.audience(survey.audience),
            wordings: survey.levels.iter().map(|level| ui.say(&format!("level-name-{level}"))).collect(),
            needs: survey.needs.clone(),
            need_asked: survey
                .need
                .as_ref()
                .and_then(|code| survey.questions.get(code))
                .map(|question| {
                    survey.levels.iter().copied().filter(|level| survey.is_asked(question, *level)).collect()
                })
                .unwrap_or_default(),
            invited: match survey.frame {
                Frame::Open => None,
                Frame::Invited(n) => Some(n),
            },
        });
    }
    Ok(asked)
}

/// What may be quoted of what people wrote about each service.
pub(super) fn quotes(
    surveys: &Surveys,
    report: &Report,
    quotations: &[Vec<Quotation>],
    ui: &Ui,
) -> BTreeMap<Code, Vec<Chosen>> {
    let consultation = &surveys.newest[0].edition.consultation;
    let mut quotes = BTreeMap::new();
    for service in &consultation.services {
        let (chosen, _) = chosen_quotes(surveys, report, quotations, ui, &service.code);
        // The same words sent many times are quoted once.
        let mut seen = BTreeSet::new();
        let said = chosen
            .into_iter()
            .filter(|one| seen.insert(one.quote.words.clone()))
            .map(|Picked { quote, level, place }| {
                let quote = Quote { words: quote.words, who: quote.who };
                Chosen { quote, child: level.is_child(), place }
            })
            .collect();
        quotes.insert(service.code.clone(), said);
    }
    quotes
}

/// The most that is quoted of the answers to one question.
const QUOTED: usize = 6;

/// What may be quoted of the answers to each question that is about no service: of the readers of each wording in turn, where
/// enough of them answered for somebody among them to be quoted.
pub(super) fn openly(
    state: &AppState,
    surveys: &Surveys,
    report: &Report,
    quotations: &[Vec<Quotation>],
    ui: &Ui,
) -> Vec<Openly> {
    let mut found = Vec::new();
    for (version, theirs) in surveys.newest.iter().zip(quotations) {
        let survey = &version.edition.survey;
        let responses = report.surveys.iter().find(|one| one.survey == survey.code).map(|one| &one.responses);
        let many = |level: ReadingLevel| {
            let of_level = responses.into_iter().flatten().filter(|(group, _)| group.level == level);
            // Rounding has put two on each at most.
            of_level.filter_map(|(_, cell)| cell.shown()).map(|n| n.saturating_sub(2)).sum::<u64>() >= LEAST_BASE
        };
        let words = findings::words(&state.catalogue, version, survey.levels[0]);
        for question in survey.questions.values().filter(|one| one.is_free_text() && one.service.is_none()) {
            let mut by_level: BTreeMap<ReadingLevel, Vec<&Quotation>> = BTreeMap::new();
            let about_it = |one: &&Quotation| one.comment.slot == Slot::of(question.code.clone());
            for one in theirs.iter().filter(about_it).filter(|one| many(one.comment.level)) {
                by_level.entry(one.comment.level).or_default().push(one);
            }
            let longest = by_level.values().map(Vec::len).max().unwrap_or_default();
            let in_turn = (0..longest).flat_map(|at| by_level.values().filter_map(move |all| all.get(at)));
            let mut seen = BTreeSet::new();
            let mut chosen: Vec<(ReadingLevel, Quote)> = in_turn
                .map(|one| {
                    let who = who_says(ui, survey, one.comment.level);
                    (one.comment.level, Quote { words: masked(ui, &one.comment), who })
                })
                .filter(|(_, quote)| seen.insert(quote.words.clone()))
                .take(QUOTED)
                .collect();
            chosen.sort_by_key(|(level, _)| *level);
            if !chosen.is_empty() {
                found.push(Openly {
                    audience: ui.audience(survey.audience),
                    question: short_name(&words, &Slot::of(question.code.clone())),
                    quotes: chosen.into_iter().map(|(_, quote)| quote).collect(),
                });
            }
        }
    }
    found
}

/// What asks again, beside what is published of the other times, and of no time that came later. `first` is what was asked first,
/// and `rated` what this time comes to. Nothing where this is no time of several, or is not compared: while it can still be
/// answered, the last that is compared is another, and not what people say now.
pub(super) async fn beside(
    state: &AppState,
    code: &Code,
    first: Option<&Code>,
    rated: &Figures,
) -> Result<Option<Waves>, StoreError> {
    let Some(first) = first else { return Ok(None) };
    let mut waves = Waves::of(state, first, Looks::Anybody).await?;
    let this = waves.0.iter().position(|wave| wave.code == *code).unwrap_or_default();
    waves.0.truncate(this + 1);
    if let Some(last) = waves.0.last_mut().filter(|last| last.code == *code && !last.open) {
        last.figures = Some(rated.clone());
    }
    let compared = waves.counted_ones().last().is_some_and(|last| last.code == *code);
    Ok(compared.then_some(waves))
}

/// What was brought in from elsewhere and taken out again.
pub(super) async fn taken_out(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
) -> Result<Vec<Aside>, StoreError> {
    let brought = state.store.brought(code).await?.into_iter();
    let gone = brought.filter_map(|one| {
        let gone = one.gone?;
        let audience = surveys.audience_of(ui, &one.survey);
        Some(Aside { audience, n: one.responses.unwrap_or_default(), days: [one.on, gone.on], why: gone.why })
    });
    Ok(gone.collect())
}
