//! A server for a test, on a database of its own, and browsers that talk to it.

use std::sync::atomic::{AtomicU32, Ordering};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use clap::Parser;
use domain::{consultation::Day, edition, people::Role};
use http_body_util::BodyExt as _;
use server::{
    clock::Clock,
    config::Config,
    http::{AppState, router, secrets::hash_password},
    store::{Store, signing::Waiver},
};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// The day it is in tests: within the demonstration's dates.
pub const TODAY: &str = "2026-11-22";
pub const PASSWORD: &str = "correct horse battery";

/// Which database.
#[derive(Clone, Copy, Debug)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Makes a test run on both.
#[macro_export]
macro_rules! on_both {
    ($(async fn $name:ident($app:ident: TestApp) $body:block)+) => {
        $(
            mod $name {
                use super::*;
                async fn test($app: $crate::app::TestApp) $body

                #[tokio::test(flavor = "multi_thread")]
                async fn sqlite() {
                    test($crate::app::TestApp::new($crate::app::Engine::Sqlite).await).await;
                }

                #[tokio::test(flavor = "multi_thread")]
                async fn postgres() {
                    test($crate::app::TestApp::new($crate::app::Engine::Postgres).await).await;
                }
            }
        )+
    };
}

pub struct TestApp {
    pub store: Store,
    pub state: AppState,
    pub url: String,
    router: Router,
    pub folder: TempDir,
}

#[derive(Parser)]
struct Settings {
    #[command(flatten)]
    config: Config,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

/// An empty database.
pub async fn database(engine: Engine, folder: &TempDir) -> String {
    match engine {
        Engine::Sqlite => format!("sqlite:{}/test.db", folder.path().display()),
        Engine::Postgres => {
            use sea_orm::ConnectionTrait as _;
            let at = std::env::var("TEST_POSTGRES")
                .expect("run the tests by ./dev test, or server/tests/with-postgres cargo test");
            let name = format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
            let admin = sea_orm::Database::connect(format!("{at}/postgres")).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            admin.close().await.unwrap();
            format!("{at}/{name}")
        }
    }
}

impl TestApp {
    pub async fn new(engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = database(engine, &folder).await;
        let store = Store::open(&url).await.unwrap();
        let files = server::cli::demonstration();
        let edition = edition::read(&files).unwrap();
        store.import(&files, &edition, true).await.unwrap();
        let hash = hash_password(PASSWORD).unwrap();
        store.put_account("officer@example.org", "Olu", Role::Officer, &hash).await.unwrap();
        store.put_account("second@example.org", "Bea", Role::Officer, &hash).await.unwrap();
        store.put_account("admin@example.org", "Sam", Role::Administrator, &hash).await.unwrap();
        store.put_account("lead@example.org", "Ruth", Role::SafeguardingLead, &hash).await.unwrap();
        store.put_account("deputy@example.org", "Amir", Role::SafeguardingDeputy, &hash).await.unwrap();
        for (email, name) in [("school@example.org", "Josie"), ("other@example.org", "Tom")] {
            store.put_account(email, name, Role::Representative, &hash).await.unwrap();
        }
        // Nobody has signed them; a test of what that means takes it back.
        let waiver = Waiver { reason: "A test".to_owned(), on: Day::parse(TODAY).unwrap() };
        for survey in &edition.surveys {
            store.waive_signing(&edition.consultation.code, &survey.survey.code, Some(&waiver)).await.unwrap();
        }
        Self::over(store, url, folder, TODAY).await
    }

    pub async fn over(store: Store, url: String, folder: TempDir, today: &str) -> Self {
        let mut config = Settings::parse_from(["test"]).config;
        config.mail = format!("file:{}/mail", folder.path().display());
        config.hooks_inside = true;
        config.escalate_to = Some("director@example.org".to_owned());
        let state = AppState::new(store.clone(), Clock::fixed(today).unwrap(), config).await.unwrap();
        Self { store, router: router(state.clone()), state, url, folder }
    }

    /// The same, where what a proxy says of the address is believed.
    pub async fn behind_proxy(self) -> Self {
        let Self { store, state, url, folder, .. } = self;
        let config = server::config::Config { behind_proxy: true, ..state.config.as_ref().clone() };
        let state = AppState::new(store.clone(), Clock::fixed(TODAY).unwrap(), config).await.unwrap();
        Self { store, router: router(state.clone()), state, url, folder }
    }

    /// The same database on another day.
    pub async fn on(self, today: &str) -> Self {
        let Self { store, url, folder, .. } = self;
        Self::over(store, url, folder, today).await
    }

