//! Very many comments: what keeping, finding and counting them costs beside the models that read them, and how it grows.
//! What the models would say is made up, so that everything else is measured and nothing of theirs.

use std::time::{Duration, Instant};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    audience::Channel,
    code::Code,
    comments::{Sentiment, meaning::Vector, themes},
    consultation::Day,
    edition,
    language::Language,
    level::ReadingLevel,
    people::Role,
    respond::answer::{Answer, Answers, Slot, Value},
};
use sentiment::{
    Model,
    analyst::{Analysis, Outcome, Remark},
};
use tower::ServiceExt as _;

use super::{Drawn, cpu_time, get_page, most_resident, row, tenfold};
use crate::{
    clock::Clock,
    config::Config,
    findings,
    http::{AppState, router, secrets::hash_password},
    random,
    store::{
        Store,
        respond::{Sending, SentText},
        themes::{NewTheme, Origin},
    },
};

/// Themes there are.
const THEMES: usize = 30;
/// Numbers in a meaning.
const WIDTH: usize = 384;
/// Who looks at the pages, and with which password.
const OFFICER: (&str, &str) = ("officer@example.org", "a-password-of-the-bench");

/// Measures so many comments, and ten times fewer, and so on down to a thousand.
pub(super) async fn measure(
    folder: &std::path::Path,
    most: usize,
    config: &Config,
    (files, edition): (&edition::Files, &edition::Edition),
) -> anyhow::Result<()> {
    for n in tenfold(most) {
        let path = folder.join(format!("written-{n}.db"));
        let store = Store::open(&format!("sqlite:{}", path.display())).await?;
        store.import(files, edition, true).await?;
        let result = written(&store, n, config).await;
        store.close().await;
        std::fs::remove_file(&path)?;
        result?;
    }
    Ok(())
}

/// What a step took, by the clock and by the CPU.
struct Took(Instant, Duration);

impl Took {
    fn begin() -> Self {
        Self(Instant::now(), cpu_time())
    }

    fn row(&self, what: &str, goal: &str) {
        let (clock, cpu) = (self.0.elapsed(), cpu_time().saturating_sub(self.1));
        row(what, &format!("{:.2} s ({:.2} s)", clock.as_secs_f64(), cpu.as_secs_f64()), goal);
    }
}

async fn written(store: &Store, n: usize, config: &Config) -> anyhow::Result<()> {
    let code = Code::from("education-services");
    let current = store.current(&code).await?;
    let version = current.iter().find(|(survey, _)| *survey == *"parents").map(|(_, id)| *id).unwrap_or_default();
    let mut drawn = Drawn(11);
    println!("{n} comments: by the clock (CPU)");
    let took = Took::begin();
    put_in(store, version, n, &mut drawn).await?;
    took.row("  put in", "");
    let state = AppState::new(store.clone(), Clock::system("Europe/London")?, config.clone()).await?;
    let day = |day: &str| Day::parse(day).expect("a day");

    let took = Took::begin();
    loop {
        let some = store.unscreened(32).await?;
        if some.is_empty() {
            break;
        }
        let passed = some.into_iter().map(|(id, _)| (id, None)).collect();
        store.screened(passed, &day("2026-12-10"), &day("2026-12-11")).await?;
    }
    took.row("  handed to the screen, and kept", "");

    let took = Took::begin();
    let codes = vec![Code::from("admissions"), Code::from("sen-inclusion")];
    let engine = Model::carried_version();
    loop {
        let some = store.waiting(engine, &[], 96).await?;
        if some.is_empty() {
            break;
        }
        let analyses: Vec<Analysis> = some.iter().map(|one| analysis(&one.body, &mut drawn)).collect();
        let recording =
            some.iter().zip(&analyses).map(|(one, analysis)| store.record_analysis(engine, one, &codes, analysis));
        futures::future::try_join_all(recording).await?;
    }
    took.row("  handed to who reads them, and kept", "");

    let took = Took::begin();
    let mut centre = || -> Vec<f32> { (0..WIDTH).map(|_| drawn.below(2001) as f32 / 1000.0 - 1.0).collect() };
    let centres: Vec<Vec<f32>> = (0..THEMES).map(|_| centre()).collect();
    let engine = Model::meaning_version();
    loop {
        let some = store.unmeant(engine, &[], 96).await?;
        if some.is_empty() {
            break;
        }
        let near = |drawn: &mut Drawn| {
            let centre = &centres[drawn.below(THEMES)];
            Vector::of(&centre.iter().map(|at| at + drawn.below(1401) as f32 / 1000.0 - 0.7).collect::<Vec<f32>>())
        };
        let meant = some.into_iter().map(|one| (one, Some(near(&mut drawn)))).collect();
        store.record_meanings(engine, meant).await?;
    }
    took.row("  their meanings asked for, and kept", "");

    let new = centres.iter().enumerate().map(|(at, centre)| NewTheme {
        name: format!("Theme {at}"),
        about: String::new(),
        origin: Origin::Written,
        centre: Vector::of(centre),
    });
    let edition = store.themes_edition(&code).await?;
    anyhow::ensure!(store.add_found(&code, edition, new.collect()).await?, "no themes");
    let edition = store.themes_edition(&code).await?;
    let took = Took::begin();
    loop {
        let some = store.unplaced(&[version], edition, 2000).await?;
        if some.is_empty() {
            break;
        }
        let places = store.places(&code).await?;
        let found = some.into_iter().map(|(remark, vector)| (remark, themes::place(&places, &vector))).collect();
        store.record_places(edition, found).await?;
    }
    took.row("  placed among themes", "");

    let surveys = findings::surveys(store, &state.catalogue, &code).await?.expect("it was taken in");
    let took = Took::begin();
    findings::compute(store, &surveys).await?;
    took.row("  findings, with what was written", "≤ 1 s");

    store.put_account(OFFICER.0, "Nobody", Role::Officer, &hash_password(OFFICER.1)?).await?;
    let app = router(state);
    let cookie = sign_in(&app).await?;
    let theme = store.themes(&code).await?.first().map(|theme| theme.id).unwrap_or_default();
    for (what, page) in [
        ("the list of comments", "comments".to_owned()),
        ("the desk", "desk".to_owned()),
        ("themes", "themes".to_owned()),
        ("one theme", format!("themes/{theme}")),
        ("the overview", String::new()),
    ] {
        let address = format!("/officer/education-services/{page}");
        let took = Took::begin();
        get_page(&app, address.trim_end_matches('/'), Some(&cookie)).await?;
        took.row(&format!("  page: {what}"), "≤ 1 s");
    }
    for (what, body) in [("words", "words=phone&by=words"), ("meaning", "words=nobody+answers+the+phone")] {
        let took = Took::begin();
        let response = app.clone().oneshot(posted("/officer/education-services/search", body, &cookie)?).await?;
        anyhow::ensure!(response.status().is_success(), "searching answered {}", response.status());
        axum::body::to_bytes(response.into_body(), usize::MAX).await?;
        took.row(&format!("  page: found by {what}"), "≤ 1 s");
    }
    row("  most memory until then", &format!("{} MB", most_resident()), "≤ 300 MB");
    Ok(())
}

