//! `soundings demo`: the demonstration consultation, and people who were never there.
//!
//! Each made-up person goes the way a real one would: the start page, every page's form, *check your
//! answers*, *send*, over HTTP. The same seed makes the same people.

mod decided;
mod lawful;
mod messages;
mod report;
mod sessions;
mod signed;
mod tried;

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};

use anyhow::Context as _;
use clap::Args;
use domain::{
    code::Code,
    comments::Sentiment,
    consultation::{Consultation, Day},
    edition::{self, Files, SurveyEdition},
    heard::Roll,
    language::Language,
    level::ReadingLevel,
    people::Role,
    survey::{Kind, Provider, Question, YES_NO_UNSURE},
};
use indicatif::{ProgressBar, ProgressStyle};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use rust_embed::RustEmbed;
use tokio::net::TcpListener;

use crate::{
    clock::Clock,
    config::Config,
    http::{
        AppState, router,
        secrets::{hash_password, verify_password},
    },
    jobs,
    store::{
        Store,
        comments::{Comment, CommentState},
        consultations::Imported,
        remarks::Coding,
    },
};

/// The demonstration consultation.
#[derive(RustEmbed)]
#[folder = "demonstration"]
struct Demonstration;

/// Comments nobody made, a line each: who speaks, the question they answer with the service it is about, the words.
const COMMENTS: &str = include_str!("../../demonstration/made-up-comments.txt");
/// How many comments the made-up officer codes.
const CODED: usize = 90;
/// What a person said of some of them.
const CODES: &str = include_str!("../../demonstration/made-up-codes.txt");

/// What to send.
#[derive(Args, Clone, Debug)]
pub(super) struct Demo {
    /// How many responses.
    #[arg(long, default_value_t = 2400)]
    responses: usize,
    /// Which people: the same seed makes the same.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    config: Config,
}

/// The demonstration's officers, with passwords that everyone may know.
pub(crate) const PEOPLE: [(&str, &str, Role); 6] = [
    ("officer@example.org", "Olu Adeyemi", Role::Officer),
    ("reviewer@example.org", "Priya Nair", Role::Officer),
    ("administrator@example.org", "Sam Reed", Role::Administrator),
    ("lead@example.org", "Ruth Mensah", Role::SafeguardingLead),
    ("deputy@example.org", "Amir Haddad", Role::SafeguardingDeputy),
    (sessions::REPRESENTATIVE, "Josie Clarke", Role::Representative),
];
/// The demonstration's accounts that may sign in here: everybody knows their password.
pub(crate) async fn known_accounts(store: &Store) -> Result<Vec<String>, crate::store::StoreError> {
    let accounts = store.accounts().await?.into_iter();
    let known = accounts.filter(|account| PEOPLE.iter().any(|(known, ..)| *known == account.email));
    // One who has another password by now is somebody who tries the program out.
    Ok(known
        .filter(|account| verify_password(PASSWORD, Some(&account.password_hash)))
        .map(|account| account.email)
        .collect())
}

/// Everybody's password in the demonstration.
pub(crate) const PASSWORD: &str = "soundings-demonstration";

/// The demonstration consultation's files.
pub(crate) fn files() -> Files {
    files_of("education-services")
}

/// The files of one of the demonstration's consultations.
fn files_of(consultation: &str) -> Files {
    Demonstration::iter()
        .filter_map(|path| {
            let inner = path.strip_prefix(consultation)?.strip_prefix('/')?.to_owned();
            let body = String::from_utf8(Demonstration::get(&path)?.data.into_owned()).ok()?;
            Some((inner, body))
        })
        .collect()
}

/// By whose link made-up people of schools come, and how many of a hundred: most of them by none, and by one school's nobody.
const BY_LINK: [(&str, u32); 7] =
    [("900001", 9), ("900002", 6), ("900003", 4), ("900004", 2), ("900005", 16), ("900006", 5), ("900007", 3)];

/// The demonstration's schools, none of which is real.
fn schools_file() -> Vec<u8> {
    Demonstration::get("schools.csv").map(|file| file.data.into_owned()).unwrap_or_default()
}

const DATES: [&str; 3] = ["opens", "closes", "decides"];

/// The same with other dates: the demonstration is open on whatever day it is first started.
fn dated(mut files: Files, days: &[Day]) -> Files {
    if let Some(source) = files.get_mut("consultation.toml") {
        let lines: Vec<String> = source
            .split_inclusive('\n')
            .map(|line| match DATES.iter().zip(days).find(|(key, _)| line.starts_with(&format!("{key} = "))) {
                Some((key, day)) => format!("{key} = \"{}\"\n", day.as_str()),
                None => line.to_owned(),
            })
            .collect();
        *source = lines.concat();
    }
    files
}

