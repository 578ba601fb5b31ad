//! What findings are counted from: the same whether responses are read one by one or from sheets.

use domain::{code::Code, consultation::Day};
use sea_orm::ConnectionTrait as _;
use server::{jobs::sheets, store::consultations::Version};

use crate::{app::TestApp, on_both};

/// The parents' survey, and its number.
async fn parents(app: &TestApp) -> (i64, Version) {
    let current = app.store.current(&Code::from("education-services")).await.unwrap();
    let id = current.iter().find(|(code, _)| *code == *"parents").unwrap().1;
    (id, app.store.version(id).await.unwrap().unwrap())
}

async fn on_sheets(app: &TestApp) -> i64 {
    let db = sea_orm::Database::connect(&app.url).await.unwrap();
    let found = db.query_one_raw(sea_orm::Statement::from_string(
        db.get_database_backend(),
        "SELECT CAST(COALESCE(SUM(responses), 0) AS BIGINT) AS n FROM sheet".to_owned(),
    ));
    let n = found.await.unwrap().unwrap().try_get("", "n").unwrap();
    db.close().await.unwrap();
    n
}

on_both! {
    async fn a_day_is_counted_alike_before_and_after_it_is_over(app: TestApp) {
        for words in ["They rang back.", "Nobody rang back."] {
            app.parent_writes("admissions", words).await;
        }
        app.parent_writes("sen-inclusion", "Kind.").await;
        let (id, version) = parents(&app).await;
        let survey = &version.edition.survey;
        let first = app.store.tally(survey, &[id]).await.unwrap();
        assert_eq!(sheets::seal(&app.state).await.unwrap(), 0, "today is not over");

        // Nor is it on the next day: another server may be behind.
        let app = app.on("2026-11-23").await;
        assert_eq!(sheets::seal(&app.state).await.unwrap(), 0);
        let app = app.on("2026-11-24").await;
        assert_eq!(sheets::seal(&app.state).await.unwrap(), 3);
        assert_eq!(on_sheets(&app).await, 3);
        assert_eq!(app.store.tally(survey, &[id]).await.unwrap(), first, "the figures and their digest");
        assert_eq!(app.store.response_count(&[id]).await.unwrap(), 3);

        // What comes now is counted beside them.
        app.parent_writes("admissions", "I do not know.").await;
        let (tally, digest) = app.store.tally(survey, &[id]).await.unwrap();
        assert_eq!(tally.responses.values().sum::<u64>(), 4);
        assert_ne!(digest, first.1);
        assert_eq!(app.store.response_count(&[id]).await.unwrap(), 4);
        assert_eq!(sheets::seal(&app.state).await.unwrap(), 0, "and nothing is put on sheets twice");
        let app = app.on("2026-11-30").await;
        assert_eq!(sheets::seal(&app.state).await.unwrap(), 1);
        assert_eq!(app.store.tally(survey, &[id]).await.unwrap(), (tally, digest));
    }

    async fn a_response_dated_before_what_is_sealed_is_not_lost(app: TestApp) {
        app.parent_writes("admissions", "Good.").await;
        let (id, version) = parents(&app).await;
        let survey = &version.edition.survey;
        let app = app.on("2026-12-20").await;
        assert_eq!(sheets::seal(&app.state).await.unwrap(), 1);
        // A server whose clock is a month behind.
        let app = app.on("2026-11-20").await;
        app.parent_writes("admissions", "Late.").await;
        let app = app.on("2026-12-20").await;
        assert_eq!(sheets::seal(&app.state).await.unwrap(), 2, "the sheets are made anew");
        let (tally, _) = app.store.tally(survey, &[id]).await.unwrap();
        assert_eq!(tally.responses.values().sum::<u64>(), 2);
    }

    async fn a_sheet_that_was_altered_is_not_counted_and_is_made_anew(app: TestApp) {
        app.parent_writes("admissions", "Good.").await;
        let (id, version) = parents(&app).await;
        let survey = &version.edition.survey;
        let until = Day::parse("2026-12-20").unwrap();
        let first = app.store.tally(survey, &[id]).await.unwrap();
        app.store.seal(&until).await.unwrap();
        let db = sea_orm::Database::connect(&app.url).await.unwrap();
        db.execute_unprepared("UPDATE sheet SET digest = 'x' || SUBSTR(digest, 2)").await.unwrap();
        db.close().await.unwrap();
        assert!(app.store.tally(survey, &[id]).await.is_err(), "figures that are not what was answered are not shown");
        assert_eq!(app.store.seal(&until).await.unwrap(), 1);
        assert_eq!(app.store.tally(survey, &[id]).await.unwrap(), first);
    }

    async fn what_is_deleted_is_on_no_sheet(app: TestApp) {
        app.parent_writes("admissions", "Good.").await;
        let (id, _) = parents(&app).await;
        app.store.seal(&Day::parse("2026-12-20").unwrap()).await.unwrap();
        assert_eq!(on_sheets(&app).await, 1);
        assert_eq!(app.store.delete_answers(&[id]).await.unwrap(), 1);
        assert_eq!(on_sheets(&app).await, 0);
        assert_eq!(app.store.response_count(&[id]).await.unwrap(), 0);
    }
}
