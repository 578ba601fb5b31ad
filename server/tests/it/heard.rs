//! Who has not been heard from.

use axum::http::StatusCode;

use crate::{
    app::{Browser, TestApp},
    on_both,
};

const HEARD: &str = "/officer/education-services/heard";
const BY_NEED: &str = "/officer/education-services/heard/parents/q-extra-help";

const NUMBERS: [(&str, &str); 6] = [
    ("do", "keep"),
    ("n-none", "1,000"),
    ("n-sen-support", "900"),
    ("n-plan", "100"),
    ("source", "School census <2026>"),
    ("on", "2026-01-15"),
];

/// Parents with a need, so many.
async fn parents(app: &TestApp, need: &str, n: usize) {
    for at in 0..n {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let mut to = parent.go(&services, &[("services-used", "admissions")]).await;
        while !to.contains("/sent") {
            let fields: &[(&str, &str)] = if to.ends_with("/need") {
                &[("extra-help", need)]
            } else if to.contains("/quality") {
                // Not all of one mind: of those nothing could be shown.
                &[("quality", if at % 2 == 0 { "good" } else { "poor" })]
            } else {
                &[("do", "continue")]
            };
            to = parent.go(&to, fields).await;
        }
    }
}

on_both! {
    async fn who_is_missing_is_seen_while_there_is_time(app: TestApp) {
        parents(&app, "none", 40).await;
        parents(&app, "sen-support", 12).await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(HEARD).await;
        assert!(page.has("Enter how many there are, by Extra help at school") && page.has(BY_NEED), "{}", page.body);
        assert!(!officer.get("/officer/education-services").await.has("hardly heard from yet"));
        assert_eq!(officer.go(BY_NEED, &NUMBERS).await, format!("{HEARD}#parents"));
        let page = officer.get(HEARD).await;
        assert!(page.has("School census &lt;2026&gt;, 15 January 2026"));
        assert!(page.has("“Yes, SEN support”: 10 answered, less than half of the 22 that would be their share"), "{}", page.body);
        assert!(officer.get("/officer/education-services").await.has("“Yes, SEN support”: hardly heard from yet"));
        // It stands in the report.
        let report = officer.get("/officer/education-services/report").await;
        assert!(report.has("Who have we not heard from?") && report.has("that would be their share"));
        // Put right, and taken out again.
        let page = officer.get(BY_NEED).await;
        assert!(page.has("value=\"900\"") && page.has("value=\"School census &lt;2026&gt;\""));
        officer.go(BY_NEED, &[("do", "drop")]).await;
        assert!(!officer.get(HEARD).await.has("School census"));
    }

    async fn a_few_people_are_not_counted_out_by_it(app: TestApp) {
        parents(&app, "none", 40).await;
        parents(&app, "plan", 7).await;
        let mut officer = app.officer("officer@example.org").await;
        let with = |n: &'static str| NUMBERS.map(|(name, was)| (name, if name == "n-plan" { n } else { was }));
        officer.go(BY_NEED, &with("1000")).await;
        let page = officer.get(HEARD).await;
        let row = page.body.split("Yes, with an EHC plan</th>").nth(1).unwrap().split("</tr>").next().unwrap();
        assert!(row.contains("[c]") && !row.contains(">5<") && !row.contains(">10<") && !row.contains(">7<"), "{row}");
    }

    async fn numbers_that_are_none_are_asked_for_again(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let typed = [("do", "keep"), ("n-none", "many"), ("n-plan", "5"), ("source", ""), ("on", "2027-01-01")];
        let page = officer.post(BY_NEED, &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (message, place) in [
            ("Enter a whole number for “No extra help”", "#n-none"),
            ("Enter who counted them", "#source"),
            ("Enter a day that is not in the future", "#on"),
        ] {
            assert!(page.has(message) && page.has(&format!("href=\"{place}\"")), "{message}");
        }
        assert!(page.has("value=\"many\"") && page.has("value=\"5\""), "what was typed is kept");
        let few = [("do", "keep"), ("n-plan", "5"), ("source", "x"), ("on", "2026-01-01")];
        assert!(officer.post(BY_NEED, &few).await.has("Enter at least two numbers"));
        for to in ["/officer/education-services/heard/parents/q-quality", "/officer/education-services/heard/nobody/by-level"] {
            assert_eq!(officer.get(to).await.status, StatusCode::NOT_FOUND, "{to}");
        }
        for (who, sees) in [("admin@example.org", StatusCode::OK), ("school@example.org", StatusCode::FORBIDDEN)] {
            let mut other = app.officer(who).await;
            assert_eq!(other.get(HEARD).await.status, sees, "{who}");
            assert_eq!(other.post(BY_NEED, &NUMBERS).await.status, StatusCode::FORBIDDEN, "{who}");
        }
    }
}