fn dates_of(files: &Files) -> Vec<Day> {
    let source = files.get("consultation.toml").map_or("", String::as_str);
    Consultation::parse("consultation.toml", source, &mut Vec::new())
        .map(|consultation| vec![consultation.opens, consultation.closes, consultation.decides])
        .unwrap_or_default()
}

pub(super) async fn run(url: &str, options: Demo) -> anyhow::Result<()> {
    let store = Store::open(url).await?;
    anyhow::ensure!(
        !store.has_real_consultations().await?,
        "this database has a real consultation: the demonstration’s accounts, whose password everybody knows, do not belong beside it. Use another with --database"
    );
    let clock = Clock::system(&options.config.zone.time_zone)?;
    let code = Code::from("education-services");
    let files = match store.export(&code).await? {
        // What is there already keeps its dates: a second start changes nothing.
        Some(there) => dated(files(), &dates_of(&there)),
        None => dated(files(), &[clock.days_from_now(-13), clock.days_from_now(70), clock.days_from_now(124)]),
    };
    let edition = edition::read(&files).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("the demonstration is at fault:\n{}", faults.join("\n"))
    })?;
    let done = store.import(&files, &edition, true).await?;
    let hash = hash_password(PASSWORD)?;
    for (email, name, role) in PEOPLE {
        store.put_account(email, name, role, &hash).await?;
    }
    let new = done.iter().any(|(_, what)| *what == Imported::New);
    let state = AppState::new(store.clone(), clock.clone(), options.config.clone()).await?;
    // Before anybody comes: a survey that has to be signed opens once it is, or it is said why not.
    signed::stand_in(&state, &code).await?;
    let first = store.schools().await?.is_empty();
    store.put_schools(crate::cli::schools::read(&schools_file())?).await?;
    if options.responses > 0 {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let app = router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let server = tokio::spawn(async move { axum::serve(listener, app).await });
        send(address, &code, edition.surveys, (options.responses, options.seed), standing).await?;
        server.abort();
        if first {
            sessions::hold(&state, &code).await?;
        }
        for (survey, by, numbers) in ROLLS {
            let numbers = numbers.iter().map(|(part, n)| (Code::from(*part), *n)).collect();
            let roll = Roll { numbers, source: "Made up for the demonstration".to_owned(), on: clock.today() };
            store.put_roll(&code, (&Code::from(survey), by), &roll).await?;
        }
        store.set_weighs(&code, (&Code::from("parents"), "q-extra-help"), true).await?;
        let officer = store.account_by_email(PEOPLE[0].0).await?.context("the officer was just made")?.id;
        // What the law asks stands in the report that is written then.
        if first {
            tried::out(&state, &code, officer).await?;
            lawful::enter(&state, &code, officer).await?;
        }
        read(&state, &code).await?;
        if first {
            messages::write(&state, &code, officer).await?;
        }
        decided::run(&store, &clock, &options).await?;
    }
    println!("{code}: {}", if new { "taken in" } else { "was there already" });
    store.close().await;
    Ok(())
}

/// A survey, by what its people are counted, and how many there are.
type MadeUpRoll = (&'static str, &'static str, &'static [(&'static str, u64)]);

/// How many made-up people there are, by what a survey asks.
const ROLLS: [MadeUpRoll; 4] = [
    ("parents", "q-extra-help", &[("none", 41_300), ("sen-support", 6_200), ("plan", 2_350)]),
    (
        "parents",
        "q-age-group",
        &[
            ("from-16", 900),
            ("from-25", 11_200),
            ("from-35", 24_800),
            ("from-45", 10_900),
            ("from-55", 1_700),
            ("from-65", 350),
        ],
    ),
    ("children", "by-level", &[("infant", 12_100), ("junior", 16_400), ("teen", 15_600)]),
    (
        "schools",
        "q-phase",
        &[("early-years", 300), ("primary", 78), ("secondary", 19), ("special", 4), ("alternative", 2), ("post-16", 3)],
    ),
];

/// How the made-up people are shared out, in parts of a hundred.
fn share(survey: &str) -> f64 {
    match survey {
        "parents" => 0.46,
        "children" => 0.32,
        "schools" => 0.09,
        "staff" => 0.09,
        _ => 0.04,
    }
}

