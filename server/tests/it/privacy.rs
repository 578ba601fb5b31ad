//! What must not be there.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::{body::Body, http::Request};
use sea_orm::{ConnectionTrait as _, Statement};
use tracing_subscriber::fmt::MakeWriter;

use crate::app::{Engine, TestApp};

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// The whole database file is read back for an address, an agent, a time of day, and for what joins a
/// response to the unfinished one; and every line of the log, at its most talkative, for an answer.
#[tokio::test(flavor = "current_thread")]
async fn the_database_and_the_log_hold_nothing_they_must_not() {
    let log = Kept::default();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    // With one listener alone, whatever another test's thread says first is held to be of no interest to anybody.
    let _another = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default());
    let app = TestApp::new(Engine::Sqlite).await.behind_proxy().await;
    let mut parent = app.browser();
    let agent = "Zanzibar-Phone/9.9";
    let address = "203.0.113.77";
    let services = parent.begin("parents", "standard").await;
    let draft = services.split('/').nth(2).unwrap().to_owned();
    let request = Request::post(&services)
        .header("sec-fetch-site", "same-origin")
        .header("user-agent", agent)
        .header("x-forwarded-for", address)
        .header("content-type", "application/x-www-form-urlencoded");
    let mut to = parent.send(request, Body::from("services-used=admissions")).await.to;
    let marker = "quetzalcoatlus northropi";
    to = parent.go(&to, &[("quality", "good"), ("quality-why", marker)]).await;
    while !to.contains("/sent") {
        to = parent.go(&to, &[("do", "continue")]).await;
    }
    // A child who may be in danger is looked for, and by nobody else.
    app.child_writes("my dad hits me zqxzqxzqx").await;
    app.jobs().await;
    app.store.clone().close().await;
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(app.folder.path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            bytes.extend(std::fs::read(path).unwrap());
        }
    }
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(marker), "the comment is there: the search would find what it looks for");
    assert!(!holds(agent), "an agent is stored");
    assert!(!holds(address), "an address is stored");
    assert!(!holds("T12:00"), "a time of day is stored");
    assert!(!holds("12:00:00"), "a time of day is stored");
    // The unfinished response is gone, page and log of the database included, once it is folded in.
    let db = sea_orm::Database::connect(format!("sqlite://{}/test.db", app.folder.path().display())).await.unwrap();
    let ask = |sql: &str| Statement::from_string(db.get_database_backend(), sql.to_owned());
    let now = app.state.clock.seconds();
    let told = db.query_all_raw(ask("SELECT at FROM concern_event WHERE account_id IS NULL")).await.unwrap();
    assert!(!told.is_empty(), "the leads were told");
    for row in told {
        assert_eq!(row.try_get::<i64>("", "at").unwrap() % 86_400, 0, "when the leads were told is when a child wrote");
    }
    assert!(db.query_all_raw(ask("SELECT rowid FROM receipt")).await.is_err(), "receipts are numbered as they come");
    for table in ["response", "comment", "receipt", "draft", "concern"] {
        let rows = db.query_all_raw(ask(&format!("SELECT * FROM {table}"))).await.unwrap();
        for row in rows {
            for column in row.column_names() {
                let moment: Option<i64> = row.try_get("", &column).ok();
                let is_moment = |at: i64| [1, 1000].iter().any(|unit| (at - now * unit).abs() < 86_400 * unit);
                assert!(
                    table == "draft" || !moment.is_some_and(is_moment),
                    "{table}.{column} tells when somebody answered, and not only on which day"
                );
                let text: Option<String> = row.try_get("", &column).ok();
                assert!(
                    !text.unwrap_or_default().contains(&draft),
                    "{table}.{column} leads back to the unfinished response"
                );
            }
        }
    }
    let lines = String::from_utf8_lossy(&log.0.lock().unwrap().clone()).into_owned();
    assert!(!lines.is_empty(), "the log was listened to");
    assert!(!lines.contains("quetzalcoatlus") && !lines.contains("zqxzqxzqx"), "an answer is in the log");
}

/// PostgreSQL marks each row with the transaction that wrote it: by that, until it is written over, a receipt leads to its
/// response.
#[tokio::test(flavor = "multi_thread")]
async fn no_mark_of_the_database_joins_a_response_to_its_receipt() {
    let app = TestApp::new(Engine::Postgres).await;
    for at in 0..6 {
        app.parent_writes("admissions", &format!("They rang us back within a day, number {at}.")).await;
    }
    let db = sea_orm::Database::connect(&app.url).await.unwrap();
    let ask = async |sql: &str| {
        let asked = Statement::from_string(db.get_database_backend(), sql.to_owned());
        db.query_one_raw(asked).await.unwrap().unwrap()
    };
    let pairs = async |table: &str| -> i64 {
        let sql = format!("SELECT COUNT(*) FROM receipt JOIN {table} ON receipt.xmin::text = {table}.xmin::text");
        ask(&sql).await.try_get_by_index(0).unwrap()
    };
    assert_eq!(pairs("response").await, 6, "each leads to its own: the test would find what it looks for");
    // Receipts are kept for thirty days.
    let [since, receipts_end] = [-1, 29].map(|days| app.state.clock.days_from_now(days));
    app.store.forget_arrival(&since, &receipts_end).await.unwrap();
    for table in ["response", "comment"] {
        assert_eq!(pairs(table).await, 36, "each leads to every {table}");
    }
    let sorted = "SELECT array_agg(key ORDER BY ctid) = array_agg(key ORDER BY key), COUNT(*) FROM receipt";
    let row = ask(sorted).await;
    assert!(row.try_get_by_index::<bool>(0).unwrap(), "they lie as they are hashed, and not as they came");
    assert_eq!(row.try_get_by_index::<i64>(1).unwrap(), 6);
}
