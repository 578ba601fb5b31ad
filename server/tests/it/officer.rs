//! An officer's way.

use axum::http::{StatusCode, header};
use domain::people::Role;
use server::store::people::Action;

use crate::{app::PASSWORD, on_both};

on_both! {
    async fn nobody_sees_an_officers_page_without_signing_in(app: TestApp) {
        let mut stranger = app.browser();
        for page in ["/officer", "/officer/education-services", "/officer/education-services/findings", "/officer/education-services/comments", "/officer/education-services/findings.xlsx", "/officer/education-services/findings.csv", "/officer/education-services/findings/admissions"] {
            let answer = stranger.get(page).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}");
            assert_eq!(answer.to, format!("/officer/sign-in?then={page}"));
        }
        let post = stranger.post("/officer/education-services/comments", &[("comment", "1"), ("do", "keep")]).await;
        assert!(post.status == StatusCode::UNAUTHORIZED && post.has("name=\"password\""), "what was sent is held, and not done");
    }

    async fn a_wrong_password_says_no_more_than_a_wrong_address(app: TestApp) {
        let mut stranger = app.browser();
        let one = stranger.post("/officer/sign-in", &[("email", "officer@example.org"), ("password", "wrong")]).await;
        let two = stranger.post("/officer/sign-in", &[("email", "nobody@example.org"), ("password", "wrong")]).await;
        assert_eq!(one.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(one.body.replace("officer@", "nobody@"), two.body);
        assert_eq!(app.store.audit_count(Action::SignInRefused).await.unwrap(), 2);
    }

    async fn guessing_locks_nobody_else_out_and_its_owner_is_told(app: TestApp) {
        let mut owner = app.officer("officer@example.org").await;
        owner.post("/officer/sign-out", &[]).await;
        let mut guesser = app.browser();
        let mut last = StatusCode::OK;
        for _ in 0..12 {
            last = guesser.post("/officer/sign-in", &[("email", "officer@example.org"), ("password", "guess")]).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
        let right = guesser.post("/officer/sign-in", &[("email", "officer@example.org"), ("password", PASSWORD)]).await;
        assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS, "the guesser is held even when right");
        let back = owner.post("/officer/sign-in", &[("email", "officer@example.org"), ("password", PASSWORD)]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "on a device it knows, the account signs in");
        let mail: Vec<_> = std::fs::read_dir(app.folder.path().join("mail")).unwrap().collect();
        assert_eq!(mail.len(), 1, "told once, not once a guess");
        let text = std::fs::read_to_string(mail[0].as_ref().unwrap().path()).unwrap();
        assert!(text.contains("officer@example.org") && text.contains("Auto-Submitted: auto-generated"));
    }

    async fn whoever_was_given_a_password_sets_their_own_first(app: TestApp) {
        let hash = server::http::secrets::hash_password(PASSWORD).unwrap();
        assert!(app.store.set_password("lead@example.org", &hash, true).await.unwrap());
        let mut lead = app.officer("lead@example.org").await;
        let mut elsewhere = app.officer("lead@example.org").await;
        for page in ["/safeguarding", "/officer", "/engage"] {
            assert_eq!(lead.get(page).await.to, "/officer/password", "{page}");
        }
        assert!(lead.get("/officer/password").await.has("Somebody else knows this password"));
        let long = "x".repeat(201);
        for (now, new, wrong) in [
            ("guess", "a wholly new password", "Enter the password you have now"),
            (PASSWORD, "short", "12 characters or more"),
            (PASSWORD, "password1234", "not among the first that somebody would guess"),
            (PASSWORD, &long, "200 characters or less"),
            (PASSWORD, PASSWORD, "other than the one you have now"),
        ] {
            let page = lead.post("/officer/password", &[("now", now), ("new", new)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.has(wrong) && !page.has(&format!("value=\"{new}\"")), "{}", page.body);
        }
        let set = lead.go("/officer/password", &[("now", PASSWORD), ("new", "a wholly new password")]).await;
        assert!(lead.get(&set).await.has("Your password is set"));
        assert_eq!(lead.get("/safeguarding").await.status, StatusCode::OK);
        assert_eq!(elsewhere.get("/safeguarding").await.to, "/officer/sign-in?then=/safeguarding", "signed out elsewhere");
        let old = app.browser().post("/officer/sign-in", &[("email", "lead@example.org"), ("password", PASSWORD)]).await;
        assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_colleague_who_was_quicker_is_no_fault(app: TestApp) {
        app.parent_writes("admissions", "They rang me back within a day.").await;
        app.jobs().await;
        let comments = "/officer/education-services/comments";
        let (mut one, mut other) = (app.officer("officer@example.org").await, app.officer("second@example.org").await);
        let id = one.get(comments).await.between("name=\"comment\" value=\"", "\"").remove(0);
        let fields = [("comment", id.as_str()), ("do", "keep"), ("state", "unread")];
        one.go(comments, &fields).await;
        let before = app.store.audit_count(Action::DecideComment).await.unwrap();
        assert!(other.go(comments, &fields).await.starts_with(comments));
        assert_eq!(app.store.audit_count(Action::DecideComment).await.unwrap(), before, "nothing was decided");
    }

    async fn a_clock_that_leaps_is_not_believed_at_once(app: TestApp) {
        let day = |text: &str| domain::consultation::Day::parse(text).unwrap();
        let trusts = async |today: &str, earliest: &str| app.store.trusts(&day(today), &day(earliest)).await.unwrap();
        assert!(trusts("2026-11-22", "2026-11-08").await, "the first day there is");
        assert!(trusts("2026-11-30", "2026-11-16").await);
        // Ten years on, at once: nothing is deleted that day, however often it is asked.
        assert!(!trusts("2036-11-30", "2036-11-16").await);
        assert!(!trusts("2036-11-30", "2036-11-16").await);
        // Put right again.
        assert!(trusts("2026-12-01", "2026-11-17").await);
        // A machine that was off for a month: believed on the day after.
        assert!(!trusts("2027-01-10", "2026-12-27").await);
        assert!(trusts("2027-01-11", "2026-12-28").await);
    }

    async fn the_machine_is_watched_by_whether_the_database_takes_anything(app: TestApp) {
        assert_eq!(app.browser().get("/health").await.status, StatusCode::OK);
        app.store.clone().close().await;
        // An answer is told again for a second: anybody may ask.
        tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
        assert_eq!(app.browser().get("/health").await.status, StatusCode::SERVICE_UNAVAILABLE);
    }

    async fn signing_in_leads_only_to_our_own_pages(app: TestApp) {
        for then in ["https://evil.example", "//evil.example", "/officer//evil.example", "/officer\\evil"] {
            let mut browser = app.browser();
            let page = browser.post("/officer/sign-in", &[("email", "officer@example.org"), ("password", PASSWORD), ("then", then)]).await;
            assert_eq!(page.to, "/officer", "{then}");
        }
    }

    async fn cookies_are_as_narrow_as_can_be(app: TestApp) {
        let mut browser = app.browser();
        let page = browser.post("/officer/sign-in", &[("email", "officer@example.org"), ("password", PASSWORD)]).await;
        let cookies: Vec<&str> = page.headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap()).collect();
        assert_eq!(cookies.len(), 2);
        for cookie in cookies {
            assert!(cookie.starts_with("__Host-"), "{cookie}");
            for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
                assert!(cookie.contains(part), "{cookie} has no {part}");
            }
        }
    }

    async fn signed_out_is_out(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        assert_eq!(officer.get("/officer").await.status, StatusCode::OK);
        let kept = officer.clone();
        officer.post("/officer/sign-out", &[]).await;
        let mut kept = kept;
        assert_eq!(kept.get("/officer").await.status, StatusCode::SEE_OTHER, "the cookie of before is worth nothing");
    }

    async fn a_request_that_was_under_way_signs_nobody_in_again(app: TestApp) {
        use tower_sessions::{SessionStore as _, session::Record};
        let sessions = server::store::sessions::Sessions::new(app.store.clone(), app.state.clock.clone());
        let mut record = Record {
            id: tower_sessions::session::Id::default(),
            data: std::collections::HashMap::new(),
            expiry_date: tower_sessions::cookie::time::OffsetDateTime::from_unix_timestamp(
                app.state.clock.seconds() + 3600,
            )
            .unwrap(),
        };
        sessions.create(&mut record).await.unwrap();
        sessions.save(&record).await.unwrap();
        assert!(sessions.load(&record.id).await.unwrap().is_some());
        sessions.delete(&record.id).await.unwrap();
        sessions.save(&record).await.unwrap();
        assert!(sessions.load(&record.id).await.unwrap().is_none(), "signed out is out");
    }

    async fn what_was_typed_outlives_the_session(app: TestApp) {
        let report = "/officer/education-services/report/write/summary";
        let mut nobody = app.browser();
        let page = nobody.post(report, &[("do", "save"), ("words", "What <we> heard.")]).await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        assert!(page.has("It is kept here: sign in") && page.has("name=\"held\""), "{}", page.body);
        let held = page.between("name=\"held\" value=\"", "\"").remove(0).replace("&amp;", "&");
        // A slip of the password loses nothing.
        let wrong = [("email", "officer@example.org"), ("password", "no"), ("then", report), ("held", &held)];
        let page = nobody.post("/officer/sign-in", &wrong).await;
        assert_eq!(page.between("name=\"held\" value=\"", "\"").remove(0).replace("&amp;", "&"), held);
        let right = [("email", "officer@example.org"), ("password", PASSWORD), ("then", report), ("held", &held)];
        let page = nobody.post("/officer/sign-in", &right).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.has("Send what I had typed") && page.has(&format!("action=\"{report}\"")), "{}", page.body);
        assert!(page.has("name=\"words\" value=\"What &lt;we&gt; heard.\""), "{}", page.body);
        nobody.go(report, &[("do", "save"), ("words", "What <we> heard.")]).await;
        assert!(nobody.get(report).await.has("What &lt;we&gt; heard."));
        // A password is typed again, and held nowhere.
        let page = app.browser().post("/officer/password", &[("now", "secret")]).await;
        assert!(page.status == StatusCode::SEE_OTHER && !page.has("held"), "{}", page.body);
    }

    async fn who_did_what_is_there_to_be_read(app: TestApp) {
        app.parent_writes("admissions", "They rang us back.").await;
        let mut officer = app.officer("officer@example.org").await;
        assert_eq!(officer.get("/record").await.status, StatusCode::FORBIDDEN);
        officer.get("/officer/education-services/findings.csv").await;
        let mut admin = app.officer("admin@example.org").await;
        let page = admin.get("/record").await;
        assert!(page.has("Signed in") && page.has("Downloaded findings or a report") && page.has("Olu"), "{}", page.body);
        assert!(!page.has("They rang us back"));
        let page = admin.get("/record?what=sign-in").await;
        assert!(page.has("<td>Signed in</td>") && !page.has("<td>Downloaded findings"));
        // By who did it, and by day: the first and the last are both in it.
        let people = admin.get("/record").await.between("<option value=\"", "<");
        let olu = people.iter().find(|one| one.contains("Olu")).expect("they have an account").split('"').next().unwrap().to_owned();
        let today = app.state.clock.today().as_str().to_owned();
        let theirs = admin.get(&format!("/record?who={olu}&from={today}&until={today}")).await;
        assert!(theirs.has("<td>Downloaded findings") && theirs.has("<td>Olu") && !theirs.has("<td>Sam"), "{}", theirs.body);
        let before = app.state.clock.days_from_now(-1).as_str().to_owned();
        assert!(admin.get(&format!("/record?until={before}")).await.has("Nothing like that is on record"));
        for (asked, place, words) in [("from=yesterday", "from", "Enter a day"), (&*format!("from={today}&until={before}"), "until", "not before the first")] {
            let wrong = admin.get(&format!("/record?{asked}")).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(wrong.has(&format!("href=\"#{place}\"")) && wrong.has(words), "{}", wrong.body);
        }
        // What is typed where a lead or an administrator works outlives the session, too.
        for path in ["/safeguarding/1", "/access"] {
            let page = app.browser().post(path, &[("note", "What I had typed.")]).await;
            assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{path}");
            assert!(page.has(&format!("name=\"then\" value=\"{path}\"")), "{path}: {}", page.body);
        }
    }

    async fn an_account_that_is_closed_is_out_at_once(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        assert!(app.store.disable_account("officer@example.org").await.unwrap());
        assert_eq!(officer.get("/officer").await.status, StatusCode::SEE_OTHER);
    }

    async fn who_has_gone_is_forgotten_and_what_they_did_is_not(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        officer.get("/officer").await;
        app.store.audit(5, None, Action::Account, "officer officer@example.org, was my.officer@example.org").await.unwrap();
        assert!(!app.store.forget_account("officer@example.org").await.unwrap(), "they may still sign in");
        app.store.disable_account("officer@example.org").await.unwrap();
        assert!(app.store.forget_account("Officer@example.org").await.unwrap());
        assert!(!app.store.forget_account("officer@example.org").await.unwrap(), "there is nobody of that address any more");
        let record = app.officer("admin@example.org").await.get("/record").await;
        assert!(record.has("former officer") && !record.has(" officer@example.org"), "{}", record.body);
        assert!(record.has("my.officer@example.org"), "somebody else's address is theirs");
        // Whoever comes after them may have the address.
        app.store.put_account("officer@example.org", "Another", Role::Officer, "x").await.unwrap();
        assert!(app.store.account_by_email("officer@example.org").await.unwrap().is_some());
    }

    async fn an_administrator_reads_no_comments_and_takes_nothing_away(app: TestApp) {
        let mut admin = app.officer("admin@example.org").await;
        assert_eq!(admin.get("/officer/education-services").await.status, StatusCode::OK);
        for page in ["comments", "findings.xlsx", "findings.csv"] {
            assert_eq!(admin.get(&format!("/officer/education-services/{page}")).await.status, StatusCode::FORBIDDEN, "{page}");
        }
        let post = admin.post("/officer/education-services/comments", &[("comment", "1"), ("do", "keep")]).await;
        assert_eq!(post.status, StatusCode::FORBIDDEN);
    }

    async fn what_is_pressed_is_done_whole_whoever_goes_away(app: TestApp) {
        app.parent_writes("admissions", "kind people").await;
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        let comments = "/officer/education-services/comments";
        let id = officer.get(comments).await.between("name=\"comment\" value=\"", "\"").pop().unwrap();
        officer.goes_away(comments, &[("comment", &id), ("do", "hold"), ("state", "unread")]).await;
        for _ in 0..500 {
            if app.store.audit_count(Action::DecideComment).await.unwrap() == 1 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(app.store.audit_count(Action::DecideComment).await.unwrap(), 1, "it is on record");
        assert!(officer.get(&format!("{comments}?state=held")).await.has("kind people"));
    }

    async fn a_comment_is_held_back_until_it_is_read(app: TestApp) {
        app.parent_writes("admissions", "<b>kind</b> people").await;
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get("/officer/education-services/comments").await;
        assert!(page.has("&lt;b&gt;kind&lt;/b&gt; people"));
        assert!(officer.get("/officer/education-services").await.has("Comments nobody has read: 1"));
        let id = page.between("name=\"comment\" value=\"", "\"").pop().unwrap();
        officer.go("/officer/education-services/comments", &[("comment", &id), ("do", "hold"), ("state", "unread")]).await;
        assert!(!officer.get("/officer/education-services/comments").await.has("kind"));
        let held = officer.get("/officer/education-services/comments?state=held").await;
        assert!(held.has("kind") && held.has("Read by Olu"));
        assert_eq!(app.store.audit_count(Action::DecideComment).await.unwrap(), 1);
    }
}
