//! Consultations as files and as rows.

use axum::http::StatusCode;
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

    async fn the_days_are_the_consultations_as_it_is_now(app: TestApp) {
        let whole = server::cli::demonstration();
        let mut files = whole.clone();
        let days = files.get_mut("consultation.toml").unwrap();
        *days = days.replace("2027-01-29", "2026-12-01");
        app.store.import(&files, &edition::read(&files).unwrap(), true).await.unwrap();
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        assert_eq!(parent.get(&services).await.status, StatusCode::OK);
        let app = app.on("2026-12-05").await;
        let mut parent = app.go_on(parent);
        assert_eq!(parent.get(&services).await.status, StatusCode::FORBIDDEN);
        // Longer than was said when they began.
        app.store.import(&whole, &edition::read(&whole).unwrap(), true).await.unwrap();
        assert_eq!(parent.get(&services).await.status, StatusCode::OK);
        // Closed before its time: for whoever has begun, too.
        app.close().await;
        assert_eq!(parent.get(&services).await.status, StatusCode::FORBIDDEN);
        assert_eq!(parent.post(&services, &[("do", "continue")]).await.status, StatusCode::FORBIDDEN);
    }

    async fn what_is_no_longer_offered_takes_no_more_answers_and_keeps_those_it_has(app: TestApp) {
        app.parent_writes("admissions", "We waited weeks.").await;
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let whole = server::cli::demonstration();
        let mut files = whole.clone();
        let listed = files.get_mut("consultation.toml").unwrap();
        *listed = listed.replace("\"parents\", ", "").replace("Bromley", "Ravensgate");
        files.retain(|path, _| !path.starts_with("surveys/parents."));
        app.store.import(&files, &edition::read(&files).unwrap(), true).await.unwrap();
        let start = "/s/education-services/parents";
        assert_eq!(app.browser().get(start).await.status, StatusCode::NOT_FOUND);
        assert!(!app.browser().get("/c/education-services").await.has(start));
        assert_eq!(parent.get(&services).await.status, StatusCode::FORBIDDEN);
        // What was answered is still counted, after what is offered.
        let code = domain::code::Code::from("education-services");
        let surveys = server::findings::surveys(&app.store, &app.state.catalogue, &code).await.unwrap().unwrap();
        assert_eq!(surveys.newest.last().unwrap().edition.survey.code.as_str(), "parents");
        let mut officer = app.officer("officer@example.org").await;
        assert_eq!(officer.get("/officer/education-services/findings").await.status, StatusCode::OK);
        // Offered again, it goes on.
        app.store.import(&whole, &edition::read(&whole).unwrap(), true).await.unwrap();
        assert_eq!(app.browser().get(start).await.status, StatusCode::OK);
        assert_eq!(parent.get(&services).await.status, StatusCode::OK);
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
