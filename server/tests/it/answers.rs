//! Files of answers for analysts: by whom, when, and what another program reads in them.

use std::{collections::BTreeMap, io::Read as _, process::Command};

use axum::http::StatusCode;
use domain::{
    audience::Channel,
    code::Code,
    consultation::Day,
    language::Language,
    level::ReadingLevel,
    microdata::SMALLEST,
    respond::answer::{Answer, Slot, Value},
};
use server::{
    random,
    store::{
        people::Action,
        respond::{Sending, SentText},
    },
};

use crate::{app::TestApp, findings::sheets, on_both};

const PAGE: &str = "/officer/education-services/answers/parents";

/// So many parents who say the same of admissions, and of what they wrote and use.
async fn parents(app: &TestApp, n: usize, age: &'static str, need: &'static str, point: &'static str) {
    let code = Code::from("education-services");
    let version = app.store.current(&code).await.unwrap().into_iter().find(|(code, _)| *code == *"parents").unwrap().1;
    let level = ReadingLevel::Standard;
    let answers = [
        (Slot::of("age-group".into()), Value::Choice(age.into())),
        (Slot::of("extra-help".into()), Value::Choice(need.into())),
        (Slot::of("services-used".into()), Value::Services(vec!["admissions".into()])),
        (Slot::of("evidence".into()), Value::Ranked(vec!["inspection".into()])),
        (
            Slot::about("quality".into(), "admissions".into()),
            Value::Point { scale: "good-5".into(), point: point.into() },
        ),
    ];
    let today = Day::parse("2026-10-20").unwrap();
    let all: Vec<Sending> = (0..n)
        .map(|_| Sending {
            id: random::id(),
            draft: random::token(),
            revision: 0,
            version,
            language: Language::english(),
            level,
            channel: Channel::OpenLink,
            session: None,
            through: None,
            turned: None,
            wrote_in: None,
            answers: answers.iter().cloned().map(|(slot, value)| (slot, Answer { value, level })).collect(),
            receipt_expires: today.clone(),
            today: today.clone(),
            texts: vec![SentText {
                id: random::id(),
                slot: Slot::about("quality-why".into(), "admissions".into()),
                level,
                body: "Xylophone".to_owned(),
                concern: None,
            }],
        })
        .collect();
    app.store.put_responses(&all).await.unwrap();
}

/// Ninety parents of two ages and two needs, and three whose description few share.
async fn everybody(app: &TestApp) {
    parents(app, 30, "from-35", "none", "good").await;
    parents(app, 25, "from-35", "sen-support", "poor").await;
    parents(app, 35, "from-25", "none", "very-good").await;
    parents(app, 3, "from-65", "plan", "very-poor").await;
}

fn csv(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut table = ::csv::Reader::from_reader(bytes);
    let heads = table.headers().unwrap().iter().map(str::to_owned).collect();
    (heads, table.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect())
}

fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// How often each cell of a column is there.
fn counts((heads, rows): &(Vec<String>, Vec<Vec<String>>), column: &str) -> BTreeMap<String, usize> {
    let at = heads.iter().position(|head| head == column).unwrap_or_else(|| panic!("no {column} in {heads:?}"));
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row[at].clone()).or_default() += 1;
    }
    counts
}

fn counted<const N: usize>(counts: [(&str, usize); N]) -> BTreeMap<String, usize> {
    counts.into_iter().map(|(cell, n)| (cell.to_owned(), n)).collect()
}

