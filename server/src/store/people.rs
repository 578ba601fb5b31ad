//! Accounts, and the record of what was done with them.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _, Set, TransactionTrait as _,
    sea_query::{Expr, OnConflict},
};

use super::{
    Store, StoreError,
    entities::{account, audit_event},
};

pub use domain::people::Role;

/// Somebody who works with the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Their number.
    pub id: i64,
    /// Their e-mail address, in lower case.
    pub email: String,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Their password's argon2id hash.
    pub password_hash: String,
    /// Of a representative: their school.
    pub school: Option<i64>,
    /// Whether somebody else knows the password, so that it has to be changed before anything else.
    pub must_change: bool,
}

/// Something done that is kept on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Signed in.
    SignIn,
    /// A wrong password.
    SignInRefused,
    /// Took findings away.
    Export,
    /// Decided about a comment.
    DecideComment,
    /// Said what a remark means.
    CodeRemark,
    /// Wrote, froze, approved or sent back an outcome report, or made a promise.
    Outcome,
    /// Entered what was found about a promise, or agreed to it.
    Monitor,
    /// Wrote, froze, approved or sent back what is said back.
    Reply,
    /// Found, wrote, named or moved themes.
    Theme,
    /// Did something about a concern for a child. Never says which, or what was written.
    HandleConcern,
    /// Deleted what was past its day.
    Purge,
    /// Took a consultation in.
    Import,
    /// Brought in answers that were given in another tool, or threw such a file away.
    BringIn,
    /// Prepared, released or took away a file of answers for analysts.
    TakeAnswers,
    /// Made or changed an account.
    Account,
    /// Gave a program access, or took it back.
    Access,
    /// Planned, ran, corrected, handed in or accepted an engagement session.
    Engage,
    /// Kept or took away films in sign language, or said why there are none.
    Sign,
    /// Kept what the law asks of whoever consults.
    Duty,
    /// Tried a survey's words out, or noted what people made of them.
    Try,
    /// Did something about a message to the council. Never says what was written.
    Message,
}

/// Who did what is sought on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// An account.
    Of(i64),
    /// The program, or somebody who was not signed in.
    Nobodys,
}

/// What is sought on record: everything, unless it is said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought {
    /// What was done.
    pub what: Option<Action>,
    /// Who did it.
    pub who: Option<Whose>,
    /// When at the earliest, in seconds since 1970.
    pub since: Option<i64>,
    /// Before when.
    pub until: Option<i64>,
    /// Before which number: the next page.
    pub before: Option<i64>,
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct OnRecord {
    /// Its number.
    pub id: i64,
    /// Seconds since 1970.
    pub at: i64,
    /// Who did it; nobody where the program did, or nobody was signed in.
    pub who: Option<String>,
    /// What: [`Action::as_str`].
    pub what: String,
    /// To what.
    pub subject: String,
}

impl Action {
    /// Everything.
    pub const ALL: [Self; 21] = [
        Self::SignIn,
        Self::SignInRefused,
        Self::Export,
        Self::DecideComment,
        Self::CodeRemark,
        Self::Outcome,
        Self::Monitor,
        Self::Reply,
        Self::Theme,
        Self::HandleConcern,
        Self::Purge,
        Self::Import,
        Self::BringIn,
        Self::TakeAnswers,
        Self::Account,
        Self::Access,
        Self::Engage,
        Self::Sign,
        Self::Duty,
        Self::Try,
        Self::Message,
    ];

    /// Its name in the store and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SignInRefused => "sign-in-refused",
            Self::Export => "export",
            Self::DecideComment => "decide-comment",
            Self::CodeRemark => "code-remark",
            Self::Outcome => "outcome",
            Self::Monitor => "monitor",
            Self::Reply => "reply",
            Self::Theme => "theme",
            Self::HandleConcern => "handle-concern",
            Self::Purge => "purge",
            Self::Import => "import",
            Self::BringIn => "bring-in",
            Self::TakeAnswers => "take-answers",
            Self::Account => "account",
            Self::Access => "access",
            Self::Engage => "engage",
            Self::Sign => "sign",
            Self::Duty => "duty",
            Self::Try => "try",
            Self::Message => "message",
        }
    }
}

