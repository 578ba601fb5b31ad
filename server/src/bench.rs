//! `soundings bench`: what things cost, each beside its limit, measured in one run.
//!
//! Machines are noisy, so the figures to trust are ratios of two things measured side by side, and CPU
//! time. Nothing here is a test.

mod counting;
mod report;
mod room;
mod written;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::State,
    http::{Request, header},
    routing::{get, post},
};
use clap::Args;
use domain::{
    audience::Channel,
    code::Code,
    comments::Asks,
    edition,
    language::Language,
    level::ReadingLevel,
    people::Role,
    respond::answer::{Answer, Answers, Slot, Value},
};
use sentiment::Reading;
use tokio::net::TcpListener;
use tower::ServiceExt as _;

use crate::{
    cli::demonstration,
    clock::Clock,
    config::Config,
    http::{AppState, router, secrets},
    jobs::{analysis, screening},
    random,
    store::{
        Store,
        respond::{Draft, Sending, SentText},
        signing::Waiver,
    },
};

/// What to measure.
#[derive(Args, Clone, Debug)]
pub struct Bench {
    /// How many submissions in each round.
    #[arg(long, default_value_t = 3000)]
    submissions: usize,
    /// How many comments are read.
    #[arg(long, default_value_t = 1000)]
    comments: usize,
    /// How many phones are in the room.
    #[arg(long, default_value_t = 1000)]
    phones: usize,
    /// A database of PostgreSQL for a room over two servers; it is written to.
    #[arg(long)]
    room_database: Option<String>,
    /// Measure the room alone.
    #[arg(long)]
    room_only: bool,
    /// How many responses findings are made of, at most; some 1.5 kB each on disk while it runs.
    #[arg(long, default_value_t = 100_000)]
    responses: usize,
    /// A database of PostgreSQL to measure findings in, over two servers, instead of SQLite; answers in it are deleted.
    #[arg(long)]
    findings_database: Option<String>,
    /// Measure findings alone.
    #[arg(long)]
    findings_only: bool,
    /// How many comments are kept and counted, at most, without being read; some 3 kB each on disk while it runs.
    #[arg(long, default_value_t = 10_000)]
    written: usize,
    /// Measure that alone.
    #[arg(long)]
    written_only: bool,
    /// Measure the files for analysts of a database that is there, and nothing else.
    #[arg(long, hide = true)]
    files_of: Option<PathBuf>,
    /// Measure the files of the published report of this consultation in the database that is there, and nothing else.
    #[arg(long)]
    report: Option<Code>,
    /// How many connections send them.
    #[arg(long, default_value_t = 64)]
    connections: usize,
    #[command(flatten)]
    config: Config,
}

/// Numbers that look drawn, the same at each run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, n: usize) -> usize {
        // Knuth's multiplier for 64 bits; the high bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % n
    }
}

/// A thousand, ten times that, and so on up to the most.
fn tenfold(most: usize) -> Vec<usize> {
    let mut steps: Vec<usize> = std::iter::successors(Some(most), |last| (*last > 1000).then_some(last / 10)).collect();
    steps.reverse();
    steps
}

/// Whose unfinished responses the bench sends.
const SECRET: &str = "benchbenchbenchbenchbenchb";