/// How people see a service, −1 to 1.
type Sees = fn(Option<&str>) -> f64;

async fn send(
    address: SocketAddr,
    consultation: &Code,
    surveys: Vec<SurveyEdition>,
    (total, seed): (usize, u64),
    view: Sees,
) -> anyhow::Result<()> {
    let bar = ProgressBar::new(total as u64).with_style(
        ProgressStyle::with_template("made-up responses {bar:30} {pos}/{len} {eta}")
            .context("the style is well formed")?,
    );
    let origin = format!("http://{address}");
    let mut jobs: Vec<(Arc<SurveyEdition>, u64)> = Vec::new();
    for survey in surveys {
        let survey = Arc::new(survey);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small share of a small number")]
        let n = (total as f64 * share(survey.survey.code.as_str())).round() as u64;
        let before = jobs.len() as u64;
        jobs.extend((0..n).map(|at| (survey.clone(), seed.wrapping_mul(1_000_003).wrapping_add(before + at))));
    }
    let jobs = Arc::new(tokio::sync::Mutex::new(jobs.into_iter()));
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let (jobs, origin, consultation, bar) = (jobs.clone(), origin.clone(), consultation.clone(), bar.clone());
        workers.spawn(async move {
            let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
            loop {
                let Some((survey, seed)) = jobs.lock().await.next() else { return anyhow::Ok(()) };
                Person::new(&survey, seed, view).answer(&client, &origin, &consultation, &survey).await?;
                bar.inc(1);
            }
        });
    }
    while let Some(done) = workers.join_next().await {
        done??;
    }
    bar.finish();
    Ok(())
}

/// Reads what the made-up people wrote, as a server does beside its requests; then the made-up officer keeps most of
/// it and codes some, so that every page has something to show.
async fn read(state: &AppState, code: &Code) -> anyhow::Result<()> {
    let bar = ProgressBar::no_length().with_style(
        ProgressStyle::with_template("made-up comments screened, read and sorted {elapsed}")
            .context("the style is well formed")?,
    );
    loop {
        let some = jobs::read_some(state).await?;
        bar.inc(some as u64);
        if some == 0 {
            break;
        }
    }
    report::themes(state, code).await?;
    while jobs::read_some(state).await? > 0 {}
    bar.finish();
    keep_comments(state, code, 7).await?;
    report::write(state, code).await
}

/// The made-up officer keeps most comments, codes some, and lets one in so many be quoted.
async fn keep_comments(state: &AppState, code: &Code, quoted: i64) -> anyhow::Result<()> {
    let store = &state.store;
    let versions = store.versions(code).await?;
    let officer = store.account_by_email(PEOPLE[0].0).await?.context("the officer was just made")?.id;
    let today = state.clock.today();
    let unread = store.comments(&versions, CommentState::Unread, (0, 100_000)).await?;
    // The officer says what a person said of the same words, whatever the program says.
    let codes: BTreeMap<&str, Sentiment> = CODES
        .lines()
        .filter_map(|line| line.split_once(" | "))
        .filter_map(|(sentiment, text)| Some((text, Sentiment::parse(sentiment)?)))
        .collect();
    let said = |comment: &Comment| codes.get(comment.body.as_str()).copied();
    let known: BTreeMap<i64, Sentiment> =
        unread.iter().filter_map(|comment| Some((comment.id, said(comment)?))).take(CODED).collect();
    for comment in unread.iter().filter(|comment| comment.id % 5 < 3 || known.contains_key(&comment.id)) {
        let step = (CommentState::Unread, CommentState::Kept);
        store.decide(&versions, comment.id, step, officer, &today).await?;
        // What has nothing masked may be quoted as it is; what has is left for a person to look at.
        if comment.masks.is_empty() && comment.id % quoted == 0 {
            store.set_quotable(comment, true).await?;
        }
    }
    let ids: Vec<i64> = known.keys().copied().collect();
    for remark in store.remarks_of(&ids).await? {
        let sentiment = known[&remark.comment];
        let coding = Coding { remark: remark.id, service: remark.service, sentiment, officer, blind: true };
        store.code(&versions, &coding, &today).await?;
    }
    Ok(store.touch(code).await?)
}

/// Somebody who was never there.
struct Person {
    chance: StdRng,
    level: ReadingLevel,
    language: Language,
    /// How they see things in general, added to how each service is seen.
    mood: f64,
    view: Sees,
    /// Whose link they came by.
    school: Option<&'static str>,
}

