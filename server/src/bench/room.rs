//! A room of many phones: how long a vote takes to the screen, and a new question to the phones. Phones and servers share
//! the machine, so the figures are worse than a room's.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use domain::{
    code::Code,
    consultation::Day,
    edition::Edition,
    edition::Files,
    engage::{Command, Moment, Pace, Plan, Way},
    heard::schools::Urn,
    language::Language,
    level::ReadingLevel,
};
use reqwest::{Client, redirect::Policy};
use tokio::{net::TcpListener, sync::Barrier};

use super::{millis, resident, row};
use crate::{
    clock::Clock,
    config::Config,
    http::{AppState, engage::participant, router, secrets::RESPONDENT},
    store::{Store, schools::Listed},
};

/// Everybody votes within so long.
const WITHIN: Duration = Duration::from_secs(10);
/// The session's code: nobody is there to type it.
const CODE: &str = "ACDEFHJK";

/// Measures, over one or two servers on one database.
pub(super) async fn measure(
    url: &str,
    (phones, servers): (usize, usize),
    config: &Config,
    (files, edition): (&Files, &Edition),
) -> anyhow::Result<()> {
    let today = "2026-11-22";
    let first = Store::open(url).await?;
    first.import(files, edition, true).await?;
    let listed = Listed {
        urn: Urn::parse("900001").context("it is a number")?,
        name: "A school".to_owned(),
        phase: "Primary".to_owned(),
        pupils: None,
    };
    first.put_schools(vec![listed]).await?;
    let school = first.schools().await?.first().context("it was just put there")?.id;
    let code = Code::from("education-services");
    let plan = Plan {
        survey: Code::from("children"),
        level: ReadingLevel::Junior,
        language: Language::english(),
        day: Day::parse(today).context("a day")?,
        group: "Everyone".to_owned(),
        expected: 500,
        needs: Vec::new(),
        ways: vec![Way::OwnDevices],
        pace: Pace::Together,
        services: vec![Code::from("free-school-meals")],
        told: None,
        left_out: Vec::new(),
    };
    let current = first.current(&code).await?;
    let version = current.iter().find(|(survey, _)| *survey == *"children").context("children are asked")?.1;
    let id = first.plan_session(&code, school, &plan, 0).await?.context("the consultation is there")?;
    let mut addresses = Vec::new();
    let mut stores = Vec::new();
    let mut states = Vec::new();
    for _ in 0..servers {
        let store = Store::open(url).await?;
        let state = AppState::new(store.clone(), Clock::fixed(today)?, config.clone()).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        addresses.push(format!("http://{}", listener.local_addr()?));
        let app = router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, app).await });
        stores.push(store);
        states.push(state);
    }
    let until = states[0].clock.seconds() + 3600;
    let planned = first.session(id).await?.context("it was just planned")?;
    first.open_session(&planned, version, CODE, until).await?;
    let secrets: Vec<String> = (0..phones).map(|at| format!("{at:026}")).collect();
    for secret in &secrets {
        first.join_room(id, participant(secret, id), false).await?;
    }
    let survey = states[0].catalogue.version(&first, version).await?.context("it was just put there")?;
    let count = plan.questions(&survey.edition.survey).len();
    let move_on = async |to: Moment| -> anyhow::Result<()> {
        let session = first.session(id).await?.context("it was just planned")?;
        anyhow::ensure!(first.move_room(&session, (to, None, true), count).await?, "the room was moved");
        Ok(())
    };
    let session = first.session(id).await?.context("it was just planned")?;
    move_on(Moment::Gathering.then(Command::Next, count, &[]).context("there is a question")?).await?;

    // The screen: follows on the first server, and notes when it first shows so many.
    let wall = format!("{}/room/{}", addresses[0], session.screen);
    let screen = tokio::spawn(async move {
        let client = Client::new();
        let mut stream = client.get(format!("{wall}/live")).send().await?;
        let mut seen: Vec<(usize, Instant)> = Vec::new();
        while seen.last().is_none_or(|(n, _)| *n < phones) {
            let Some(_) = stream.chunk().await? else { break };
            let page = client.get(&wall).send().await?.text().await?;
            let shown = page.split("Answered: ").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok());
            seen.push((shown.unwrap_or_default(), Instant::now()));
        }
        anyhow::Ok(seen)
    });

    // The phones: each follows, votes at its moment, and hears of the next question.
    let ready = Arc::new(Barrier::new(phones + 1));
    let mut rooms = tokio::task::JoinSet::new();
    for (at, secret) in secrets.into_iter().enumerate() {
        let here = format!("{}/j/{CODE}", addresses[at % servers]);
        let ready = ready.clone();
        let wait = WITHIN * u32::try_from(at)? / u32::try_from(phones)?;
        rooms.spawn(async move {
            let client = Client::builder().redirect(Policy::none()).build()?;
            let cookie = format!("{RESPONDENT}={secret}");
            let mut stream = client.get(format!("{here}/live")).header("cookie", &cookie).send().await?;
            anyhow::ensure!(stream.status().is_success(), "it follows");
            stream.chunk().await?;
            ready.wait().await;
            tokio::time::sleep(wait).await;
            let began = Instant::now();
            let fields = [("at", "0"), ("quality", ["good", "middle", "bad"][at % 3])];
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
            let answer = client
                .post(&here)
                .header("cookie", &cookie)
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/x-www-form-urlencoded")
                .body(body)
                .send()
                .await?;
            anyhow::ensure!(answer.status().as_u16() == 303, "the vote was taken: {}", answer.status());
            let kept = Instant::now();
            ready.wait().await;
            // The next question: from the event to the page that shows it.
            stream.chunk().await?;
            let page = client.get(&here).header("cookie", &cookie).send().await?.text().await?;
            anyhow::ensure!(page.contains("name=\"at\" value=\"1\""), "it shows the next question");
            anyhow::Ok((began, kept, Instant::now()))
        });
    }
    ready.wait().await;
    ready.wait().await;
    let seen = screen.await??;
    let memory = resident();
    let moved = Instant::now();
    move_on(Moment::At(1, domain::engage::Phase::Asking)).await?;
    let mut votes = Vec::new();
    let mut turned = Vec::new();
    while let Some(done) = rooms.join_next().await {
        let (began, kept, there) = done??;
        votes.push((kept, began));
        turned.push(there.duration_since(moved));
    }
    votes.sort();
    // The vote that was kept as the nth is on the screen when it first shows n.
    let mut delays: Vec<Duration> = votes
        .iter()
        .enumerate()
        .filter_map(|(at, (_, began))| {
            let shown = seen.iter().find(|(n, _)| *n > at)?.1;
            Some(shown.saturating_duration_since(*began))
        })
        .collect();
    anyhow::ensure!(delays.len() == phones, "every vote reached the screen: {} of {phones}", delays.len());
    let p95 = |times: &mut Vec<Duration>| {
        times.sort();
        times[times.len() * 95 / 100]
    };
    let over = if servers > 1 { format!(", {servers} servers") } else { String::new() };
    row(
        &format!("p95 from a vote to the screen, {phones} phones in 10 s{over}"),
        &format!("{:.0} ms", millis(p95(&mut delays))),
        "≤ 300 ms",
    );
    row(
        &format!("p95 until all {phones} phones show the next question{over}"),
        &format!("{:.0} ms", millis(p95(&mut turned))),
        "",
    );
    row("  memory meanwhile, the phones' own included", &format!("{memory} MB"), "");
    for (state, store) in states.into_iter().zip(stores) {
        state.live.stop();
        store.close().await;
    }
    first.close().await;
    Ok(())
}
