//! What people write: read, masked, coded, counted; and what may be a concern for a child, held apart.

use app::phrases::Phrases;
use axum::http::StatusCode;
use domain::{comments::Sentiment, language::Language, level::ReadingLevel, people::Role};
use sea_orm::{ConnectionTrait as _, Statement};
use sentiment::{analyst::Outcome, redaction::Kind, safeguarding::Topic};
use server::store::{comments::CommentState, concerns::ConcernState, people::Action};

use crate::{
    app::{Browser, Page, TestApp},
    on_both,
};

const DESK: &str = "/officer/education-services/desk";
const COMMENTS: &str = "/officer/education-services/comments";
/// As a child may write it.
/// Its last word is long enough that no random token of the database has it by chance.
const DISCLOSURE: &str = "dinner is ok but my dad hurst me wen he is drunk zqxzqxzqx";

async fn versions(app: &TestApp) -> Vec<i64> {
    app.store.versions(&"education-services".into()).await.unwrap()
}

/// An officer agrees with every remark there is.
async fn code_everything(app: &TestApp, officer: &mut Browser) {
    let all = versions(app).await;
    let found = app.store.comments(&all, CommentState::Unread, (0, 1000)).await.unwrap();
    let ids: Vec<i64> = found.iter().map(|one| one.id).collect();
    for remark in app.store.remarks_of(&ids).await.unwrap() {
        let (id, service) = (remark.id.to_string(), remark.service.map(|code| code.to_string()).unwrap_or_default());
        officer.go(DESK, &[("remark", &id), ("service", &service), ("sentiment", remark.sentiment.as_str())]).await;
    }
}

/// The mark of a comment's masks as an officer sees them.
async fn seen(officer: &mut Browser, id: &str) -> String {
    let page = officer.get(&format!("{COMMENTS}?state=kept")).await;
    let form = page.body.split(&format!("name=\"comment\" value=\"{id}\"")).nth(1).unwrap().to_owned();
    form.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Every text of every column of every table but those of concerns.
async fn everything_but_concerns(app: &TestApp) -> String {
    let db = sea_orm::Database::connect(app.url.as_str()).await.unwrap();
    let backend = db.get_database_backend();
    let list = match backend {
        sea_orm::DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
        _ => "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    };
    let tables = db.query_all_raw(Statement::from_string(backend, list)).await.unwrap();
    let mut all = String::new();
    for table in tables {
        let name: String = table.try_get("", "name").unwrap();
        if name.starts_with("concern") || name.starts_with("sqlite_") {
            continue;
        }
        for row in db.query_all_raw(Statement::from_string(backend, format!("SELECT * FROM \"{name}\""))).await.unwrap()
        {
            for column in row.column_names() {
                all.push_str(&row.try_get::<Option<String>>("", &column).unwrap_or_default().unwrap_or_default());
                all.push('\n');
            }
        }
    }
    all
}

/// The concerns that something done is on record of, once for each.
async fn on_record(app: &TestApp) -> Vec<String> {
    let db = sea_orm::Database::connect(app.url.as_str()).await.unwrap();
    let list = "SELECT concern_id FROM concern_event WHERE did <> 'told' ORDER BY id";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), list)).await.unwrap();
    rows.iter().map(|row| row.try_get::<i64>("", "concern_id").unwrap().to_string()).collect()
}