impl Person {
    fn new(survey: &SurveyEdition, seed: u64, view: Sees) -> Self {
        let mut chance = StdRng::seed_from_u64(seed);
        let levels = &survey.survey.levels;
        let first = levels[0];
        let child = first.is_child();
        let level =
            if child || chance.random_bool(0.16) { *levels.choose(&mut chance).unwrap_or(&first) } else { first };
        let language = match survey.languages_at(level).get(1) {
            Some(other) if level == ReadingLevel::Standard && chance.random_bool(0.03) => other.clone(),
            _ => Language::english(),
        };
        let mood = chance.random_range(-0.5..0.5);
        // Drawn apart, so that what the others think is the same with schools and without.
        let mut apart = StdRng::seed_from_u64(!seed);
        let mut drawn = apart.random_range(0..100u32);
        let by_link = |(_, share): &&(&'static str, u32)| match drawn.checked_sub(*share) {
            Some(left) => {
                drawn = left;
                false
            }
            None => true,
        };
        let mut schools = BY_LINK.iter().filter(|_| survey.survey.audience.is_of_schools());
        let school = schools.find(by_link).map(|(urn, _)| *urn);
        Self { chance, level, language, mood, view, school }
    }

    /// Goes the whole way.
    async fn answer(
        mut self,
        client: &reqwest::Client,
        origin: &str,
        consultation: &Code,
        survey: &SurveyEdition,
    ) -> anyhow::Result<()> {
        let start = format!("{origin}/s/{consultation}/{}", survey.survey.code);
        let mut begin =
            vec![("language".to_owned(), self.language.to_string()), ("level".to_owned(), self.level.to_string())];
        begin.extend(self.school.map(|urn| ("school".to_owned(), urn.to_owned())));
        let (mut to, cookie) = post(client, origin, &start, None, &begin).await?;
        let cookie = cookie.context("beginning gives a cookie")?;
        for _ in 0..200 {
            let path = to.split('?').next().unwrap_or_default().to_owned();
            let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
            let fields = match parts.as_slice() {
                ["r", _, "sent"] => return Ok(()),
                ["r", _, "check"] => vec![("do".to_owned(), "continue".to_owned())],
                ["r", _, "q", page, service @ ..] => self.fill(survey, page, service.first().copied()),
                _ => anyhow::bail!("led to {path}"),
            };
            (to, _) = post(client, origin, &format!("{origin}{path}"), Some(&cookie), &fields).await?;
        }
        anyhow::bail!("the way has no end")
    }

    fn fill(&mut self, survey: &SurveyEdition, page: &str, service: Option<&str>) -> Vec<(String, String)> {
        let mut fields = vec![("do".to_owned(), "continue".to_owned())];
        let Some(page) = survey.survey.page(page) else { return fields };
        for code in &page.questions {
            let question = survey.survey.question(code);
            if !question.asked_at(self.level) {
                continue;
            }
            let about = question.service.as_ref().map(Code::as_str).or(service);
            self.choose(survey, question, about, &mut fields);
        }
        fields
    }

