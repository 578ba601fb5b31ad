//! The outcome report: written, frozen, reviewed, published.

use axum::http::StatusCode;
use server::store::{comments::CommentState, people::Action};

use crate::{
    app::{Browser, TestApp},
    on_both,
};

pub(crate) const REPORT: &str = "/officer/education-services/report";
/// The whole of it, as it would be frozen now.
pub(crate) const DRAFT: &str = "/officer/education-services/report/draft";
/// The part that promises.
pub(crate) const MONITORING: &str = "/officer/education-services/report/write/monitoring";
const PUBLIC: &str = "/c/education-services/report";
/// All of it on one page.
const WHOLE: &str = "/c/education-services/report/whole";

pub(crate) const PROMISE: [(&str, &str); 8] = [
    ("do", "promise"),
    ("service", "admissions"),
    ("promise", "No child waits longer"),
    ("measure", "Weeks from asking to an answer"),
    ("target", "Six or fewer"),
    ("owner", "Head of Admissions"),
    ("due", "2027-09-30"),
    ("otherwise", "A plan within a term"),
];

async fn answers(app: &TestApp, n: usize) {
    for at in 0..n {
        app.parent_writes("admissions", &format!("They rang us back within a day, number {at}.")).await;
    }
}

fn part(section: &str) -> String {
    format!("{REPORT}/write/{section}")
}

pub(crate) async fn write(officer: &mut Browser, section: &str, words: &str) {
    officer.go(&part(section), &[("do", "save"), ("seen", ""), ("words", words)]).await;
}

/// A report in review, and where it is.
pub(crate) async fn in_review(app: &TestApp) -> (Browser, String) {
    answers(app, 12).await;
    let mut officer = app.officer("officer@example.org").await;
    write(&mut officer, "summary", "Families value <being> rung back.\r\n\r\nSecond paragraph.").await;
    officer.go(MONITORING, &PROMISE).await;
    let at = officer.go(REPORT, &[("do", "review")]).await;
    (officer, at)
}

