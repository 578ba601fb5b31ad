//! `soundings user`

use std::io::Read as _;

use anyhow::Context as _;
use app::pages::officer::SHORTEST;
use clap::Subcommand;
use domain::{
    heard::schools::Urn,
    people::{Permission, Role},
};

use crate::{
    clock::Clock,
    config::Zone,
    http::secrets::hash_password,
    random,
    store::{Store, people::Action},
};

/// Accounts.
#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Make an account, or let one that was stopped sign in again.
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
        #[arg(long, required_if_eq("role", "representative"), value_parser = school_number)]
        school: Option<Urn>,
        /// Read the password from standard input; otherwise one is made and printed, and has to be changed first.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Give an account a new password, and leave everything else as it is.
    Password {
        /// Their e-mail address.
        email: String,
        /// Read the password from standard input; otherwise one is made and printed, and has to be changed first.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Make an account something else.
    Role {
        /// Their e-mail address.
        email: String,
        /// As for `add`.
        #[arg(value_parser = role)]
        role: Role,
        /// Of a representative: the school's number.
        #[arg(long, required_if_eq("role", "representative"), value_parser = school_number)]
        school: Option<Urn>,
    },
    /// Stop an account from signing in.
    Disable {
        /// Their e-mail address.
        email: String,
    },
    /// Take the name and the address of somebody whose account was stopped out of the database. What they did stays on record,
    /// under their role.
    Forget {
        /// Their e-mail address.
        email: String,
    },
    /// List the accounts that may sign in.
    List,
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| {
        let names: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("use one of {}", names.join(", "))
    })
}

/// The password for an account: what is typed, or one that is made, and so has to be printed.
fn password(typed: bool) -> anyhow::Result<(String, Option<String>)> {
    if !typed {
        let made = random::token();
        return Ok((hash_password(&made)?, Some(made)));
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let text = text.trim_end_matches(['\r', '\n']);
    anyhow::ensure!(text.chars().count() >= SHORTEST, "use a password of at least {SHORTEST} characters");
    Ok((hash_password(text)?, None))
}

/// Prints what was made, and says that it is not for long.
fn print(made: Option<String>) {
    if let Some(made) = made {
        println!("password: {made}");
        println!("They set their own when they first sign in.");
    }
}

fn school_number(text: &str) -> Result<Urn, String> {
    Urn::parse(text).ok_or_else(|| format!("a school’s number is 1 to {} letters and digits", Urn::LONGEST))
}

/// A school, where it is right to name one.
async fn school_of(store: &Store, role: Role, school: Option<&Urn>) -> anyhow::Result<()> {
    anyhow::ensure!(
        school.is_none() || role == Role::Representative,
        "only a representative is of one school: leave out --school, or make it a representative"
    );
    if let Some(urn) = school {
        anyhow::ensure!(
            store.school_by_urn(urn).await?.is_some(),
            "there is no school {urn}: take a list in with `soundings schools` first"
        );
    }
    Ok(())
}

pub(super) async fn run(url: &str, user: User, zone: &Zone) -> anyhow::Result<()> {
    let store = Store::open_there(url).await?;
    let clock = Clock::system(&zone.time_zone)?;
    let now = clock.seconds();
    let was = store.has_safeguarding().await?;
    let on_record = async |what: String| store.audit(now, None, Action::Account, &what).await;
    match user {
        User::Add { email, name, role, school, password_stdin } => {
            let email = email.to_lowercase();
            anyhow::ensure!(email.contains('@'), "“{email}” is not an e-mail address");
            if let Some(there) = store.account_by_email(&email).await? {
                anyhow::bail!(
                    "{email} has an account already, as {}: `soundings user password` gives it a new password, `soundings user role` another role",
                    there.role.as_str()
                );
            }
            school_of(&store, role, school.as_ref()).await?;
            let (hash, made) = password(password_stdin)?;
            store.put_account(&email, &name, role, &hash).await?;
            if made.is_some() {
                store.set_password(&email, &hash, true).await?;
            }
            if let Some(urn) = &school {
                store.represent(&email, urn).await?;
            }
            on_record(format!("{} {email}", role.as_str())).await?;
            println!("{email} may sign in as {}", role.as_str());
            print(made);
        }
        User::Password { email, password_stdin } => {
            let email = email.to_lowercase();
            let (hash, made) = password(password_stdin)?;
            anyhow::ensure!(store.set_password(&email, &hash, made.is_some()).await?, "there is no account {email}");
            on_record(format!("new password for {email}")).await?;
            println!("{email} has a new password, and is signed out everywhere");
            print(made);
        }
        User::Role { email, role, school } => {
            let email = email.to_lowercase();
            let there = store.account_by_email(&email).await?;
            let before = there.with_context(|| format!("there is no account {email}"))?.role;
            school_of(&store, role, school.as_ref()).await?;
            store.set_role(&email, role).await?;
            if !role.may(Permission::GiveAccess) {
                store.end_access(&email, &clock.today()).await?;
            }
            if let Some(urn) = &school {
                store.represent(&email, urn).await?;
            }
            on_record(format!("{} {email}, was {}", role.as_str(), before.as_str())).await?;
            println!("{email} was {}, and is now {}", before.as_str(), role.as_str());
        }
        User::Disable { email } => {
            anyhow::ensure!(store.disable_account(&email).await?, "there is no account {email}");
            store.end_access(&email, &clock.today()).await?;
            on_record(format!("disabled {}", email.to_lowercase())).await?;
            println!("{} may no longer sign in", email.to_lowercase());
        }
        User::Forget { email } => {
            let there = store.account_by_email(&email).await?;
            anyhow::ensure!(there.is_none(), "{email} may still sign in: `soundings user disable` first");
            anyhow::ensure!(store.forget_account(&email).await?, "there is no account {email}");
            on_record("a former account’s name and address deleted".to_owned()).await?;
            println!("{} is forgotten", email.to_lowercase());
        }
        User::List => {
            for account in store.accounts().await? {
                println!("{}\t{}\t{}", account.email, account.role.as_str(), account.name);
            }
        }
    }
    // Nobody is told of what a child writes, and no child may begin: that is said here, where it is done.
    if was && !store.has_safeguarding().await? {
        println!(
            "note: no safeguarding lead and deputy are left. Children’s surveys and sessions cannot be begun until there are; what children write meanwhile waits for them unread"
        );
    }
    store.close().await;
    Ok(())
}
