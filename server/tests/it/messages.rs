//! Writing to the council beside a survey, and a child's way to be talked to.

use axum::http::StatusCode;
use domain::{code::Code, consultation::Day};

use crate::{
    app::{Browser, TestApp},
    on_both,
};

const WRITE: &str = "/c/education-services/write";
const TALK: &str = "/c/education-services/talk-to-me";
const MESSAGES: &str = "/officer/education-services/messages";
const CONCERNS: &str = "/safeguarding";

/// The first concern in the lead's list.
async fn first_concern(lead: &mut Browser) -> String {
    let list = lead.get(CONCERNS).await;
    let id = list.between("href=\"/safeguarding/", "\"").into_iter().next();
    format!("{CONCERNS}/{}", id.unwrap_or_else(|| panic!("nothing waits: {}", list.body)))
}

/// What the program sends is sent beside the answer.
async fn mails(app: &TestApp, n: usize) -> Vec<String> {
    for _ in 0..200 {
        if app.mail().len() >= n {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    app.mail()
}

on_both! {
    async fn a_complaint_is_acknowledged_and_answered_in_time(app: TestApp) {
        let mut parent = app.browser();
        let privacy = parent.get("/privacy?about=education-services").await;
        assert!(privacy.has(&format!("href=\"{WRITE}?language=en&amp;level=standard\"")), "{}", privacy.body);
        let wrong = parent.post(WRITE, &[("body", "<b>Who</b> reads this?")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.has("<title>Error: ") && wrong.has("href=\"#subject\"") && wrong.has("Select what it is about"));
        assert!(wrong.has("&lt;b&gt;Who&lt;/b&gt; reads this?"), "what was typed is kept: {}", wrong.body);
        let fields =
            [("subject", "data"), ("body", "Zebra-striped: who reads this?"), ("reach", "Jo@Example.org"), ("id", "77")];
        let to = parent.go(WRITE, &fields).await;
        assert!(!to.contains("Zebra") && !to.contains("xample"), "no word of it is in an address: {to}");
        let thanks = parent.get(&to).await;
        // Thirty days that begin with 22 November.
        assert!(thanks.has("We have your message") && thanks.has("21 December 2026"), "{}", thanks.body);
        // Pressed twice, it is one message.
        assert_eq!(parent.go(WRITE, &fields).await, to);
        let mail = mails(&app, 2).await;
        assert_eq!(mail.len(), 2, "whoever wrote, and the council: {mail:?}");
        let mine = mail.iter().find(|one| one.contains("\nTo: jo@example.org")).expect("they are told that it came");
        assert!(mine.contains("\nReply-To: ") && !mine.contains("Reply-To: jo@"), "who answers it reaches the council: {mine}");
        assert!(mail.iter().all(|one| !one.contains("Zebra")), "no word of it: {mail:?}");
        // The same box is sent nothing more on the same day.
        parent.go(WRITE, &[("subject", "other"), ("body", "Again"), ("reach", "jo@example.ORG")]).await;
        // What is put right in a form that was gone back to is another message; nobody is shown that it is there who did not write it.
        let other = parent.go(WRITE, &[("subject", "access"), ("body", "Zebra-striped: who reads this?"), ("id", "77")]).await;
        assert!(parent.get(&other).await.has("You did not tell us how to reply"));
        assert!(app.browser().get(&to).await.has("What is it about?"), "another browser is shown the form");
        assert_eq!(mails(&app, 3).await.iter().filter(|one| one.contains("To: jo@example.org")).count(), 1);

        let mut officer = app.officer("officer@example.org").await;
        assert!(officer.get("/officer/education-services").await.has("nobody has answered: 3."));
        let page = officer.get(MESSAGES).await;
        assert_eq!(page.body.matches("Zebra-striped").count(), 2, "{}", page.body);
        assert!(page.has("Jo@Example.org") && page.has("They were told on 22 November 2026 that it came"), "{}", page.body);
        let empty = officer.post(MESSAGES, &[("message", "77"), ("do", "answered"), ("note-77", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.has("href=\"#note-77\"") && empty.has("Enter what was done"), "{}", empty.body);
        let done = [("message", "77"), ("do", "answered"), ("note-77", "Wrote to them what is kept.")];
        officer.go(MESSAGES, &done).await;
        let page = officer.get(MESSAGES).await;
        assert!(page.has("Wrote to them what is kept.") && page.has("answered on 22 November 2026"), "{}", page.body);
        // Whoever did not say where is read, and owed nothing.
        let page = officer.get(MESSAGES).await;
        assert!(page.has("Nobody said where to answer") && page.has("Read and dealt with"), "{}", page.body);
        // What is answered stays so.
        officer.go(MESSAGES, &[("message", "77"), ("do", "acknowledged"), ("note-77", "Other words")]).await;
        assert!(!officer.get(MESSAGES).await.has("Other words"));
        for who in ["admin@example.org", "lead@example.org", "school@example.org"] {
            assert_eq!(app.officer(who).await.get(MESSAGES).await.status, StatusCode::FORBIDDEN, "{who}");
        }
        // What waits is late once its day is over, and is kept past the day on which answers are deleted.
        let code = Code::parse("education-services").unwrap();
        for (day, late) in [("2026-12-04", 0), ("2026-12-05", 1)] {
            let today = Day::parse(day).unwrap();
            assert_eq!(app.store.unanswered(&code, &today).await.unwrap(), (2, late), "{day}");
        }
        let (past, now) = (Day::parse("2028-01-01").unwrap(), app.state.clock.seconds());
        server::retention::purge(&app.store, &past, now).await.unwrap();
        let page = officer.get(MESSAGES).await;
        assert!(!page.has("Wrote to them what is kept.") && page.has("Again"), "{}", page.body);
    }

    async fn a_childs_message_in_a_language_that_is_not_screened_is_the_leads_first(app: TestApp) {
        let words = "لا أريد أن أعود إلى البيت";
        let mut adult = app.browser();
        adult.go(&format!("{WRITE}?language=ar&level=standard"), &[("subject", "other"), ("body", "متى الموعد؟")]).await;
        let mut child = app.browser();
        child.go(&format!("{WRITE}?language=ar&level=junior"), &[("subject", "other"), ("body", words)]).await;
        app.jobs().await;
        let page = app.officer("officer@example.org").await.get(MESSAGES).await;
        assert!(page.has("متى الموعد؟") && !page.has(words), "{}", page.body);
        let mut lead = app.officer("lead@example.org").await;
        let at = first_concern(&mut lead).await;
        lead.go(&at, &[("do", "open")]).await;
        assert!(lead.get(&at).await.has(words));
    }

    async fn a_message_that_may_be_a_concern_is_the_leads_and_then_the_officers(app: TestApp) {
        let mut parent = app.browser();
        let words = "My son wants to kill himself because of the bullying, qzqzq";
        let fields = [("subject", "conduct"), ("body", words), ("reach", "zz@example.org")];
        let to = parent.go(WRITE, &fields).await;
        let thanks = parent.get(&to).await;
        assert!(thanks.has("We have your message"), "nothing gives it away");
        assert_eq!(mails(&app, 1).await.len(), 1, "whoever wrote is told as anybody is; the council of nothing");
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(MESSAGES).await;
        // That something is owed is seen, and no word of it.
        assert!(!page.has("qzqzq") && !page.has("zz@example.org") && page.has("with the safeguarding lead"), "{}", page.body);
        app.jobs().await;
        assert!(app.mail().iter().all(|one| !one.contains("qzqzq")));
        let mut lead = app.officer("lead@example.org").await;
        let at = first_concern(&mut lead).await;
        assert!(!lead.get(&at).await.has("qzqzq"));
        lead.go(&at, &[("do", "open")]).await;
        let page = lead.get(&at).await;
        assert!(page.has("qzqzq") && page.has("zz@example.org") && page.has("A message to the council"), "{}", page.body);
        assert!(page.has("How this consultation is run") && page.has("4 December 2026"), "{}", page.body);
        lead.go(&at, &[("do", "release"), ("note", "Known to the school; they are helped.")]).await;
        let page = officer.get(MESSAGES).await;
        assert!(page.has("qzqzq") && page.has("zz@example.org"), "{}", page.body);
        assert!(!lead.get(CONCERNS).await.has("href=\"/safeguarding/"));
        assert_eq!(mails(&app, 4).await.len(), 4, "the lead, the deputy, whoever wrote, and now the council");
        // Where an answer is wanted may say more than where.
        let reach = "my dad hits me every night, find me at Oak School, qwqwq";
        parent.go(WRITE, &[("subject", "other"), ("body", "please come"), ("reach", reach)]).await;
        assert!(!officer.get(MESSAGES).await.has("qwqwq"));
        let at = first_concern(&mut lead).await;
        lead.go(&at, &[("do", "open")]).await;
        assert!(lead.get(&at).await.has("qwqwq"));
        // An officer who finds one passes it on.
        let id = {
            parent.go(WRITE, &[("subject", "other"), ("body", "Something that only a person sees, qvqvq"), ("id", "99")]).await;
            "99"
        };
        assert_eq!(officer.go(MESSAGES, &[("message", id), ("do", "concern")]).await, format!("{MESSAGES}?passed"));
        let page = officer.get(&format!("{MESSAGES}?passed")).await;
        assert!(!page.has("qvqvq") && page.has("Passed to the safeguarding lead"), "{}", page.body);
        let list = lead.get(CONCERNS).await;
        assert_eq!(list.body.matches("href=\"/safeguarding/").count(), 2, "{}", list.body);
    }

    async fn a_child_who_wants_to_be_talked_to_is_the_leads_alone(app: TestApp) {
        let thanks = app.child_writes("The dinners are fine").await;
        assert!(thanks.has("nobody can find you to help") && thanks.has(TALK), "{}", thanks.body);
        let mut child = app.browser();
        let junior = format!("{TALK}?language=en&level=junior&back=/j/ACDEFHJK");
        let help = child.get("/help?about=education-services&level=junior&back=/j/ACDEFHJK").await;
        assert!(help.has(&junior.replace('&', "&amp;")), "{}", help.body);
        let form = child.get(&junior).await;
        assert!(form.has("0800 1111") && form.has("href=\"/j/ACDEFHJK\""), "{}", form.body);
        let wrong = child.post(&junior, &[("body", "qxqxq")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.has("Write your name") && wrong.has("Write where we can find you") && wrong.has("qxqxq"));
        assert!(!form.has("action=\"/c/education-services/talk-to-me?language=en&amp;level=junior&amp;back"), "{}", form.body);
        assert_eq!(form.headers["referrer-policy"], "strict-origin");
        assert!(!form.has("They do not know who you are"), "of this page that is not so: {}", form.body);
        let fields =
            [("name", "Sam Qzz"), ("place", "Year 4, Oak School"), ("body", "qxqxq"), ("back", "/j/ACDEFHJK")];
        let to = child.go(&junior.replace("&back=/j/ACDEFHJK", ""), &fields).await;
        assert!(!to.contains("Qzz") && !to.contains("/j/"), "{to}");
        let sent = child.get(&to).await;
        assert!(sent.has("We know you want someone to talk to you") && sent.has("0800 1111"), "{}", sent.body);
        assert!(sent.has("href=\"/j/ACDEFHJK\"") && !sent.has("They do not know who you are"), "{}", sent.body);
        app.jobs().await;
        let mail = app.mail();
        assert_eq!(mail.len(), 2, "the lead and the deputy");
        assert!(mail.iter().all(|one| !one.contains("Qzz") && !one.contains("qxqxq")), "{mail:?}");
        for who in ["officer@example.org", "admin@example.org"] {
            let mut other = app.officer(who).await;
            for page in ["/officer/education-services", MESSAGES, "/officer/education-services/comments", "/record"] {
                let page = other.get(page).await;
                assert!(!page.has("Qzz") && !page.has("qxqxq"), "{who}: {}", page.body);
            }
        }
        let mut lead = app.officer("lead@example.org").await;
        let at = first_concern(&mut lead).await;
        assert!(lead.get(CONCERNS).await.has("Asks to be talked to"));
        lead.go(&at, &[("do", "open")]).await;
        let page = lead.get(&at).await;
        for words in ["Name: Sam Qzz", "Year 4, Oak School", "qxqxq", "They gave their name"] {
            assert!(page.has(words), "{words}: {}", page.body);
        }
        // Who asks to be talked to is talked to: it is given to nobody else.
        assert!(!page.has("value=\"release\""));
        assert_eq!(lead.post(&at, &[("do", "release"), ("note", "x")]).await.status, StatusCode::NOT_FOUND);
        lead.go(&at, &[("do", "close"), ("note", "Seen at school today.")]).await;
    }

    async fn nobody_is_asked_for_who_nobody_would_come_to(app: TestApp) {
        let dinners = "/c/school-dinners/talk-to-me";
        assert_eq!(app.browser().get(dinners).await.status, StatusCode::NOT_FOUND);
        // The youngest are asked for nothing but what they want to tell.
        let page = app.browser().get(&format!("{WRITE}?language=en&level=infant")).await;
        assert!(page.has("What do you want to tell us?") && !page.has("e-mail") && !page.has("type=\"radio\""));
        assert!(page.has("aria-describedby=\"body-before\""), "{}", page.body);
        for gone in ["/c/nothing/write", "/c/nothing/talk-to-me"] {
            assert_eq!(app.browser().get(gone).await.status, StatusCode::NOT_FOUND);
            assert_eq!(app.browser().post(gone, &[]).await.status, StatusCode::NOT_FOUND);
        }
        app.store.disable_account("deputy@example.org").await.unwrap();
        assert_eq!(app.browser().get(TALK).await.status, StatusCode::NOT_FOUND);
        assert!(!app.browser().get("/help?about=education-services&level=junior").await.has("talk-to-me"));
        // Nobody fills the queue from one place.
        let mut pests = app.browser();
        let mut refused = 0;
        for _ in 0..70 {
            let page = pests.post(WRITE, &[("subject", "other"), ("body", "x")]).await;
            refused += usize::from(page.status == StatusCode::TOO_MANY_REQUESTS);
        }
        assert!(refused >= 5, "{refused}");
        // A page of elsewhere is not gone back to.
        let page = app.browser().get(&format!("{WRITE}?back=//evil.example/r/")).await;
        assert!(!page.has("evil.example"), "{}", page.body);
    }
}
