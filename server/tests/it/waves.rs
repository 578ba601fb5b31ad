//! The same asked again after the decision, and compared with what was said before it.

use axum::http::StatusCode;
use domain::{code::Code, consultation::Day, outcome::Document};
use server::{retention, store::people::Action};

use crate::{
    app::{Browser, TestApp},
    on_both,
};

const FIRST: &str = "education-services";
const SECOND: &str = "education-services-2";
const WAVES: &str = "/officer/education-services/waves";

const MAKE: [(&str, &str); 4] =
    [("number", "2"), ("opens", "2026-11-22"), ("closes", "2026-12-12"), ("reports", "2027-01-31")];

/// Parents rate Admissions: so many well, so many badly.
async fn rate(app: &TestApp, consultation: &str, (good, bad): (usize, usize)) {
    for at in 0..good + bad {
        let mut parent = app.browser();
        let begin = format!("/s/{consultation}/parents");
        let services = parent.go(&begin, &[("language", "en"), ("level", "standard")]).await;
        let mut to = parent.go(&services, &[("services-used", "admissions")]).await;
        to = parent.go(&to, &[("quality", if at < good { "good" } else { "poor" })]).await;
        while !to.contains("/sent") {
            to = parent.go(&to, &[("do", "continue")]).await;
        }
    }
}

/// The report of a consultation, as it stands, is reviewed and published.
async fn publish(app: &TestApp, consultation: &str) -> String {
    let report = format!("/officer/{consultation}/report");
    let mut officer = app.officer("officer@example.org").await;
    officer.go(&format!("{report}/write/summary"), &[("do", "save"), ("words", "What we heard.")]).await;
    if consultation == FIRST {
        let promise = [
            ("do", "promise"),
            ("service", "admissions"),
            ("promise", "No child waits longer"),
            ("measure", "Weeks"),
            ("target", "Six"),
            ("owner", "Head of Admissions"),
            ("due", "2027-09-30"),
            ("otherwise", "A plan"),
        ];
        officer.go(&format!("{report}/write/monitoring"), &promise).await;
    }
    let at = officer.go(&report, &[("do", "review")]).await;
    app.officer("second@example.org").await.go(&at, &[("do", "approve")]).await;
    at
}

/// The first consultation has been answered, has closed, its report is published, and it is decided.
async fn decided(app: TestApp) -> (TestApp, Browser) {
    rate(&app, FIRST, (30, 10)).await;
    app.close().await;
    publish(&app, FIRST).await;
    let officer = app.officer("officer@example.org").await;
    assert!(officer.clone().get(WAVES).await.has("Nothing is decided yet"));
    decide(&app).await;
    (app, officer)
}

/// The day named for the decision is past: its dates are earlier still.
async fn decide(app: &TestApp) {
    let mut files = app.store.export(&FIRST.into()).await.unwrap().unwrap();
    let source = files.get_mut("consultation.toml").unwrap();
    assert!(source.contains("decides = \"2026-12-18\""));
    *source = source.replace("decides = \"2026-12-18\"", "decides = \"2026-11-15\"");
    let edition = domain::edition::read(&files).unwrap();
    app.store.import(&files, &edition, true).await.unwrap();
}

/// The second has closed: its dates are earlier.
async fn close_second(app: &TestApp) {
    let code = Code::from(SECOND);
    let mut files = app.store.export(&code).await.unwrap().unwrap();
    let source = files.get_mut("consultation.toml").unwrap();
    for (day, earlier) in [("2026-11-22", "2026-11-02"), ("2026-12-12", "2026-11-20")] {
        assert!(source.contains(day), "{source}");
        *source = source.replace(day, earlier);
    }
    let edition = domain::edition::read(&files).unwrap();
    app.store.import(&files, &edition, true).await.unwrap();
}

