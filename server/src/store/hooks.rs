//! Programs that are told when something is published, and what they were told.

use std::collections::BTreeSet;

use domain::{
    code::Code,
    consultation::Day,
    hooks::{Event, Happened, Hook, MOST, again},
    outcome::Document,
    publication::{Publication as _, Stage},
    reply::Reply,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, TransactionTrait as _,
    sea_query::{Expr, OnConflict},
};

use super::{
    Store, StoreError,
    entities::{account, outcome_edition, promise_check, webhook, webhook_call},
    tokens::may_give,
};

/// The lock under which programs are added.
const HOOKS_LOCK: i64 = 0x536f_7568;

/// A program that is told.
#[derive(Clone, Debug)]
pub struct KeptHook {
    /// Its number.
    pub id: i64,
    /// What it is called, and its address.
    pub hook: Hook,
    /// What messages to it are signed with.
    pub secret: String,
    /// Who added it, and when.
    pub made: (String, Day),
    /// Whether they may give no access any more: what they added ends with that.
    pub giver_gone: bool,
    /// The day it was stopped, where it was.
    pub stopped_on: Option<Day>,
    /// How much it was told, how much waits, and how much was given up.
    pub told: (u64, u64, u64),
    /// What came of the last try that failed, of what waits or was given up.
    pub failed: Option<String>,
}

impl KeptHook {
    /// Whether it is told anything.
    pub fn is_on(&self) -> bool {
        self.stopped_on.is_none() && !self.giver_gone
    }
}

/// Something a program is to be told.
#[derive(Clone, Debug)]
pub struct Call {
    /// The program.
    pub hook: i64,
    /// What happened.
    pub key: String,
    /// How often it was tried.
    pub tries: u32,
    /// When it was to be tried.
    pub at: i64,
    /// When it was first known to be told, in seconds since 1970.
    pub known: i64,
}