/// Comments of made-up parents: two each.
async fn put_in(store: &Store, version: i64, n: usize, drawn: &mut Drawn) -> anyhow::Result<()> {
    let lines: Vec<&str> = include_str!("../../demonstration/made-up-comments.txt")
        .lines()
        .filter_map(|line| line.splitn(3, " | ").nth(2))
        .collect();
    let level = ReadingLevel::Standard;
    let day = |at: usize| Day::parse(&format!("2026-11-{:02}", 1 + at % 28)).expect("a day");
    let people = n.div_ceil(2);
    for first in (0..people).step_by(10_000) {
        let sendings: Vec<Sending> = (first..people.min(first + 10_000))
            .map(|at| {
                let needs = ["none", "sen-support", "plan", "assessing"];
                let need = Value::Choice(Code::from(needs[drawn.below(needs.len())]));
                let answers: Answers =
                    [(Slot::of("extra-help".into()), Answer { value: need, level })].into_iter().collect();
                let mut text = |service: &'static str| SentText {
                    id: random::id(),
                    slot: Slot::about("quality-why".into(), service.into()),
                    level,
                    body: format!("{} ({at})", lines[drawn.below(lines.len())]),
                    concern: None,
                };
                Sending {
                    id: random::id(),
                    draft: String::new(),
                    revision: 0,
                    version,
                    language: Language::english(),
                    level,
                    channel: Channel::OpenLink,
                    session: None,
                    through: None,
                    turned: None,
                    wrote_in: None,
                    answers,
                    receipt_expires: day(0),
                    today: day(at),
                    texts: vec![text("admissions"), text("sen-inclusion")],
                }
            })
            .collect();
        store.put_responses(&sendings).await?;
    }
    Ok(())
}

/// Two remarks of each comment.
fn analysis(body: &str, drawn: &mut Drawn) -> Analysis {
    let half = body.floor_char_boundary(body.len() / 2);
    let mut remark = |at: std::ops::Range<usize>| Remark {
        at,
        service: Some(drawn.below(2)),
        sentiment: Sentiment::ALL[drawn.below(4)],
        score: drawn.below(2001) as f32 / 1000.0 - 1.0,
        confidence: drawn.below(1000) as f32 / 1000.0,
    };
    Analysis { outcome: Outcome::Read, remarks: vec![remark(0..half), remark(half..body.len())], masks: Vec::new() }
}

/// The cookie of an officer who has signed in.
async fn sign_in(app: &Router) -> anyhow::Result<String> {
    let body = format!("email={}&password={}", OFFICER.0.replace('@', "%40"), OFFICER.1);
    let request = posted("/officer/sign-in", &body, "")?;
    let response = app.clone().oneshot(request).await?;
    anyhow::ensure!(response.status() == StatusCode::SEE_OTHER, "signing in answered {}", response.status());
    let cookies = response.headers().get_all(header::SET_COOKIE).iter();
    let pairs = cookies.filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
    Ok(pairs.collect::<Vec<_>>().join("; "))
}

/// A form as a browser sends it.
fn posted(to: &str, body: &str, cookie: &str) -> anyhow::Result<Request<Body>> {
    let request = Request::post(to)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookie)
        .body(Body::from(body.to_owned()))?;
    Ok(request)
}
