//! Groups of those who answered beside one another, and the council beside an outside organisation, service by service.

use crate::{app::TestApp, on_both, report::DRAFT};

/// So many people of an audience rate Admissions, and what they expect of it under the council and under another: so many
/// well in each, the others badly.
async fn rate(app: &TestApp, survey: &str, n: usize, [now, council, outside]: [usize; 3]) {
    let said = |at: usize, well: usize| if at < well { "good" } else { "poor" };
    for at in 0..n {
        let mut person = app.browser();
        let mut to = person.begin(survey, "standard").await;
        while !to.contains("/sent") {
            let page = to.split("/q/").nth(1).unwrap_or_default();
            let fields: &[(&str, &str)] = match page.split('/').next().unwrap_or_default() {
                "services" if survey == "staff" => &[("works-in", "admissions")],
                "services" => &[("services-used", "admissions")],
                "quality" => &[("quality", said(at, now))],
                "expect" => &[("expect-council", said(at, council)), ("expect-outside", said(at, outside))],
                _ => &[("do", "continue")],
            };
            to = person.go(&to, fields).await;
        }
    }
}

on_both! {
    async fn two_groups_that_were_asked_the_same_are_compared_and_noise_is_called_so(app: TestApp) {
        rate(&app, "parents", 60, [50, 45, 15]).await;
        rate(&app, "schools", 60, [10, 30, 30]).await;
        // As many as would be too few to tell anything of.
        rate(&app, "staff", 20, [5, 10, 10]).await;
        let page = app.officer("officer@example.org").await.get(DRAFT).await;
        // The quality that schools see is worse, and nothing else that both were asked; of staff nothing can be told.
        let summary = page.between("<section id=\"summary\"", "</section>").remove(0);
        assert!(summary.contains("The one comparison of two groups that could be made shows a difference: School admissions, Quality: Schools and settings: Standard wording is lower than Parents and carers: Standard wording."), "{summary}");
        let between = page.between("<section id=\"between\"", "</section>").remove(0);
        assert!(between.contains("+0.67 (n 60)") && between.contains("−0.67 (n 60)") && between.contains(">lower<"), "{between}");
        assert!(between.contains("could not be made"), "those with staff are counted");
        // Service by service, what is rated now beside what is expected of each.
        let providers = page.between("<section id=\"providers\"", "</section>").remove(0);
        assert!(providers.contains("Parents and carers: Standard wording: how good each service is now"), "{providers}");
        // Both in one unit, whatever is hidden of other services.
        assert!(providers.contains("75% / 25% (n 60)") && providers.contains("25% / 75% (n 60)"), "{providers}");
        assert!(providers.contains("because too few of them rated both"), "{providers}");
        // Each group's own, although both are in standard wording.
        let mut tables = providers.split("<caption>");
        let is_of_schools = |table: &&str| {
            table.split("</caption>").next().unwrap().contains("Schools and settings: Standard wording: how good")
        };
        let of_schools = tables.find(is_of_schools).unwrap();
        let first = of_schools.split("</tr>").nth(1).unwrap();
        assert!(first.contains("17% / 83% (n 60)") && !first.contains("83% / 17%"), "{first}");
        assert!(first.contains("All the services they rated, person by person"), "{first}");
        // Thirty of sixty expect less of it, and nobody more.
        let said = "person by person: lower over all the services they rated (good / poor: 75% / 25% (n 60) with the council, 25% / 75% (n 60) outside); lower at 1 service (School admissions).";
        assert!(summary.contains(said), "{summary}");
        assert!(!summary.contains("School admissions (good"), "the table has the figures of each: {summary}");
        assert!(summary.contains("person by person: no clear difference over all the services they rated; no clear difference at 1 service (School admissions)."), "of schools: {summary}");
        // Everybody who came to what follows left it out.
        let answered = page.between("<section id=\"answered\"", "</section>").remove(0);
        assert!(!answered.contains("about 100%"), "of 60 nothing is told: each number is rounded to 5");
    }
}