async fn happened(db: &impl ConnectionTrait) -> Result<Vec<Happened>, StoreError> {
    use outcome_edition::Column as C;
    let unreadable = |what: &str| StoreError::Unreadable("what happened", what.to_owned());
    let code = |text: &str| Code::parse(text).map_err(|_| unreadable("consultation"));
    let editions: Vec<(i64, String, String, String)> = outcome_edition::Entity::find()
        .select_only()
        .columns([C::Id, C::Consultation, C::Kind, C::Stage])
        .filter(C::Stage.is_in([Stage::Approved.as_str(), Stage::Withdrawn.as_str()]))
        .order_by_asc(C::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut all = Vec::new();
    let shown: BTreeSet<(String, String)> = editions
        .iter()
        .filter(|(.., stage)| stage == Stage::Approved.as_str())
        .map(|(_, consultation, kind, _)| (consultation.clone(), kind.clone()))
        .collect();
    for (id, consultation, kind, stage) in editions {
        let (published, withdrawn) = match kind.as_str() {
            Document::KIND => (Event::ReportPublished, Event::ReportWithdrawn),
            Reply::KIND => (Event::ReplyPublished, Event::ReplyWithdrawn),
            _ => continue,
        };
        let consultation = code(&consultation)?;
        let key = |event: Event| format!("{}.{id}", event.as_str());
        all.push(Happened { key: key(published), event: published, consultation: consultation.clone() });
        if stage == Stage::Withdrawn.as_str() {
            // Where another stands, something is published all the same, and that is what is said.
            let stands = shown.contains(&(consultation.to_string(), kind.clone()));
            let event = if stands { published } else { withdrawn };
            all.push(Happened { key: key(withdrawn), event, consultation });
        }
    }
    let checks: Vec<(i64, String)> = promise_check::Entity::find()
        .select_only()
        .columns([promise_check::Column::Id, promise_check::Column::Consultation])
        .filter(promise_check::Column::AgreedBy.is_not_null())
        .order_by_asc(promise_check::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    for (id, consultation) in checks {
        let event = Event::PromiseFound;
        let key = format!("{}.{id}", event.as_str());
        all.push(Happened { key, event, consultation: code(&consultation)? });
    }
    Ok(all)
}

impl Store {
    /// Everything that was ever made public or taken down.
    pub async fn happened(&self) -> Result<Vec<Happened>, StoreError> {
        happened(&self.db).await
    }

    /// Adds a program, which is told what happens from now on. Whether there was room for it.
    pub async fn add_hook(&self, id: i64, hook: &Hook, secret: &str, by: (i64, &Day)) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        // Two who add at once must not each take the last place.
        Self::one_at_a_time(&transaction, HOOKS_LOCK).await?;
        let before = happened(&transaction).await?;
        let on = webhook::Entity::find().filter(webhook::Column::StoppedOn.is_null()).count(&transaction).await?;
        if on >= MOST as u64 {
            return Ok(false);
        }
        let row = webhook::ActiveModel {
            id: Set(id),
            name: Set(hook.name.clone()),
            address: Set(hook.address.clone()),
            secret: Set(secret.to_owned()),
            made_by: Set(by.0),
            made_on: Set(by.1.as_str().to_owned()),
            stopped_on: Set(None),
        };
        webhook::Entity::insert(row).exec_without_returning(&transaction).await?;
        let known: Vec<_> = before.into_iter().map(|one| call(id, one.key, 0, true)).collect();
        if !known.is_empty() {
            webhook_call::Entity::insert_many(known).exec_without_returning(&transaction).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Every program that is told or was, the newest first.
    pub async fn hooks(&self) -> Result<Vec<KeptHook>, StoreError> {
        let rows = webhook::Entity::find()
            .order_by_desc(webhook::Column::MadeOn)
            .order_by_asc(webhook::Column::Name)
            .order_by_asc(webhook::Column::Id)
            .all(&self.db)
            .await?;
        let people = account::Entity::find().all(&self.db).await?;
        let day = |text: &str| Day::parse(text).ok_or_else(|| StoreError::Unreadable("a program", "day".to_owned()));
        let mut hooks = Vec::new();
        for row in rows {
            // What had happened before it was added was never tried.
            let calls =
                webhook_call::Entity::find().filter(webhook_call::Column::WebhookId.eq(row.id)).all(&self.db).await?;
            let count =
                |which: &dyn Fn(&webhook_call::Model) -> bool| calls.iter().filter(|call| which(call)).count() as u64;
            let giver = people.iter().find(|one| one.id == row.made_by);
            hooks.push(KeptHook {
                id: row.id,
                told: (
                    count(&|call| call.done && call.tries > 0 && call.failed.is_empty()),
                    count(&|call| !call.done),
                    count(&|call| call.done && !call.failed.is_empty()),
                ),
                failed: calls.iter().rev().map(|call| call.failed.clone()).find(|failed| !failed.is_empty()),
                hook: Hook { name: row.name, address: row.address },
                secret: row.secret,
                made: (giver.map(|one| one.name.clone()).unwrap_or_default(), day(&row.made_on)?),
                giver_gone: giver.is_none_or(|one| !may_give(one)),
                stopped_on: row.stopped_on.as_deref().map(day).transpose()?,
            });
        }
        Ok(hooks)
    }

    /// Whether a program is told anything, as it is now.
    pub async fn is_told(&self, id: i64) -> Result<bool, StoreError> {
        let row = webhook::Entity::find_by_id(id).filter(webhook::Column::StoppedOn.is_null()).one(&self.db).await?;
        let Some(row) = row else { return Ok(false) };
        Ok(account::Entity::find_by_id(row.made_by).one(&self.db).await?.is_some_and(|giver| may_give(&giver)))
    }

    /// Tells a program nothing more. Whether it was told anything.
    pub async fn stop_hook(&self, id: i64, today: &Day) -> Result<bool, StoreError> {
        let done = webhook::Entity::update_many()
            .col_expr(webhook::Column::StoppedOn, Expr::value(today.as_str()))
            .filter(webhook::Column::Id.eq(id))
            .filter(webhook::Column::StoppedOn.is_null())
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// What a program is to be told by now: what has happened and it was not told, and what is to be tried again.
    pub async fn calls(&self, hook: i64, happened: &[Happened], now: i64) -> Result<Vec<Call>, StoreError> {
        use webhook_call::Column as C;
        let known: Vec<String> = webhook_call::Entity::find()
            .select_only()
            .column(C::Key)
            .filter(C::WebhookId.eq(hook))
            .into_tuple()
            .all(&self.db)
            .await?;
        let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
        let new = happened.iter().filter(|one| !known.contains(one.key.as_str()));
        let new: Vec<_> = new.map(|one| call(hook, one.key.clone(), now, false)).collect();
        if !new.is_empty() {
            webhook_call::Entity::insert_many(new)
                .on_conflict(OnConflict::columns([C::WebhookId, C::Key]).do_nothing().to_owned())
                .exec_without_returning(&self.db)
                .await?;
        }
        let due = webhook_call::Entity::find()
            .filter(C::WebhookId.eq(hook))
            .filter(C::Done.eq(false))
            .filter(C::NextAt.lte(now))
            .order_by_asc(C::NextAt)
            .order_by_asc(C::Key)
            .all(&self.db)
            .await?;
        let read = |row: webhook_call::Model| Call {
            hook,
            key: row.key,
            tries: u32::try_from(row.tries).unwrap_or_default(),
            at: row.next_at,
            known: row.known_at,
        };
        Ok(due.into_iter().map(read).collect())
    }

    /// Takes a call until a time, so that no other server makes it meanwhile. Whether it was there to take.
    pub async fn claim_call(&self, call: &Call, until: i64) -> Result<bool, StoreError> {
        use webhook_call::Column as C;
        let done = webhook_call::Entity::update_many()
            .col_expr(C::NextAt, Expr::value(until))
            .filter(C::WebhookId.eq(call.hook))
            .filter(C::Key.eq(call.key.as_str()))
            .filter(C::NextAt.eq(call.at))
            .filter(C::Done.eq(false))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Forgets a call of what is there no more.
    pub async fn drop_call(&self, call: &Call) -> Result<(), StoreError> {
        use webhook_call::Column as C;
        webhook_call::Entity::delete_many()
            .filter(C::WebhookId.eq(call.hook))
            .filter(C::Key.eq(call.key.as_str()))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Keeps what came of a call: nothing where it was heard, else why not.
    pub async fn called(&self, call: &Call, failed: Option<&str>, now: i64) -> Result<(), StoreError> {
        use webhook_call::Column as C;
        let tries = call.tries + 1;
        let next = failed.and_then(|_| again(tries));
        webhook_call::Entity::update_many()
            .col_expr(C::Tries, Expr::value(i32::try_from(tries).unwrap_or(i32::MAX)))
            .col_expr(C::Failed, Expr::value(failed.unwrap_or_default()))
            .col_expr(C::Done, Expr::value(next.is_none()))
            .col_expr(C::NextAt, Expr::value(now + next.unwrap_or_default()))
            .filter(C::WebhookId.eq(call.hook))
            .filter(C::Key.eq(call.key.as_str()))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

fn call(hook: i64, key: String, at: i64, done: bool) -> webhook_call::ActiveModel {
    webhook_call::ActiveModel {
        webhook_id: Set(hook),
        key: Set(key),
        tries: Set(0),
        next_at: Set(at),
        done: Set(done),
        failed: Set(String::new()),
        known_at: Set(at),
    }
}
