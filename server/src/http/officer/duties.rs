//! What the law asks of whoever consults: what is on record, and who was asked.

use std::{collections::BTreeSet, sync::Arc};

use app::{
    pages::{
        failure::Failure,
        officer::{self, ConsulteeLine, DutyOf, RecordLineOf},
        respond::InSign,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    consultation::{Consultation, State as Now},
    duties::{self, Asked, Consultee, Entry, Record, Wrong},
    level::ReadingLevel,
    reply::Reply,
    respond::form::Fields,
};

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    May, Officer, consultation, needs,
};
use crate::store::{StoreError, consultations::Version, people::Action};

impl AppState {
    /// Whether anybody may be asked: what answering may do to people was looked at before, or somebody has begun already. Nobody
    /// answers a demonstration; what asks again was looked at with the first.
    pub(in crate::http) async fn may_ask(&self, version: &Version) -> Result<bool, StoreError> {
        Ok(self.is_assessed(version).await? || self.has_begun(version).await?)
    }

    /// Whether what answering may do to people was looked at: the same for every survey of a consultation.
    async fn is_assessed(&self, version: &Version) -> Result<bool, StoreError> {
        let consultation = &version.edition.consultation;
        let both: Vec<&Code> = std::iter::once(&consultation.code).chain(&consultation.wave_of).collect();
        Ok(version.demonstration || self.store.is_assessed(&both).await?)
    }

    /// Whether somebody has begun to answer: whom people answer already, a new version of the program does not stop.
    async fn has_begun(&self, version: &Version) -> Result<bool, StoreError> {
        self.store.has_begun(&version.edition.consultation.code, &version.edition.survey.code).await
    }

    /// Whether somebody is there to see what is written at a level, where that is a child's.
    pub(in crate::http) async fn is_watched(&self, version: &Version, level: ReadingLevel) -> Result<bool, StoreError> {
        Ok(!version.edition.survey.audience.is_childs(level) || self.store.has_safeguarding().await?)
    }

    /// Whether a survey can be begun today, at a level, and how it is signed: whoever signs is not asked last, when everybody else
    /// has answered.
    pub(in crate::http) async fn begins(
        &self,
        version: &Version,
        level: ReadingLevel,
    ) -> Result<Result<InSign, Failure>, StoreError> {
        match version.edition.consultation.state_on(&self.clock.today()) {
            Now::Closed => return Ok(Err(Failure::Closed)),
            Now::NotYetOpen => return Ok(Err(Failure::NotYetOpen)),
            Now::Open => {}
        }
        if !self.is_watched(version, level).await? || !self.may_ask(version).await? {
            return Ok(Err(Failure::NotReady));
        }
        Ok(self.in_sign(version, level).await?.ok_or(Failure::NotReady))
    }

    /// Which surveys of one consultation can be begun today, at some level.
    pub(in crate::http) async fn begin_somehow(&self, versions: &[Arc<Version>]) -> Result<BTreeSet<Code>, StoreError> {
        let mut begin = BTreeSet::new();
        let today = self.clock.today();
        let is_open = |version: &&Arc<Version>| version.edition.consultation.state_on(&today) == Now::Open;
        let Some(first) = versions.iter().find(is_open) else { return Ok(begin) };
        let (watched, assessed) = (self.store.has_safeguarding().await?, self.is_assessed(first).await?);
        for version in versions.iter().filter(is_open) {
            let survey = &version.edition.survey;
            let somehow = watched || survey.levels.iter().any(|level| !survey.audience.is_childs(*level));
            if somehow && (assessed || self.has_begun(version).await?) && self.is_signed_as_needed(version).await? {
                begin.insert(survey.code.clone());
            }
        }
        Ok(begin)
    }
}

