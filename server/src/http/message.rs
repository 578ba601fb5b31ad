//! Writing to the council beside a survey. Whoever writes is on no list of respondents, and no response is on theirs.

use std::sync::Arc;

use app::{
    pages::{
        failure::Failure,
        message::{self, What, Writing},
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use domain::{
    code::Code,
    consultation::Day,
    message::{Message, Subject, Wish, Within, Wrong, reference},
    respond::form::Fields,
};
use sentiment::safeguarding::Concern;

use super::{
    Answer, AppState, OPEN_CONCERN_DAYS, Refusal,
    follow::address_of,
    ours,
    public::surveys,
    reader::{Address, Asked, Posted, back},
    render,
    secrets::{self, JustWritten},
};
use crate::{
    random, reading,
    store::{
        StoreError,
        consultations::Version,
        messages::{ForLead, Written},
        people::Action,
    },
};

/// What it is about, and where its writer came from.
struct About {
    code: Code,
    versions: Vec<Arc<Version>>,
    words: render::Interface,
    asked: Asked,
    back: Option<String>,
    just: Option<JustWritten>,
}

/// `fields` are the form's, where there is one: where its reader wants to go back to is in no address to which anything is
/// sent, for it names their response.
async fn about(
    state: &AppState,
    code: &str,
    asked: Asked,
    (fields, headers): (Option<&Fields>, &HeaderMap),
) -> Result<About, Refusal> {
    let interface = state.interface(&asked.language, asked.level);
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let code = Code::parse(code).map_err(|_| missing())?;
    let versions = surveys(state, &code, &interface).await?;
    let first = versions.first().ok_or_else(missing)?;
    let words = state.ui(first, &asked.language, asked.level);
    let back = back(fields.unwrap_or(&asked.query));
    let just = asked.query.first("sent").and_then(|_| secrets::just_written(headers, &code));
    Ok(About { code, versions, words, asked, back, just })
}

/// The survey for children, where a child can ask to be talked to: one is asked for at all, and somebody would come.
pub(super) async fn can_wish<'v>(
    state: &AppState,
    versions: &'v [Arc<Version>],
) -> Result<Option<&'v Arc<Version>>, StoreError> {
    let children = versions.iter().find(|version| version.edition.survey.audience.is_children());
    let open = children.filter(|version| state.clock.today() <= version.edition.consultation.deletes_on());
    match open {
        Some(_) if !state.store.has_safeguarding().await? => Ok(None),
        open => Ok(open),
    }
}

/// The day by which something will have been done.
fn due(state: &AppState, subject: Subject) -> Day {
    match subject.within() {
        Within::Acknowledged(days) => state.clock.days_from_now(days),
        Within::Answered(days) => state.clock.working_days_from_now(days),
    }
}

impl About {
    async fn form(self, state: &AppState, (fields, wrong): (Fields, Vec<Wrong>), wish: bool) -> Answer {
        let can_wish = can_wish(state, &self.versions).await.map_err(ours(&self.words))?.is_some();
        if wish && !can_wish {
            return Err(Refusal(Failure::NotFound, self.words));
        }
        let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let model = Writing { consultation: self.code, back: self.back, fields, wrong, id: random::id(), can_wish };
        let ui = self.words.ui;
        let mut response = if wish {
            render::page(status, move || message::wish(&ui, &model)).await
        } else {
            render::page(status, move || message::write(&ui, &model)).await
        };
        // What is sent from here does not say from which response one came to it.
        response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("strict-origin"));
        Ok(response)
    }

    /// On to the page that says it is there, with what that says.
    fn sent(&self, to: &str, message: Option<(Subject, String, Option<Day>)>) -> Response {
        let just = JustWritten { consultation: self.code.clone(), message, back: self.back.clone() };
        let mut response = render::onward(&format!("{to}{}&sent", self.words.ui.carry()));
        response.headers_mut().append(header::SET_COOKIE, secrets::set_just_written(&just));
        response
    }

    /// The page that says so.
    async fn said(self, just: JustWritten) -> Answer {
        let ui = self.words.ui;
        let what = match just.message {
            Some((subject, reference, due)) => What::Message { reference, subject, due: due.map(|day| ui.day(&day)) },
            None => What::Wish,
        };
        let model = message::Written { consultation: self.code, back: just.back, what };
        Ok(render::ok(move || message::written(&ui, &model)).await)
    }

    /// The survey whose reader wrote it, as far as their wording tells.
    fn version(&self) -> &Arc<Version> {
        let child = |version: &&Arc<Version>| version.edition.survey.audience.is_children();
        let theirs = self.versions.iter().find(|version| self.asked.level.is_child() && child(version));
        theirs.unwrap_or(&self.versions[0])
    }

    fn written(&self, state: &AppState, fields: &Fields) -> Written {
        Written {
            // Named by the form, so that a form that is sent twice is one message.
            id: fields.first("id").and_then(|id| id.parse().ok()).filter(|id| *id > 0).unwrap_or_else(random::id),
            language: self.asked.language.clone(),
            level: self.asked.level,
            today: state.clock.today(),
        }
    }
}

