//! Telling safeguarding leads that something waits, without a word of it; and reminding them when nobody came.

use domain::{language::Language, level::ReadingLevel, people::Permission};

use crate::{
    http::AppState,
    store::{StoreError, concerns::ConcernRow, people::Account},
};

/// Why nobody could be told.
#[derive(Debug, thiserror::Error)]
pub enum TellError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// E-mail. Never says to whom.
    #[error("the e-mail could not be sent: {0}")]
    Mail(String),
    /// There is nobody to tell.
    #[error("no safeguarding lead or deputy has an account: make one with “soundings user add”")]
    Nobody,
}

/// Tells of everything that was not told of yet, and reminds of everything that is overdue.
pub async fn tell(state: &AppState) -> Result<(), TellError> {
    let (new, late) = (state.store.untold().await?, state.store.overdue(&state.clock.today()).await?);
    if new.is_empty() && late.is_empty() {
        return Ok(());
    }
    let accounts = state.store.accounts().await?;
    let leads: Vec<&Account> = accounts.iter().filter(|one| one.role.may(Permission::HandleConcerns)).collect();
    if leads.is_empty() {
        return Err(TellError::Nobody);
    }
    for (rows, reminded) in [(new, false), (late, true)] {
        for row in rows {
            mail(state, &leads, &row, reminded).await?;
            state.store.told(row.id, reminded, state.clock.seconds()).await?;
        }
    }
    Ok(())
}

async fn mail(state: &AppState, leads: &[&Account], row: &ConcernRow, reminded: bool) -> Result<(), TellError> {
    let ui = state.interface(&Language::english(), ReadingLevel::Standard).ui;
    let version = state.catalogue.version(&state.store, row.version).await?;
    let audience = version.map(|version| version.edition.survey.audience.as_str()).unwrap_or_default();
    let key = if reminded { "mail-concern-late" } else { "mail-concern" };
    let subject = if reminded { ui.say("mail-concern-late-subject") } else { ui.say("mail-concern-subject") };
    for lead in leads {
        let address = format!("{}{}", state.config.base_url, app::urls::CONCERNS);
        let text = ui.say_with(
            if key == "mail-concern" { "mail-concern-text" } else { "mail-concern-late-text" },
            &[
                ("name", lead.name.clone().into()),
                ("audience", ui.say(&format!("audience-name-{audience}")).into()),
                ("level", ui.say(&format!("level-name-{}", row.level)).into()),
                ("day", ui.day(&row.due).into()),
                ("address", address.into()),
            ],
        );
        state.mailer.send(&lead.email, &subject, text).await.map_err(|error| TellError::Mail(error.to_string()))?;
    }
    Ok(())
}