impl Bench {
    /// Measures, and prints a table of what was found, with its goal.
    pub async fn run(self, database: &str) -> anyhow::Result<()> {
        if let Some(path) = &self.files_of {
            return counting::files(path, &self.config).await;
        }
        if let Some(code) = &self.report {
            return report::measure(code, database, &self.config).await;
        }
        let folder = std::env::temp_dir().join(format!("soundings-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let result = self.measure(&folder).await;
        std::fs::remove_dir_all(&folder)?;
        result
    }

    async fn measure(&self, folder: &Path) -> anyhow::Result<()> {
        let url = format!("sqlite:{}/bench.db", folder.display());
        let files = demonstration();
        let edition = edition::read(&files).map_err(|_| anyhow::anyhow!("the demonstration is at fault"))?;
        if self.room_only {
            return self.room(folder, (&files, &edition)).await;
        }
        if self.written_only {
            return written::measure(folder, self.written, &self.config, (&files, &edition)).await;
        }
        if self.findings_only {
            let place = (folder, self.findings_database.as_deref());
            return counting::measure(place, self.responses, &self.config, (&files, &edition)).await;
        }
        let first = Store::open(&url).await?;
        first.import(&files, &edition, true).await?;
        // Nobody has signed them.
        let waiver = Waiver { reason: "A measurement".to_owned(), on: edition.consultation.opens.clone() };
        for survey in &edition.surveys {
            first.waive_signing(&edition.consultation.code, &survey.survey.code, Some(&waiver)).await?;
        }
        // Children are asked nothing before both are there. Nobody signs in as them: there is no such password.
        for role in [Role::SafeguardingLead, Role::SafeguardingDeputy] {
            first.put_account(&format!("{}@example.org", role.as_str()), "Nobody", role, "none").await?;
        }
        first.close().await;

        println!("{:<66} {:>14}   goal", "what", "measured");
        let began = Instant::now();
        let store = Store::open(&url).await?;
        let state = AppState::new(store.clone(), Clock::fixed("2026-11-22")?, self.config.clone()).await?;
        let app = router(state.clone());
        get_page(&app, "/s/education-services/parents", None).await?;
        row("start to first page, an existing database", &format!("{:.2} s", began.elapsed().as_secs_f64()), "≤ 1 s");
        row("memory at rest", &format!("{} MB", resident()), "≤ 60 MB");

        let code = Code::from("education-services");
        let current = store.current(&code).await?;
        let version = current.iter().find(|(survey, _)| *survey == *"parents").map(|(_, id)| *id).unwrap_or_default();
        self.pages(&state, &app, version).await?;
        weights(&app).await?;
        self.submissions(&state, version).await?;
        row("memory after all this", &format!("{} MB", resident()), "≤ 100 MB");
        store.close().await;
        // In a database of its own: the comments that were just sent would be read first.
        let store = Store::open(&format!("sqlite:{}/reading.db", folder.display())).await?;
        store.import(&files, &edition, true).await?;
        let current = store.current(&code).await?;
        let version = current.iter().find(|(survey, _)| *survey == *"parents").map(|(_, id)| *id).unwrap_or_default();
        let state = AppState::new(store.clone(), Clock::fixed("2026-11-22")?, self.config.clone()).await?;
        self.reading(&state, version).await?;
        store.close().await;
        written::measure(folder, self.written, &self.config, (&files, &edition)).await?;
        let place = (folder, self.findings_database.as_deref());
        counting::measure(place, self.responses, &self.config, (&files, &edition)).await?;
        self.room(folder, (&files, &edition)).await
    }

    /// A session that many phones joined.
    async fn room(&self, folder: &Path, consultation: (&edition::Files, &edition::Edition)) -> anyhow::Result<()> {
        let own = format!("sqlite:{}/room.db", folder.display());
        room::measure(&own, (self.phones, 1), &self.config, consultation).await?;
        if let Some(url) = &self.room_database {
            room::measure(url, (self.phones, 2), &self.config, consultation).await?;
        }
        Ok(())
    }

    /// Reading comments beside the encoder alone on the same words: what cutting, naming, masking, the second model and
    /// the database cost.
    async fn reading(&self, state: &AppState, version: i64) -> anyhow::Result<()> {
        let began = Instant::now();
        let model = crate::reading::model()?;
        row("loading the models", &format!("{:.2} s", began.elapsed().as_secs_f64()), "≤ 1 s");
        let lines: Vec<&str> = include_str!("../demonstration/made-up-comments.txt")
            .lines()
            .filter_map(|line| line.splitn(3, " | ").nth(2))
            .collect();
        // Each different from the others, or the same words would be read once.
        let texts: Vec<String> = (0..self.comments).map(|at| format!("{} ({at})", lines[at % lines.len()])).collect();
        let readings: Vec<Reading> = texts
            .iter()
            .map(|text| Reading { asks: Asks::Why, about: "School admissions".to_owned(), text: text.clone() })
            .collect();
        let before = cpu_time();
        model.read(&readings)?;
        let alone = cpu_time().saturating_sub(before);
        for text in &texts {
            let mut sending = Sending {
                id: random::id(),
                draft: random::token(),
                revision: 0,
                version,
                language: Language::english(),
                level: ReadingLevel::Standard,
                channel: Channel::OpenLink,
                session: None,
                through: None,
                turned: None,
                wrote_in: None,
                answers: Answers::default(),
                receipt_expires: domain::consultation::Day::parse("2026-11-22").expect("a day"),
                today: domain::consultation::Day::parse("2026-11-22").expect("a day"),
                texts: Vec::new(),
            };
            let slot = Slot::about("quality-why".into(), "admissions".into());
            let level = ReadingLevel::Standard;
            sending.texts.push(SentText { id: random::id(), slot, level, body: text.clone(), concern: None });
            let draft = Draft { id: sending.draft.clone(), ..draft(version) };
            state.store.begin(draft).await?;
            state.store.submit(sending).await?;
        }
        let mut done = [Duration::ZERO; 2];
        for (which, cost) in done.iter_mut().enumerate() {
            let before = cpu_time();
            loop {
                let some = match which {
                    0 => screening::screen_some(state).await?,
                    _ => analysis::read_some(state).await?,
                };
                if some == 0 {
                    break;
                }
            }
            *cost = cpu_time().saturating_sub(before);
        }
        let each = |time: Duration| self.comments as f64 / time.as_secs_f64();
        row("comments read a CPU second, database included", &format!("{:.0}", each(done[1])), "≥ 250");
        row("  the encoder alone on the same words", &format!("{:.0}", each(alone)), "");
        row("  ratio", &format!("{:.0}%", 100.0 * each(done[1]) / each(alone)), "");
        row("comments screened a CPU second, database included", &format!("{:.0}", each(done[0])), "");
        row("memory with the models", &format!("{} MB", resident()), "≤ 300 MB");
        Ok(())
    }

    /// A page of questions beside a handler that says hello.
    async fn pages(&self, state: &AppState, app: &Router, version: i64) -> anyhow::Result<()> {
        const PAGES: u32 = 2000;
        let draft = draft(version);
        let page = format!("/r/{}/q/services", draft.id);
        state.store.begin(draft).await?;
        let hello: Router = Router::new().route("/", get(async || "hello"));
        let cookie = format!("{}={SECRET}", secrets::RESPONDENT);
        for _ in 0..200 {
            get_page(app, &page, Some(&cookie)).await?;
        }
        let mut cpu = Vec::new();
        for (app, to) in [(&hello, "/"), (app, page.as_str())] {
            let before = cpu_time();
            for _ in 0..PAGES {
                get_page(app, to, Some(&cookie)).await?;
            }
            cpu.push(cpu_time().saturating_sub(before) / PAGES);
        }
        row(
            "CPU of a page of questions, brotli and its SQL included",
            &format!("{:.2} ms", millis(cpu[1])),
            "≤ 0.5 ms",
        );
        row("  the same, of a handler that says hello", &format!("{:.3} ms", millis(cpu[0])), "");
        Ok(())
    }

    /// Submissions beside a bare handler that commits the same rows with the same durability and grouping.
    async fn submissions(&self, state: &AppState, version: i64) -> anyhow::Result<()> {
        let mut best = [0.0f64; 2];
        let mut slowest = [Duration::ZERO; 2];
        let mut cpu = [Duration::ZERO; 2];
        // Turn about, three times each, so that a slow moment of the machine falls on both.
        for _ in 0..3 {
            for (which, ours) in [(0, false), (1, true)] {
                let mut jobs = Vec::new();
                for _ in 0..self.submissions {
                    let draft = draft(version);
                    jobs.push(draft.id.clone());
                    state.store.begin(draft).await?;
                }
                let app = if ours { router(state.clone()) } else { bare(state.store.clone(), version) };
                let before = cpu_time();
                let (elapsed, p99) = self.send(app, jobs, ours).await?;
                cpu[which] = cpu_time().saturating_sub(before) / u32::try_from(self.submissions)?;
                let rate = self.submissions as f64 / elapsed.as_secs_f64();
                if rate > best[which] {
                    best[which] = rate;
                    slowest[which] = p99;
                }
            }
        }
        row("submissions a second, durable, by the whole of Soundings", &format!("{:.0}", best[1]), "");
        row("  the same rows, by a bare handler", &format!("{:.0}", best[0]), "");
        row("  ratio", &format!("{:.0}%", 100.0 * best[1] / best[0]), "≥ 70%");
        row("p99 of a submission at full load", &format!("{:.0} ms", millis(slowest[1])), "(≤ 50 ms at half)");
        row("CPU of a submission, client included", &format!("{:.2} ms", millis(cpu[1])), "≤ 1 ms");
        Ok(())
    }

    async fn send(&self, app: Router, jobs: Vec<String>, ours: bool) -> anyhow::Result<(Duration, Duration)> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let service = app.into_make_service_with_connect_info::<SocketAddr>();
        let server = tokio::spawn(async move { axum::serve(listener, service).await });
        let (jobs, next) = (Arc::new(jobs), Arc::new(AtomicUsize::new(0)));
        let mut senders = tokio::task::JoinSet::new();
        let began = Instant::now();
        for _ in 0..self.connections {
            let (jobs, next) = (jobs.clone(), next.clone());
            senders.spawn(async move {
                let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
                let mut times = Vec::new();
                while let Some(draft) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let began = Instant::now();
                    let answer = client
                        .post(format!("http://{address}/r/{draft}/q/about"))
                        .header("origin", format!("http://{address}"))
                        .header("cookie", format!("{}={SECRET}", secrets::RESPONDENT))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .body("age-group=from-35&disability=no&do=continue")
                        .send()
                        .await?;
                    let to = answer.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
                    anyhow::ensure!(!ours || to.contains("/sent"), "{} led to {to}", answer.status());
                    times.push(began.elapsed());
                }
                anyhow::Ok(times)
            });
        }
        let mut times = Vec::new();
        while let Some(done) = senders.join_next().await {
            times.extend(done??);
        }
        let elapsed = began.elapsed();
        server.abort();
        times.sort_unstable();
        Ok((elapsed, times.get(times.len() * 99 / 100).copied().unwrap_or_default()))
    }
}

