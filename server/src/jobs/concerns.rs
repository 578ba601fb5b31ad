//! Telling safeguarding leads that something waits, without a word of it; and reminding them when nobody came.

use domain::{audience::Audience, consultation::Day, language::Language, level::ReadingLevel, people::Permission};

use crate::{
    http::AppState,
    store::{StoreError, concerns::ConcernRow, people::Account},
};

/// How long one server has to send an e-mail about concerns before another does.
const CLAIM_SECONDS: i64 = 300;

/// Why nobody could be told.
#[derive(Debug, thiserror::Error)]
pub enum TellError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// E-mail. Never says to whom.
    #[error("an e-mail could not be sent")]
    Mail,
    /// There is nobody to tell.
    #[error("no safeguarding lead or deputy has an account: make one with “soundings user add”")]
    Nobody,
}

/// Tells of everything that was not told of yet, and reminds of everything that is overdue. Says of how many somebody was told.
///
/// Where e-mail is off nobody is told, and nothing is put on record as told: officers and leads see on their pages that
/// it is off.
pub async fn tell(state: &AppState) -> Result<usize, TellError> {
    if state.mailer.is_off() {
        return Ok(0);
    }
    let now = state.clock.seconds();
    let (new, late) = (state.store.untold(now).await?, state.store.overdue(&state.clock.today(), now).await?);
    if new.is_empty() && late.is_empty() {
        return Ok(0);
    }
    let accounts = state.store.accounts().await?;
    let leads: Vec<&Account> = accounts.iter().filter(|one| one.role.may(Permission::HandleConcerns)).collect();
    if leads.is_empty() && state.config.escalate_to.is_none() {
        return Err(TellError::Nobody);
    }
    let mut failed = leads.is_empty().then_some(TellError::Nobody);
    let mut of = 0;
    let mut done: Vec<i64> = Vec::new();
    // As long as e-mails to all of them take, one after the other.
    let long = CLAIM_SECONDS * i64::try_from(leads.len() + 1).unwrap_or(1);
    for (rows, reminded) in [(new, false), (late, true)] {
        // Claimed first, so that two servers tell of it once.
        let mut claimed = Vec::new();
        // Of what is told of now nobody is reminded at the same moment; of what nobody could be told of, somebody above is.
        for row in rows.into_iter().filter(|row| !done.contains(&row.id)) {
            let now = state.clock.seconds();
            if state.store.claim(row.id, reminded, (now, now + long)).await? {
                claimed.push(row);
            }
        }
        let Some(due) = claimed.iter().map(|row| row.due.clone()).min() else { continue };
        // However much came, each is told once: among a hundred e-mails nobody finds the one that matters.
        let mut told = 0;
        for lead in &leads {
            match mail(state, lead, (&claimed, &due), reminded).await {
                Ok(()) => told += 1,
                Err(error) => failed = Some(error),
            }
        }
        // Who cannot open it can see to it that somebody does: at once where nobody can.
        if let Some(above) = state.config.escalate_to.as_deref().filter(|_| reminded || leads.is_empty()) {
            match escalate(state, above, &leads, (claimed.len(), &due), reminded).await {
                Ok(()) => told += 1,
                Err(error) => failed = Some(error),
            }
        }
        // One who was told is enough to go on with: who could not be reached must not keep the others waiting.
        of += if told > 0 { claimed.len() } else { 0 };
        for row in claimed {
            if told > 0 {
                let when = (state.clock.seconds(), state.clock.day_seconds());
                state.store.told(row.id, reminded, when).await?;
                done.push(row.id);
            } else {
                state.store.unclaim(row.id).await?;
            }
        }
    }
    failed.map_or(Ok(of), Err)
}

/// Tells whoever stands above the leads that so many things wait for them, the first of them to be opened by a day, or that it
/// was to be by then.
async fn escalate(
    state: &AppState,
    to: &str,
    leads: &[&Account],
    (things, due): (usize, &Day),
    reminded: bool,
) -> Result<(), TellError> {
    let ui = state.interface(&Language::english(), ReadingLevel::Standard).ui;
    let names = leads.iter().map(|lead| lead.name.as_str()).collect::<Vec<_>>().join(", ");
    let args =
        [("n", leads.len().into()), ("names", names.into()), ("day", ui.day(due).into()), ("things", things.into())];
    let text = ui.say_with(if reminded { "mail-concern-above-text" } else { "mail-concern-above-new-text" }, &args);
    state.mailer.send(to, &ui.say("mail-concern-above-subject"), text).await.map_err(|_| TellError::Mail)
}

/// Tells a lead of everything at once, the first of it to be opened by a day.
async fn mail(
    state: &AppState,
    lead: &Account,
    (rows, due): (&[ConcernRow], &Day),
    reminded: bool,
) -> Result<(), TellError> {
    let ui = state.interface(&Language::english(), ReadingLevel::Standard).ui;
    let mut from: Vec<String> = Vec::new();
    for row in rows {
        // Whoever it came from is a courtesy: a survey that cannot be read must keep nobody from being told.
        let version = state.catalogue.version(&state.store, row.version).await.ok().flatten();
        let otherwise = if row.level.is_child() { Audience::Children } else { Audience::Public };
        let audience = version.map_or(otherwise, |version| version.edition.survey.audience);
        let audience = ui.say(&format!("audience-name-{}", audience.as_str()));
        let one = format!("{audience}, {}", ui.say(&format!("level-name-{}", row.level)));
        if !from.contains(&one) {
            from.push(one);
        }
    }
    let subject = if reminded { ui.say("mail-concern-late-subject") } else { ui.say("mail-concern-subject") };
    let address = state.config.address(app::urls::CONCERNS);
    let args = [
        ("name", lead.name.clone().into()),
        ("n", rows.len().into()),
        ("from", from.join("; ").into()),
        ("day", ui.day(due).into()),
        ("address", address.into()),
    ];
    let text =
        if reminded { ui.say_with("mail-concern-late-text", &args) } else { ui.say_with("mail-concern-text", &args) };
    // The server's own words may name the address: they are not passed on.
    state.mailer.send(&lead.email, &subject, text).await.map_err(|_| TellError::Mail)
}