impl Store {
    /// Makes an account, or gives an existing one a new name, role and password, which nobody has to change.
    pub async fn put_account(
        &self,
        email: &str,
        name: &str,
        role: Role,
        password_hash: &str,
    ) -> Result<(), StoreError> {
        let row = account::ActiveModel {
            email: Set(email.to_lowercase()),
            name: Set(name.to_owned()),
            role: Set(role.as_str().to_owned()),
            password_hash: Set(password_hash.to_owned()),
            disabled: Set(false),
            must_change: Set(false),
            ..Default::default()
        };
        account::Entity::insert(row)
            .on_conflict(
                OnConflict::column(account::Column::Email)
                    .update_columns([
                        account::Column::Name,
                        account::Column::Role,
                        account::Column::PasswordHash,
                        account::Column::Disabled,
                        account::Column::MustChange,
                    ])
                    .to_owned(),
            )
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }

    /// Gives an account that may sign in a new password, and nothing else; whether its owner has to change it first.
    /// Whether there was one.
    pub async fn set_password(&self, email: &str, hash: &str, must_change: bool) -> Result<bool, StoreError> {
        let done = account::Entity::update_many()
            .col_expr(account::Column::PasswordHash, Expr::value(hash))
            .col_expr(account::Column::MustChange, Expr::value(must_change))
            .filter(account::Column::Email.eq(email.to_lowercase()))
            .filter(account::Column::Disabled.eq(false))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Makes an account that may sign in something else. Whether there was one.
    pub async fn set_role(&self, email: &str, role: Role) -> Result<bool, StoreError> {
        let done = account::Entity::update_many()
            .col_expr(account::Column::Role, Expr::value(role.as_str()))
            .filter(account::Column::Email.eq(email.to_lowercase()))
            .filter(account::Column::Disabled.eq(false))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Stops an account from signing in. Whether there was one.
    pub async fn disable_account(&self, email: &str) -> Result<bool, StoreError> {
        let done = account::Entity::update_many()
            .col_expr(account::Column::Disabled, Expr::value(true))
            .filter(account::Column::Email.eq(email.to_lowercase()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Takes the name and the address of somebody whose account was stopped out of the database, what is on record among it: what
    /// they did stays, under their role. Whether there was such an account.
    pub async fn forget_account(&self, email: &str) -> Result<bool, StoreError> {
        let email = email.to_lowercase();
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let stopped = account::Entity::find()
            .filter(account::Column::Email.eq(email.as_str()))
            .filter(account::Column::Disabled.eq(true))
            .one(&transaction)
            .await?;
        let Some(stopped) = stopped else { return Ok(false) };
        let nobody = format!("former-{}@invalid", stopped.id);
        account::Entity::update_many()
            .col_expr(account::Column::Email, Expr::value(nobody.as_str()))
            .col_expr(account::Column::Name, Expr::value(format!("former {}", stopped.role)))
            .filter(account::Column::Id.eq(stopped.id))
            .exec(&transaction)
            .await?;
        let said = audit_event::Entity::find().filter(audit_event::Column::Subject.contains(email.as_str()));
        for event in said.all(&transaction).await? {
            // As a word of its own: somebody else's address may end in the same letters.
            let word = |word: &str| {
                if word.trim_end_matches(',') == email { word.replace(&email, &nobody) } else { word.to_owned() }
            };
            let subject = event.subject.split(' ').map(word).collect::<Vec<_>>().join(" ");
            audit_event::Entity::update_many()
                .col_expr(audit_event::Column::Subject, Expr::value(subject))
                .filter(audit_event::Column::Id.eq(event.id))
                .exec(&transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// An account that may sign in, by its address.
    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>, StoreError> {
        let row = account::Entity::find()
            .filter(account::Column::Email.eq(email.to_lowercase()))
            .filter(account::Column::Disabled.eq(false))
            .one(&self.db)
            .await?;
        row.map(read).transpose()
    }

    /// An account that may sign in, by its number.
    pub async fn account(&self, id: i64) -> Result<Option<Account>, StoreError> {
        let row = account::Entity::find_by_id(id).filter(account::Column::Disabled.eq(false)).one(&self.db).await?;
        row.map(read).transpose()
    }

    /// Every account that may sign in.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows = account::Entity::find()
            .filter(account::Column::Disabled.eq(false))
            .order_by_asc(account::Column::Email)
            .all(&self.db)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Whether a safeguarding lead and a deputy both have accounts: without them nobody would see what a child writes.
    pub async fn has_safeguarding(&self) -> Result<bool, StoreError> {
        let roles: Vec<String> = account::Entity::find()
            .select_only()
            .column(account::Column::Role)
            .distinct()
            .filter(account::Column::Disabled.eq(false))
            .into_tuple()
            .all(&self.db)
            .await?;
        let has = |role: Role| roles.iter().any(|one| one == role.as_str());
        Ok(has(Role::SafeguardingLead) && has(Role::SafeguardingDeputy))
    }

    /// What is on record, the newest first, of what is sought; who did it by their [`Self::account_names`].
    pub async fn record(
        &self,
        sought: &Sought,
        names: &BTreeMap<i64, String>,
        limit: u64,
    ) -> Result<Vec<OnRecord>, StoreError> {
        let Sought { what, who, since, until, before } = sought;
        let rows = audit_event::Entity::find()
            .apply_if(*what, |query, what| query.filter(audit_event::Column::Action.eq(what.as_str())))
            .apply_if(*who, |query, who| {
                query.filter(match who {
                    Whose::Of(account) => audit_event::Column::AccountId.eq(account),
                    Whose::Nobodys => audit_event::Column::AccountId.is_null(),
                })
            })
            .apply_if(*since, |query, since| query.filter(audit_event::Column::At.gte(since)))
            .apply_if(*until, |query, until| query.filter(audit_event::Column::At.lt(until)))
            .apply_if(*before, |query, before| query.filter(audit_event::Column::Id.lt(before)))
            .order_by_desc(audit_event::Column::Id)
            .limit(limit)
            .all(&self.db)
            .await?;
        let read = |row: audit_event::Model| OnRecord {
            id: row.id,
            at: row.at,
            who: row.account_id.and_then(|id| names.get(&id).cloned()),
            what: row.action,
            subject: row.subject,
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// The name of every account, by its number; of those that are closed, too.
    pub async fn account_names(&self) -> Result<BTreeMap<i64, String>, StoreError> {
        let accounts = account::Entity::find().all(&self.db).await?;
        Ok(accounts.into_iter().map(|one| (one.id, one.name)).collect())
    }

    /// Puts something on record. Never an answer, nor a password.
    pub async fn audit(&self, seconds: i64, who: Option<i64>, action: Action, subject: &str) -> Result<(), StoreError> {
        audit_event::ActiveModel {
            at: Set(seconds),
            account_id: Set(who),
            action: Set(action.as_str().to_owned()),
            subject: Set(subject.to_owned()),
            ..Default::default()
        }
        .insert(&self.db)
        .await?;
        Ok(())
    }

    /// How often something is on record.
    pub async fn audit_count(&self, action: Action) -> Result<u64, StoreError> {
        use sea_orm::PaginatorTrait as _;
        Ok(audit_event::Entity::find().filter(audit_event::Column::Action.eq(action.as_str())).count(&self.db).await?)
    }
}

fn read(row: account::Model) -> Result<Account, StoreError> {
    let role = Role::parse(&row.role).ok_or_else(|| StoreError::Unreadable("an account", "role".to_owned()))?;
    Ok(Account {
        id: row.id,
        email: row.email,
        name: row.name,
        role,
        password_hash: row.password_hash,
        school: row.school_id,
        must_change: row.must_change,
    })
}
