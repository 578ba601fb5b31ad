//! Who asks, and that they may. A handler says what it needs in what it takes: one that says nothing of it gets nobody.

use std::marker::PhantomData;

use app::{pages::failure::Failure, urls};
use axum::{extract::FromRequestParts, http::request::Parts};
use domain::people::Permission;
use tower_sessions::Session;

use super::{
    super::{AppState, Refusal, ours, secrets},
    ACCOUNT, NotOfficer, Officer, interface,
};

/// Something that needs a permission.
pub(in crate::http) trait Needs {
    /// The permission.
    const PERMISSION: Permission;
}

/// What a handler may need: a type for each permission.
pub(in crate::http) mod needs {
    use super::{Needs, Permission};

    macro_rules! needs {
        ($($permission:ident),+ $(,)?) => {
            $(
                #[doc = concat!("[`Permission::", stringify!($permission), "`].")]
                #[derive(Clone, Copy, Debug)]
                pub(in crate::http) enum $permission {}

                impl Needs for $permission {
                    const PERMISSION: Permission = Permission::$permission;
                }
            )+
        };
    }
    needs!(
        SeeCounts,
        ReadComments,
        SeeFindings,
        Export,
        BringIn,
        TakeAnswers,
        WriteReports,
        HandleConcerns,
        RunSessions,
        AcceptSessions,
        TryOut,
        AnswerMessages,
        GiveAccess,
        SeeRecord,
    );
}

/// Somebody signed in who has a permission.
#[derive(Clone, Debug)]
pub(in crate::http) struct May<N>(pub(in crate::http) Officer, pub(in crate::http) PhantomData<N>);

/// Somebody signed in, whatever they may do: for what everybody does with their own account, and for where each is led.
#[derive(Clone, Debug)]
pub(in crate::http) struct Anyone(pub(in crate::http) Officer);

impl<N: Needs> FromRequestParts<AppState> for May<N> {
    type Rejection = NotOfficer;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NotOfficer> {
        let officer = signed_in(parts, state).await?;
        officer.must(state, N::PERMISSION).map_err(NotOfficer::Refusal)?;
        Ok(Self(officer, PhantomData))
    }
}

impl FromRequestParts<AppState> for Anyone {
    type Rejection = NotOfficer;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NotOfficer> {
        signed_in(parts, state).await.map(Self)
    }
}

async fn signed_in(parts: &Parts, state: &AppState) -> Result<Officer, NotOfficer> {
    let sign_in = || NotOfficer::SignIn(parts.uri.path().to_owned());
    let session = parts.extensions.get::<Session>().cloned().ok_or_else(sign_in)?;
    // A store that does not answer is no reason to sign in again, and to lose what was typed.
    let held: Option<(i64, String)> = session.get(ACCOUNT).await.map_err(|error| {
        tracing::error!(%error, "a session could not be read");
        NotOfficer::Refusal(Refusal(Failure::Ours, interface(state)))
    })?;
    let Some((id, proof)) = held else { return Err(sign_in()) };
    // Looked up each time: an account that is closed is out at once.
    let account = state.store.account(id).await.map_err(|error| NotOfficer::Refusal(ours(&interface(state))(error)))?;
    let account =
        account.filter(|account| secrets::password_proof(&account.password_hash) == proof).ok_or_else(sign_in)?;
    if account.must_change && parts.uri.path() != urls::PASSWORD {
        return Err(NotOfficer::Password);
    }
    Ok(Officer { account })
}