/// A handler that does nothing but commit.
fn bare(store: Store, version: i64) -> Router {
    let handler = async move |State(store): State<Store>, axum::extract::Path(draft): axum::extract::Path<String>| {
        let today = domain::consultation::Day::parse("2026-11-22").expect("a day");
        let (texts, counted) = answers().apart();
        let sending = Sending {
            id: random::id(),
            draft,
            revision: 0,
            version,
            language: Language::english(),
            level: ReadingLevel::Standard,
            channel: Channel::OpenLink,
            session: None,
            through: None,
            turned: None,
            wrote_in: None,
            answers: counted,
            texts: texts
                .into_iter()
                .map(|(slot, level, body)| SentText { id: random::id(), slot, level, body, concern: None })
                .collect(),
            receipt_expires: today.clone(),
            today,
        };
        store.submit(sending).await.map_or("not sent", |()| "sent")
    };
    Router::new().route("/r/{draft}/q/about", post(handler)).with_state(store)
}

/// What a parent who answered about two services has answered.
fn answers() -> Answers {
    let level = ReadingLevel::Standard;
    let answer = |value| Answer { value, level };
    let point =
        |scale: &'static str, point: &'static str| answer(Value::Point { scale: scale.into(), point: point.into() });
    let services = ["admissions", "sen-inclusion"];
    let mut all = vec![
        (Slot::of("services-used".into()), answer(Value::Services(services.map(Code::from).to_vec()))),
        (Slot::of("extra-help".into()), answer(Value::Choice("none".into()))),
        (Slot::of("not-lost".into()), answer(Value::Text("The people who know our children.".to_owned()))),
    ];
    for service in services {
        for question in ["quality", "listened", "more-needs", "joined-up", "expect-council"] {
            all.push((Slot::about(question.into(), service.into()), point("good-5", "good")));
        }
        let why = answer(Value::Text("They listened and rang back when they said they would.".to_owned()));
        all.push((Slot::about("quality-why".into(), service.into()), why));
    }
    all.into_iter().collect()
}

