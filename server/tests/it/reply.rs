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
            let topic = topic.map(|code| code.to_string()).unwrap_or_default();
            let said = format!("{level} said {topic}.");
            let to = format!("{REPLY}/in/{language}.{level}");
            officer
                .go(
                    &to,
                    &[
                        ("do", "texts"),
                        ("topic", &topic),
                        ("seen", ""),
                        ("you-said", &said),
                        ("we-did", "More help."),
                        ("why-not", ""),
                    ],
                )
                .await;
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
        assert!(page.has("Somebody new will do this for the council."), "one decision, in a child’s words");
        assert!(!page.has("junior said school-standards"), "nobody of that age was asked about it");
        assert!(!page.has("What we can’t do"), "an empty part has no heading");
        let adults = public.get(PUBLIC).await;
        assert!(adults.has("standard said school-standards.") && adults.has("another organisation will run this service"));
        assert!(public.get("/c/education-services").await.has(PUBLIC), "nobody finds what nothing leads to");
        // Nobody wrote it in Arabic: the English is shown as English.
        let arabic = public.get(&format!("{PUBLIC}?language=ar&level=standard")).await;
        assert!(arabic.has("lang=\"en\"") && arabic.has("standard said admissions."));
        let poster = public.get(&format!("{PUBLIC}.pdf?level=infant")).await;
        assert!(poster.bytes.starts_with(b"%PDF-"));
        assert_eq!(poster.bytes, public.get(&format!("{PUBLIC}.pdf?level=infant")).await.bytes);
        assert!(app.store.audit_count(Action::Reply).await.unwrap() > 3);
        second.go(&at, &[("do", "withdraw")]).await;
        assert_eq!(public.get(PUBLIC).await.status, StatusCode::NOT_FOUND);
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
        let text = |said: &'static str| [("do", "texts"), ("topic", ""), ("seen", ""), ("you-said", said), ("we-did", "x")];
        officer.go(&to, &text("Dinners are slow.")).await;
        let clash = second.post(&to, &text("Lunch is slow.")).await;
        assert_eq!(clash.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(clash.has("Dinners are slow.") && clash.has("Lunch is slow."), "both are there to be put together");
        let chosen = [("do", "decisions"), ("seen", ""), ("decided-admissions", "in-house")];
        officer.go(REPLY, &chosen).await;
        let clash = second.post(REPLY, &chosen).await;
        assert_eq!(clash.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(clash.has("Somebody changed this while you chose"));
    }

    async fn what_is_hard_to_read_is_pointed_at(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let to = format!("{REPLY}/in/en.infant");
        officer.go(&to, &[("do", "texts"), ("topic", ""), ("seen", ""), ("you-said", "The new provider of this will be chosen by tender."), ("we-did", "We help.")]).await;
        let page = officer.get(&to).await;
        assert!(page.has("This may be too hard to read") && page.has("use an everyday word for “tender”"));
        for missing in ["en.pirate", "ar.junior", "cy.standard", "nonsense"] {
            assert_eq!(officer.get(&format!("{REPLY}/in/{missing}")).await.status, StatusCode::NOT_FOUND, "{missing}");
        }
        let strange = officer.post(&to, &[("do", "texts"), ("topic", "school-standards"), ("seen", ""), ("you-said", "x"), ("we-did", "x")]).await;
        assert_eq!(strange.status, StatusCode::NOT_FOUND, "the youngest were not asked about it");
    }

    async fn whoever_asked_is_told_once_and_forgotten(app: TestApp) {
        let ask = "/c/education-services/tell-me";
        let code = domain::code::Code::from("education-services");
        let mut parent = app.browser();
        assert!(parent.get("/c/education-services").await.has(ask), "nobody asks where nothing leads to it");
        for wrong in ["", "nobody", "a@b@c", "two@example.org, three@example.org", "x@example.org\r\nBcc: y@example.org"] {
            let page = parent.post(ask, &[("email", wrong)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(page.has("Enter an e-mail address, like name@example.com"));
        }
        let told = parent.go(ask, &[("email", "Parent@example.org")]).await;
        assert!(parent.get(&told).await.has("A link is on its way"));
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
        assert_eq!(mail.len(), 1);
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

    async fn an_address_is_kept_no_longer_than_was_said(app: TestApp) {
        let code = domain::code::Code::from("education-services");
        let day = |text: &str| domain::consultation::Day::parse(text).unwrap();
        let english = (&Language::english(), ReadingLevel::Standard);
        app.store.follow(&code, "one@example.org", english, "first", &day("2026-11-29")).await.unwrap();
        app.store.follow(&code, "two@example.org", english, "second", &day("2026-11-29")).await.unwrap();
        assert!(app.store.confirm_follower(&code, "second", &day("2027-09-24")).await.unwrap());
        // Who has confirmed is not sent another link, and whoever has not gets a new one in place of the old.
        assert!(!app.store.follow(&code, "TWO@example.org", english, "third", &day("2026-12-01")).await.unwrap());
        assert!(app.store.follow(&code, "one@example.org", english, "fourth", &day("2026-11-30")).await.unwrap());
        assert!(app.store.follower(&code, "first").await.unwrap().is_none());
        for (today, left) in [("2026-11-30", 1), ("2026-12-01", 0)] {
            app.store.purge_followers(&day(today)).await.unwrap();
            assert_eq!(usize::from(app.store.follower(&code, "fourth").await.unwrap().is_some()), left);
        }
        assert_eq!(app.store.follower_count(&code).await.unwrap(), 1);
        app.store.unfollow(&code, "second").await.unwrap();
        assert_eq!(app.store.follower_count(&code).await.unwrap(), 0);
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
    assert_eq!(names, ["en.standard", "en.easy-read", "en.infant", "en.junior", "en.teen", "ar.standard"]);
    let topics = |level| reply::topics(&edition.surveys, level).len();
    assert_eq!(topics(ReadingLevel::Standard), 13, "twelve services and the whole");
    assert_eq!(topics(ReadingLevel::Junior), 9);
    assert_eq!(topics(ReadingLevel::Infant), 3, "the youngest were asked about two services");
}
