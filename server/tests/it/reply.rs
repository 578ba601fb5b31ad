//! *You said, we did*: written in every wording, reviewed, published, and found by whoever was asked.

use axum::http::StatusCode;
use domain::{language::Language, level::ReadingLevel, reply};
use server::store::people::Action;

use crate::{
    app::{Browser, TestApp},
    on_both,
};

const REPLY: &str = "/officer/education-services/reply";
const PUBLIC: &str = "/c/education-services/you-said";

/// Every text there has to be in English, and one service decided unlike the others.
pub async fn written(officer: &mut Browser, app: &TestApp) {
    let code = domain::code::Code::from("education-services");
    let surveys = server::findings::surveys(&app.store, &app.state.catalogue, &code).await.unwrap().unwrap();
    let editions: Vec<_> = surveys.newest.iter().map(|version| &*version.edition).collect();
    let mut fields: Vec<(String, &str)> = vec![("do".to_owned(), "decisions"), ("seen".to_owned(), "")];
    for service in &editions[0].consultation.services {
        let decided = if service.code.as_str() == "free-school-meals" { "outside" } else { "in-house" };
        fields.push((format!("decided-{}", service.code), decided));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    officer.go(REPLY, &fields).await;
    for (language, level) in reply::wordings(editions.iter().copied()) {
        if language != Language::english() {
            continue;
        }
        for topic in reply::topics(editions.iter().copied(), level) {
            let at = topic.map_or_else(|| "whole".to_owned(), |code| code.to_string());
            let said = format!("{level} said {at}.");
            let to = format!("{REPLY}/in/{language}.{level}");
            let (heard, done) = (format!("{at}-you-said"), format!("{at}-we-did"));
            officer.go(&to, &[("do", &at), (&heard, &said), (&done, "More help.")]).await;
        }
    }
}

/// A reply that is published.
pub async fn published(app: &TestApp) -> String {
    let mut officer = app.officer("officer@example.org").await;
    written(&mut officer, app).await;
    let at = officer.go(REPLY, &[("do", "review")]).await;
    let mut second = app.officer("second@example.org").await;
    second.go(&at, &[("do", "approve")]).await;
    at
}

/// A mail server that refuses at a command; and how often it did.
async fn refusing(answer: &'static str, at: &'static str) -> (String, std::sync::Arc<std::sync::atomic::AtomicU32>) {
    use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://user:word@{}", listener.local_addr().unwrap());
    let asked = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    let counted = asked.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let counted = counted.clone();
            tokio::spawn(async move {
                let (read, mut write) = stream.into_split();
                let mut lines = BufReader::new(read).lines();
                write.write_all(b"220 ready\r\n").await?;
                while let Some(line) = lines.next_line().await? {
                    let answer = if line.starts_with(at) {
                        counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        answer
                    } else if line.starts_with("EHLO") {
                        "250-here\r\n250 AUTH PLAIN"
                    } else if line.starts_with("AUTH") {
                        "235 come in"
                    } else {
                        "250 yes"
                    };
                    write.write_all(format!("{answer}\r\n").as_bytes()).await?;
                }
                std::io::Result::Ok(())
            });
        }
    });
    (address, asked)
}