/// How many things that should be there are not: on record, and said of those whom a law names.
pub(super) async fn lacking(state: &AppState, consultation: &Consultation) -> Result<usize, StoreError> {
    let today = state.clock.today();
    let there = state.store.duties(&consultation.code).await?;
    let asked = state.store.asked(&consultation.code).await?;
    // What asks again decides nothing.
    let records = Record::ALL.into_iter().filter(|_| consultation.wave_of.is_none());
    let records = records.filter(|one| one.is_due(consultation, &today) && !there.contains_key(one)).count();
    Ok(records + Consultee::of(consultation).iter().filter(|one| !asked.contains_key(one)).count())
}

/// By when the council should have answered, in days from now, where it has not.
pub(super) async fn to_answer(state: &AppState, consultation: &Consultation) -> Result<Option<i64>, StoreError> {
    match duties::days_to_answer(consultation, &state.clock.today()) {
        Some(days) if !state.store.is_published::<Reply>(&consultation.code).await? => Ok(Some(days)),
        _ => Ok(None),
    }
}

/// The page.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
) -> Answer {
    page(&state, &officer, &code, None).await
}

async fn page(state: &AppState, officer: &Officer, code: &str, wrong: Option<(DutyOf, Fields, Vec<Wrong>)>) -> Answer {
    let (code, surveys, words) = consultation(state, code).await?;
    let ui = words.ui.clone();
    let failed = ours(&words);
    let today = state.clock.today();
    let first = &surveys.newest[0];
    let consultation = &first.edition.consultation;
    let mut there = state.store.duties(&code).await.map_err(&failed)?;
    let mut asked = state.store.asked(&code).await.map_err(&failed)?;
    let answer = to_answer(state, consultation).await.map_err(&failed)?.map(|days| {
        let day = state.clock.days_from_now(i32::try_from(days).unwrap_or(i32::MAX));
        (ui.day(&day), days < 0)
    });
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let model = officer::Duties {
        days: duties::days_open(consultation),
        answer,
        records: Record::ALL
            .into_iter()
            .map(|record| RecordLineOf {
                record,
                entry: there.remove(&record).map(|found| (found.what, found.by)),
                due: record.is_due(consultation, &today),
            })
            .collect(),
        consultees: Consultee::of(consultation)
            .into_iter()
            .map(|who| ConsulteeLine { who, asked: asked.remove(&who).map(|found| (found.what, found.by)) })
            .collect(),
        waits: !state.may_ask(first).await.map_err(&failed)?,
        wrong,
        code,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::duties(&ui, &who, &model)).await)
}

/// The fields of one of the page's many forms, by their own names.
fn own(fields: &Fields, of: DutyOf) -> Fields {
    let before = format!("{}-", of.as_str());
    let own =
        fields.iter().map(|(name, value)| (name.strip_prefix(&before).unwrap_or(name).to_owned(), value.to_owned()));
    own.collect()
}

/// Keeps what is on record, or whether somebody was asked.
pub(in super::super) async fn keep(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(path): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &path).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let today = state.clock.today();
    let asked = &surveys.newest[0].edition.consultation;
    let by = officer.account.id;
    let (of, kept) = match fields.first("do") {
        Some("record") => {
            let record = fields.first("record").and_then(Record::parse).ok_or_else(missing)?;
            let of = DutyOf::Record(record);
            match Entry::read(&own(&fields, of), record, (asked, &today)) {
                Ok(entry) => (of, state.store.put_duty(&code, record, &entry, by).await),
                Err(wrong) => return page(&state, &officer, &path, Some((of, fields, wrong))).await,
            }
        }
        Some("asked") => {
            let who = fields.first("consultee").and_then(Consultee::parse).ok_or_else(missing)?;
            let of = DutyOf::Consultee(who);
            match Asked::read(&own(&fields, of), &today) {
                Ok(asked) => (of, state.store.put_asked(&code, who, &asked, by).await),
                Err(wrong) => return page(&state, &officer, &path, Some((of, fields, wrong))).await,
            }
        }
        _ => return Err(missing()),
    };
    kept.map_err(ours(&words))?;
    officer.did(&state, Action::Duty, &format!("{code}: {}", of.as_str()), &words).await?;
    Ok(render::onward(&format!("{}#{}", urls::officer(&code, "duties"), of.as_str())))
}
