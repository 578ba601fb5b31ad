//! What is past its day is deleted, and that it was is on record.

use domain::{code::Code, consultation::Day};

use crate::store::{Store, StoreError, people::Action};

/// Deletes unfinished responses, receipts and sessions that are past their day, and every answer of a
/// consultation whose answers were promised to be kept no longer.
pub async fn purge(store: &Store, today: &Day, now: i64) -> Result<(), StoreError> {
    store.purge_sessions(now).await?;
    // Nobody ended them: their codes have run out, and whose vote was which is kept no longer.
    for session in store.run_out(now).await? {
        if store.close_session(session).await? {
            store.audit(now, None, Action::Engage, &format!("session {session} ran out")).await?;
        }
    }
    let (drafts, receipts) = store.purge(today).await?;
    if drafts + receipts > 0 {
        let subject = format!("{drafts} unfinished responses, {receipts} receipts");
        store.audit(now, None, Action::Purge, &subject).await?;
    }
    let unconfirmed = store.purge_unconfirmed_followers(today).await?;
    if unconfirmed > 0 {
        store
            .audit(now, None, Action::Purge, &format!("{unconfirmed} who asked to be told and never said yes"))
            .await?;
    }
    // What one consultation's answers are kept by must not keep those of the others.
    for code in store.consultations().await? {
        if let Err(error) = purge_one(store, &code, today, now).await {
            tracing::error!(%error, %code, "what is past its day could not be deleted");
        }
    }
    Ok(())
}

async fn purge_one(store: &Store, code: &Code, today: &Day, now: i64) -> Result<(), StoreError> {
    let consultation = store.consultation(code).await?;
    let consultation =
        consultation.ok_or_else(|| StoreError::Unreadable("a consultation", "its consultation.toml".to_owned()))?;
    if *today <= consultation.deletes_on() {
        return Ok(());
    }
    let versions = store.versions(code).await?;
    // One that is still being dealt with is kept until it is.
    let concerns = store.delete_finished_concerns(&versions, now).await?;
    if concerns > 0 {
        store.audit(now, None, Action::Purge, &format!("{code}: {concerns} safeguarding concerns")).await?;
    }
    let responses = store.delete_answers(&versions).await?;
    if responses > 0 {
        store.audit(now, None, Action::Purge, &format!("{code}: {responses} responses and their comments")).await?;
    }
    for (what, n) in [
        ("tables brought in, with how they were read", store.delete_brought(code).await?),
        ("files for analysts", store.delete_microdata(code).await?),
        ("meetings with schools and what was agreed", store.delete_meetings(code).await?),
        ("numbers of who answered by a school’s link", store.delete_school_answers(code).await?),
        ("messages to the council", store.delete_messages(code).await?),
        ("themes", store.delete_themes(code).await?),
        ("rounds of trials, what was made of wordings, and addresses of trials", store.delete_trials(code).await?),
        ("drafts of reports, and what reports were computed from", store.delete_bases(code).await?),
    ] {
        if n > 0 {
            store.audit(now, None, Action::Purge, &format!("{code}: {n} {what}")).await?;
        }
    }
    let sessions = store.delete_sessions(code).await?;
    if sessions > 0 {
        store.audit(now, None, Action::Purge, &format!("{code}: {sessions} engagement sessions")).await?;
    }
    let followers = store.delete_followers(code).await?;
    if followers > 0 {
        store.audit(now, None, Action::Purge, &format!("{code}: {followers} who asked to be told")).await?;
    }
    Ok(())
}