    fn choose(
        &mut self,
        survey: &SurveyEdition,
        question: &Question,
        service: Option<&str>,
        fields: &mut Vec<(String, String)>,
    ) {
        let name = question.code.to_string();
        let ways: Vec<String> = question.ways_out_at(self.level).map(domain::survey::WayOut::form_value).collect();
        if !question.required && !ways.is_empty() && self.chance.random_bool(0.05) {
            // “I don't know” is what most people who leave say.
            let way = if self.chance.random_bool(0.7) { ways.first() } else { ways.choose(&mut self.chance) };
            fields.push((name, way.cloned().unwrap_or_default()));
            return;
        }
        if !question.required && self.chance.random_bool(0.04) {
            return;
        }
        match &question.kind {
            Kind::Single(_) | Kind::Many(_) if question.code == *"extra-help" => {
                let need = ["none", "none", "none", "none", "none", "none", "sen-support", "sen-support", "plan"];
                let found = need
                    .choose(&mut self.chance)
                    .filter(|code| question.offered().any(|choice| choice.code == ***code));
                fields.extend(found.map(|code| (name, (*code).to_owned())));
            }
            Kind::Single(_) => {
                let offered: Vec<_> = question.offered().collect();
                let at = self.chance.random_range(0..offered.len()).min(self.chance.random_range(0..offered.len()));
                fields.push((name, offered[at].code.to_string()));
            }
            Kind::Many(_) => {
                let offered: Vec<_> = question.offered().filter(|choice| !choice.none).collect();
                let count = self.chance.random_range(1..=offered.len().min(3));
                fields.extend(
                    offered
                        .choose_multiple(&mut self.chance, count)
                        .map(|choice| (name.clone(), choice.code.to_string())),
                );
            }
            Kind::YesNoUnsure => {
                fields.push((name, (*YES_NO_UNSURE.choose(&mut self.chance).unwrap_or(&"yes")).to_owned()));
            }
            Kind::Rating { .. } => {
                let Some(scale) = question.scale_at(self.level).and_then(|scale| survey.survey.scales.get(scale))
                else {
                    return;
                };
                let young = if self.level.is_child() && self.level != ReadingLevel::Teen { 0.35 } else { 0.0 };
                let elsewhere = if question.provider == Some(Provider::Outside) { outside(service) } else { 0.0 };
                let felt = (self.view)(service) + elsewhere + self.mood + young + self.chance.random_range(-0.6..0.6);
                let nearest =
                    scale.points.iter().min_by(|a, b| (a.score - felt).abs().total_cmp(&(b.score - felt).abs()));
                fields.extend(nearest.map(|point| (name, point.code.to_string())));
            }
            Kind::Services { max } => {
                let most = (*max).min(survey.survey.services.len());
                let count = self.chance.random_range(1..=most);
                let chosen: Vec<&Code> = survey.survey.services.choose_multiple(&mut self.chance, count).collect();
                fields.extend(chosen.into_iter().map(|service| (name.clone(), service.to_string())));
            }
            Kind::ShortText { .. } | Kind::LongText { .. } => {
                if self.chance.random_bool(0.15) {
                    fields.extend(self.comment(question, service).map(|text| (name, text)));
                }
            }
            Kind::Rank { .. } => {
                let places = question.places_at(self.level);
                let offered: Vec<_> = question.offered().collect();
                let chosen: Vec<_> = offered.choose_multiple(&mut self.chance, places).collect();
                fields.extend(chosen.into_iter().enumerate().map(|(at, choice)| {
                    (domain::respond::form::place_field(&question.code, at + 1), choice.code.to_string())
                }));
            }
        }
    }

    fn comment(&mut self, question: &Question, service: Option<&str>) -> Option<String> {
        let voice = if self.level.is_child() { "child" } else { "adult" };
        let code = question.code.as_str();
        let fits = |asked: &str| match asked.split_once('@') {
            Some((asked, about)) => asked == code && Some(about) == service,
            None => asked == code || asked == "any",
        };
        let fitting: Vec<&str> = COMMENTS
            .lines()
            .filter_map(|line| {
                let mut parts = line.splitn(3, " | ");
                let (who, asked, words) = (parts.next()?, parts.next()?, parts.next()?);
                (who == voice && fits(asked)).then_some(words)
            })
            .collect();
        fitting.choose(&mut self.chance).map(|words| (*words).to_owned())
    }
}

/// How much better or worse they expect an outside organisation to be at a service than what they see now.
fn outside(service: Option<&str>) -> f64 {
    match service {
        Some("sen-inclusion" | "hearing-primary" | "deaf-secondary") => -0.45,
        Some("behaviour" | "place-planning") => 0.35,
        Some(_) => -0.05,
        None => -0.2,
    }
}

/// How a service is seen by people who were never there: made up, and different enough to be seen.
fn standing(service: Option<&str>) -> f64 {
    match service {
        Some("admissions") => 0.25,
        Some("place-planning") => -0.1,
        Some("education-welfare") => 0.1,
        Some("behaviour") => -0.25,
        Some("school-standards") => 0.35,
        Some("workforce-governors") => 0.45,
        Some("early-years") => 0.5,
        Some("sen-inclusion") => -0.05,
        Some("educational-psychology") => -0.3,
        Some("free-school-meals") => 0.4,
        Some("hearing-primary") => 0.6,
        Some("deaf-secondary") => 0.55,
        _ => 0.1,
    }
}

/// Posts a form as a browser would, and says where it leads.
async fn post(
    client: &reqwest::Client,
    origin: &str,
    to: &str,
    cookie: Option<&str>,
    fields: &[(String, String)],
) -> anyhow::Result<(String, Option<String>)> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut request =
        client.post(to).header("origin", origin).header("content-type", "application/x-www-form-urlencoded").body(body);
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    let response = request.send().await?;
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let cookie = header("set-cookie").and_then(|cookie| cookie.split(';').next().map(str::to_owned));
    let status = response.status();
    let location = header("location").with_context(|| format!("{to} answered {status} and led nowhere"))?;
    Ok((location, cookie))
}