on_both! {
    async fn a_report_goes_the_whole_way(app: TestApp) {
        let (mut officer, at) = in_review(&app).await;
        assert_eq!(app.browser().get(PUBLIC).await.status, StatusCode::NOT_FOUND, "nothing is published unreviewed");
        let page = officer.get(&at).await;
        assert!(page.has("In review") && page.has("You asked for this review"));
        assert!(page.has("Families value &lt;being&gt; rung back.") && page.has("Second paragraph."));
        assert!(page.has("No child waits longer") && page.has("30 September 2027"));
        // Whoever asked cannot approve it, whatever they post.
        assert_eq!(officer.post(&at, &[("do", "approve")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut second = app.officer("second@example.org").await;
        assert_eq!(second.go(&at, &[("do", "approve")]).await, at);
        assert!(second.get(&at).await.has("Approved and published"));
        let mut public = app.browser();
        let home = public.get("/c/education-services").await;
        assert!(home.has(PUBLIC), "nobody finds a report that nothing leads to");
        let page = public.get(WHOLE).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.has("Families value") && page.has("How quality and support will be watched"));
        assert!(!page.has("<script"), "it is read without one");
        let pdf = public.get(&format!("{PUBLIC}.pdf")).await;
        assert!(pdf.bytes.starts_with(b"%PDF-"));
        assert_eq!(pdf.bytes, public.get(&format!("{PUBLIC}.pdf")).await.bytes, "the same bytes each time");
        let docx = public.get(&format!("{PUBLIC}.docx")).await;
        assert!(docx.bytes.starts_with(b"PK"));
        assert_eq!(docx.bytes, public.get(&format!("{PUBLIC}.docx")).await.bytes);
        let odt = public.get(&format!("{PUBLIC}.odt")).await;
        assert!(odt.bytes.starts_with(b"PK") && odt.body.contains("application/vnd.oasis.opendocument.text"));
        assert_eq!(odt.bytes, public.get(&format!("{PUBLIC}.odt")).await.bytes);
        assert_eq!(app.store.audit_count(Action::Outcome).await.unwrap(), 4);
        // What is frozen stays as it is, and says that the findings have moved on.
        answers(&app, 3).await;
        assert_eq!(public.get(WHOLE).await.body, page.body);
        assert!(second.get(&at).await.has("More answers or comments have come"));
        assert_eq!(second.post(&at, &[("do", "send-back"), ("note", "too late")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_reader_goes_from_a_sentence_to_its_table_and_to_how_it_was_asked(app: TestApp) {
        let (_, at) = in_review(&app).await;
        app.officer("second@example.org").await.go(&at, &[("do", "approve")]).await;
        let mut public = app.browser();
        let first = public.get(PUBLIC).await;
        assert!(first.has("Families value") && !first.has("A plan within a term"), "the summary, and not the whole");
        // Whoever decides reads there what is promised, and when it is looked at.
        assert!(first.has("No child waits longer. To be looked at first on 30 September 2027."), "{}", first.body);
        let contents = first.between("class=\"contents\"", "</nav>").remove(0);
        let parts: Vec<String> =
            contents.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
        assert!(parts.len() > 15 && parts.contains(&WHOLE.to_owned()), "{parts:?}");
        let (mut cited, mut wordings) = (0, 0);
        for part in parts.iter().filter(|part| *part != PUBLIC).map(String::as_str).chain([PUBLIC]) {
            let page = public.get(part).await;
            assert_eq!(page.status, StatusCode::OK, "{part}");
            assert!(!part.contains("/part/") || !page.has("<h3"), "{part}: below its own heading come others of the second level");
            let mut before: Vec<&str> = page.body.split("\" class=\"cited\"").collect();
            before.pop();
            for link in before.into_iter().filter_map(|before| before.rsplit("href=\"").next()) {
                let (to, anchor) = link.split_once('#').unwrap();
                let there = if to.is_empty() { page.body.clone() } else { public.get(to).await.body };
                assert!(there.contains(&format!("id=\"{anchor}\"")), "{part} leads to {link}");
                cited += 1;
                wordings += usize::from(to.ends_with("/part/wordings"));
            }
        }
        assert!(cited > 10 && wordings > 0, "{cited} {wordings}");
        let last = public.get(&format!("{PUBLIC}/part/monitoring")).await;
        assert!(last.has("rel=\"prev\"") && last.has("rel=\"next\"") && last.has("No child waits longer"));
        assert_eq!(public.get(&format!("{PUBLIC}/part/nothing")).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_report_is_published_in_short_for_those_who_will_not_read_it_all(app: TestApp) {
        answers(&app, 12).await;
        let mut officer = app.officer("officer@example.org").await;
        write(&mut officer, "summary", "Families value being rung back.").await;
        officer.go(MONITORING, &PROMISE).await;
        write(&mut officer, "short-junior", "Thank you for telling us. The procurement comes next.").await;
        let page = officer.get(&part("short-junior")).await;
        assert!(page.has("use an everyday word for “procurement”"));
        write(&mut officer, "short-easy-read", "Thank you.").await;
        let infant = part("short-infant");
        assert_eq!(officer.get(&infant).await.status, StatusCode::NOT_FOUND);
        let refused = officer.post(&infant, &[("do", "save"), ("words", "No.")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "nobody of five reads a report");
        let at = officer.go(REPORT, &[("do", "review")]).await;
        let review = officer.get(&at).await;
        assert!(review.has("id=\"short-junior\"") && review.has("The procurement comes next."));
        let pdf = officer.get(&format!("{at}/junior.pdf")).await;
        assert!(pdf.bytes.starts_with(b"%PDF-"));
        assert_eq!(officer.get(&format!("{at}/infant.pdf")).await.status, StatusCode::NOT_FOUND);
        let mut public = app.browser();
        assert_eq!(public.get(&format!("{PUBLIC}/junior")).await.status, StatusCode::NOT_FOUND, "nothing is published unreviewed");
        assert!(!public.get("/c/education-services?level=junior").await.has("/report"));
        app.officer("second@example.org").await.go(&at, &[("do", "approve")]).await;
        for (level, title, says) in [
            ("standard", "findings on one page", "No child waits longer"),
            ("easy-read", "What people said", "Thank you."),
            ("teen", "What people said", "30 September 2027"),
            ("junior", "What everybody told us", "The procurement comes next."),
        ] {
            let page = public.get(&format!("{PUBLIC}/{level}")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.has(title) && page.has(says), "{level}: {}", page.body);
            assert!(public.get(PUBLIC).await.has(&format!("{PUBLIC}/{level}")), "the whole report leads to it");
            let pdf = public.get(&format!("{PUBLIC}/{level}/pdf")).await;
            assert_eq!(pdf.bytes, public.get(&format!("{PUBLIC}/{level}/pdf")).await.bytes, "the same bytes each time");
        }
        for level in ["infant", "grown-up"] {
            assert_eq!(public.get(&format!("{PUBLIC}/{level}")).await.status, StatusCode::NOT_FOUND);
        }
        assert!(public.get("/c/education-services?level=junior").await.has(&format!("{PUBLIC}/junior")));
        let home = public.get("/c/education-services").await;
        assert!(home.has(&format!("\"{PUBLIC}\"")), "whoever reads the standard wording is led to the whole");
        let long = "Pineapple ".repeat(2_001);
        let refused = officer.post(&at, &[("do", "withdraw"), ("why", &long)]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.has(long.trim()), "what was typed comes back");
        officer.go(&at, &[("do", "withdraw")]).await;
        assert_eq!(public.get(&format!("{PUBLIC}/junior")).await.status, StatusCode::GONE);
        assert_eq!(public.get(&format!("{PUBLIC}/junior/pdf")).await.status, StatusCode::GONE);
    }

    async fn a_second_report_gives_nobody_away(app: TestApp) {
        app.child_writes("i like it").await;
        let (mut officer, at) = in_review(&app).await;
        let mut second = app.officer("second@example.org").await;
        second.go(&at, &[("do", "approve")]).await;
        let figures = async |browser: &mut Browser| {
            let page = browser.get(WHOLE).await.body;
            page.split("id=\"answered\"").nth(1).unwrap().split("id=\"service-behaviour\"").next().unwrap().to_owned()
        };
        let mut public = app.browser();
        let first = figures(&mut public).await;
        assert!(first.contains("Ages 8 to 11") && first.contains("[c]"), "one child is hidden, and not said to be none");
        // Three more are not told from the twelve.
        answers(&app, 3).await;
        let at = officer.go(REPORT, &[("do", "review")]).await;
        second.go(&at, &[("do", "approve")]).await;
        assert_eq!(figures(&mut public).await, first);
        let page = public.get(PUBLIC).await;
        assert!(page.has("This report replaces report 1 of") && !page.has("report 2 of"), "{}", page.body);
        // Seven more, and there are ten: how many answered may be seen beside the twelve.
        answers(&app, 7).await;
        let at = officer.go(REPORT, &[("do", "review")]).await;
        second.go(&at, &[("do", "approve")]).await;
        let third = figures(&mut public).await;
        assert_ne!(third, first);
        assert!(third.contains(">20<"), "twenty-two, rounded");
        assert!(public.get(PUBLIC).await.has(", report 2 of"), "and of every one before it");
    }

    async fn one_report_is_decided_about_before_the_next_is_frozen(app: TestApp) {
        let (mut officer, at) = in_review(&app).await;
        let refused = officer.post(REPORT, &[("do", "review")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("A report is already in review"));
        let mut second = app.officer("second@example.org").await;
        second.go(&at, &[("do", "approve")]).await;
        // Taken down, nobody reads it any more.
        officer.go(&at, &[("do", "withdraw")]).await;
        assert!(officer.get(&at).await.has("Withdrawn"));
        let gone = app.browser().get(PUBLIC).await;
        assert_eq!(gone.status, StatusCode::GONE);
        assert!(gone.has("This report has been taken down"), "papers that cite it lead here");
        assert!(!app.browser().get("/c/education-services").await.has(PUBLIC));
        // Whoever finds their own mistake takes it back, and nobody else does that for them.
        let again = officer.go(REPORT, &[("do", "review")]).await;
        assert_eq!(second.post(&again, &[("do", "take-back")]).await.status, StatusCode::NOT_FOUND);
        let judged = officer.post(&again, &[("do", "send-back"), ("note", "not this")]).await;
        assert_eq!(judged.status, StatusCode::UNPROCESSABLE_ENTITY, "taking it back is not judging it");
        officer.go(&again, &[("do", "take-back")]).await;
        let page = officer.get(&again).await;
        assert!(page.has("Sent back") && page.has("Taken back by whoever asked"));
        officer.go(REPORT, &[("do", "review")]).await;
    }

    async fn a_quotation_that_is_withdrawn_is_not_published(app: TestApp) {
        answers(&app, 12).await;
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        let versions = app.store.versions(&"education-services".into()).await.unwrap();
        let comments = "/officer/education-services/comments";
        let today = domain::consultation::Day::parse("2026-11-22").unwrap();
        let mut ids = Vec::new();
        for one in app.store.comments(&versions, CommentState::Unread, (0, 100)).await.unwrap() {
            let step = (CommentState::Unread, CommentState::Kept);
            app.store.decide(&versions, one.id, step, 1, &today).await.unwrap();
            app.store.set_quotable(&one, true).await.unwrap();
            ids.push(one.id);
        }
        for remark in app.store.remarks_of(&ids).await.unwrap() {
            let said = [("remark", remark.id.to_string()), ("service", "admissions".to_owned()), ("sentiment", "positive".to_owned())];
            let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
            officer.go("/officer/education-services/desk", &said).await;
        }
        write(&mut officer, "summary", "Rung back.").await;
        officer.go(MONITORING, &PROMISE).await;
        let at = officer.go(REPORT, &[("do", "review")]).await;
        let page = officer.get(&at).await;
        assert!(page.has("class=\"quote\"") && page.has("They rang us back within a day"), "{}", page.body);
        // Somebody looks again, and takes every one of them back.
        for id in &ids {
            let (_, comment) = app.store.comment(&versions, *id).await.unwrap().unwrap();
            app.store.set_quotable(&comment, false).await.unwrap();
        }
        let mut second = app.officer("second@example.org").await;
        let refused = second.post(&at, &[("do", "approve")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("A quotation in it has been masked anew"));
        assert_eq!(app.browser().get(PUBLIC).await.status, StatusCode::NOT_FOUND);
        assert_eq!(officer.get(comments).await.status, StatusCode::OK);
    }

    async fn a_report_is_sent_back_with_a_reason(app: TestApp) {
        let (_, at) = in_review(&app).await;
        let mut second = app.officer("second@example.org").await;
        let refused = second.post(&at, &[("do", "send-back"), ("note", " ")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("Enter what must change") && refused.has("href=\"#note\""));
        let long = "ö".repeat(20_001);
        let refused = second.post(&at, &[("do", "send-back"), ("note", &long)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("at most 20,000 characters") && refused.has(&long), "nothing is cut off");
        second.go(&at, &[("do", "send-back"), ("note", "Say who was not heard.")]).await;
        let page = second.get(&at).await;
        assert!(page.has("Sent back") && page.has("Say who was not heard."));
        assert_eq!(app.browser().get(PUBLIC).await.status, StatusCode::NOT_FOUND);
        assert_eq!(second.post(&at, &[("do", "approve")]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "decided is decided");
    }

    async fn a_report_that_lacks_something_is_not_reviewed(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.post(REPORT, &[("do", "review")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (text, place) in [
            ("Write the summary", "#part-summary"),
            ("Make a promise", "#part-monitoring"),
            ("Nobody has answered yet", "#review"),
        ] {
            assert!(page.has(text) && page.has(&format!("href=\"{place}\"")), "{text}");
            assert!(page.has(&format!("id=\"{}\"", &place[1..])), "{place} is there");
        }
        assert!(page.has("None yet."));
    }

    async fn a_promise_is_made_once_however_often_it_is_pressed(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        officer.go(MONITORING, &PROMISE).await;
        officer.go(MONITORING, &PROMISE).await;
        let made = app.store.promises(&"education-services".into()).await.unwrap();
        assert_eq!(made.len(), 1);
        // Changed, it leaves room for another that says what it said.
        let id = made[0].0.to_string();
        let mut changed = PROMISE.to_vec();
        changed[3] = ("measure", "Days until somebody rings");
        changed.push(("id", &id));
        officer.go(MONITORING, &changed).await;
        officer.go(MONITORING, &PROMISE).await;
        let made = app.store.promises(&"education-services".into()).await.unwrap();
        assert_eq!(made.len(), 2, "{made:?}");
        assert!(made.iter().any(|(_, _, one)| one.measure == "Days until somebody rings"));
    }

    async fn a_promise_that_nobody_could_hold_is_asked_for_again(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let mut typed = PROMISE;
        typed[6] = ("due", "next year");
        typed[5] = ("owner", "");
        let page = officer.post(MONITORING, &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("Enter the day it is first looked at") && page.has("Enter who is accountable for it"));
        assert!(page.has("value=\"next year\"") && page.has("No child waits longer"), "what was typed is kept");
        assert!(app.store.promises(&"education-services".into()).await.unwrap().is_empty());
        officer.go(MONITORING, &PROMISE).await;
        let promises = async || app.store.promises(&"education-services".into()).await.unwrap();
        let (id, ..) = promises().await.remove(0);
        let page = officer.get(MONITORING).await;
        assert!(page.has("Weeks from asking to an answer") && page.has("30 September 2027"), "all that is promised is shown");
        // What is wrong with it can be put right without making it anew.
        let page = officer.get(&format!("{MONITORING}?promise={id}")).await;
        assert!(page.has("value=\"No child waits longer\"") && page.has("value=\"2027-09-30\"") && page.has("Save the promise"));
        let changed = id.to_string();
        let mut other = PROMISE.to_vec();
        other[4] = ("target", "Five or fewer");
        other.push(("id", &changed));
        officer.go(MONITORING, &other).await;
        let made = promises().await;
        assert_eq!((made.len(), made[0].0, made[0].2.target.as_str()), (1, id, "Five or fewer"));
        officer.go(MONITORING, &[("drop", &changed)]).await;
        assert!(promises().await.is_empty());
        // A colleague took it back meanwhile: what was typed is not lost.
        officer.go(MONITORING, &other).await;
        assert_eq!(promises().await[0].2.target, "Five or fewer");
    }

    async fn whatever_is_pressed_what_was_typed_is_kept(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let was = |page: &crate::app::Page| page.between("name=\"was\" value=\"", "\"").remove(0);
        let page = officer.get(&part("summary")).await;
        let typed = [("do", "save"), ("was", &was(&page)), ("words", "What we heard.")];
        assert_eq!(officer.go(&part("summary"), &typed).await, format!("{}?saved#saved", part("summary")));
        let page = officer.get(&format!("{}?saved", part("summary"))).await;
        assert!(page.has("What we heard.") && page.has(">Saved<"), "{}", page.body);
        // On to the next, with what was typed; past the last, to what the report is made of.
        let next = [("do", "next"), ("words", "Whom we asked.")];
        assert_eq!(officer.go(&part("asked"), &next).await, part("answered"));
        assert!(officer.get(&part("asked")).await.has("Whom we asked."));
        let last = officer.get(REPORT).await.between("/report/write/", "\"").pop().unwrap();
        assert_eq!(officer.go(&part(&last), &[("do", "next"), ("words", "Thank you.")]).await, REPORT);
        let page = officer.get(REPORT).await;
        assert!(page.has("3 words of yours") && page.has("2 words of yours") && page.has("a review needs a promise"));
        // A promise that was begun is no field of another form.
        let begun = [("do", "save"), ("words", "We watch."), ("promise", "No child waits"), ("service", "admissions")];
        let page = officer.post(MONITORING, &begun).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is called saved that is not");
        assert!(page.has("value=\"No child waits\"") && page.has("These words are saved. The promise is not"), "{}", page.body);
        assert!(page.has("Enter who is accountable for it") && officer.get(MONITORING).await.has("We watch."));
        // One that lacks nothing is kept with the words.
        let whole = [&[("do", "save")], &PROMISE[1..]].concat();
        assert_eq!(officer.go(MONITORING, &whole).await, format!("{MONITORING}?saved#saved"));
        assert_eq!(app.store.promises(&"education-services".into()).await.unwrap().len(), 1);
        assert!(officer.get(REPORT).await.has("one promise"));
        // Whoever has not touched words that a colleague went on with overwrites nothing, and is told of no clash.
        let page = officer.get(&part("summary")).await;
        let seen = page.between("name=\"seen\" value=\"", "\"").remove(0);
        let mut second = app.officer("second@example.org").await;
        second.go(&part("summary"), &[("do", "save"), ("seen", &seen), ("words", "What we heard, and more.")]).await;
        let again = [("do", "next"), ("was", &was(&page)), ("seen", &seen), ("words", "What we heard.")];
        assert_eq!(officer.go(&part("summary"), &again).await, part("asked"));
        assert!(officer.get(&part("summary")).await.has("What we heard, and more."));
        // The whole can be read as it stands.
        let draft = officer.get(DRAFT).await;
        assert!(draft.has("What we heard, and more.") && draft.has("Whom we asked.") && draft.has("No child waits longer"));
    }

    async fn nobody_writes_over_what_they_have_not_seen(app: TestApp) {
        let mut one = app.officer("officer@example.org").await;
        let mut other = app.officer("second@example.org").await;
        write(&mut one, "need", "The first officer's words.").await;
        let long = "ö".repeat(20_001);
        let refused = other.post(&part("need"), &[("do", "save"), ("seen", ""), ("words", &long)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("What you typed is still here") && refused.has(&long));
        let late = [("do", "save"), ("seen", ""), ("words", "The second's.")];
        let page = other.post(&part("need"), &late).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("The second's.") && page.has("The first officer's words."), "both are there to put together");
        assert!(page.has("Somebody changed these words") && page.has("href=\"#words\""));
        // Having seen them, one may.
        let seen = page.between("name=\"seen\" value=\"", "\"").remove(0);
        other.go(&part("need"), &[("do", "save"), ("seen", &seen), ("words", "Both.")]).await;
        assert!(other.get(DRAFT).await.has("Both."));
        assert_eq!(other.get(&part("nowhere")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&part("nowhere"), &[("do", "save"), ("words", "x")]).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_few_people_are_in_no_report(app: TestApp) {
        answers(&app, 3).await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(DRAFT).await;
        assert!(page.has("No share is shown"));
        assert!(page.has("too few answered for anything to be said about them"), "who was not heard is said");
        assert!(!page.has("(n 3)") && !page.has(">3<"), "three people are not counted out");
    }

    async fn what_is_promised_is_looked_at_and_what_was_found_stays(app: TestApp) {
        const AFTER: &str = "/officer/education-services/after";
        const FOR_ALL: &str = "/c/education-services/after";
        let (mut officer, at) = in_review(&app).await;
        let mut public = app.browser();
        assert!(officer.get(AFTER).await.has("No report is published yet"));
        assert_eq!(public.get(FOR_ALL).await.status, StatusCode::NOT_FOUND);
        let mut second = app.officer("second@example.org").await;
        second.go(&at, &[("do", "approve")]).await;
        // Taking the promise back afterwards takes nothing away from what was published.
        let page = officer.get(MONITORING).await;
        let id = page.between("name=\"drop\" value=\"", "\"")[0].clone();
        officer.go(MONITORING, &[("drop", &id)]).await;
        let page = public.get(FOR_ALL).await;
        assert!(page.has("No child waits longer") && page.has("Not looked at yet"), "{}", page.body);
        assert!(public.get("/c/education-services/report").await.has(FOR_ALL), "nobody finds what nothing leads to");
        let enter = format!("{AFTER}/{id}");
        let found = [
            ("on", "2026-11-22"),
            ("verdict", "not-for-all"),
            ("figure", "Five weeks; eleven for children without a plan"),
            ("for-whom", "Children on SEN support"),
            ("doing", "A second caseworker from January"),
            ("next", "2027-02-01"),
        ];
        let with = |name: &'static str, value: &'static str| found.map(|(field, was)| (field, if field == name { value } else { was }));
        for (field, value, message) in [
            ("for-whom", " ", "Say for whom it is not kept"),
            ("doing", "", "Say what is being done about it"),
            ("on", "2026-11-23", "Enter a day from "),
            ("next", "2026-11-22", "Enter a day after the one it was looked at"),
            ("verdict", "splendid", "Choose what was found"),
        ] {
            let refused = officer.post(&enter, &with(field, value)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(refused.has(message) && refused.has("Five weeks; eleven"), "{field}: what was typed stays");
        }
        officer.go(&enter, &found).await;
        // What is held is held for everybody.
        let held = officer.post(&enter, &with("verdict", "held")).await;
        assert!(held.has("leave it empty where it is kept"));
        // One waits at a time; whoever entered it does not agree; and until another does it is not public.
        let waits = second.post(&enter, &with("doing", "Something the other did not know")).await;
        assert_eq!(waits.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(waits.has("already waiting for agreement") && waits.has("Something the other did not know"), "it stays");
        assert!(!public.get(FOR_ALL).await.has("SEN support"));
        let page = officer.get(AFTER).await;
        assert!(page.has("You entered it, so somebody else agrees") && !page.has("value=\"agree\""));
        let check = page.between("name=\"id\" value=\"", "\"")[0].clone();
        assert_eq!(officer.post(AFTER, &[("do", "agree"), ("id", &check)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        second.go(AFTER, &[("do", "agree"), ("id", &check)]).await;
        let page = public.get(FOR_ALL).await;
        assert!(page.has("Not kept for everyone") && page.has("Children on SEN support") && page.has("A second caseworker from January"));
        // What is public is taken back by nobody.
        assert_eq!(officer.post(AFTER, &[("do", "drop"), ("id", &check)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(public.get(FOR_ALL).await.has("Children on SEN support"));
        // Of two looks on one day the second stands.
        for (verdict, for_whom) in [("not-held", "Everybody"), ("not-for-all", "Twins"), ("not-held", "Everybody again")] {
            let look = found.map(|(field, was)| match field {
                "verdict" => (field, verdict),
                "for-whom" => (field, for_whom),
                _ => (field, was),
            });
            officer.go(&enter, &look).await;
            let check = second.get(AFTER).await.between("name=\"id\" value=\"", "\"")[0].clone();
            second.go(AFTER, &[("do", "agree"), ("id", &check)]).await;
            let page = public.get(FOR_ALL).await.body;
            assert!(page.find(for_whom).unwrap() < page.find("Children on SEN support").unwrap(), "the newest first");
        }
        // A later report that promises something else in its place takes nothing away.
        officer.go(MONITORING, &PROMISE.map(|(field, was)| (field, if field == "promise" { "Somebody rings back" } else { was }))).await;
        let at = officer.go(REPORT, &[("do", "review")]).await;
        second.go(&at, &[("do", "approve")]).await;
        let page = public.get(FOR_ALL).await;
        assert!(page.has("Taken back in a later report") && page.has("Everybody again"), "{}", page.body);
        // It is found again later, not earlier.
        assert!(officer.post(&enter, &with("on", "2026-11-01")).await.has("when the promise was published, or looked at last) to 22 November 2026"));
        for who in ["admin@example.org", "school@example.org", "lead@example.org"] {
            let mut other = app.officer(who).await;
            for to in [AFTER, enter.as_str()] {
                assert_eq!(other.get(to).await.status, StatusCode::FORBIDDEN, "{who}");
                assert_eq!(other.post(to, &found).await.status, StatusCode::FORBIDDEN, "{who}");
            }
        }
    }

    async fn reports_are_for_those_who_write_them(app: TestApp) {
        let (_, at) = in_review(&app).await;
        for who in ["admin@example.org", "lead@example.org"] {
            let mut other = app.officer(who).await;
            for page in [REPORT.to_owned(), DRAFT.to_owned(), MONITORING.to_owned(), at.clone(), format!("{at}/pdf")] {
                assert_eq!(other.get(&page).await.status, StatusCode::FORBIDDEN, "{who} {page}");
            }
            assert_eq!(other.post(&at, &[("do", "approve")]).await.status, StatusCode::FORBIDDEN);
        }
        let mut second = app.officer("second@example.org").await;
        assert_eq!(second.get(&format!("{at}/pdf")).await.status, StatusCode::OK);
        assert_eq!(second.get(&format!("{at}/exe")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(second.get(&format!("{REPORT}/12345")).await.status, StatusCode::NOT_FOUND);
    }
}
