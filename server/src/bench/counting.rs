//! Findings of very many responses: what counting costs, and how it grows.

use std::time::{Duration, Instant};

use domain::{
    audience::Channel,
    code::Code,
    consultation::Day,
    edition,
    language::Language,
    level::ReadingLevel,
    microdata::Describing,
    respond::answer::{Answer, Answers, Slot, Value},
};

use super::{Drawn, cpu_time, most_resident, resident, row, tenfold};
use crate::{
    clock::Clock,
    config::Config,
    export::{self, microdata::Package},
    findings::{self, Reports},
    http::AppState,
    microdata, random,
    store::{Store, respond::Sending},
};

/// The services two of which each person has answered about.
const SERVICES: [&str; 4] = ["admissions", "sen-inclusion", "education-welfare", "early-years"];

/// Twenty answers of a made-up parent.
fn answers(drawn: &mut Drawn) -> Answers {
    let level = ReadingLevel::Standard;
    let first = drawn.below(SERVICES.len());
    let services = [SERVICES[first], SERVICES[(first + 1 + drawn.below(3)) % SERVICES.len()]];
    let mut of = |names: &[&'static str]| Code::from(names[drawn.below(names.len())]);
    let needs = ["none", "sen-support", "plan", "assessing"];
    let mut all = vec![
        (Slot::of("services-used".into()), Value::Services(services.map(Code::from).to_vec())),
        (Slot::of("extra-help".into()), Value::Choice(of(&needs))),
        (Slot::of("age-group".into()), Value::Choice(of(&["from-16", "from-25", "from-35", "from-45"]))),
        (Slot::of("preference".into()), Value::Choice(of(&["council", "outside", "either"]))),
    ];
    let points = ["very-good", "good", "middle", "poor", "very-poor"];
    let mut point = || Value::Point { scale: "good-5".into(), point: of(&points) };
    for service in services {
        let asked =
            ["quality", "access", "listened", "more-needs", "joined-up", "expect-council", "expect-outside", "fair"];
        for question in asked {
            all.push((Slot::about(question.into(), service.into()), point()));
        }
    }
    all.into_iter().map(|(slot, value)| (slot, Answer { value, level })).collect()
}

/// Measures findings of so many responses, and of ten times fewer, and so on down to a thousand; in a database that is there,
/// where one is named, else in files of its own.
pub(super) async fn measure(
    (folder, there): (&std::path::Path, Option<&str>),
    most: usize,
    config: &Config,
    (files, edition): (&edition::Files, &edition::Edition),
) -> anyhow::Result<()> {
    for n in tenfold(most) {
        if let Some(url) = there {
            let store = Store::open(url).await?;
            store.import(files, edition, true).await?;
            let result = counted(&store, n, config).await;
            if result.is_ok() {
                elsewhere(url, n, config).await?;
            }
            // The next has as many as it says, and whoever lent the database finds it empty.
            store.delete_answers(&store.versions(&Code::from("education-services")).await?).await?;
            store.close().await;
            result?;
            continue;
        }
        let path = folder.join(format!("counting-{n}.db"));
        let store = Store::open(&format!("sqlite:{}", path.display())).await?;
        store.import(files, edition, true).await?;
        let result = counted(&store, n, config).await;
        store.close().await;
        // In a process of its own: what this one once held it gives back to nobody.
        let mut files = std::process::Command::new(std::env::current_exe()?);
        let files = files.args(["bench", "--files-of"]).arg(&path).status()?;
        std::fs::remove_file(&path)?;
        result?;
        anyhow::ensure!(files.success(), "the files for analysts failed");
    }
    Ok(())
}

async fn counted(store: &Store, n: usize, config: &Config) -> anyhow::Result<()> {
    let code = Code::from("education-services");
    let current = store.current(&code).await?;
    let version = current.iter().find(|(survey, _)| *survey == *"parents").map(|(_, id)| *id).unwrap_or_default();
    let mut drawn = Drawn(7);
    let day = |at: usize| Day::parse(&format!("2026-11-{:02}", 1 + at % 28)).expect("a day");
    let mut left = n;
    while left > 0 {
        let some = left.min(20_000);
        let sendings: Vec<Sending> = (0..some)
            .map(|at| Sending {
                id: random::id(),
                draft: String::new(),
                revision: 0,
                version,
                language: Language::english(),
                level: ReadingLevel::Standard,
                channel: Channel::OpenLink,
                session: None,
                through: None,
                turned: None,
                wrote_in: None,
                answers: answers(&mut drawn),
                receipt_expires: day(0),
                today: day(at),
                texts: Vec::new(),
            })
            .collect();
        store.put_responses(&sendings).await?;
        left -= some;
    }
    let state = AppState::new(store.clone(), Clock::fixed("2026-12-10")?, config.clone()).await?;
    let surveys = findings::surveys(store, &state.catalogue, &code).await?.expect("it was taken in");
    let (began, before) = (Instant::now(), cpu_time());
    let one_by_one = findings::compute(store, &surveys).await?;
    let (slow, slow_cpu) = (began.elapsed(), cpu_time().saturating_sub(before));
    let began = Instant::now();
    store.seal(&Day::parse("2026-12-09").expect("a day")).await?;
    let sealing = began.elapsed();
    // A server that was just started.
    let reports = Reports::default();
    let (began, before) = (Instant::now(), cpu_time());
    let cold = reports.report(store, &code, &surveys).await?;
    let (cold_time, cold_cpu) = (began.elapsed(), cpu_time().saturating_sub(before));
    anyhow::ensure!(*cold == one_by_one, "sheets say something else than responses");
    let began = Instant::now();
    reports.report(store, &code, &surveys).await?;
    let warm = began.elapsed();
    let seconds = |time: Duration| format!("{:.2} s", time.as_secs_f64());
    let name = |what: &str| format!("{what}, {n} responses of 20 answers");
    row(&name("findings, cold"), &seconds(cold_time), "≤ 1 s");
    row("  CPU of that", &seconds(cold_cpu), "");
    row("  from the responses one by one, CPU", &format!("{} ({})", seconds(slow), seconds(slow_cpu)), "");
    row("  putting them on sheets, once", &seconds(sealing), "");
    row("  warm", &format!("{:.1} ms", warm.as_secs_f64() * 1000.0), "≤ 50 ms");
    row("  memory meanwhile", &format!("{} MB", resident()), "");
    Ok(())
}

/// What findings cost another server over the same database, which has counted nothing yet.
async fn elsewhere(url: &str, n: usize, config: &Config) -> anyhow::Result<()> {
    let store = Store::open(url).await?;
    let state = AppState::new(store.clone(), Clock::fixed("2026-12-10")?, config.clone()).await?;
    let code = Code::from("education-services");
    let surveys = findings::surveys(&store, &state.catalogue, &code).await?.expect("it was taken in");
    let began = Instant::now();
    state.reports.report(&store, &code, &surveys).await?;
    let cold = format!("{:.2} s", began.elapsed().as_secs_f64());
    row(&format!("  cold on a second server, {n} responses"), &cold, "≤ 1 s");
    store.close().await;
    Ok(())
}

/// What the files for analysts cost that are made of a database, with two descriptions of people in them.
pub(super) async fn files(path: &std::path::Path, config: &Config) -> anyhow::Result<()> {
    let store = Store::open(&format!("sqlite:{}", path.display())).await?;
    let state = AppState::new(store.clone(), Clock::fixed("2026-12-10")?, config.clone()).await?;
    let (code, parents) = (Code::from("education-services"), Code::from("parents"));
    let surveys = findings::surveys(&store, &state.catalogue, &code).await?.expect("it was taken in");
    let asked = findings::asked(&state.catalogue, &surveys).remove(&parents).expect("parents are asked");
    let version = surveys.newest_of(parents.as_str()).expect("they are asked");
    let words = state.ui(version, &Language::english(), ReadingLevel::Standard);
    let chosen = ["extra-help", "age-group"].map(|question| Describing::Question(question.into()));
    let seconds = |began: Instant| format!("{:.2} s", began.elapsed().as_secs_f64());
    let megabytes = |file: &std::fs::File| file.metadata().map(|about| format!("{:.1} MB", about.len() as f64 / 1e6));
    row("  memory at rest, of a process of its own", &format!("{} MB", resident()), "");
    let began = Instant::now();
    let versions = &surveys.versions[&parents];
    let gathered = microdata::gather(&store, versions, &asked.edition.survey, &chosen, "a seed").await?;
    row("  rows of files for analysts, read and protected", &seconds(began), "");
    let package = Package::new(&words.ui, &asked, gathered, state.clock.today());
    let (mut file, began) = (tempfile::tempfile()?, Instant::now());
    export::microdata::zip(&package, &mut file)?;
    row("  the same written as CSV, in a zip", &format!("{}, {}", seconds(began), megabytes(&file)?), "");
    row("    most memory of that process until then", &format!("{} MB", most_resident()), "≤ 200 MB");
    let (mut file, began) = (tempfile::tempfile()?, Instant::now());
    export::microdata::xlsx(&package, &mut file)?;
    row("  the same as a workbook", &format!("{}, {}", seconds(began), megabytes(&file)?), "100,000: ≤ 6 s");
    row("    most memory with that", &format!("{} MB", most_resident()), "≤ 200 MB");
    for name in ["people", "services"] {
        let (mut file, began) = (tempfile::tempfile()?, Instant::now());
        export::microdata::sav(&package, name, &mut file)?;
        row(&format!("  {name} written for SPSS"), &format!("{}, {}", seconds(began), megabytes(&file)?), "");
    }
    row("    most memory with that", &format!("{} MB", most_resident()), "");
    store.close().await;
    Ok(())
}
