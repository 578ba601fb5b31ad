//! Who has not been heard from.

use axum::http::StatusCode;

use crate::{
    app::{Browser, TestApp},
    on_both,
};

const HEARD: &str = "/officer/education-services/heard";
const BY_NEED: &str = "/officer/education-services/heard/parents/q-extra-help";

const WEIGHTED: &str = "/officer/education-services/findings/weighted";
const ADMISSIONS: &str = "/officer/education-services/findings/admissions";

const NUMBERS: [(&str, &str); 6] = [
    ("do", "keep"),
    ("n-none", "1,000"),
    ("n-sen-support", "900"),
    ("n-plan", "100"),
    ("source", "School census <2026>"),
    ("on", "2026-01-15"),
];

/// Parents with a need, so many; not all of one mind, for of those nothing could be shown.
async fn parents(app: &TestApp, need: &str, n: usize) {
    rating(app, need, (n, n.div_ceil(2))).await;
}

/// Parents with a need, so many, of whom so many rate it well and the others badly.
async fn rating(app: &TestApp, need: &str, (n, good): (usize, usize)) {
    for at in 0..n {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let mut to = parent.go(&services, &[("services-used", "admissions")]).await;
        while !to.contains("/sent") {
            let fields: &[(&str, &str)] = if to.ends_with("/need") {
                &[("extra-help", need)]
            } else if to.contains("/quality") {
                &[("quality", if at < good { "good" } else { "poor" })]
            } else {
                &[("do", "continue")]
            };
            to = parent.go(&to, fields).await;
        }
    }
}