on_both! {
    async fn what_was_asked_is_asked_again_in_two_presses(app: TestApp) {
        let (app, mut officer) = decided(app).await;
        // One press leads from the promises to what would be asked, and one makes it.
        assert!(officer.get("/officer/education-services/after").await.has(WAVES));
        let page = officer.get(WAVES).await;
        assert!(page.has("Parents and carers (Standard wording): 7 questions"), "{}", page.body);
        assert!(page.has("value=\"2026-11-29\"") && page.has("value=\"2026-12-20\""), "days are proposed");
        assert_eq!(officer.go(WAVES, &MAKE).await, "/officer/education-services-2");
        assert_eq!(app.store.audit_count(Action::Monitor).await.unwrap(), 1);
        // Pressed twice, one is made.
        let again = officer.post(WAVES, &MAKE).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.has("Another officer has asked again just now"));
        assert_eq!(app.store.waves(&FIRST.into()).await.unwrap(), [Code::from(SECOND)]);
        // Whoever comes to the first is led to it; it says that there was a decision, and asks no why.
        let mut public = app.browser();
        assert!(public.get("/c/education-services").await.has("/c/education-services-2?"));
        let page = public.get("/c/education-services-2").await;
        assert!(page.has("how is it now?") && page.has("Since then the council has made its decision"), "{}", page.body);
        assert!(!page.has("Nothing has been decided"));
        let start = public.get("/s/education-services-2/children?language=en&level=junior").await;
        assert!(start.has("We asked children about this before") && !start.has("The council decides by"));
        // A wave has no waves of its own.
        assert_eq!(officer.get("/officer/education-services-2/waves").await.to, WAVES);
        assert_eq!(officer.post("/officer/education-services-2/waves", &MAKE).await.status, StatusCode::NOT_FOUND);
    }

    async fn days_that_will_not_do_are_told_where_they_stand(app: TestApp) {
        let (app, mut officer) = decided(app).await;
        let mut typed = MAKE;
        typed[1] = ("opens", "2026-11-01");
        typed[3] = ("reports", "in spring");
        let page = officer.post(WAVES, &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("The first day must be today or later") && page.has("href=\"#opens\""));
        assert!(page.has("The day of publishing must be after the last day") && page.has("value=\"in spring\""));
        assert!(!page.has("The last day must be after the first"));
        assert!(app.store.waves(&FIRST.into()).await.unwrap().is_empty());
    }

    async fn nothing_is_asked_again_before_a_report_is_published(app: TestApp) {
        rate(&app, FIRST, (12, 0)).await;
        let mut officer = app.officer("officer@example.org").await;
        assert!(officer.get(WAVES).await.has("Nothing is decided yet"));
        app.close().await;
        decide(&app).await;
        assert!(officer.get(WAVES).await.has("The first report is not published yet"));
        assert_eq!(officer.post(WAVES, &MAKE).await.status, StatusCode::NOT_FOUND);
        for who in ["admin@example.org", "school@example.org", "lead@example.org"] {
            let mut other = app.officer(who).await;
            assert_eq!(other.get(WAVES).await.status, StatusCode::FORBIDDEN, "{who}");
            assert_eq!(other.post(WAVES, &MAKE).await.status, StatusCode::FORBIDDEN, "{who}");
        }
    }

    async fn what_is_worse_is_said_and_nobody_reads_it_before_it_is_published(app: TestApp) {
        let (app, mut officer) = decided(app).await;
        officer.go(WAVES, &MAKE).await;
        rate(&app, SECOND, (10, 30)).await;
        // While it can be answered nothing is compared with it, and no report of it is reviewed.
        assert!(officer.get(WAVES).await.has("There is nothing to compare yet"));
        let refused = officer.post("/officer/education-services-2/report", &[("do", "review")]).await;
        assert!(refused.has("is compared and published once it has closed"));
        close_second(&app).await;
        let lower = "Lower than the first time, of those who replied. Parents and carers: Standard wording: Quality: +0.50; 75% rated it well, 25% badly (n 40), now −0.50; 25% rated it well, 75% badly (n 40).";
        let page = officer.get(WAVES).await;
        assert!(page.has(lower), "{}", page.body);
        let mut public = app.browser();
        assert!(!public.get("/c/education-services/after").await.has("Lower than the first time"), "it is not published");
        // What people say now stands beside the form on which a promise is looked at.
        let id = app.store.promises(&FIRST.into()).await.unwrap()[0].0;
        assert!(officer.get(&format!("/officer/education-services/after/{id}")).await.has(lower));
        // Its report needs no promise: it is how promises are watched.
        let at = publish(&app, SECOND).await;
        let report = officer.get(&at).await;
        assert!(report.has("id=\"again\"") && report.has(lower));
        assert!(!report.has("id=\"monitoring\"") && !report.has("id=\"providers\""));
        let page = public.get("/c/education-services/after").await;
        assert!(page.has(lower) && page.has("/c/education-services-2/report"), "{}", page.body);
        // In short, too, it says that it became worse: to those who decide and to those who read easy words.
        assert!(public.get("/c/education-services-2/report/standard").await.has(lower));
        let easy = public.get("/c/education-services-2/report/easy-read").await;
        assert!(easy.has("That is worse than the first time people were asked."), "{}", easy.body);
        assert!(!public.get("/c/education-services/report/easy-read").await.has("the first time people were asked"));
        let pdf = public.get("/c/education-services-2/report.pdf").await;
        assert!(pdf.bytes.starts_with(b"%PDF-"), "charts and all");
        assert!(!public.get("/c/education-services-2/report/whole").await.has("How it is provided now"), "that was before");
        // The first report is taken down: nothing is compared with it any more, what was compared says so, and what was
        // promised is still there.
        let reports = officer.get("/officer/education-services/report").await;
        let first = reports.between("href=\"/officer/education-services/report/", "\"")[0].clone();
        officer.go(&format!("/officer/education-services/report/{first}"), &[("do", "withdraw")]).await;
        assert!(public.get("/c/education-services-2/report").await.has("has been taken down. Its figures may be wrong"));
        let page = public.get("/c/education-services/after").await;
        assert!(page.has("No child waits longer") && !page.has("Lower than the first time"), "{}", page.body);
    }

    async fn what_people_say_again_shows_whether_a_promise_is_held(app: TestApp) {
        const MONITORING: &str = "/officer/education-services/report/write/monitoring";
        const AFTER: &str = "/officer/education-services/after";
        const FOR_ALL: &str = "/c/education-services/after";
        let mut officer = app.officer("officer@example.org").await;
        let promise = |least: &'static str| {
            [
                ("do", "promise"),
                ("service", "admissions"),
                ("promise", "Admissions is as good as before"),
                ("asked", "quality"),
                ("least", least),
                ("measure", ""),
                ("target", ""),
                ("owner", "Head of Admissions"),
                ("due", "2027-09-30"),
                ("otherwise", "A plan"),
            ]
        };
        rate(&app, FIRST, (30, 10)).await;
        app.close().await;
        let refused = officer.post(MONITORING, &promise("")).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.has("Choose what people must say"));
        let other = promise("no-lower").map(|(field, was)| (field, if field == "asked" { "future" } else { was }));
        assert!(officer.post(MONITORING, &other).await.has("Choose what people rated in this consultation"));
        officer.go(MONITORING, &promise("no-lower")).await;
        let page = officer.get(MONITORING).await;
        assert!(page.has("Nobody rates it clearly lower than before the decision"), "the target is put into words");
        publish(&app, FIRST).await;
        decide(&app).await;
        let mut public = app.browser();
        let page = public.get(FOR_ALL).await;
        assert!(page.has("Nobody has been asked again yet") && page.has("no day is set for it"), "{}", page.body);
        officer.go(WAVES, &MAKE).await;
        rate(&app, SECOND, (10, 30)).await;
        close_second(&app).await;
        // What is asked again and not published does not vanish from the page.
        let page = public.get(FOR_ALL).await;
        assert!(page.has("What people said is published by") && !page.has("People rate it lower than was promised"), "{}", page.body);
        publish(&app, SECOND).await;
        let page = public.get(FOR_ALL).await;
        assert!(page.has("People rate it lower than was promised") && page.has("missed for 1"), "{}", page.body);
        assert!(page.has("Missed. Parents and carers: Standard wording: +0.50; 75% rated it well, 25% badly (n 40), now −0.50"));
        // What people say is no opinion of whoever looks.
        let promises = app.store.promises(&FIRST.into()).await.unwrap();
        let id = promises.iter().find(|(.., made)| made.aim.is_some()).unwrap().0;
        let enter = format!("{AFTER}/{id}");
        let look = |verdict: &'static str, for_whom: &'static str, on: &'static str| {
            [
                ("on", on),
                ("verdict", verdict),
                ("figure", "Net sentiment by group"),
                ("for-whom", for_whom),
                ("doing", for_whom),
                ("next", "2027-02-01"),
            ]
        };
        let held = officer.post(&enter, &look("held", "", "2026-11-22")).await;
        assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(held.has("Some of the groups that were asked again") && held.has("Net sentiment by group"), "what was typed stays");
        let early = officer.post(&enter, &look("not-held", "Parents", "2001-01-01")).await;
        assert!(early.has("when the promise was published"), "nothing is found before it was promised");
        officer.go(&enter, &look("not-held", "Parents", "2026-11-22")).await;
        assert!(public.get(FOR_ALL).await.has("What was found is public once a second person"), "what was entered does not vanish");
        // Whom it does not suit cannot take it back.
        let mut second = app.officer("second@example.org").await;
        let page = second.get(AFTER).await;
        assert!(page.has("only who entered it takes it back") && !page.has("value=\"drop\""));
        let check = page.between("name=\"id\" value=\"", "\"")[0].clone();
        assert_eq!(second.post(AFTER, &[("do", "drop"), ("id", &check)]).await.status, StatusCode::NOT_FOUND);
        second.go(AFTER, &[("do", "agree"), ("id", &check)]).await;
        // A milder promise later does not make the first one forgotten.
        let id = id.to_string();
        let milder = promise("share").map(|(field, was)| match field {
            "promise" => ("promise", "Admissions is good enough"),
            "measure" => ("measure", "Quality, as each group and each need rates it when asked again"),
            "target" => ("share", "5"),
            _ => (field, was),
        });
        officer.go(MONITORING, &[milder.as_slice(), &[("id", id.as_str())]].concat()).await;
        let at = officer.go("/officer/education-services/report", &[("do", "review")]).await;
        second.go(&at, &[("do", "approve")]).await;
        let page = public.get(FOR_ALL).await;
        assert!(page.has("Admissions is good enough") && page.has("5% or more of each group"), "{}", page.body);
        assert!(page.has("Changed on") && page.has("Admissions is as good as before"), "{}", page.body);
        assert!(page.has("Nobody rates it clearly lower than before the decision"));
    }

    async fn what_has_not_begun_can_be_taken_back(app: TestApp) {
        let (app, mut officer) = decided(app).await;
        let mut later = MAKE;
        later[1] = ("opens", "2026-12-01");
        officer.go(WAVES, &later).await;
        // The next comes after it, not beside it.
        let beside = [("number", "3"), ("opens", "2026-12-05"), ("closes", "2026-12-20"), ("reports", "2027-01-31")];
        assert!(officer.post(WAVES, &beside).await.has("after the last day of the time before"));
        let page = officer.get(WAVES).await;
        assert!(page.has("value=\"take-back\""), "{}", page.body);
        assert_eq!(officer.post(WAVES, &[("do", "take-back"), ("wave", FIRST)]).await.status, StatusCode::NOT_FOUND);
        officer.go(WAVES, &[("do", "take-back"), ("wave", SECOND)]).await;
        assert!(app.store.waves(&FIRST.into()).await.unwrap().is_empty());
        assert_eq!(app.browser().get("/c/education-services-2").await.status, StatusCode::NOT_FOUND);
        // Once it can be answered it stays.
        officer.go(WAVES, &MAKE).await;
        assert!(!officer.get(WAVES).await.has("value=\"take-back\""));
        let refused = officer.post(WAVES, &[("do", "take-back"), ("wave", SECOND)]).await;
        assert!(refused.has("It has begun"));
        assert_eq!(app.store.waves(&FIRST.into()).await.unwrap().len(), 1);
    }

    async fn a_name_that_is_taken_is_not_taken_twice(app: TestApp) {
        let (app, mut officer) = decided(app).await;
        // Somebody has used the name for something else.
        let mut files = server::cli::demonstration();
        let source = files.get_mut("consultation.toml").unwrap();
        *source = source.replace("code = \"education-services\"", "code = \"education-services-2\"");
        let edition = domain::edition::read(&files).unwrap();
        app.store.import(&files, &edition, true).await.unwrap();
        assert_eq!(officer.go(WAVES, &MAKE).await, "/officer/education-services-3");
        // Two at once: what is there is never written over.
        let again = app.store.export(&"education-services-3".into()).await.unwrap().unwrap();
        let edition = domain::edition::read(&again).unwrap();
        assert!(matches!(
            app.store.import_new(&again, &edition, true).await,
            Err(server::store::StoreError::Conflict)
        ));
    }

    async fn what_would_not_be_comparable_is_said_before_it_is_made(app: TestApp) {
        let (app, mut officer) = decided(app).await;
        assert!(!officer.get(WAVES).await.has("have other words or answers now"));
        let mut files = app.store.export(&FIRST.into()).await.unwrap().unwrap();
        let words = files.get_mut("blocks/core.en.standard.ftl").unwrap();
        let at = words.find("\nquality = ").expect("the question is in the block") + 1;
        let end = at + words[at..].find('\n').unwrap();
        words.replace_range(at..end, "quality = Is { $service } good enough now?");
        let edition = domain::edition::read(&files).unwrap();
        app.store.import(&files, &edition, true).await.unwrap();
        let page = officer.get(WAVES).await;
        assert!(page.has("have other words or answers now") && page.has("Parents and carers: "), "{}", page.body);
    }

    async fn what_was_rated_outlives_its_answers(app: TestApp) {
        let (app, mut officer) = decided(app).await;
        let first = Code::from(FIRST);
        let kept = app.store.published_figures::<Document>(&first).await.unwrap().expect("kept with the report");
        retention::purge(&app.store, &Day::parse("2027-12-01").unwrap(), 0).await.unwrap();
        let versions = app.store.versions(&first).await.unwrap();
        assert_eq!(app.store.response_count(&versions).await.unwrap(), 0, "its answers are gone");
        assert_eq!(app.store.published_figures::<Document>(&first).await.unwrap(), Some(kept));
        officer.go(WAVES, &MAKE).await;
        rate(&app, SECOND, (10, 30)).await;
        close_second(&app).await;
        assert!(officer.get(WAVES).await.has("Lower than the first time"));
    }

    async fn a_question_that_was_put_otherwise_is_not_compared(app: TestApp) {
        let (app, mut officer) = decided(app).await;
        officer.go(WAVES, &MAKE).await;
        // Somebody betters the wording by hand.
        let mut files = app.store.export(&SECOND.into()).await.unwrap().unwrap();
        let words = files.get_mut("blocks/core.en.standard.ftl").unwrap();
        let at = words.find("\nquality = ").expect("the question is in the block") + 1;
        let end = at + words[at..].find('\n').unwrap();
        words.replace_range(at..end, "quality = Is { $service } good enough now?");
        let edition = domain::edition::read(&files).unwrap_or_else(|faults| panic!("{faults:?}"));
        app.store.import(&files, &edition, true).await.unwrap();
        rate(&app, SECOND, (10, 30)).await;
        close_second(&app).await;
        let page = officer.get(WAVES).await;
        assert!(page.has("Not comparable: asked in other words") && !page.has("Lower than the first time"));
    }
}