    /// The consultation has closed: its dates are earlier.
    pub async fn close(&self) {
        let mut files = server::cli::demonstration();
        let source = files.get_mut("consultation.toml").unwrap();
        for (day, earlier) in [("2026-11-09", "2026-08-01"), ("2027-01-29", "2026-10-30"), ("2027-03-24", "2026-12-18")]
        {
            assert!(source.contains(day));
            *source = source.replace(day, earlier);
        }
        let edition = edition::read(&files).unwrap();
        self.store.import(&files, &edition, true).await.unwrap();
    }

    /// What runs beside a server: screens everything that came, then reads it, then tells of what was found.
    pub async fn jobs(&self) {
        while server::jobs::read_some(&self.state).await.unwrap() > 0 {}
        server::jobs::concerns::tell(&self.state).await.unwrap();
    }

    /// Every e-mail that was sent, as it went out.
    pub fn mail(&self) -> Vec<String> {
        let folder = self.folder.path().join("mail");
        let files = std::fs::read_dir(folder).map(|all| all.flatten().collect::<Vec<_>>()).unwrap_or_default();
        files.iter().map(|file| std::fs::read_to_string(file.path()).unwrap()).collect()
    }

    /// A child of 8 to 11 says why, and sends it.
    pub async fn child_writes(&self, words: &str) -> Page {
        let mut child = self.browser();
        let who = child.begin("children", "junior").await;
        let services = child.go(&who, &[("filled-by", "alone")]).await;
        let mut to = child.go(&services, &[("services-used", "free-school-meals")]).await;
        to = child.go(&to, &[("quality", "middle"), ("quality-why", words)]).await;
        while !to.contains("/sent") {
            to = child.go(&to, &[("do", "continue")]).await;
        }
        child.get(&to).await
    }

    /// A parent says why of a service, and sends it.
    pub async fn parent_writes(&self, service: &str, words: &str) {
        let mut parent = self.browser();
        let services = parent.begin("parents", "standard").await;
        let mut to = parent.go(&services, &[("services-used", service)]).await;
        to = parent.go(&to, &[("quality", "good"), ("quality-why", words)]).await;
        while !to.contains("/sent") {
            to = parent.go(&to, &[("do", "continue")]).await;
        }
    }

    /// A browser goes on with this server, as it would after a day.
    pub fn go_on(&self, browser: Browser) -> Browser {
        Browser { router: self.router.clone(), ..browser }
    }

    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: Vec::new() }
    }

    /// Follows a stream of events.
    pub async fn stream(&self, to: &str) -> Body {
        let request = Request::get(to).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        response.into_body()
    }

    pub async fn officer(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        let page = browser.post("/officer/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        browser
    }
}

#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
}

#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub to: String,
    pub body: String,
    pub bytes: Vec<u8>,
    pub headers: axum::http::HeaderMap,
}

impl Page {
    /// Every piece of text between two marks.
    pub fn between(&self, from: &str, to: &str) -> Vec<String> {
        self.body
            .split(from)
            .skip(1)
            .filter_map(|rest| rest.split_once(to))
            .map(|(found, _)| found.to_owned())
            .collect()
    }

    pub fn has(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}

impl Browser {
    pub async fn get(&mut self, to: &str) -> Page {
        self.send(Request::get(to), Body::empty()).await
    }

    /// As a browser posts a form of ours.
    pub async fn post(&mut self, to: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(to)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body)).await
    }

    pub async fn send(&mut self, mut request: axum::http::request::Builder, body: Body) -> Page {
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.retain(|(kept, _)| kept != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        let status = response.status();
        let headers = response.headers().clone();
        let to = headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        let bytes = response.into_body().collect().await.unwrap().to_bytes().to_vec();
        Page { status, to, body: String::from_utf8_lossy(&bytes).into_owned(), bytes, headers }
    }

    /// Posts a form and goes away before there is an answer, as a browser does whose button is pressed twice.
    pub async fn goes_away(&self, to: &str, fields: &[(&str, &str)]) {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::post(to)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookies.join("; "));
        let asked = self.router.clone().oneshot(request.body(Body::from(body)).unwrap());
        assert!(tokio::time::timeout(std::time::Duration::from_micros(1), asked).await.is_err(), "it was quicker");
    }

    /// Holds a cookie that no server gave it.
    pub fn remember(&mut self, name: &str, value: &str) {
        self.cookies.retain(|(kept, _)| kept != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
    }

    /// Posts and follows where it leads.
    pub async fn go(&mut self, to: &str, fields: &[(&str, &str)]) -> String {
        let page = self.post(to, fields).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{to} {fields:?}: {}", page.body);
        page.to
    }

    /// Begins a survey, and says where its first page is.
    pub async fn begin(&mut self, survey: &str, level: &str) -> String {
        self.go(&format!("/s/education-services/{survey}"), &[("language", "en"), ("level", level)]).await
    }
}
