//! `soundings user`

use std::io::Read as _;

use clap::Subcommand;
use domain::people::{Permission, Role};

use crate::{
    clock::Clock,
    http::secrets::hash_password,
    random,
    store::{Store, people::Action},
};

/// Accounts.
#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Make an account, or give one a new name, role and password.
    Add {
        /// Their e-mail address.
        email: String,
        /// Their name.
        #[arg(long)]
        name: String,
        /// `officer`, `administrator`, `safeguarding-lead`, `safeguarding-deputy` or `representative`.
        #[arg(long, default_value = "officer", value_parser = role)]
        role: Role,
        /// Of a representative: the school's number at the Department for Education, as in the list taken in by
        /// `soundings schools`.
        #[arg(long, required_if_eq("role", "representative"))]
        school: Option<String>,
        /// Read the password from standard input; otherwise one is made and printed.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Stop an account from signing in.
    Disable {
        /// Their e-mail address.
        email: String,
    },
    /// List the accounts that may sign in.
    List,
}

/// The shortest password taken.
const SHORTEST: usize = 12;

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| {
        let names: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("use one of {}", names.join(", "))
    })
}

pub(super) async fn run(url: &str, user: User) -> anyhow::Result<()> {
    let store = Store::open(url).await?;
    let clock = Clock::system("Europe/London")?;
    let now = clock.seconds();
    match user {
        User::Add { email, name, role, school, password_stdin } => {
            anyhow::ensure!(email.contains('@'), "“{email}” is not an e-mail address");
            let password = if password_stdin {
                let mut text = String::new();
                std::io::stdin().read_to_string(&mut text)?;
                text.trim_end_matches(['\r', '\n']).to_owned()
            } else {
                random::token()
            };
            anyhow::ensure!(password.chars().count() >= SHORTEST, "use a password of at least {SHORTEST} characters");
            anyhow::ensure!(
                school.is_none() || role == Role::Representative,
                "only a representative is of one school: leave out --school, or add --role representative"
            );
            if let Some(urn) = &school {
                let known = store.schools().await?.iter().any(|one| one.urn == *urn);
                anyhow::ensure!(known, "there is no school {urn}: take a list in with `soundings schools` first");
            }
            store.put_account(&email, &name, role, &hash_password(&password)?).await?;
            if !role.may(Permission::GiveAccess) {
                store.end_access(&email, &clock.today()).await?;
            }
            if let Some(urn) = &school {
                store.represent(&email, urn).await?;
            }
            store.audit(now, None, Action::Account, &format!("{} {}", role.as_str(), email.to_lowercase())).await?;
            println!("{} may sign in as {}", email.to_lowercase(), role.as_str());
            if !password_stdin {
                println!("password: {password}");
            }
        }
        User::Disable { email } => {
            anyhow::ensure!(store.disable_account(&email).await?, "there is no account {email}");
            store.end_access(&email, &clock.today()).await?;
            store.audit(now, None, Action::Account, &format!("disabled {}", email.to_lowercase())).await?;
            println!("{} may no longer sign in", email.to_lowercase());
        }
        User::List => {
            for account in store.accounts().await? {
                println!("{}\t{}\t{}", account.email, account.role.as_str(), account.name);
            }
        }
    }
    store.close().await;
    Ok(())
}