/// What goes to the safeguarding lead, to be opened in time.
pub(super) fn for_lead(state: &AppState, why: Concern, version: &Version) -> ForLead {
    ForLead { why, version: version.id, due: state.clock.working_days_from_now(OPEN_CONCERN_DAYS) }
}

/// Where somebody writes to the council; or, once they have, what comes next.
pub(super) async fn show(
    State(state): State<AppState>,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
) -> Answer {
    let mut about = about(&state, &code, asked, (None, &headers)).await?;
    match about.just.take().filter(|just| just.message.is_some()) {
        Some(just) => about.said(just).await,
        None => about.form(&state, (Fields::default(), Vec::new()), false).await,
    }
}

/// Keeps what somebody wrote.
pub(super) async fn send(
    State(state): State<AppState>,
    Path(code): Path<String>,
    address: Address,
    asked: Asked,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Answer {
    let about = about(&state, &code, asked, (Some(&fields), &headers)).await?;
    let mut wrote = match Message::read(&fields) {
        Ok(wrote) => wrote,
        Err(wrong) => return about.form(&state, (fields, wrong), false).await,
    };
    if !state.throttles.message(address.0) {
        return Err(Refusal(Failure::TooMany, about.words));
    }
    let failed = ours(&about.words);
    let written = about.written(&state, &fields);
    let due = due(&state, wrote.subject);
    let email = wrote.reach.as_deref().and_then(address_of);
    let owed = wrote.reach.is_some();
    // Where an answer is wanted may say more than where.
    let said = wrote.reach.as_deref().filter(|_| email.is_none());
    let all = std::iter::once(wrote.body.as_str()).chain(said).collect::<Vec<_>>().join("\n\n");
    // The whole of the screen, before it is on any list.
    let unscreened = || reading::unscreened(about.asked.level.is_child(), &all, &about.asked.language);
    let found = reading::concern(all.clone()).await.or_else(unscreened);
    let held = found.is_some();
    if held && email.is_none() {
        // All of it is with the concern, and nothing of it anywhere else.
        wrote = Message { body: all, reach: None, ..wrote };
    }
    let version = about.version();
    let found = found.map(|why| for_lead(&state, why, version));
    let sent = state.store.add_message((&about.code, &due), &written, &wrote, found).await.map_err(&failed)?;
    let reference = reference(sent.id);
    if sent.new {
        if held {
            state.jobs.concerns.notify_one();
        } else {
            tokio::spawn(tell_council(state.clone(), version.clone(), due.clone()));
        }
        // How long it takes must not say what was found: what is sent is sent beside this.
        if let Some(email) = email {
            let what = (sent.id, reference.clone(), due.clone());
            let contact = version.edition.consultation.contact.email.clone();
            tokio::spawn(acknowledge(state.clone(), about.words.clone(), (email, contact, written.today), what));
        }
    }
    Ok(about.sent(&urls::write(&about.code), Some((wrote.subject, reference, owed.then_some(due)))))
}

/// Where a child asks to be talked to; or, once they have, what comes next.
pub(super) async fn wish_form(
    State(state): State<AppState>,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
) -> Answer {
    let mut about = about(&state, &code, asked, (None, &headers)).await?;
    match about.just.take().filter(|just| just.message.is_none()) {
        Some(just) => about.said(just).await,
        None => about.form(&state, (Fields::default(), Vec::new()), true).await,
    }
}

/// Keeps a child's wish, for the safeguarding lead alone.
pub(super) async fn wish(
    State(state): State<AppState>,
    Path(code): Path<String>,
    address: Address,
    asked: Asked,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Answer {
    let about = about(&state, &code, asked, (Some(&fields), &headers)).await?;
    let read = match Wish::read(&fields) {
        Ok(read) => read,
        Err(wrong) => return about.form(&state, (fields, wrong), true).await,
    };
    let failed = ours(&about.words);
    let version = can_wish(&state, &about.versions).await.map_err(&failed)?;
    let version = version.ok_or_else(|| Refusal(Failure::NotFound, about.words.clone()))?;
    if !state.throttles.wish(address.0) {
        return Err(Refusal(Failure::TooMany, about.words));
    }
    // As the lead reads it: in English, whatever the child read.
    let lead = super::officer::interface(&state).ui;
    let words = if read.words.is_empty() { lead.say("talk-kept-nothing") } else { read.words };
    let args = [("name", read.name.into()), ("place", read.place.into()), ("words", words.into())];
    let body = lead.say_with("talk-kept", &args);
    let why = Concern { topic: None, likely: 1.0 };
    let (written, for_lead) = (about.written(&state, &fields), for_lead(&state, why, version));
    if state.store.add_wish(&written, body, for_lead).await.map_err(&failed)?.new {
        state.jobs.concerns.notify_one();
    }
    Ok(about.sent(&urls::talk_to_me(&about.code), None))
}

/// Tells whoever wrote that it came, and keeps that they were told.
async fn acknowledge(
    state: AppState,
    words: render::Interface,
    (email, contact, today): (String, String, Day),
    (id, reference, due): (i64, String, Day),
) {
    if state.mailer.is_off() {
        return;
    }
    // Once a day, so that nobody's box is filled by somebody who types their address. Looked for once this one is there, so that
    // of several at once none is missed.
    match state.store.wrote_before(id, &email, &today).await {
        Ok(false) => {}
        Ok(true) => return,
        Err(error) => {
            tracing::error!(%error, "it could not be seen whether somebody wrote before");
            return;
        }
    }
    let ui = words.ui;
    let council = ui.council.clone().unwrap_or_else(|| ui.say("the-council"));
    let args = [
        ("reference", reference.clone().into()),
        ("day", ui.day(&due).into()),
        ("council", council.into()),
        ("title", ui.survey("consultation-title").text.into()),
    ];
    let subject = ui.say_with("mail-message-subject", &args);
    if state.mailer.send_for(&contact, &email, &subject, ui.say_with("mail-message-text", &args)).await.is_err() {
        // Their address is in the error, and nobody's business.
        tracing::error!("whoever wrote to the council could not be told that it came");
        return;
    }
    let subject = format!("message {reference} acknowledged by e-mail");
    let kept = async {
        state.store.acknowledged(id, &state.clock.today()).await?;
        // When a member of the public wrote is nobody's business to the minute, and a record is kept for long.
        state.store.audit(state.clock.day_seconds(), None, Action::Message, &subject).await
    };
    if let Err(error) = kept.await {
        tracing::error!(%error, "that whoever wrote was told could not be kept");
    }
}

/// Tells the council that a message waits, without a word of it; of many at once, of one.
pub(super) async fn tell_council(state: AppState, version: Arc<Version>, due: Day) {
    if state.mailer.is_off() {
        return;
    }
    let consultation = &version.edition.consultation;
    if !state.throttles.notice(&format!("messages {}", consultation.code)) {
        return;
    }
    let plain = super::officer::interface(&state);
    let ui = state.ui(&version, &plain.ui.language().clone(), plain.ui.level()).ui;
    let args = [
        ("title", ui.survey("consultation-title").text.into()),
        ("day", ui.day(&due).into()),
        ("address", state.config.address(&urls::officer(&consultation.code, "messages")).into()),
    ];
    let subject = ui.say_with("mail-message-waits-subject", &args);
    let text = ui.say_with("mail-message-waits-text", &args);
    if state.mailer.send(&consultation.contact.email, &subject, text).await.is_err() {
        // Officers see on their pages that it waits.
        tracing::error!("the council could not be told that a message waits");
    }
}
