//! Programs that are told what is published: signed, once, and again until they hear.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU16, Ordering},
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use domain::people::Role;
use server::{hooks::signature, jobs::hooks::tell};

use crate::{
    api::publish,
    app::{Browser, TestApp},
    on_both,
};

const ACCESS: &str = "/access";

/// A program that hears, and answers as it is told to.
#[derive(Clone)]
struct Program {
    heard: Arc<Mutex<Vec<(HeaderMap, String)>>>,
    answers: Arc<AtomicU16>,
    address: String,
}

impl Program {
    async fn new() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/told", listener.local_addr().unwrap());
        let program = Self { heard: Arc::default(), answers: Arc::new(AtomicU16::new(204)), address };
        let hear = async |State(program): State<Self>, headers: HeaderMap, body: String| {
            program.heard.lock().unwrap().push((headers, body));
            StatusCode::from_u16(program.answers.load(Ordering::SeqCst)).unwrap()
        };
        let app = Router::new().route("/told", post(hear)).with_state(program.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        program
    }

    fn heard(&self) -> Vec<(HeaderMap, String)> {
        std::mem::take(&mut *self.heard.lock().unwrap())
    }
}

/// An administrator adds a program. Its secret.
async fn added(admin: &mut Browser, program: &Program) -> String {
    let fields = [("do", "tell"), ("hook-name", "Council website"), ("hook-address", program.address.as_str())];
    let page = admin.post(ACCESS, &fields).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let secret = page.between("id=\"secret\"", ">")[0].clone();
    secret.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

fn of(headers: &HeaderMap, name: &str) -> String {
    headers[name].to_str().unwrap().to_owned()
}

on_both! {
    async fn a_program_is_told_once_and_can_tell_who_says_it(app: TestApp) {
        let program = Program::new().await;
        let mut admin = app.officer("admin@example.org").await;
        let wrong = admin.post(ACCESS, &[("do", "tell"), ("hook-name", ""), ("hook-address", "ftp://x")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.has("Enter which program it is") && wrong.has("begins with https://") && wrong.has("ftp://x"));
        for none in ["http://[::1", "http://x:99999/"] {
            let wrong = admin.post(ACCESS, &[("do", "tell"), ("hook-name", "x"), ("hook-address", none)]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{none}");
        }
        let secret = added(&mut admin, &program).await;
        assert!(secret.starts_with("whsec_") && !admin.get(ACCESS).await.has(&secret), "shown once");
        assert_eq!(tell(&app.state).await.unwrap(), 0, "nothing has happened");
        // Whoever wants to know whether it hears is told, and need not wait for something to happen.
        let id = admin.get(ACCESS).await.between("name=\"id\" value=\"", "\"")[0].clone();
        let test = [("do", "test"), ("id", id.as_str())];
        assert!(admin.post(ACCESS, &test).await.has("Council website heard the test."));
        let (headers, body) = program.heard().remove(0);
        let (named, seconds) = (of(&headers, "webhook-id"), of(&headers, "webhook-timestamp"));
        assert_eq!(of(&headers, "webhook-signature"), signature(&secret, &named, seconds.parse().unwrap(), &body));
        assert!(named.starts_with("test.") && body.contains("\"type\":\"test\""));
        program.answers.store(500, Ordering::SeqCst);
        assert!(admin.post(ACCESS, &test).await.has("did not hear the test: 500"));
        program.heard();
        program.answers.store(204, Ordering::SeqCst);
        let at = publish(&app, 12).await;
        // Two servers look at the same moment.
        let (one, other) = tokio::join!(tell(&app.state), tell(&app.state));
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        let heard = program.heard();
        let [(headers, body)] = heard.as_slice() else { panic!("{} were heard", heard.len()) };
        let (id, seconds) = (of(headers, "webhook-id"), of(headers, "webhook-timestamp"));
        assert!(id.starts_with("report.published."));
        assert_eq!(of(headers, "webhook-signature"), signature(&secret, &id, seconds.parse().unwrap(), body));
        let said: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(said["type"], "report.published");
        assert_eq!(said["data"]["consultation"], "education-services");
        assert!(said["data"]["fetch"].as_str().unwrap().ends_with("/api/v1/consultations/education-services"));
        assert!(said["timestamp"].as_str().unwrap().ends_with('Z') && !body.contains("rang us back"));
        assert_eq!(tell(&app.state).await.unwrap(), 0, "it is told once");
        assert!(admin.get(ACCESS).await.has("Messages heard: 1, waiting: 0, given up: 0."));
        // One that comes later hears nothing of before.
        let later = Program::new().await;
        added(&mut admin, &later).await;
        let mut officer = app.officer("officer@example.org").await;
        officer.go(&at, &[("do", "withdraw")]).await;
        assert_eq!(tell(&app.state).await.unwrap(), 2);
        for heard in [program.heard(), later.heard()] {
            let [(headers, _)] = heard.as_slice() else { panic!("{} were heard", heard.len()) };
            assert!(of(headers, "webhook-id").starts_with("report.withdrawn."));
        }
        for other in ["officer@example.org", "school@example.org"] {
            let refused = app.officer(other).await.post(ACCESS, &[("do", "stop"), ("id", "1")]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{other}");
        }
    }

    async fn what_is_taken_down_while_another_stands_is_something_published(app: TestApp) {
        let program = Program::new().await;
        let mut admin = app.officer("admin@example.org").await;
        added(&mut admin, &program).await;
        publish(&app, 12).await;
        let mut officer = app.officer("officer@example.org").await;
        let mut second = app.officer("second@example.org").await;
        let at = officer.go("/officer/education-services/report", &[("do", "review")]).await;
        second.go(&at, &[("do", "approve")]).await;
        tell(&app.state).await.unwrap();
        assert_eq!(program.heard().len(), 2);
        officer.go(&at, &[("do", "withdraw")]).await;
        assert_eq!(tell(&app.state).await.unwrap(), 1);
        let (headers, body) = program.heard().remove(0);
        assert!(of(&headers, "webhook-id").starts_with("report.withdrawn."));
        assert!(body.contains("\"type\":\"report.published\""), "the one before it is shown again: {body}");
    }

    async fn what_was_added_ends_with_the_account(app: TestApp) {
        let program = Program::new().await;
        let mut admin = app.officer("admin@example.org").await;
        added(&mut admin, &program).await;
        app.store.put_account("admin@example.org", "Ada", Role::Officer, "no password").await.unwrap();
        publish(&app, 12).await;
        assert_eq!((tell(&app.state).await.unwrap(), program.heard().len()), (0, 0));
        let hook = app.store.hooks().await.unwrap().remove(0);
        assert!(!hook.is_on() && hook.stopped_on.is_none(), "it takes a place, and can be stopped");
        app.store.end_access("admin@example.org", &app.state.clock.today()).await.unwrap();
        app.store.put_account("admin@example.org", "Ada", Role::Administrator, "no password").await.unwrap();
        assert_eq!((tell(&app.state).await.unwrap(), program.heard().len()), (0, 0));
    }

    async fn what_is_not_heard_is_told_again(app: TestApp) {
        let program = Program::new().await;
        let mut admin = app.officer("admin@example.org").await;
        added(&mut admin, &program).await;
        program.answers.store(503, Ordering::SeqCst);
        publish(&app, 12).await;
        assert_eq!(tell(&app.state).await.unwrap(), 0);
        assert_eq!(program.heard().len(), 1);
        let page = admin.get(ACCESS).await;
        assert!(page.has("Messages heard: 0, waiting: 1, given up: 0.") && page.has("The last that failed: 503."));
        assert_eq!((tell(&app.state).await.unwrap(), program.heard().len()), (0, 0), "not at once");
        // Nobody has to press anything: a server that is started again goes on where it was.
        let app = app.on("2026-11-23").await;
        program.answers.store(200, Ordering::SeqCst);
        assert_eq!(tell(&app.state).await.unwrap(), 1);
        assert_eq!(program.heard().len(), 1);
        // One that says it is gone for good is told nothing more.
        program.answers.store(410, Ordering::SeqCst);
        let mut officer = app.officer("officer@example.org").await;
        let mut second = app.officer("second@example.org").await;
        let at = officer.go("/officer/education-services/report", &[("do", "review")]).await;
        second.go(&at, &[("do", "approve")]).await;
        assert_eq!(tell(&app.state).await.unwrap(), 0);
        assert!(app.officer("admin@example.org").await.get(ACCESS).await.has("Stopped on 23 November 2026"));
        program.heard();
        officer.go(&at, &[("do", "withdraw")]).await;
        assert_eq!((tell(&app.state).await.unwrap(), program.heard().len()), (0, 0));
    }
}
