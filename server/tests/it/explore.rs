//! One question set against another.

use axum::http::StatusCode;
use domain::{
    audience::Channel,
    code::Code,
    consultation::Day,
    language::Language,
    level::ReadingLevel,
    respond::answer::{Answer, Slot, Value},
};
use server::{random, store::respond::Sending};

use crate::{
    app::{TODAY, TestApp},
    on_both,
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
            answers: answers.iter().cloned().map(|(slot, value)| (slot, Answer { value, level })).collect(),
            receipt_expires: today.clone(),
            today: today.clone(),
            texts: Vec::new(),
        })
        .collect();
    app.store.put_responses(&all).await.unwrap();
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
        let nobody = officer.get(&format!("{EXPLORE}?ask=quality@admissions&by=age-group")).await;
        assert!(nobody.has("Nobody has answered"));
        for to in ["/officer/education-services/explore/nobody", &format!("{EXPLORE}/tables.exe?ask=age-group&by=preference")] {
            assert_eq!(officer.get(to).await.status, StatusCode::NOT_FOUND, "{to}");
        }
        let mut school = app.officer("school@example.org").await;
        assert_eq!(school.get(EXPLORE).await.status, StatusCode::FORBIDDEN);
    }
}
