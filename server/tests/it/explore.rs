//! One question set against another.

use std::{sync::Arc, time::Duration};

use axum::http::StatusCode;
use domain::{
    audience::Channel,
    code::Code,
    consultation::Day,
    findings::Crossing,
    language::Language,
    level::ReadingLevel,
    respond::answer::{Answer, Slot, Value},
};
use server::{
    crossings::{Far, Wanted},
    random,
    store::respond::Sending,
};

use crate::{
    app::{Browser, TODAY, TestApp},
    on_both,
    report::{DRAFT, MONITORING, PROMISE, REPORT, write},
};

/// So many parents of one age and need who say the same of admissions.
async fn parents(app: &TestApp, n: usize, age: &'static str, need: &'static str, point: &'static str) {
    let code = Code::from("education-services");
    let version = app.store.current(&code).await.unwrap().into_iter().find(|(code, _)| *code == *"parents").unwrap().1;
    let level = ReadingLevel::Standard;
    let answers = [
        (Slot::of("age-group".into()), Value::Choice(age.into())),
        (Slot::of("extra-help".into()), Value::Choice(need.into())),
        (
            Slot::about("quality".into(), "admissions".into()),
            Value::Point { scale: "good-5".into(), point: point.into() },
        ),
    ];
    let today = Day::parse(TODAY).unwrap();
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
            texts: Vec::new(),
        })
        .collect();
    app.store.put_responses(&all).await.unwrap();
}

async fn parents_of_another_age(app: &TestApp) {
    parents(app, 30, "from-45", "none", "good").await;
    parents(app, 30, "from-45", "none", "poor").await;
}

const EXPLORE: &str = "/officer/education-services/explore/parents";