on_both! {
    async fn a_reply_goes_the_whole_way(app: TestApp) {
        app.close().await;
        let mut public = app.browser();
        assert_eq!(public.get(PUBLIC).await.status, StatusCode::NOT_FOUND);
        let closed = public.get("/s/education-services/children?language=en&level=junior").await;
        assert_eq!(closed.status, StatusCode::FORBIDDEN, "nothing is said back yet: it has closed");
        let mut officer = app.officer("officer@example.org").await;
        written(&mut officer, &app).await;
        let at = officer.go(REPLY, &[("do", "review")]).await;
        assert_eq!(public.get(PUBLIC).await.status, StatusCode::NOT_FOUND, "nothing is published unreviewed");
        let own = officer.post(&at, &[("do", "approve")]).await;
        assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "whoever asked does not decide");
        let mut second = app.officer("second@example.org").await;
        let frozen = second.get(&at).await;
        assert!(frozen.has("infant said") && frozen.has("junior said free-school-meals.") && frozen.has("easy-read said"));
        second.go(&at, &[("do", "approve")]).await;
        // A child of 8 to 11 is answered as one, by the link they had.
        let back = public.get("/s/education-services/children?language=en&level=junior").await;
        assert_eq!((back.status, back.to.as_str()), (StatusCode::SEE_OTHER, "/c/education-services/you-said?language=en&level=junior"));
        let page = public.get(&back.to).await;
        assert!(page.has("junior said free-school-meals.") && page.has("What you told us") && page.has("keep-safe"));
        assert!(page.has("Other people will do this for the council."), "one decision, in a child’s words");
        assert!(!page.has("School standards"), "nobody of that age was asked about it");
        assert!(!page.has("What we can’t do"), "an empty part has no heading");
        let adults = public.get(PUBLIC).await;
        assert!(adults.has("standard said school-standards.") && adults.has("another organisation will run this service"));
        assert!(public.get("/c/education-services").await.has(PUBLIC), "nobody finds what nothing leads to");
        // Nobody wrote it in Arabic: the English is shown as English.
        let arabic = public.get(&format!("{PUBLIC}?language=ar&level=standard")).await;
        assert!(arabic.has("lang=\"en\"") && arabic.has("standard said admissions."));
        let poster = public.get(&format!("{PUBLIC}.pdf?level=infant")).await;
        assert_eq!(crate::formats::invalid("you-said.pdf", &poster.bytes), None);
        assert_eq!(poster.bytes, public.get(&format!("{PUBLIC}.pdf?level=infant")).await.bytes);
        assert!(app.store.audit_count(Action::Reply).await.unwrap() > 3);
        second.go(&at, &[("do", "withdraw")]).await;
        assert!(!public.get(PUBLIC).await.has("standard said"));
    }

    async fn while_people_can_answer_nothing_is_said_back(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let refused = officer.post(REPLY, &[("do", "review")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("wait until the consultation has closed"));
        assert!(refused.has("Say who is to run Free school meals") && refused.has("Ages 5 to 7:"));
        written(&mut officer, &app).await;
        let refused = officer.post(REPLY, &[("do", "review")]).await;
        assert!(refused.has("wait until the consultation has closed") && !refused.has("texts are missing"));
    }

    async fn nobody_writes_over_what_they_have_not_seen(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let mut second = app.officer("second@example.org").await;
        let to = format!("{REPLY}/in/en.junior");
        let text = |said: &'static str| [("do", "whole"), ("whole-seen", ""), ("whole-you-said", said), ("whole-we-did", "x")];
        officer.go(&to, &text("Dinners are slow.")).await;
        let clash = second.post(&to, &text("Lunch is slow.")).await;
        assert_eq!(clash.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(clash.has("Dinners are slow.") && clash.has("Lunch is slow."), "both are there to be put together");
        let chosen = [("do", "decisions"), ("seen", ""), ("decided-admissions", "in-house")];
        officer.go(REPLY, &chosen).await;
        let clash = second.post(REPLY, &[("do", "decisions"), ("seen", ""), ("decided-admissions", "outside")]).await;
        assert_eq!(clash.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(clash.has("Somebody changed this while you chose"));
    }

    async fn what_is_hard_to_read_is_pointed_at(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let to = format!("{REPLY}/in/en.infant");
        officer.go(&to, &[("do", "whole"), ("whole-you-said", "The new provider of this will be chosen by tender."), ("whole-we-did", "We help.")]).await;
        let page = officer.get(&to).await;
        assert!(page.has("This may be too hard to read") && page.has("use an everyday word for “tender”"));
        for missing in ["en.pirate", "cy.junior", "cy.standard", "nonsense"] {
            assert_eq!(officer.get(&format!("{REPLY}/in/{missing}")).await.status, StatusCode::NOT_FOUND, "{missing}");
        }
        // The youngest were not asked about school standards: what is sent about them is kept nowhere.
        officer.go(&to, &[("do", "whole"), ("school-standards-you-said", "x"), ("school-standards-we-did", "x")]).await;
        assert!(!officer.get(&to).await.has("school-standards"));
        // All that stands on the page is kept at once; what is too long is not cut short, and comes back to be shortened.
        let long = format!("{}THE-END", "word ".repeat(1_000));
        let page = officer
            .post(&to, &[("do", "whole"), ("whole-seen", "old"), ("whole-you-said", &long), ("free-school-meals-you-said", "Loud."), ("free-school-meals-we-did", "A quiet table.")])
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("THE-END") && page.has("Shorten each part to 5,000 characters or less"));
        assert!(officer.get(&to).await.has("A quiet table."));
    }

    async fn whoever_asked_is_told_once_and_forgotten(app: TestApp) {
        let ask = "/c/education-services/tell-me";
        let code = domain::code::Code::from("education-services");
        let mut parent = app.browser();
        assert!(parent.get("/c/education-services").await.has(ask), "nobody asks where nothing leads to it");
        for wrong in ["", "nobody", "a@b@c", "two@example.org, three@example.org", "\"parent\"@example.org", "x@example.org\r\nBcc: y@example.org"] {
            let page = parent.post(ask, &[("email", wrong)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(page.has("Enter an e-mail address, like name@example.com"));
        }
        let told = parent.go(ask, &[("email", "Parent@example.org")]).await;
        assert!(parent.get(&told).await.has("we have sent you an e-mail with a link"));
        // Asking again at once fills nobody's box.
        assert_eq!(parent.go(ask, &[("email", "parent@example.org")]).await, told);
        let mut mail = app.mail();
        for _ in 0..50 {
            if !mail.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            mail = app.mail();
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(app.mail().len(), 1, "one link a day");
        assert!(mail[0].contains("Content-Type: text/plain; charset=utf-8") && mail[0].contains("To: parent@example.org"));
        let text = mail[0].replace("=\r\n", "").replace("=3D", "=");
        let link = text.split("http://localhost:3000").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        // Whatever looks at links in mail confirms nothing.
        assert!(parent.get(&link).await.has("Yes, tell me"));
        assert_eq!(app.store.follower_count(&code).await.unwrap(), 0);
        parent.go(&link, &[("do", "confirm")]).await;
        assert!(parent.get(&link).await.has("You will be told"));
        assert_eq!(app.store.follower_count(&code).await.unwrap(), 1);
        assert_eq!(parent.get(&format!("{ask}/nonsense")).await.status, StatusCode::NOT_FOUND);
        // Nothing is said before there is something to say.
        assert_eq!(server::jobs::replies::tell(&app.state).await.unwrap(), 0);
        app.close().await;
        published(&app).await;
        assert_eq!(server::jobs::replies::tell(&app.state).await.unwrap(), 1);
        assert_eq!(server::jobs::replies::tell(&app.state).await.unwrap(), 0, "told once");
        assert!(app.mail().iter().any(|one| one.contains("you-said") && one.contains("parent@example.org")));
        assert_eq!(app.store.follower_count(&code).await.unwrap(), 0, "nothing is left of the address");
        assert!(parent.get(&link).await.to.contains("/you-said"), "the link still leads to what came of it");
    }

    async fn a_mail_server_that_takes_nothing_costs_nobody_their_place(app: TestApp) {
        let code = domain::code::Code::from("education-services");
        let day = |text: &str| domain::consultation::Day::parse(text).unwrap();
        for email in ["one@example.org", "two@example.org"] {
            let english = (&Language::english(), ReadingLevel::Standard);
            app.store.follow(&code, email, english, email, (&day("2026-11-22"), &day("2026-11-29"))).await.unwrap();
            assert!(app.store.confirm_follower(&code, email).await.unwrap());
        }
        app.close().await;
        published(&app).await;
        for (refused, at) in [("535 5.7.8 Authentication credentials invalid", "AUTH"), ("550 5.7.1 Sender refused", "MAIL")] {
            let (server, asked) = refusing(refused, at).await;
            let mut state = app.state.clone();
            let mailer = server::mail::Mailer::new(&server, "council@example.org").unwrap();
            state.mailer = std::sync::Arc::new(mailer);
            assert_eq!(server::jobs::replies::tell(&state).await.unwrap(), 0);
            assert!(asked.load(std::sync::atomic::Ordering::Relaxed) > 0, "it was asked");
            assert_eq!(app.store.follower_count(&code).await.unwrap(), 2, "{refused}");
        }
        // With a password that was wrong they lost no time, either: what is left of their waiting is the second's.
        let waiting = app.store.followers(&code, app.state.clock.seconds() + 601, 10).await.unwrap();
        assert_eq!(waiting.iter().map(|one| one.tries).collect::<Vec<_>>(), [1, 1]);
    }

    async fn an_address_is_kept_no_longer_than_was_said(app: TestApp) {
        use server::store::followers::Asked;
        let code = domain::code::Code::from("education-services");
        let day = |text: &str| domain::consultation::Day::parse(text).unwrap();
        let english = (&Language::english(), ReadingLevel::Standard);
        let ask = async |email: &str, secret: &str, today: &str, until: &str| {
            app.store.follow(&code, email, english, secret, (&day(today), &day(until))).await.unwrap()
        };
        assert_eq!(ask("one@example.org", "first", "2026-11-22", "2026-11-29").await, Asked::New);
        assert_eq!(ask("two@example.org", "second", "2026-11-22", "2026-11-29").await, Asked::New);
        assert!(app.store.confirm_follower(&code, "second").await.unwrap());
        // A link a day; the last one works.
        assert_eq!(ask("one@example.org", "third", "2026-11-22", "2026-11-29").await, Asked::Today);
        assert_eq!(ask("one@example.org", "fourth", "2026-11-23", "2026-11-30").await, Asked::New);
        assert_eq!(ask("two@example.org", "fifth", "2026-11-23", "2026-11-30").await, Asked::Again);
        for gone in ["first", "second", "third"] {
            assert!(app.store.follower(&code, gone).await.unwrap().is_none(), "{gone}");
        }
        assert!(app.store.follower(&code, "fifth").await.unwrap().unwrap().confirmed);
        for (today, left) in [("2026-11-30", true), ("2026-12-01", false)] {
            server::retention::purge(&app.store, &day(today), 0).await.unwrap();
            assert_eq!(app.store.follower(&code, "fourth").await.unwrap().is_some(), left, "{today}");
        }
        assert_eq!(app.store.follower_count(&code).await.unwrap(), 1, "who confirmed waits to be told");
        server::retention::purge(&app.store, &day("2027-09-25"), 0).await.unwrap();
        assert_eq!(app.store.follower_count(&code).await.unwrap(), 0, "as long as the answers, and no longer");
    }

    async fn what_is_taken_back_says_so(app: TestApp) {
        app.close().await;
        let at = published(&app).await;
        let mut second = app.officer("second@example.org").await;
        second.go(&at, &[("do", "withdraw")]).await;
        let page = app.browser().get(&format!("{PUBLIC}?level=junior")).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.has("We are putting this right") && page.has("/c/education-services?language=en&amp;level=junior"));
        let late = second.post(&at, &[("do", "withdraw")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.has("href=\"#stage\"") && late.has("id=\"stage\""), "the problem leads somewhere");
        // The next is published; what was before it says so.
        let mut officer = app.officer("officer@example.org").await;
        let next = officer.go(REPLY, &[("do", "review")]).await;
        second.go(&next, &[("do", "approve")]).await;
        let third = officer.go(REPLY, &[("do", "review")]).await;
        second.go(&third, &[("do", "approve")]).await;
        assert!(second.get(&next).await.has("a later one is published"));
        assert!(second.get(&third).await.has("Approved and published"));
    }

    async fn a_consultation_that_is_opened_again_is_not_answered(app: TestApp) {
        app.close().await;
        let mut officer = app.officer("officer@example.org").await;
        written(&mut officer, &app).await;
        let at = officer.go(REPLY, &[("do", "review")]).await;
        let files = server::cli::demonstration();
        app.store.import(&files, &domain::edition::read(&files).unwrap(), true).await.unwrap();
        let mut second = app.officer("second@example.org").await;
        let refused = second.post(&at, &[("do", "approve")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("wait until the consultation has closed"));
        // A school's representative and a safeguarding lead read nothing that is in review.
        for who in ["school@example.org", "lead@example.org", "admin@example.org"] {
            let mut other = app.officer(who).await;
            assert_eq!(other.get(&at).await.status, StatusCode::FORBIDDEN, "{who}");
            assert_eq!(other.post(&at, &[("do", "approve")]).await.status, StatusCode::FORBIDDEN, "{who}");
        }
    }

    async fn replies_are_for_those_who_write_reports(app: TestApp) {
        for who in ["admin@example.org", "lead@example.org", "school@example.org"] {
            let mut browser = app.officer(who).await;
            for to in [REPLY.to_owned(), format!("{REPLY}/in/en.junior")] {
                assert_eq!(browser.get(&to).await.status, StatusCode::FORBIDDEN, "{who} {to}");
                assert_eq!(browser.post(&to, &[("do", "review")]).await.status, StatusCode::FORBIDDEN, "{who} {to}");
            }
        }
    }
}

#[test]
fn whoever_was_asked_is_answered() {
    let edition = domain::edition::read(&server::cli::demonstration()).unwrap();
    let wordings = reply::wordings(&edition.surveys);
    let names: Vec<String> = wordings.iter().map(|(language, level)| format!("{language}.{level}")).collect();
    let levels = ["standard", "easy-read", "infant", "junior", "teen"];
    let each: Vec<String> =
        ["en", "ar"].iter().flat_map(|language| levels.map(|level| format!("{language}.{level}"))).collect();
    assert_eq!(names, each);
    let topics = |level| reply::topics(&edition.surveys, level).len();
    assert_eq!(topics(ReadingLevel::Standard), 13, "twelve services and the whole");
    assert_eq!(topics(ReadingLevel::Junior), 9);
    assert_eq!(topics(ReadingLevel::Infant), 3, "the youngest were asked about two services");
}
