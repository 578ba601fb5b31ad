//! Officers' web sessions, kept where everything is kept, for `tower-sessions`.

use async_trait::async_trait;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set, sea_query::Expr};
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

use super::{Store, StoreError, entities::web_session};

/// Sessions in the store, on the store's clock.
#[derive(Clone, Debug)]
pub struct Sessions {
    store: Store,
    clock: crate::clock::Clock,
}

impl Sessions {
    /// Sessions in a store.
    pub fn new(store: Store, clock: crate::clock::Clock) -> Self {
        Self { store, clock }
    }
}

/// By how many seconds later a session has to end for that to be kept.
const LATER: i64 = 300;

/// A session is kept under the hash of its name: a copy of the database opens none.
fn key(id: &Id) -> String {
    domain::digest::Digest::of([b"web session".as_slice(), id.to_string().as_bytes()]).to_string()
}

fn data(record: &Record) -> Result<String> {
    serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))
}

fn backend(error: impl Into<StoreError>) -> Error {
    Error::Backend(error.into().to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let row = web_session::ActiveModel {
            id: Set(key(&record.id)),
            data: Set(data(record)?),
            expires_at: Set(record.expiry_date.unix_timestamp()),
        };
        web_session::Entity::insert(row).exec_without_returning(&self.store.db).await.map_err(backend)?;
        Ok(())
    }

    /// Keeps what changed in a session that is there. One that somebody signed out of while a request went on stays gone.
    /// That it ends a little later is no change: whoever runs a session looks ten times a second, and votes wait for writing.
    async fn save(&self, record: &Record) -> Result<()> {
        let (data, ends) = (data(record)?, record.expiry_date.unix_timestamp());
        let there = web_session::Entity::find_by_id(key(&record.id)).one(&self.store.db).await.map_err(backend)?;
        if there.is_none_or(|there| there.data == data && (0..LATER).contains(&(ends - there.expires_at))) {
            return Ok(());
        }
        web_session::Entity::update_many()
            .col_expr(web_session::Column::Data, Expr::value(data))
            .col_expr(web_session::Column::ExpiresAt, Expr::value(ends))
            .filter(web_session::Column::Id.eq(key(&record.id)))
            .exec(&self.store.db)
            .await
            .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let row = web_session::Entity::find_by_id(key(id))
            .filter(web_session::Column::ExpiresAt.gt(self.clock.seconds()))
            .one(&self.store.db)
            .await
            .map_err(backend)?;
        row.map(|row| {
            Ok(Record {
                id: *id,
                data: serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?,
                expiry_date: OffsetDateTime::from_unix_timestamp(row.expires_at)
                    .map_err(|error| Error::Decode(error.to_string()))?,
            })
        })
        .transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        web_session::Entity::delete_by_id(key(id)).exec(&self.store.db).await.map_err(backend)?;
        Ok(())
    }
}

impl Store {
    /// Deletes sessions that have run out.
    pub async fn purge_sessions(&self, now: i64) -> std::result::Result<u64, StoreError> {
        let done =
            web_session::Entity::delete_many().filter(web_session::Column::ExpiresAt.lte(now)).exec(&self.db).await?;
        Ok(done.rows_affected)
    }
}