on_both! {
    async fn who_is_missing_is_seen_while_there_is_time(app: TestApp) {
        parents(&app, "none", 60).await;
        parents(&app, "sen-support", 12).await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(HEARD).await;
        assert!(page.has("Enter how many there are, by Extra help at school") && page.has(BY_NEED), "{}", page.body);
        assert!(!officer.get("/officer/education-services").await.has("hardly heard from yet"));
        assert_eq!(officer.go(BY_NEED, &NUMBERS).await, format!("{HEARD}#parents"));
        let page = officer.get(HEARD).await;
        assert!(page.has("School census &lt;2026&gt;, 15 January 2026"));
        assert!(page.has("“Yes, SEN support”: 10 answered, less than half of the 32 that would be their share"), "{}", page.body);
        assert!(officer.get("/officer/education-services").await.has("“Yes, SEN support”: hardly heard from yet"));
        // It stands in the report.
        let report = officer.get("/officer/education-services/report/draft").await;
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

    async fn weighted_figures_stand_beside_what_was_counted(app: TestApp) {
        rating(&app, "none", (40, 30)).await;
        rating(&app, "sen-support", (30, 10)).await;
        rating(&app, "plan", (30, 10)).await;
        let mut officer = app.officer("officer@example.org").await;
        let known = NUMBERS.map(|(name, was)| match name {
            "n-none" => (name, "6800"),
            "n-sen-support" => (name, "2000"),
            "n-plan" => (name, "1200"),
            _ => (name, was),
        });
        officer.go(BY_NEED, &known).await;
        // Nothing is weighted before somebody says so.
        assert!(officer.get(HEARD).await.has("value=\"weigh\""));
        assert_eq!(officer.get(WEIGHTED).await.status, StatusCode::NOT_FOUND);
        let before = officer.get(ADMISSIONS).await;
        assert!(!before.has("<th scope=\"col\">Weighted</th>") && !before.has(WEIGHTED));
        assert_eq!(officer.go(BY_NEED, &[("do", "weigh")]).await, format!("{HEARD}#parents"));
        assert!(officer.get(HEARD).await.has("value=\"weigh-not\""));
        // 0.68 · 0.5 − 0.32 · ⅓, where (50 − 50) / 100 was counted.
        let page = officer.get(WEIGHTED).await;
        let row = page.body.split("School admissions: Quality</th>").nth(1).unwrap_or_default();
        let row = row.split("</tr>").next().unwrap_or_default();
        for cell in ["0.00", "+0.23", "75 answers", "1.34", "Higher"] {
            assert!(row.contains(&format!(">{cell}</td>")), "{cell}: {row}");
        }
        assert!(page.has("rate it higher") && page.has("School census &lt;2026&gt;"), "{}", page.body);
        let beside = officer.get(ADMISSIONS).await;
        assert!(beside.has("<th scope=\"col\">Weighted</th>") && beside.has(">+0.23</td>"), "{}", beside.body);
        let csv = officer.get("/officer/education-services/findings.csv").await;
        let line = |statistic: &str| {
            let found = csv.body.lines().find(|line| line.contains(&format!(",{statistic},")));
            found.unwrap_or_else(|| panic!("{statistic}: {}", csv.body)).to_owned()
        };
        assert!(line("weighted_net_sentiment").contains(",0.23,"));
        assert!(line("weighted_effective_n").contains(",75,") && line("weighted_design_effect").contains(",1.34,"));
        // Adults are not offered to say that they do not understand: that is no count of few.
        let outs: Vec<&str> = csv.body.lines().filter(|line| line.contains(",way_out,")).collect();
        assert!(outs.iter().any(|line| line.contains(",[z],")) && outs.iter().any(|line| line.contains(",[low],")), "{outs:?}");
        let json = officer.get("/officer/education-services/findings.json").await;
        assert!(json.has("\"effectiveN\": 75.0"), "{}", json.body);
        let report = officer.get("/officer/education-services/report/draft").await;
        assert!(report.has("Figures weighted to how many people there are") && report.has("75 answers"));
        // What is published is weighted as its report is, whatever is put right afterwards.
        app.close().await;
        crate::report::write(&mut officer, "summary", "So they said.").await;
        officer.go(crate::report::MONITORING, &crate::report::PROMISE).await;
        let at = officer.go(crate::report::REPORT, &[("do", "review")]).await;
        app.officer("second@example.org").await.go(&at, &[("do", "approve")]).await;
        officer.go(BY_NEED, &known.map(|(name, was)| (name, if name == "n-none" { "1" } else { was }))).await;
        let data = app.browser().get("/c/education-services/data/education-services-report-data.csv").await.body;
        let weighted: Vec<&str> = data.lines().filter(|line| line.contains(",weighted_net_sentiment,")).collect();
        assert!(weighted.iter().any(|line| line.contains(",0.23,")), "{weighted:?}");
        officer.go(BY_NEED, &known).await;
        // Numbers that are put right stay what is weighted to.
        officer.go(BY_NEED, &known.map(|(name, was)| (name, if name == "n-plan" { "1300" } else { was }))).await;
        assert_eq!(officer.get(WEIGHTED).await.status, StatusCode::OK);
        // Back to what was counted alone.
        officer.go(BY_NEED, &[("do", "weigh-not")]).await;
        assert_eq!(officer.get(WEIGHTED).await.status, StatusCode::NOT_FOUND);
        assert!(!officer.get("/officer/education-services/report/draft").await.has("Figures weighted to how many people there are"));
        let by_age = "/officer/education-services/heard/parents/q-age-group";
        assert_eq!(officer.post(by_age, &[("do", "weigh")]).await.status, StatusCode::NOT_FOUND);
        officer.go(BY_NEED, &[("do", "drop")]).await;
        assert_eq!(officer.post(BY_NEED, &[("do", "weigh")]).await.status, StatusCode::NOT_FOUND);
    }

    async fn those_who_are_too_few_to_show_are_spoken_for_by_nobody(app: TestApp) {
        rating(&app, "none", (40, 30)).await;
        rating(&app, "plan", (7, 3)).await;
        let mut officer = app.officer("officer@example.org").await;
        officer.go(BY_NEED, &NUMBERS).await;
        officer.go(BY_NEED, &[("do", "weigh")]).await;
        let page = officer.get(WEIGHTED).await;
        assert!(page.has("answers cannot be weighted") && page.has("“Yes, SEN support”, “Yes, with an EHC plan”"), "{}", page.body);
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