fn draft(version: i64) -> Draft {
    Draft {
        signed: false,
        id: random::token(),
        secret_hash: secrets::secret_hash(SECRET),
        version,
        language: Language::english(),
        level: ReadingLevel::Standard,
        channel: Channel::OpenLink,
        session: None,
        school: None,
        handed_on: false,
        trial: None,
        answers: answers(),
        revision: 0,
        expires: domain::consultation::Day::parse("2027-01-01").expect("a day"),
    }
}

/// What a page weighs over the wire, by level: its HTML as brotli, and the style sheet with it.
async fn weights(app: &Router) -> anyhow::Result<()> {
    let style = {
        let assets = crate::http::assets::addresses();
        get_page(app, &assets.style, None).await?.len()
    };
    for (survey, level) in [
        ("parents", "standard"),
        ("parents", "easy-read"),
        ("children", "teen"),
        ("children", "junior"),
        ("children", "infant"),
    ] {
        let page = get_page(app, &format!("/s/education-services/{survey}?level={level}"), None).await?;
        let name = format!("weight of the first page, {level}, with its style ({style} bytes)");
        row(&name, &format!("{:.1} kB", (page.len() + style) as f64 / 1024.0), "≤ 14 kB");
    }
    Ok(())
}

/// A page, as it goes over the wire.
async fn get_page(app: &Router, to: &str, cookie: Option<&str>) -> anyhow::Result<Vec<u8>> {
    let mut request = Request::get(to).header(header::ACCEPT_ENCODING, "br");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let response = app.clone().oneshot(request.body(Body::empty())?).await?;
    anyhow::ensure!(response.status().is_success(), "{to} answered {}", response.status());
    Ok(to_bytes(response.into_body(), usize::MAX).await?.to_vec())
}

fn row(what: &str, measured: &str, goal: &str) {
    println!("{what:<66} {measured:>14}   {goal}");
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The CPU time this process has used, from Linux's `/proc`; nothing elsewhere.
fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
    // A tick is a hundredth of a second on every Linux there is.
    Duration::from_millis(ticks * 10)
}

/// The memory this process holds, in MB.
fn resident() -> u64 {
    status("VmRSS:")
}

/// The most memory this process has held, in MB.
fn most_resident() -> u64 {
    status("VmHWM:")
}

/// A line of Linux's account of this process, in MB; nothing elsewhere.
fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|n| n.parse::<u64>().ok()).unwrap_or_default() / 1024
}
