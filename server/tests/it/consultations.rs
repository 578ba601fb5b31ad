//! Consultations as files and as rows.

use domain::edition;
use server::store::{Store, consultations::Imported};

use crate::{
    app::{Engine, database},
    on_both,
};

on_both! {
    async fn what_was_taken_in_comes_out_byte_for_byte(app: TestApp) {
        let files = server::cli::demonstration();
        let code = domain::code::Code::parse("education-services").unwrap();
        assert_eq!(app.store.export(&code).await.unwrap().unwrap(), files);
    }

    async fn an_answered_version_never_changes(app: TestApp) {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let mut files = server::cli::demonstration();
        let wording = files.get_mut("surveys/parents.en.standard.ftl").unwrap();
        *wording = wording.replace("survey for parents and carers", "a new title");
        let done = app.store.import(&files, &edition::read(&files).unwrap(), true).await.unwrap();
        let of = |survey: &str| done.iter().find(|(code, _)| code.as_str() == survey).unwrap().1.clone();
        assert_eq!(of("parents"), Imported::Version(2));
        assert_eq!(of("children"), Imported::Unchanged);
        // Whoever began goes on with what they began; whoever begins now gets the new one.
        assert!(!parent.get(&services).await.has("a new title"));
        assert!(parent.get("/s/education-services/parents").await.has("a new title"));
        let mut to = services;
        while !to.contains("/sent") {
            to = parent.go(&to, &[("do", "continue")]).await;
        }
        let mut officer = app.officer("officer@example.org").await;
        assert!(officer.get("/officer/education-services").await.has("Responses"), "answers to both versions are counted");
    }

    async fn a_version_nobody_answered_is_replaced(app: TestApp) {
        let mut files = server::cli::demonstration();
        let wording = files.get_mut("surveys/staff.en.standard.ftl").unwrap();
        *wording = wording.replace("survey for staff", "another title");
        let done = app.store.import(&files, &edition::read(&files).unwrap(), true).await.unwrap();
        let staff = done.iter().find(|(code, _)| code.as_str() == "staff").unwrap();
        assert_eq!(staff.1, Imported::New);
    }
}

async fn two_start_together(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let url = database(engine, &folder).await;
    let opened = futures::future::join_all((0..4).map(|_| Store::open(&url))).await;
    for store in opened {
        store.unwrap().close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_start_together_are_safe_on_sqlite() {
    two_start_together(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_start_together_are_safe_on_postgres() {
    two_start_together(Engine::Postgres).await;
}