on_both! {
    async fn a_question_is_set_against_another(app: TestApp) {
        for need in ["none", "sen-support"] {
            parents(&app, 44, "from-35", need, "good").await;
            parents(&app, 31, "from-35", need, "poor").await;
            parents(&app, 12, "from-35", need, "very-good").await;
            parents(&app, 37, "from-25", need, "very-good").await;
            parents(&app, 15, "from-25", need, "good").await;
            parents(&app, 14, "from-25", need, "poor").await;
        }
        parents(&app, 6, "from-55", "none", "poor").await;
        let mut officer = app.officer("officer@example.org").await;
        let empty = officer.get("/officer/education-services/explore").await;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(empty.has("Set against") && empty.has("optgroup"));
        let page = officer.get(&format!("{EXPLORE}?ask=quality@admissions&by=age-group")).await;
        assert_eq!(page.status, StatusCode::OK);
        let section = page.between("id=\"parents_quality_admissions_by_age_group\"", "</section>").pop().unwrap();
        let table = section.split_once("<tbody>").unwrap().1;
        // 24 very good, 88 good and 62 poor of 174.
        let row = |name: &str| {
            let rows: Vec<&str> = table.split("<tr").filter(|row| row.contains(name)).collect();
            assert_eq!(rows.len(), 1, "{name}: {table}");
            rows[0].to_owned()
        };
        let middle = row("35 to 44");
        assert!(middle.contains(">170<") && middle.contains(">90<") && middle.contains(">60<"), "{middle}");
        assert!(middle.contains("53%") && middle.contains("+0.29"), "{middle}");
        // Six are too few, and so is what they said.
        let few = row("55");
        assert!(few.matches("[c]").count() >= 5 && !few.contains(">6<"), "{few}");
        let csv = officer.get(&format!("{EXPLORE}/tables.csv?ask=quality@admissions&by=age-group")).await;
        assert_eq!(csv.status, StatusCode::OK);
        assert!(csv.body.lines().any(|line| line.contains("parents_quality_admissions_by_age_group") && line.contains("35 to 44")));
        assert!(csv.body.lines().last().unwrap().starts_with("end,"));
        let xlsx = officer.get(&format!("{EXPLORE}/tables.xlsx?ask=quality@admissions&by=age-group")).await;
        assert!(xlsx.bytes.starts_with(b"PK"));
    }

    async fn what_takes_long_says_how_far_it_is_and_can_be_stopped(app: TestApp) {
        for age in ["from-25", "from-35"] {
            parents(&app, 44, age, "none", "good").await;
            parents(&app, 31, age, "none", "poor").await;
        }
        let code = Code::from("education-services");
        let surveys = server::findings::surveys(&app.store, &app.state.catalogue, &code).await.unwrap().unwrap();
        let report = app.state.reports.report(&app.store, &code, &surveys).await.unwrap();
        let asked = surveys.newest.iter().find(|version| version.edition.survey.code == *"parents").unwrap();
        let pair = || {
            let ask = "quality@admissions".parse().unwrap();
            Crossing::new(&asked.edition.survey, ask, &"age-group".into()).unwrap()
        };
        let look = async |patience| {
            let of = (&code, &surveys);
            app.state.crossings.look(&app.store, of, &report, &pair(), (Wanted::Exactly, patience)).await.unwrap()
        };
        // Whoever does not wait is told; it is worked out on, and whoever comes back has it.
        assert!(matches!(look(Duration::ZERO).await, Far::Working(_)));
        let Far::Made((made, _)) = look(Duration::from_mins(1)).await else { panic!("a minute is enough") };
        assert!(matches!(look(Duration::ZERO).await, Far::Made((again, _)) if Arc::ptr_eq(&made, &again)), "it is kept");
        // Two who count other answers wait for theirs at once, and both have them: neither stops the other.
        let before = report.clone();
        parents(&app, 20, "from-25", "none", "very-good").await;
        let after = app.state.reports.report(&app.store, &code, &surveys).await.unwrap();
        assert_ne!(before.digest, after.digest);
        let of = (&code, &surveys);
        let tables = async |report| app.state.crossings.tables(&app.store, of, report, &pair()).await.unwrap().0;
        let both = async { tokio::join!(tables(&before), tables(&after), tables(&before), tables(&after)) };
        let (_, one, _, other) = tokio::time::timeout(Duration::from_mins(1), both).await.expect("both end");
        assert!(*one == *other && *one != *made);
        // Stopped before its turn, it is begun anew by whoever looks again.
        parents_of_another_age(&app).await;
        let report = app.state.reports.report(&app.store, &code, &surveys).await.unwrap();
        let of = (&code, &surveys);
        let far = app.state.crossings.look(&app.store, of, &report, &pair(), (Wanted::Exactly, Duration::ZERO)).await.unwrap();
        assert!(matches!(far, Far::Working(_)), "there is more to count");
        app.state.crossings.stop(&code, &pair());
        let (anew, _) = app.state.crossings.tables(&app.store, of, &report, &pair()).await.unwrap();
        assert!(*anew != *made && !anew.is_empty());
        let mut officer = app.officer("officer@example.org").await;
        let stop = [("do", "stop"), ("ask", "quality@admissions"), ("by", "age-group")];
        assert_eq!(officer.go(EXPLORE, &stop).await, EXPLORE);
        assert!(officer.get(&format!("{EXPLORE}?ask=quality@admissions&by=age-group&wait=yes")).await.has("35 to 44"));
    }

    async fn what_cannot_be_set_against_says_so(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        for (query, words) in [
            ("ask=&by=", "Choose what people answered"),
            ("ask=quality@admissions&by=", "Choose what to set it against"),
            ("ask=age-group&by=age-group", "the same one twice"),
            // Words are never counted; need stands in the findings.
            ("ask=quality-why@admissions&by=age-group", "Choose what people answered"),
            ("ask=quality@admissions&by=extra-help", "Choose what to set it against"),
        ] {
            let page = officer.get(&format!("{EXPLORE}?{query}")).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
            assert!(page.has(words), "{query}: {}", page.body);
        }
        // A query that is not the form's asks nothing.
        let other = officer.get(&format!("{EXPLORE}?from=mail")).await;
        assert!(other.status == StatusCode::OK && !other.has("error-summary"));
        let nobody = officer.get(&format!("{EXPLORE}?ask=quality@admissions&by=age-group")).await;
        assert!(nobody.has("Nobody has answered"));
        for to in ["/officer/education-services/explore/nobody", &format!("{EXPLORE}/tables.exe?ask=age-group&by=preference")] {
            assert_eq!(officer.get(to).await.status, StatusCode::NOT_FOUND, "{to}");
        }
        let mut school = app.officer("school@example.org").await;
        assert_eq!(school.get(EXPLORE).await.status, StatusCode::FORBIDDEN);
    }

    async fn what_is_saved_stands_in_the_report_once_nobody_can_answer(app: TestApp) {
        for need in ["none", "sen-support"] {
            parents(&app, 44, "from-35", need, "good").await;
            parents(&app, 31, "from-35", need, "poor").await;
            parents(&app, 37, "from-25", need, "very-good").await;
            parents(&app, 30, "from-25", need, "poor").await;
        }
        let mut officer = app.officer("officer@example.org").await;
        let pair = [("do", "save"), ("ask", "quality@admissions"), ("by", "age-group")];
        let here = format!("{EXPLORE}?ask=quality@admissions&by=age-group");
        assert!(officer.get(&here).await.has("Put this into the report"));
        for _ in 0..2 {
            assert!(officer.go(EXPLORE, &pair).await.ends_with("#saved"));
        }
        let page = officer.get(&here).await;
        assert!(page.has("This is in the report") && page.body.matches("value=\"drop\"").count() == 1, "saved twice, it is one");
        let words = officer.post(EXPLORE, &[("do", "save"), ("ask", "quality-why@admissions"), ("by", "age-group")]).await;
        assert_eq!(words.status, StatusCode::NOT_FOUND);
        // Whoever may look and not write is shown no button, and has none.
        let mut admin = app.officer("admin@example.org").await;
        let seen = admin.get(&here).await;
        assert!(seen.has("Parents and carers") && !seen.has("Put this into the report") && !seen.has("value=\"drop\""));
        assert_eq!(admin.post(EXPLORE, &pair).await.status, StatusCode::FORBIDDEN);
        let open = officer.get(DRAFT).await;
        assert!(open.has("Answers to one question, by answers to another") && open.has("once nobody can answer any more"));
        app.close().await;
        let tables = async |browser: &mut Browser, to: &str| {
            let page = browser.get(to).await.body;
            page.split("id=\"crossed\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned()
        };
        let draft = tables(&mut officer, DRAFT).await;
        // 62 poor of 150.
        assert!(draft.contains("35 to 44") && draft.contains("60 (40%)") && draft.contains("[c]"), "{draft}");
        write(&mut officer, "summary", "Age matters.").await;
        officer.go(MONITORING, &PROMISE).await;
        let at = officer.go(REPORT, &[("do", "review")]).await;
        let mut second = app.officer("second@example.org").await;
        second.go(&at, &[("do", "approve")]).await;
        let mut public = app.browser();
        let published = tables(&mut public, "/c/education-services/report/whole").await;
        assert!(published.contains("60 (40%)") && published.contains("[c] means hidden"), "{published}");
        for ending in ["pdf", "docx", "odt"] {
            assert_eq!(public.get(&format!("/c/education-services/report.{ending}")).await.status, StatusCode::OK);
        }
        // Its data have the same figures, beside the others.
        let data = public.get("/c/education-services/data/education-services-report-data.csv").await.body;
        let of_age: Vec<&str> = data.lines().filter(|line| line.contains("_by_age_group")).collect();
        assert!(of_age.iter().any(|line| line.contains(": 35 to 44") && line.contains(",60,")), "{of_age:?}");
        let json: serde_json::Value =
            serde_json::from_str(&public.get("/c/education-services/data/education-services-report-data.json").await.body).unwrap();
        let named = |table: &&serde_json::Value| table["name"].as_str().is_some_and(|name| name.ends_with("_by_age_group"));
        assert_eq!(json["tables"].as_array().unwrap().iter().filter(named).count(), 1);
        // And for programs.
        let mut giver = app.officer("admin@example.org").await;
        let token = crate::api::token(&mut giver, &["published"], "30").await;
        let answered = crate::api::fetch(&app, "/api/v1/consultations/education-services/findings", &token, None).await;
        let answered: serde_json::Value = serde_json::from_str(&answered.body).unwrap();
        assert_eq!(answered["crossed_count"], 1);
        let rows = answered["crossed"][0]["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["need"].as_str().is_some_and(|need| need.ends_with(": 35 to 44"))).unwrap();
        assert!(row["counts"].as_array().unwrap().contains(&60.into()), "{row}");
        assert!(!answered["tables"].as_array().unwrap().iter().any(|table| named(&table)), "apart from the others");
        // What comes later, from elsewhere, moves none of it: the two reports could be laid beside one another.
        parents(&app, 40, "from-35", "none", "very-good").await;
        let at = officer.go(REPORT, &[("do", "review")]).await;
        let later = tables(&mut officer, DRAFT).await;
        assert!(later.contains("an earlier report shows other figures") && !later.contains("(40%)"), "{later}");
        // What is not shown, and why, is for officers, and stands in no report.
        assert!(!officer.get(&at).await.has("id=\"crossed\""));
        let of_admissions = async |browser: &mut Browser, to: &str| {
            let page = browser.get(to).await.body;
            page.split("id=\"service-admissions\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned()
        };
        let ratings = |page: String| page.split("<thead").nth(1).unwrap_or_default().split("</table>").next().unwrap_or_default().to_owned();
        let before = ratings(of_admissions(&mut public, "/c/education-services/report/whole").await);
        assert!(!before.is_empty());
        assert_eq!(ratings(of_admissions(&mut officer, &at).await), before, "nor what is said of that question alone");
        // Taken out, it is out of the next.
        second.go(&at, &[("do", "send-back"), ("note", "Without it")]).await;
        let id = officer.get(&here).await.between("name=\"id\" value=\"", "\"")[0].clone();
        officer.go(EXPLORE, &[("do", "drop"), ("id", &id)]).await;
        assert!(!officer.get(DRAFT).await.has("Answers to one question, by answers to another"));
    }

    async fn no_more_stand_in_the_report_than_there_is_room_for(app: TestApp) {
        parents(&app, 44, "from-35", "none", "good").await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(EXPLORE).await;
        let asks = page.body.split("id=\"ask\"").nth(1).unwrap().split("</select>").next().unwrap().to_owned();
        let asks: Vec<String> = asks
            .split("<option value=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next().map(str::to_owned))
            .filter(|ask| ask.starts_with("quality@") || ask.starts_with("access@"))
            .collect();
        assert!(asks.len() > 12, "{asks:?}");
        for ask in &asks[..12] {
            officer.go(EXPLORE, &[("do", "save"), ("ask", ask), ("by", "age-group")]).await;
        }
        let full = officer.post(EXPLORE, &[("do", "save"), ("ask", &asks[12]), ("by", "age-group")]).await;
        assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(full.has("There are 12 in the report already"));
        officer.go(EXPLORE, &[("do", "save"), ("ask", &asks[0]), ("by", "age-group")]).await;
    }
}