/// What PSPP makes of a file: each label in words with how often it is there. Blank cells are not counted.
fn pspp(app: &TestApp, sav: &[u8], column: &str) -> BTreeMap<String, usize> {
    let (file, syntax, out) =
        (app.folder.path().join("in.sav"), app.folder.path().join("in.sps"), app.folder.path().join("out.csv"));
    std::fs::write(&file, sav).unwrap();
    // Missing values too: as what they mean.
    let asks = format!(
        "GET FILE='{}'.\nMISSING VALUES ALL ().\nSTRING said (A200).\nCOMPUTE said = VALUELABEL({column}).\nSELECT IF NOT MISSING({column}).\n\
         SAVE TRANSLATE /OUTFILE='{}' /TYPE=CSV /FIELDNAMES /KEEP=said /REPLACE.\n",
        file.display(),
        out.display()
    );
    std::fs::write(&syntax, asks).unwrap();
    let ran = Command::new("pspp").arg(&syntax).output().expect("pspp is installed by ./dev test");
    assert!(ran.status.success(), "{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    counts(&csv(&std::fs::read(&out).unwrap()), "said")
}

on_both! {
    async fn files_are_prepared_by_one_officer_and_released_by_another(app: TestApp) {
        everybody(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let open = officer.get(PAGE).await;
        assert!(open.has("once nobody can answer any more") && !open.has("Prepare the files"));
        app.close().await;
        let wrong = officer.post(PAGE, &[("do", "prepare"), ("describing", "age-group"), ("purpose", " ")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.has("Say what the files are for") && wrong.has("value=\"age-group\" checked"));
        let prepare = [("do", "prepare"), ("describing", "extra-help"), ("describing", "age-group"), ("purpose", "A model")];
        assert_eq!(officer.post(PAGE, &prepare).await.status, StatusCode::SEE_OTHER);
        let page = officer.get(PAGE).await;
        assert!(page.has("Another officer has to look at them") && page.has("Prepared by Olu"), "{}", page.body);
        // Three of one description, with as many others as make ten; of how many is rounded.
        assert!(page.has(">80</td>") && page.has(">10</td>"), "{}", page.body);
        assert_eq!(officer.get(&format!("{PAGE}/services.sav")).await.status, StatusCode::NOT_FOUND);
        let mark = page.between("name=\"mark\" value=\"", "\"").pop().unwrap();
        let release = [("do", "release"), ("mark", mark.as_str())];
        let own = officer.post(PAGE, &release).await;
        assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(own.has("You cannot release these files"));

        let mut second = app.officer("second@example.org").await;
        assert_eq!(second.post(PAGE, &[("do", "release"), ("mark", "another")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(second.post(PAGE, &release).await.status, StatusCode::SEE_OTHER);
        let page = second.get(PAGE).await;
        assert!(page.has("Released by Bea") && page.has("services.sav"), "{}", page.body);
        // Released once, they are never others.
        let again = officer.post(PAGE, &[("do", "prepare"), ("purpose", "More of it")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.has("Another officer has prepared files meanwhile") && again.has("More of it"), "{}", again.body);
        let drop = officer.post(PAGE, &[("do", "drop"), ("mark", mark.as_str())]).await;
        assert!(drop.status == StatusCode::UNPROCESSABLE_ENTITY && drop.has("Nothing was thrown away"));
        assert!(officer.get(PAGE).await.has(">80</td>"));

        let zip = officer.get(&format!("{PAGE}/answers.zip")).await;
        assert_eq!(zip.status, StatusCode::OK);
        assert_eq!(officer.get(&format!("{PAGE}/answers.zip")).await.bytes, zip.bytes, "the same again");
        let files = unzipped(&zip.bytes);
        for (name, bytes) in &files {
            let text = String::from_utf8_lossy(bytes);
            for never in ["Xylophone", "services-used", "services_used", "2026-10-20"] {
                assert!(!text.contains(never), "{name} says {never}");
            }
        }
        let services = csv(&files["services.csv"]);
        assert_eq!(services.1.len(), 83);
        // The three, and seven of those whose description most share.
        assert_eq!(counts(&services, "quality"), counted([("1", 28), ("2", 30), ("4", 25)]));
        let mut classes: BTreeMap<&[String], usize> = BTreeMap::new();
        for row in &services.1 {
            *classes.entry(&row[..4]).or_default() += 1;
        }
        assert_eq!(services.0[..4], ["about_service", "wording", "extra_help", "age_group"]);
        assert!(classes.values().all(|n| *n >= SMALLEST), "{classes:?}");
        let people = csv(&files["people.csv"]);
        assert_eq!(people.1.len(), 83);
        assert!(people.0.iter().any(|head| head == "evidence__1"));
        assert!(String::from_utf8_lossy(&files["read-me.txt"]).contains("services.csv: 83 rows"));
        assert!(String::from_utf8_lossy(&files["services.xml"]).contains("<sss version=\"2.0\">"));

        let xlsx = officer.get(&format!("{PAGE}/answers.xlsx")).await;
        assert_eq!(xlsx.status, StatusCode::OK);
        assert_eq!(officer.get(&format!("{PAGE}/answers.xlsx")).await.bytes, xlsx.bytes, "the same again");
        let book = sheets::<calamine::Xlsx<_>>(&xlsx.bytes);
        assert_eq!(book.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Read me", "people", "services", "codebook", "wording"]);
        let in_words = (book[2].1[0].clone(), book[2].1[1..].to_vec());
        assert_eq!(in_words.0, services.0, "its columns are the CSV's");
        assert_eq!(counts(&in_words, "quality"), counted([("Very good", 28), ("Good", 30), ("Poor", 25)]));
        assert!(book[0].1.iter().any(|line| line[0] == "services: 83 rows."), "one cut short would show: {:?}", book[0].1);
        assert!(book[3].1.iter().any(|line| line[1] == "quality" && line[4] == "4" && line[5] == "Poor" && line[7] == "-0.5"));
        let said = format!("{book:?}");
        assert!(!said.contains("Xylophone") && !said.contains("services-used") && !said.contains("2026-10-20"));

        let sav = officer.get(&format!("{PAGE}/services.sav")).await;
        let labelled = pspp(&app, &sav.bytes, "quality");
        assert_eq!(labelled, counted([("Very good", 28), ("Good", 30), ("Poor", 25)]));
        assert_eq!(pspp(&app, &sav.bytes, "extra_help").values().sum::<usize>(), 83);
        assert_eq!(app.store.audit_count(Action::TakeAnswers).await.unwrap(), 7, "prepared, released, taken five times");
    }

    async fn files_are_gone_once_the_answers_are_others(app: TestApp) {
        everybody(&app).await;
        app.close().await;
        let mut officer = app.officer("officer@example.org").await;
        let mut second = app.officer("second@example.org").await;
        let prepare = [("do", "prepare"), ("purpose", "A model")];
        officer.post(PAGE, &prepare).await;
        let mark = officer.get(PAGE).await.between("name=\"mark\" value=\"", "\"").pop().unwrap();
        // Answers from elsewhere may come after the last day.
        parents(&app, 1, "from-35", "none", "good").await;
        assert!(second.get(PAGE).await.has("Throw them away and prepare others"));
        let release = second.post(PAGE, &[("do", "release"), ("mark", mark.as_str())]).await;
        assert_eq!(release.status, StatusCode::UNPROCESSABLE_ENTITY);
        // Pressed on a page that shows others: nothing.
        assert_eq!(officer.post(PAGE, &[("do", "drop"), ("mark", "old")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        officer.post(PAGE, &[("do", "drop"), ("mark", mark.as_str())]).await;
        officer.post(PAGE, &prepare).await;
        let mark = officer.get(PAGE).await.between("name=\"mark\" value=\"", "\"").pop().unwrap();
        assert_eq!(second.post(PAGE, &[("do", "release"), ("mark", mark.as_str())]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(second.get(&format!("{PAGE}/people.sav")).await.status, StatusCode::OK);
        parents(&app, 1, "from-35", "none", "good").await;
        assert!(second.get(PAGE).await.has("cannot be taken away any more"));
        for file in ["people.sav", "services.sav", "answers.zip", "answers.xlsx"] {
            assert_eq!(second.get(&format!("{PAGE}/{file}")).await.to, PAGE, "the page says why");
        }
    }

    async fn files_are_gone_once_the_survey_is_another(app: TestApp) {
        everybody(&app).await;
        app.close().await;
        let mut officer = app.officer("officer@example.org").await;
        let mut second = app.officer("second@example.org").await;
        officer.post(PAGE, &[("do", "prepare"), ("describing", "age-group"), ("purpose", "A model")]).await;
        let mark = officer.get(PAGE).await.between("name=\"mark\" value=\"", "\"").pop().unwrap();
        assert_eq!(second.post(PAGE, &[("do", "release"), ("mark", mark.as_str())]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(second.get(&format!("{PAGE}/people.sav")).await.status, StatusCode::OK);
        // The same answers, of a version whose options stand in another order: other files, to be laid beside those.
        let mut files = server::cli::demonstration();
        for (day, earlier) in [("2026-11-09", "2026-08-01"), ("2027-01-29", "2026-10-30"), ("2027-03-24", "2026-12-18")] {
            let source = files.get_mut("consultation.toml").unwrap();
            *source = source.replace(day, earlier);
        }
        let source = files.get_mut("blocks/about-you.toml").unwrap();
        assert!(source.contains("\"from-16\", \"from-25\""));
        *source = source.replace("\"from-16\", \"from-25\"", "\"from-25\", \"from-16\"");
        app.store.import(&files, &domain::edition::read(&files).unwrap(), true).await.unwrap();
        assert!(second.get(PAGE).await.has("cannot be taken away any more"));
        assert_eq!(second.get(&format!("{PAGE}/people.sav")).await.to, PAGE);
    }

    async fn answers_are_for_officers_alone(app: TestApp) {
        everybody(&app).await;
        app.close().await;
        for who in ["admin@example.org", "lead@example.org", "school@example.org"] {
            let mut other = app.officer(who).await;
            for page in [PAGE.to_owned(), format!("{PAGE}/answers.zip"), "/officer/education-services/answers".to_owned()] {
                assert_eq!(other.get(&page).await.status, StatusCode::FORBIDDEN, "{who}: {page}");
            }
            assert_eq!(other.post(PAGE, &[("do", "prepare"), ("purpose", "x")]).await.status, StatusCode::FORBIDDEN);
        }
        let mut officer = app.officer("officer@example.org").await;
        assert!(officer.get("/officer/education-services/answers/staff").await.has("Too few people answered"));
        assert_eq!(officer.get("/officer/education-services/answers/nobody").await.status, StatusCode::NOT_FOUND);
        assert_eq!(officer.post("/officer/education-services/answers/staff", &[("do", "prepare"), ("purpose", "x")]).await.status, StatusCode::SEE_OTHER);
        assert!(officer.get("/officer/education-services/answers/staff").await.has("Too few people answered"));
    }
}