on_both! {
    async fn the_very_same_words_are_read_once_and_said_to_be_the_same(app: TestApp) {
        let copied = "Keep the team that knows our school, and do not sell it.";
        for _ in 0..12 {
            app.parent_writes("admissions", copied).await;
        }
        app.parent_writes("early-years", copied).await;
        app.parent_writes("admissions", "They rang me back the same day.").await;
        app.jobs().await;
        let all = versions(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(COMMENTS).await;
        assert!(page.has("11 more answers here say the very same words.") && page.has("All 12 may be used"));
        assert_eq!(page.body.matches("say the very same words").count(), 12, "of another service they are another answer");
        let unread = app.store.comments(&all, CommentState::Unread, (0, 100)).await.unwrap();
        let of = |service: &'static str| {
            let service = Some(service.into());
            unread.iter().find(|one| one.slot.service == service && one.body == copied).unwrap().id.to_string()
        };
        let one = of("admissions");
        officer.go(COMMENTS, &[("comment", &one), ("state", "unread"), ("do", "keep-alike")]).await;
        assert_eq!(app.store.comment_count(&all, CommentState::Kept).await.unwrap(), 12);
        assert_eq!(app.store.comment_count(&all, CommentState::Unread).await.unwrap(), 2);
        let admin = app.officer("admin@example.org").await.get("/record").await;
        assert!(admin.has(&format!("{one} kept 12")), "of how many is on record");
        // What was decided is decided anew one by one.
        let again = [("comment", one.as_str()), ("state", "kept"), ("do", "hold-alike")];
        assert_eq!(officer.post(COMMENTS, &again).await.status, StatusCode::NOT_FOUND);
        let other = of("early-years");
        officer.go(COMMENTS, &[("comment", &other), ("state", "unread"), ("do", "hold-alike")]).await;
        assert_eq!(app.store.comment_count(&all, CommentState::Held).await.unwrap(), 1);
        let findings = officer.get("/officer/education-services/findings").await;
        assert!(findings.has("Parents and carers: 10 of 15 comments are word for word the same as 9 or more others."), "{}", findings.body);
        let report = officer.get("/officer/education-services/report/draft").await;
        assert!(report.has("10 of 15 comments are word for word the same"));
    }

    async fn what_a_child_discloses_reaches_the_lead_and_nobody_else(app: TestApp) {
        let sent = app.child_writes(DISCLOSURE).await;
        let other = app.child_writes("more chips please").await;
        let plain = |body: &str| body.replace(|c: char| c.is_ascii_alphanumeric(), "");
        assert_eq!(plain(&sent.body), plain(&other.body), "what a child sees next gives the flag away");
        app.jobs().await;
        // The lead and the deputy are told, without a word of it.
        let mail = app.mail();
        assert_eq!(mail.len(), 2, "{mail:?}");
        for to in ["lead@example.org", "deputy@example.org"] {
            assert!(mail.iter().any(|one| one.contains(to)));
        }
        assert!(mail.iter().all(|one| !one.contains("zqxzqxzqx") && !one.contains("dad") && one.contains("Ages 8 to 11")));
        assert!(!everything_but_concerns(&app).await.contains("zqxzqxzqx"), "the words are somewhere else too");
        for who in ["officer@example.org", "admin@example.org"] {
            let mut other = app.officer(who).await;
            assert_eq!(other.get("/safeguarding").await.status, StatusCode::FORBIDDEN);
            for page in ["", "/comments", "/comments?state=kept", "/comments?state=held", "/desk", "/findings", "/findings.csv"] {
                assert!(!other.get(&format!("/officer/education-services{page}")).await.has("zqxzqxzqx"), "{who} {page}");
            }
        }
        let mut lead = app.officer("lead@example.org").await;
        let list = lead.get("/safeguarding").await;
        assert!(list.has("Children and young people, Ages 8 to 11") && !list.has("zqxzqxzqx"));
        let to = list.between("href=\"/safeguarding/", "\"").pop().unwrap();
        let to = format!("/safeguarding/{to}");
        assert!(!lead.get(&to).await.has("zqxzqxzqx"), "looking is opening, and opening goes on record");
        assert_eq!(lead.post(&to, &[("do", "close"), ("note", "x")]).await.status, StatusCode::NOT_FOUND);
        lead.go(&to, &[("do", "open")]).await;
        let page = lead.get(&to).await;
        assert!(page.has("zqxzqxzqx") && page.has("A rule found words about being hurt.") && page.has("Opened"));
        let refused = lead.post(&to, &[("do", "pass-on"), ("note", " ")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("Error: ") && refused.has("Enter what you did and why"));
        let long = "Rang them. ".repeat(182);
        let refused = lead.post(&to, &[("do", "pass-on"), ("note", &long)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("at most 2,000 characters") && refused.has(long.trim()), "a record is never cut off");
        lead.go(&to, &[("do", "pass-on"), ("note", "Rang the school that is named.")]).await;
        assert!(lead.get(&to).await.has("Rang the school that is named."));
        // The deputy may too, and their opening it goes on record as well.
        let mut deputy = app.officer("deputy@example.org").await;
        assert!(!deputy.get(&to).await.has("zqxzqxzqx"));
        deputy.go(&to, &[("do", "open")]).await;
        assert!(deputy.get(&to).await.has("zqxzqxzqx"));
        assert_eq!(app.store.concern_count(ConcernState::PassedOn).await.unwrap(), 1, "reading does not undo a decision");
        assert_eq!(app.store.audit_count(Action::HandleConcern).await.unwrap(), 3);
    }

    async fn what_a_child_writes_in_a_language_that_is_not_screened_is_read_by_the_lead_first(app: TestApp) {
        let words = "لا أريد أن أعود إلى البيت";
        app.child_writes(words).await;
        app.jobs().await;
        assert!(!everything_but_concerns(&app).await.contains(words), "the words are somewhere else too");
        let mut officer = app.officer("officer@example.org").await;
        for page in ["/comments", "/comments?state=kept", "/desk"] {
            assert!(!officer.get(&format!("/officer/education-services{page}")).await.has(words), "{page}");
        }
        let mut lead = app.officer("lead@example.org").await;
        let to = lead.get("/safeguarding").await.between("href=\"/safeguarding/", "\"").pop().unwrap();
        let to = format!("/safeguarding/{to}");
        lead.go(&to, &[("do", "open")]).await;
        let page = lead.get(&to).await;
        assert!(page.has(words) && page.has("in a language that the program cannot read"), "{}", page.body);
        // Once a person has read it and found no concern it is with the others.
        lead.go(&to, &[("do", "release"), ("note", "He wants to stay at the club.")]).await;
        assert!(officer.get("/officer/education-services/comments").await.has(words));
    }

    async fn nobody_opens_it_and_the_lead_is_reminded(app: TestApp) {
        app.child_writes(DISCLOSURE).await;
        app.jobs().await;
        app.jobs().await;
        assert_eq!(app.mail().len(), 2, "told once");
        // 22 November 2026 is a Sunday: Monday is the last day to open it.
        let app = app.on("2026-11-23").await;
        app.jobs().await;
        assert_eq!(app.mail().len(), 2);
        let app = app.on("2026-11-24").await;
        app.jobs().await;
        app.jobs().await;
        let mail = app.mail();
        assert_eq!(mail.len(), 5, "the lead and the deputy are told and reminded once, and whoever stands above them is told");
        let above: Vec<&String> = mail.iter().filter(|one| one.contains("director@example.org")).collect();
        assert!(above.len() == 1 && above[0].contains("Ruth") && !above[0].contains("/officer/concerns"), "{above:?}");
        let app = app.on("2026-11-25").await;
        app.jobs().await;
        assert_eq!(app.mail().len(), 8, "and again on the next day, until somebody opens it");
        let mut lead = app.officer("lead@example.org").await;
        let list = lead.get("/safeguarding").await;
        assert!(list.has("Should have been opened by"));
        assert!(list.has("Ruth (safeguarding lead)"), "who else can read it: {}", list.body);
    }

    async fn a_server_that_stops_while_it_tells_keeps_a_concern_from_nobody(app: TestApp) {
        app.child_writes(DISCLOSURE).await;
        let now = app.state.clock.seconds();
        let id = app.store.untold(now).await.unwrap().remove(0).id;
        // Another server took it on, and has not done it yet.
        assert!(app.store.claim(id, false, (now, now + 300)).await.unwrap());
        assert!(!app.store.claim(id, false, (now, now + 300)).await.unwrap(), "one tells of it");
        app.jobs().await;
        assert!(app.mail().is_empty());
        // It stopped, and its time is over.
        assert!(app.store.claim(id, false, (now + 301, now - 1)).await.unwrap());
        app.jobs().await;
        app.jobs().await;
        assert_eq!(app.mail().len(), 2, "the lead and the deputy, once");
    }

    async fn what_is_past_its_day_takes_no_other_record_with_it(app: TestApp) {
        let at = |id: &str| format!("/safeguarding/{id}");
        let mut lead = app.officer("lead@example.org").await;
        app.child_writes(DISCLOSURE).await;
        app.jobs().await;
        let given_back = lead.get("/safeguarding").await.between("href=\"/safeguarding/", "\"").pop().unwrap();
        lead.go(&at(&given_back), &[("do", "open")]).await;
        lead.go(&at(&given_back), &[("do", "release"), ("note", "A line from the class play.")]).await;
        app.child_writes(DISCLOSURE).await;
        app.jobs().await;
        let done = lead.get("/safeguarding").await.between("href=\"/safeguarding/", "\"").pop().unwrap();
        lead.go(&at(&done), &[("do", "open")]).await;
        lead.go(&at(&done), &[("do", "close"), ("note", "The school knew.")]).await;
        let now = app.state.clock.seconds();
        assert_eq!(app.store.delete_finished_concerns(&versions(&app).await, now).await.unwrap(), 1);
        assert_eq!(on_record(&app).await, [given_back.clone(), given_back], "opened, given back");
        app.store.delete_finished_concerns(&versions(&app).await, now + 366 * 24 * 3600).await.unwrap();
        assert!(on_record(&app).await.is_empty(), "and a year after nothing is");
    }

    async fn what_is_no_concern_goes_back_to_the_others(app: TestApp) {
        app.child_writes(DISCLOSURE).await;
        app.jobs().await;
        let mut lead = app.officer("lead@example.org").await;
        let to = format!("/safeguarding/{}", lead.get("/safeguarding").await.between("href=\"/safeguarding/", "\"").pop().unwrap());
        lead.go(&to, &[("do", "open")]).await;
        lead.go(&to, &[("do", "release"), ("note", "A line from the class play.")]).await;
        assert_eq!(lead.get(&to).await.status, StatusCode::NOT_FOUND);
        app.jobs().await;
        assert_eq!(app.store.comment_count(&versions(&app).await, CommentState::Unread).await.unwrap(), 1);
        assert!(app.officer("officer@example.org").await.get(COMMENTS).await.has("zqxzqxzqx"));
    }

    async fn what_was_passed_on_is_not_given_to_others_by_a_page_left_open(app: TestApp) {
        app.child_writes(DISCLOSURE).await;
        app.jobs().await;
        let mut lead = app.officer("lead@example.org").await;
        let to = format!("/safeguarding/{}", lead.get("/safeguarding").await.between("href=\"/safeguarding/", "\"").pop().unwrap());
        lead.go(&to, &[("do", "open")]).await;
        lead.go(&to, &[("do", "pass-on"), ("note", "Asked the school.")]).await;
        assert!(!lead.get(&to).await.has("value=\"release\""));
        let late = lead.post(&to, &[("do", "release"), ("note", "It was a play."), ("seen", "open")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.has("Somebody else has acted on it in the meantime") && late.has("It was a play."), "{}", late.body);
        assert_eq!(app.store.concern_count(ConcernState::PassedOn).await.unwrap(), 1);
        // Past the promised day it is gone, and what is on record of it too.
        let day = domain::consultation::Day::parse("2027-09-25").unwrap();
        server::retention::purge(&app.store, &day, 0).await.unwrap();
        assert!(app.store.concerns(&domain::consultation::Day::parse("2026-11-22").unwrap()).await.unwrap().is_empty());
    }

    async fn of_two_leads_neither_does_over_what_the_other_did_unread(app: TestApp) {
        app.child_writes(DISCLOSURE).await;
        app.jobs().await;
        let (mut lead, mut deputy) = (app.officer("lead@example.org").await, app.officer("deputy@example.org").await);
        let to = format!("/safeguarding/{}", lead.get("/safeguarding").await.between("href=\"/safeguarding/", "\"").pop().unwrap());
        lead.go(&to, &[("do", "open")]).await;
        deputy.go(&to, &[("do", "open")]).await;
        assert!(lead.get(&to).await.has("name=\"seen\" value=\"open\""));
        lead.go(&to, &[("do", "pass-on"), ("note", "Rang the school."), ("seen", "open")]).await;
        let late = deputy.post(&to, &[("do", "close"), ("note", "Nothing to do."), ("seen", "open")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.has("Rang the school.") && late.has("Nothing to do.") && late.has("value=\"passed-on\""), "{}", late.body);
        assert_eq!(app.store.concern_count(ConcernState::PassedOn).await.unwrap(), 1);
        deputy.go(&to, &[("do", "note"), ("note", "Saw it."), ("seen", "open")]).await;
        deputy.go(&to, &[("do", "close"), ("note", "The school knew."), ("seen", "passed-on")]).await;
        assert_eq!(app.store.concern_count(ConcernState::Closed).await.unwrap(), 1);
    }

    async fn a_disclosure_far_into_a_text_without_stops_is_read(app: TestApp) {
        let talk = "and then we went to the hall and had our lunch and it was pasta and we sat with our friends ".repeat(6);
        app.child_writes(&format!("{talk} and nobody at home ever wakes up to feed me or my baby brother {talk}")).await;
        app.jobs().await;
        assert_eq!(app.store.concern_count(ConcernState::Waiting).await.unwrap(), 1);
    }

    async fn what_the_first_look_lets_pass_is_on_no_list_before_the_whole_screen_has_read_it(app: TestApp) {
        app.parent_writes("admissions", "They rang back quickly and were kind.").await;
        let mut officer = app.officer("officer@example.org").await;
        assert!(!officer.get(COMMENTS).await.has("They rang back"));
        app.jobs().await;
        assert!(officer.get(COMMENTS).await.has("They rang back"));
    }

    async fn children_are_asked_nothing_before_there_is_somebody_to_read_what_they_write(app: TestApp) {
        app.store.disable_account("deputy@example.org").await.unwrap();
        let mut child = app.browser();
        assert_ne!(child.get("/s/education-services/children?level=junior").await.status, StatusCode::OK);
        let post = child.post("/s/education-services/children", &[("language", "en"), ("level", "junior")]).await;
        assert_ne!(post.status, StatusCode::SEE_OTHER);
        assert_eq!(child.get("/s/education-services/parents").await.status, StatusCode::OK);
        let mut officer = app.officer("officer@example.org").await;
        assert!(officer.get("/officer/education-services").await.has("The safeguarding lead and deputy do not both have accounts"));
    }

    async fn a_comment_is_cut_into_remarks_each_about_its_service(app: TestApp) {
        app.parent_writes("admissions", "Admissions were brilliant and so quick to help us. But the ed psych was useless and cancelled on us twice.").await;
        app.jobs().await;
        let ids: Vec<i64> = app.store.comments(&versions(&app).await, CommentState::Unread, (0, 10)).await.unwrap().iter().map(|one| one.id).collect();
        let remarks = app.store.remarks_of(&ids).await.unwrap();
        let said: Vec<(String, Sentiment)> = remarks.iter().map(|one| (one.service.clone().unwrap().to_string(), one.sentiment)).collect();
        assert_eq!(said, [("admissions".to_owned(), Sentiment::Positive), ("educational-psychology".to_owned(), Sentiment::Negative)]);
        // Read again by the same engine, nothing is there twice.
        app.jobs().await;
        assert_eq!(app.store.remarks_of(&ids).await.unwrap().len(), 2);
    }

    async fn analysis_can_be_paused_and_goes_on_where_it_was(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        officer.go(DESK, &[("do", "pause")]).await;
        app.parent_writes("admissions", "Very helpful people.").await;
        app.child_writes(DISCLOSURE).await;
        app.jobs().await;
        let engine = sentiment::Model::carried_version();
        let all = versions(&app).await;
        assert_eq!(app.store.progress(&"education-services".into(), &all, engine).await.unwrap().waiting, 1);
        assert_eq!(app.mail().len(), 2, "the screen is never paused");
        assert!(officer.get(DESK).await.has("It is paused."));
        officer.go(DESK, &[("do", "resume")]).await;
        app.jobs().await;
        assert_eq!(app.store.progress(&"education-services".into(), &all, engine).await.unwrap().waiting, 0);
    }

    async fn what_an_older_screen_let_pass_is_screened_anew(app: TestApp) {
        app.parent_writes("admissions", "Very helpful people.").await;
        app.parent_writes("admissions", "My neighbour is kind.").await;
        app.jobs().await;
        let all = versions(&app).await;
        let engine = sentiment::Model::carried_version();
        assert!(app.store.passed_by_others(engine, 9).await.unwrap().is_empty(), "there was no other");
        // Another program read them, and let one pass that this one would hold.
        let rows = app.store.comments(&all, CommentState::Unread, (0, 9)).await.unwrap();
        app.store.screened_anew("0", i64::MAX).await.unwrap();
        let db = sea_orm::Database::connect(app.url.as_str()).await.unwrap();
        let held = format!("UPDATE comment SET body = '{DISCLOSURE}' WHERE id = {}", rows[0].id);
        for sql in ["UPDATE comment SET engine = '0'", held.as_str()] {
            db.execute_unprepared(sql).await.unwrap();
        }
        assert!(app.store.is_reading_anew(&all, engine).await.unwrap(), "nothing is frozen meanwhile");
        app.jobs().await;
        let left = app.store.comments(&all, CommentState::Unread, (0, 9)).await.unwrap();
        assert_eq!(left.iter().map(|one| one.id).collect::<Vec<_>>(), [rows[1].id]);
        assert_eq!(app.mail().len(), 2, "the lead and the deputy are told");
        assert!(!app.store.is_reading_anew(&all, engine).await.unwrap());
        assert!(app.store.passed_by_others(engine, 9).await.unwrap().is_empty(), "once");
    }

    async fn names_are_masked_and_only_what_is_approved_is_quoted_masked(app: TestApp) {
        for at in 0..14 {
            app.parent_writes("admissions", &format!("They were brilliant, number {at}.")).await;
        }
        app.parent_writes("admissions", "Mrs Okafor at admissions was lovely, ring her on 07700 900123. Quaggabert too.").await;
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(COMMENTS).await;
        let id = app.store.comments(&versions(&app).await, CommentState::Unread, (0, 50)).await.unwrap()
            .into_iter().find(|one| one.body.contains("Okafor")).unwrap().id.to_string();
        assert!(page.has("[name] at admissions was lovely, ring her on [phone number]."), "masked beside the original");
        let findings = "/officer/education-services/findings/admissions";
        code_everything(&app, &mut officer).await;
        assert!(!officer.get(findings).await.has("was lovely"), "not approved yet");
        let mark = seen(&mut officer, &id).await;
        let nowhere = officer.post(COMMENTS, &[("comment", &id), ("do", "mask"), ("words", "Quagga bert"), ("state", "kept"), ("seen", &mark)]).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nowhere.has("These words are not in this comment") && nowhere.has("Quagga bert"), "what was typed is kept");
        officer.go(COMMENTS, &[("comment", &id), ("do", "mask"), ("words", "quaggabert"), ("kind", "name"), ("state", "kept"), ("seen", &mark)]).await;
        // Who saw it before the mask was put on approves nothing.
        officer.go(COMMENTS, &[("comment", &id), ("do", "quote"), ("state", "kept"), ("seen", &mark)]).await;
        assert!(!officer.get(findings).await.has("was lovely"), "approved as it was not seen");
        let mark = seen(&mut officer, &id).await;
        officer.go(COMMENTS, &[("comment", &id), ("do", "quote"), ("state", "kept"), ("seen", &mark)]).await;
        let shown = officer.get(findings).await;
        assert!(shown.has("[name] at admissions was lovely, ring her on [phone number]. [name] too."));
        assert!(!shown.has("Okafor") && !shown.has("Quaggabert") && !shown.has("07700"));
        // A mask that is lifted takes the approval with it.
        let mark = seen(&mut officer, &id).await;
        officer.go(COMMENTS, &[("comment", &id), ("lift", "0"), ("state", "kept"), ("seen", &mark)]).await;
        assert!(!officer.get(findings).await.has("was lovely"));
        assert!(!officer.get("/officer/education-services/findings.csv").await.has("Okafor"));
    }

    async fn an_officer_codes_remarks_and_the_engine_is_counted_only_once_it_agrees(app: TestApp) {
        for at in 0..26 {
            app.parent_writes("admissions", &format!("They were brilliant, kind and quick, number {at}")).await;
            app.parent_writes("admissions", &format!("Terrible, rude and far too slow, number {at}")).await;
        }
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        let findings = "/officer/education-services/findings";
        assert!(officer.get(findings).await.has("officers have read 0 remarks without seeing its answer"));
        let mut done = 0;
        loop {
            let page = officer.get(DESK).await;
            let Some(remark) = page.between("name=\"remark\" value=\"", "\"").into_iter().next() else { break };
            if !page.has("id=\"desk\"") {
                break;
            }
            let sentiment = if page.has("brilliant") { "positive" } else { "negative" };
            // Until there are enough, and now and then after those, what the program says is not shown.
            let blind = page.has("name=\"blind\" value=\"yes\"");
            assert_eq!(blind, !page.has("The program says"));
            assert!(blind || done >= 50, "{done}");
            let blind = if blind { "yes" } else { "" };
            officer.go(DESK, &[("remark", &remark), ("service", "admissions"), ("sentiment", sentiment), ("blind", blind)]).await;
            done += 1;
            assert!(done < 200, "the desk has no end");
        }
        assert!(done >= 52, "{done}");
        let all = versions(&app).await;
        let progress = app.store.progress(&"education-services".into(), &all, sentiment::Model::carried_version()).await.unwrap();
        assert!(progress.machine.is_enough(), "{:?}", progress.machine);
        assert_eq!(app.store.comment_count(&all, CommentState::Unread).await.unwrap(), 0, "what is coded was read");
        let page = officer.get(&format!("{findings}/admissions")).await;
        assert!(page.has("School admissions. What people wrote: Parents and carers who replied"));
        assert!(officer.get(&format!("{findings}.csv")).await.has("parents_written_admissions"));
        // What one officer said, another may not say over; a second reading is not told what was said.
        let mut second = app.officer("second@example.org").await;
        let page = second.get(&format!("{DESK}?second=yes")).await;
        assert!(page.has("id=\"desk\"") && !page.has("The program says"));
        let remark = page.between("name=\"remark\" value=\"", "\"").into_iter().next().unwrap();
        second.go(DESK, &[("remark", &remark), ("second", "yes"), ("service", "admissions"), ("sentiment", "mixed")]).await;
        assert_eq!(app.store.progress(&"education-services".into(), &all, sentiment::Model::carried_version()).await.unwrap().people.n(), 1);
        let mut first = app.officer("officer@example.org").await;
        assert!(first.get(&format!("{DESK}?second=yes")).await.has("There is nothing to read a second time"));
    }

    async fn corrections_change_the_rest_only_where_they_help_and_an_officer_lets_them(app: TestApp) {
        // Faint praise, which officers hold to be neutral, and blame.
        for at in 0..30 {
            app.parent_writes("admissions", &format!("They were helpful enough, number {at}")).await;
            app.parent_writes("admissions", &format!("Terrible, rude and far too slow, number {at}")).await;
        }
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        assert!(officer.get(DESK).await.has("Once officers have looked at 50 remarks"));
        let all = versions(&app).await;
        let found = app.store.comments(&all, CommentState::Unread, (0, 100)).await.unwrap();
        let ids: Vec<i64> = found.iter().map(|one| one.id).collect();
        for remark in app.store.remarks_of(&ids).await.unwrap() {
            let body = &found.iter().find(|one| one.id == remark.comment).unwrap().body;
            let sentiment = if body.contains("helpful enough") { "neutral" } else { "negative" };
            let coded = [("remark", remark.id.to_string()), ("blind", "yes".to_owned()), ("service", "admissions".to_owned()), ("sentiment", sentiment.to_owned())];
            let coded: Vec<(&str, &str)> = coded.iter().map(|(name, value)| (*name, value.as_str())).collect();
            officer.go(DESK, &coded).await;
        }
        let engine = sentiment::Model::carried_version();
        let refit = app.store.progress(&"education-services".into(), &all, engine).await.unwrap().refit.unwrap();
        assert!(refit.after >= refit.before, "{refit:?}");
        assert!(refit.after > 0.9, "what officers always say is learnt: {refit:?}");
        officer.go(DESK, &[("do", "refit-off")]).await;
        assert!(!app.store.progress(&"education-services".into(), &all, engine).await.unwrap().refit_on);
        assert!(officer.get(DESK).await.has("Let corrections change the rest"));
    }

    async fn who_has_seen_the_answer_is_no_measure_of_it(app: TestApp) {
        for at in 0..60 {
            app.parent_writes("admissions", &format!("They were brilliant, kind and quick, number {at}")).await;
        }
        app.jobs().await;
        let all = versions(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let found = app.store.comments(&all, CommentState::Unread, (0, 100)).await.unwrap();
        let ids: Vec<i64> = found.iter().map(|one| one.id).collect();
        for remark in app.store.remarks_of(&ids).await.unwrap() {
            let said = [("remark", remark.id.to_string()), ("sentiment", "positive".to_owned()), ("service", String::new())];
            let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
            officer.go(DESK, &said).await;
        }
        let progress = app.store.progress(&"education-services".into(), &all, sentiment::Model::carried_version()).await.unwrap();
        assert!(progress.coded >= 60 && progress.machine.n() == 0 && !progress.machine.is_enough());
    }

    async fn what_an_officer_finds_goes_to_the_lead_and_nowhere_else(app: TestApp) {
        app.parent_writes("admissions", "Harmless to the screen, and not to somebody who knows.").await;
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(COMMENTS).await;
        assert!(page.has("Pass to the safeguarding lead") && page.has("Ruth (safeguarding lead)"), "{}", page.body);
        let id = page.between("name=\"comment\" value=\"", "\"").remove(0);
        let mut admin = app.officer("admin@example.org").await;
        let pass = [("comment", id.as_str()), ("state", "unread"), ("do", "concern")];
        assert_eq!(admin.post(COMMENTS, &pass).await.status, StatusCode::FORBIDDEN);
        let to = officer.go(COMMENTS, &pass).await;
        let page = officer.get(&to).await;
        assert!(page.has("It is on no list any more") && !page.has("somebody who knows"));
        assert_eq!(officer.post(COMMENTS, &pass).await.status, StatusCode::NOT_FOUND, "pressed twice, it is passed once");
        for page in ["/comments?state=kept", "/comments?state=held", "/desk", "/findings", "/report/draft"] {
            assert!(!officer.get(&format!("/officer/education-services{page}")).await.has("somebody who knows"), "{page}");
        }
        assert_eq!(officer.get("/safeguarding").await.status, StatusCode::FORBIDDEN);
        app.jobs().await;
        let mails = app.mail();
        assert!(!mails.is_empty() && !mails.iter().any(|mail| mail.contains("somebody who knows")));
        let mut lead = app.officer("lead@example.org").await;
        assert!(lead.get("/officer").await.has("One text waits for you"));
        let list = lead.get("/safeguarding").await;
        assert!(list.has(&format!("/safeguarding/{id}")));
        lead.go(&format!("/safeguarding/{id}"), &[("do", "open")]).await;
        let page = lead.get(&format!("/safeguarding/{id}")).await;
        assert!(page.has("somebody who knows") && page.has("Found by an officer, and passed on") && page.has("Olu"));
        assert!(!lead.get("/officer").await.has("waits for you"));
    }

    async fn an_officer_takes_the_last_one_back(app: TestApp) {
        app.parent_writes("admissions", "They were brilliant.").await;
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        let remark = officer.get(DESK).await.between("name=\"remark\" value=\"", "\"").into_iter().next().unwrap();
        let to = officer.go(DESK, &[("remark", &remark), ("service", ""), ("sentiment", "neutral")]).await;
        // That the comment was read by it is remembered with it.
        let last = format!("{remark}r");
        assert!(to.ends_with(&format!("last={last}")), "{to}");
        assert!(officer.get(&to).await.has("Take the last one back"));
        let all = versions(&app).await;
        let unread = || app.store.comment_count(&all, CommentState::Unread);
        assert_eq!(unread().await.unwrap(), 0);
        // Pressed twice, it is theirs all the same; a colleague who comes later is told.
        let said = [("remark", remark.as_str()), ("service", ""), ("sentiment", "positive"), ("last", last.as_str())];
        assert!(officer.go(DESK, &said).await.ends_with(&format!("last={last}")));
        let to = app.officer("second@example.org").await.go(DESK, &said[..3]).await;
        assert!(app.officer("second@example.org").await.get(&to).await.has("A colleague coded that remark before you did"));
        // What was coded by mistake lets no comment through, and is shown again: whoever saw what the program says has seen it.
        let to = officer.go(DESK, &[("remark", &remark), ("do", "undo"), ("last", &last)]).await;
        assert!(to.ends_with(&format!("again={remark}&seen=yes")), "{to}");
        let page = officer.get(&to).await;
        assert!(page.has(&format!("name=\"remark\" value=\"{remark}\"")) && !page.has("name=\"blind\""), "{to}");
        assert_eq!(unread().await.unwrap(), 1);
        // What an officer let through by itself stays through.
        let id = app.store.comments(&all, CommentState::Unread, (0, 1)).await.unwrap()[0].id.to_string();
        officer.go(COMMENTS, &[("comment", &id), ("do", "keep"), ("state", "unread"), ("next", ""), ("page", "0")]).await;
        let to = officer.go(DESK, &[("remark", &remark), ("service", ""), ("sentiment", "neutral")]).await;
        assert!(to.ends_with(&format!("last={remark}")), "{to}");
        officer.go(DESK, &[("remark", &remark), ("do", "undo"), ("last", &remark)]).await;
        assert_eq!(unread().await.unwrap(), 0);
        let progress = app.store.progress(&"education-services".into(), &versions(&app).await, sentiment::Model::carried_version()).await.unwrap();
        assert_eq!((progress.coded, progress.uncoded), (0, 1));
    }

    async fn whoever_decides_goes_on_with_the_next_comment(app: TestApp) {
        for at in 0..27 {
            app.parent_writes("admissions", &format!("We waited {at} weeks for a reply.")).await;
        }
        app.jobs().await;
        // Each has several forms.
        let listed = |page: &Page| {
            let mut ids = page.between("name=\"comment\" value=\"", "\"");
            let mut seen = std::collections::BTreeSet::new();
            ids.retain(|id| seen.insert(id.clone()));
            ids
        };
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(COMMENTS).await;
        let ids = listed(&page);
        assert_eq!(page.between("name=\"next\" value=\"", "\"")[0], ids[1]);
        let first = [("comment", ids[0].as_str()), ("do", "keep"), ("state", "unread"), ("next", &ids[1]), ("page", "0")];
        let to = officer.go(COMMENTS, &first).await;
        assert_eq!(to, format!("{COMMENTS}?state=unread#c{}", ids[1]));
        // The last of a page: those before it are there, and not that there are none.
        let second = officer.get(&format!("{COMMENTS}?state=unread&page=1")).await;
        let last = listed(&second);
        assert_eq!(last.len(), 1);
        let of_page = [("comment", last[0].as_str()), ("do", "keep"), ("state", "unread"), ("next", ""), ("page", "1")];
        let to = officer.go(COMMENTS, &of_page).await;
        assert_eq!(to, format!("{COMMENTS}?state=unread&page=1"));
        assert_eq!(listed(&officer.get(&to).await).len(), 25);
    }

    async fn what_was_read_wrongly_is_put_right_and_a_page_is_kept_at_once(app: TestApp) {
        for service in ["admissions", "behaviour"] {
            app.parent_writes(service, "They were brilliant and rang us back.").await;
        }
        app.child_writes("The dinner was cold again.").await;
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        // One survey alone, and what was asked about one service.
        let parents = officer.get(&format!("{COMMENTS}?state=unread&survey=parents")).await;
        assert!(parents.has("They were brilliant"));
        assert!(!parents.has("dinner was cold"));
        let narrow = format!("{COMMENTS}?state=unread&survey=parents&service-only=admissions");
        let page = officer.get(&narrow).await;
        let mut ids = page.between("name=\"comment\" value=\"", "\"");
        ids.dedup();
        assert_eq!(ids.len(), 1, "of the one that was asked about Admissions");
        // Before it is known how far officers agree with it, nobody is shown what the program says of anything.
        assert!(!page.has("name=\"correct\"") && page.has("once 50 remarks have been read"), "{}", page.body);
        let remark = app.store.remarks_of(&[ids[0].parse().unwrap()]).await.unwrap().remove(0).id.to_string();
        // What the program says of it is put right, and the officer comes back to where they were.
        let right = [
            ("correct", remark.as_str()), ("seen", ""), ("state", "unread"), ("survey", "parents"), ("service-only", "admissions"),
            ("page", "0"), ("service", "early-years"), ("sentiment", "mixed"),
        ];
        assert_eq!(officer.go(COMMENTS, &right).await, format!("{narrow}#c{}", ids[0]));
        let page = officer.get(&narrow).await;
        assert!(page.has("(an officer says so)") && page.has("sentiment mixed"), "{}", page.body);
        // A colleague who has not seen that sees it first, and puts it right then.
        let mut second = app.officer("second@example.org").await;
        let mut again = vec![("correct", remark.as_str()), ("state", "unread"), ("service", ""), ("sentiment", "negative"), ("seen", "")];
        second.go(COMMENTS, &again).await;
        assert!(officer.get(&narrow).await.has("sentiment mixed"));
        again[4].1 = "mixed early-years";
        second.go(COMMENTS, &again).await;
        assert!(officer.get(&narrow).await.has("sentiment negative"));
        // What is not said, or is no service of it, changes nothing.
        for service in [None, Some(("service", "nothing-known"))] {
            let mut fields = vec![("correct", remark.as_str()), ("seen", "negative "), ("sentiment", "positive")];
            fields.extend(service);
            assert_eq!(second.post(COMMENTS, &fields).await.status, StatusCode::NOT_FOUND);
        }
        // It measures nothing, and may be read blind as any other; what was put right stands all the same.
        let all = versions(&app).await;
        let engine = sentiment::Model::carried_version();
        let progress = app.store.progress(&"education-services".into(), &all, engine).await.unwrap();
        assert_eq!((progress.coded, progress.machine.n()), (0, 0));
        officer.go(DESK, &[("remark", &remark), ("service", ""), ("sentiment", "neutral"), ("blind", "yes")]).await;
        let progress = app.store.progress(&"education-services".into(), &all, engine).await.unwrap();
        assert_eq!((progress.coded, progress.machine.n()), (1, 1));
        let kept = format!("{COMMENTS}?state=kept&survey=parents&service-only=admissions");
        assert!(officer.get(&kept).await.has("sentiment negative"), "whoever says what a remark means has read it");
        // All that was read is let be used at once, and nothing else.
        let page = officer.get(&format!("{COMMENTS}?state=unread&survey=parents")).await;
        let mut ids = page.between("name=\"comment\" value=\"", "\"");
        ids.dedup();
        assert_eq!(ids.len(), 1);
        let mut fields = vec![("do", "keep-all"), ("state", "unread"), ("survey", "parents")];
        fields.extend(ids.iter().map(|id| ("comment", id.as_str())));
        let to = officer.go(COMMENTS, &fields).await;
        assert_eq!(app.store.comment_count(&all, CommentState::Kept).await.unwrap(), 2);
        // One button did it, and one takes it back.
        let page = officer.get(to.trim_end_matches("#kept")).await;
        assert!(page.has("One comment may be used now") && page.has("value=\"take-back-all\""), "{}", page.body);
        fields[0].1 = "take-back-all";
        officer.go(COMMENTS, &fields).await;
        assert_eq!(app.store.comment_count(&all, CommentState::Kept).await.unwrap(), 1);
        fields[0].1 = "keep-all";
        officer.go(COMMENTS, &fields).await;
        assert_eq!(app.store.comment_count(&all, CommentState::Kept).await.unwrap(), 2);
        assert_eq!(app.store.comment_count(&all, CommentState::Unread).await.unwrap(), 1, "the child's waits to be read");
        // What is held back is looked at one by one.
        officer.go(COMMENTS, &[("comment", &ids[0]), ("state", "kept"), ("do", "hold")]).await;
        let held = [("comment", ids[0].as_str()), ("state", "held"), ("do", "keep-all")];
        assert_eq!(officer.post(COMMENTS, &held).await.status, StatusCode::NOT_FOUND);
    }

    async fn what_is_held_back_waits_for_nobody(app: TestApp) {
        app.parent_writes("admissions", "We waited eleven weeks for a reply.").await;
        app.jobs().await;
        let code = domain::code::Code::from("education-services");
        let engine = sentiment::Model::carried_version();
        let versions = versions(&app).await;
        assert_eq!(app.store.progress(&code, &versions, engine).await.unwrap().uncoded, 1);
        let mut officer = app.officer("officer@example.org").await;
        let remark = officer.get(DESK).await.between("name=\"remark\" value=\"", "\"").remove(0);
        officer.go(DESK, &[("remark", &remark), ("do", "hold")]).await;
        assert_eq!(app.store.progress(&code, &versions, engine).await.unwrap().uncoded, 0);
    }

    async fn the_desk_and_masks_are_the_officers_alone(app: TestApp) {
        app.parent_writes("admissions", "They were brilliant.").await;
        app.jobs().await;
        for who in ["admin@example.org", "lead@example.org"] {
            let mut other = app.officer(who).await;
            assert_eq!(other.get(DESK).await.status, StatusCode::FORBIDDEN);
            assert_eq!(other.get(COMMENTS).await.status, StatusCode::FORBIDDEN);
            assert_eq!(other.post(DESK, &[("do", "pause")]).await.status, StatusCode::FORBIDDEN);
        }
        let mut lead = app.officer("lead@example.org").await;
        assert_eq!(lead.get("/officer/education-services/findings").await.status, StatusCode::FORBIDDEN);
    }
}

#[test]
fn every_word_that_is_put_together_is_there() {
    let phrases = Phrases::interface(Language::english(), ReadingLevel::Standard);
    let mut wanted: Vec<String> = Vec::new();
    wanted.extend(Kind::ALL.iter().map(|one| format!("mask-{}", one.as_str())));
    wanted.extend(Topic::ALL.iter().map(|one| format!("concern-topic-{}", one.as_str())));
    wanted.extend(ConcernState::ALL.iter().map(|one| format!("concern-state-{}", one.as_str())));
    wanted.extend(Role::ALL.iter().map(|one| format!("role-{}", one.as_str())));
    for one in Sentiment::ALL {
        wanted.extend([format!("sentiment-{}", one.as_str()), format!("desk-key-{}", one.as_str())]);
    }
    wanted.extend(
        ["told", "escalated", "opened", "noted", "passed-on", "closed", "released"]
            .map(|did| format!("concern-did-{did}")),
    );
    wanted.extend(["open", "note", "pass-on", "close", "release"].map(|does| format!("concern-do-{does}")));
    wanted.extend(["keep", "hold", "quote", "unquote", "mask"].map(|does| format!("comments-do-{does}")));
    wanted.extend(
        Outcome::ALL.iter().filter(|one| **one != Outcome::Read).map(|one| format!("accounted-{}", one.as_str())),
    );
    wanted.extend(["all", "used", "waiting", "unread", "held"].map(|key| format!("accounted-{key}")));
    wanted.extend(
        [
            "concern-topic-none",
            "desk-pause",
            "desk-resume",
            "officer-nav-desk",
            "desk-agreement-engine",
            "desk-agreement-people",
            "desk-nobody-engine",
            "desk-nobody-people",
        ]
        .map(str::to_owned),
    );
    let missing: Vec<String> = wanted.into_iter().filter(|key| phrases.try_say(key, &[]).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
