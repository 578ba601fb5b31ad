//! A respondent's way.

use axum::http::StatusCode;
use domain::{code::Code, findings::Tally};

use crate::{app::Browser, on_both};

/// Answers the parents' survey with one service and goes as far as *check your answers*.
async fn as_far_as_check(parent: &mut Browser) -> String {
    let services = parent.begin("parents", "standard").await;
    assert!(services.ends_with("/q/services"));
    let quality = parent.go(&services, &[("services-used", "sen-inclusion"), ("do", "continue")]).await;
    assert!(quality.ends_with("/q/quality/sen-inclusion"), "{quality}");
    let measures = parent.go(&quality, &[("quality", "good"), ("quality-why", "They <listen>\r\n& act")]).await;
    let expect = parent.go(&measures, &[("access", "hard"), ("listened", "~dont-know"), ("joined-up", "poor")]).await;
    assert!(expect.ends_with("/q/expect/sen-inclusion"), "{expect}");
    let need = parent.go(&expect, &[("expect-council", "good"), ("expect-outside", "middle")]).await;
    let help = parent.go(&need, &[("extra-help", "sen-support")]).await;
    assert!(help.ends_with("/q/help"), "whoever gets extra help is asked about it");
    let stay = parent.go(&help, &[("keep-help", "")]).await;
    let choice = parent.go(&stay, &[("not-lost", "the teachers")]).await;
    let feelings = parent.go(&choice, &[("preference", "council")]).await;
    let show = parent.go(&feelings, &[]).await;
    let other =
        parent.go(&show, &[("evidence.1", "lower-needs"), ("evidence.2", "users-views"), ("evidence.3", "")]).await;
    let check = parent.go(&other, &[]).await;
    assert!(check.ends_with("/check"));
    check
}

on_both! {
    async fn whoever_comes_back_in_the_same_browser_finds_what_they_began(app: TestApp) {
        let mut parent = app.browser();
        let start = "/s/education-services/parents";
        let services = parent.begin("parents", "standard").await;
        assert!(!parent.get(start).await.has("Carry on with the answers"), "nothing is begun before something is kept");
        parent.go(&services, &[("services-used", "admissions")]).await;
        let page = parent.get(start).await;
        let draft = services.split('/').nth(2).unwrap();
        assert!(page.has("Carry on with the answers") && page.has(draft), "{}", page.body);
        assert!(!app.browser().get(start).await.has("Carry on with the answers"), "it is this browser's");
        // Whoever begins anew on the same computer is led into nobody else's.
        let mut other = parent.clone();
        let anew = other.go(start, &[("language", "en"), ("level", "standard"), ("leave", draft)]).await;
        assert!(!other.get(start).await.has(draft) && other.get(&services).await.status == StatusCode::NOT_FOUND);
        let mut to = other.go(&anew, &[("services-used", "admissions")]).await;
        while !to.contains("/sent") {
            to = other.go(&to, &[("do", "continue")]).await;
        }
        assert!(!parent.get(start).await.has("Carry on with the answers"), "what is sent is over");
        // A child's device may be anybody's next.
        let mut child = app.browser();
        let who = child.begin("children", "junior").await;
        child.go(&who, &[("filled-by", "alone")]).await;
        assert!(!child.get("/s/education-services/children?level=junior").await.has(who.split('/').nth(2).unwrap()));
    }

    async fn the_next_child_on_a_device_cannot_go_back_to_what_the_last_one_wrote(app: TestApp) {
        let start = "/s/education-services/children";
        let mut device = app.browser();
        // A parent's own answers stay the parent's, whoever plays with the phone.
        let services = device.begin("parents", "standard").await;
        device.go(&services, &[("services-used", "admissions")]).await;
        let first = device.begin("children", "junior").await;
        let next = device.go(&first, &[("filled-by", "alone")]).await;
        assert_eq!(device.get(&next).await.status, StatusCode::OK, "it is still theirs");
        // A page that another child opens is one thing; to begin is another.
        device.get(&format!("{start}?level=junior")).await;
        assert_eq!(device.get(&first).await.status, StatusCode::OK);
        let second = device.begin("children", "junior").await;
        for page in [&first, &next] {
            assert_eq!(device.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        assert_eq!(device.get(&second).await.status, StatusCode::OK);
        assert_eq!(device.get(&services).await.status, StatusCode::OK);
    }

    async fn easy_read_is_found_before_a_survey_is_chosen_and_leads_to_it(app: TestApp) {
        let mut anyone = app.browser();
        for page in ["/", "/c/education-services"] {
            let page = anyone.get(page).await;
            assert!(page.has("Easy read, with pictures"), "{}", page.body);
        }
        let page = anyone.get("/c/education-services?language=en&level=easy-read").await;
        assert!(page.has("/s/education-services/parents?language=en&amp;level=easy-read"), "{}", page.body);
        assert!(page.has("Who are you?") && !page.has("expects to decide"), "{}", page.body);
        // A child chose by age already.
        assert!(!anyone.get("/c/education-services?language=en&level=junior").await.has("Easy read"));
    }

    async fn whoever_writes_other_letters_comes_back_by_digits(app: TestApp) {
        let mut parent = app.browser();
        let start = "/s/education-services/parents";
        let services = parent.go(start, &[("language", "ar"), ("level", "standard")]).await;
        let saved = parent.go(&services, &[("services-used", "admissions"), ("do", "save")]).await;
        let page = parent.get(&saved).await;
        let numbers = page.between("class=\"code-numbers\">", "</strong>").remove(0);
        // As an Arabic keyboard types them.
        let typed: String = numbers
            .chars()
            .map(|c| c.to_digit(10).and_then(|digit| char::from_u32(u32::from('٠') + digit)).unwrap_or(c))
            .collect();
        let on = app.browser().go("/return?language=ar&level=standard", &[("code", &typed)]).await;
        assert!(on.contains("/r/"), "{on}");
    }

    async fn a_parent_goes_the_whole_way(app: TestApp) {
        let mut parent = app.browser();
        let check = as_far_as_check(&mut parent).await;
        let shown = parent.get(&check).await;
        for answer in ["SEN inclusion support", "Good", "They &lt;listen&gt;", "I do not know", "Not answered", "the teachers"] {
            assert!(shown.has(answer), "{answer} is not in {}", shown.body);
        }
        let about = parent.go(&check, &[("do", "continue")]).await;
        assert!(about.ends_with("/q/about"));
        let sent = parent.go(&about, &[("age-group", "from-35"), ("do", "continue")]).await;
        assert!(sent.contains("/sent?"), "{sent}");
        let thanks = parent.get(&sent).await;
        assert_eq!(thanks.status, StatusCode::OK);
        assert!(thanks.has("Thank you"));

        let survey = Code::parse("parents").unwrap();
        let code = Code::parse("education-services").unwrap();
        let current = app.store.current(&code).await.unwrap();
        let id = current.iter().find(|(code, _)| *code == survey).unwrap().1;
        let version = app.store.version(id).await.unwrap().unwrap();
        let (tally, _): (Tally, _) = app.store.tally(&version.edition.survey, &[id]).await.unwrap();
        assert_eq!(tally.responses.values().sum::<u64>(), 1);
        app.jobs().await;
        let comments = app.store.comments(&[id], server::store::comments::CommentState::Unread, (0, 10)).await.unwrap();
        let mut words: Vec<&str> = comments.iter().map(|comment| comment.body.as_str()).collect();
        words.sort_unstable();
        assert_eq!(words, ["They <listen>\n& act", "the teachers"]);
    }

    async fn sending_twice_and_refreshing_are_harmless(app: TestApp) {
        let mut parent = app.browser();
        let check = as_far_as_check(&mut parent).await;
        let about = parent.go(&check, &[("do", "continue")]).await;
        let mut other_tab = parent.clone();
        let (first, second) = tokio::join!(
            parent.post(&about, &[("do", "continue")]),
            other_tab.post(&about, &[("do", "continue")])
        );
        assert!(first.to.contains("/sent") && second.to.contains("/sent"), "{} {}", first.to, second.to);
        // The page before, sent again from a tab left open, says that it was sent.
        let again = parent.post(&about, &[("do", "continue")]).await;
        assert!(again.to.contains("/sent"));
        assert_eq!(parent.get(&again.to).await.status, StatusCode::OK);
        let id = version_of(&app, "parents").await;
        assert_eq!(app.store.response_count(&[id]).await.unwrap(), 1);
    }

    async fn what_is_wrong_is_said_and_what_was_typed_is_kept(app: TestApp) {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let too_many = [("services-used", "admissions"), ("services-used", "behaviour"), ("services-used", "early-years"), ("services-used", "sen-inclusion")];
        let page = parent.post(&services, &too_many).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("<title>Error: "));
        assert!(page.has("href=\"#services-used\"") && page.has("Select 3 or fewer"));
        assert_eq!(page.body.matches(" checked").count(), 4, "every tick is kept");
        let both = parent.post(&services, &[("services-used", "admissions"), ("services-used", "~dont-know")]).await;
        assert!(both.has("cannot go with other answers"));
        let forged = parent.post(&services, &[("services-used", "the-moon")]).await;
        assert!(forged.has("Select one of the answers shown"));

        let quality = parent.go(&services, &[("services-used", "admissions")]).await;
        let hostile = format!("</textarea><script>alert(1)</script>{}", "x".repeat(1500));
        let page = parent.post(&quality, &[("quality", "poor"), ("quality-why", &hostile)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has(" characters or fewer. Remove "));
        assert!(!page.has("<script>alert"), "what was typed never runs");
        assert!(page.has("&lt;/textarea&gt;&lt;script&gt;alert(1)"), "what was typed is kept");
        assert!(page.has("value=\"poor\" checked"), "and what was right beside it");
        // None of the refused page was stored.
        let shown = parent.get(&quality).await;
        assert!(!shown.has("value=\"poor\" checked"));
    }

    async fn the_same_answers_in_other_words(app: TestApp) {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let quality = parent.go(&services, &[("services-used", "admissions")]).await;
        let display = parent.go(&quality, &[("quality", "very-good"), ("quality-why", "kept"), ("do", "display")]).await;
        assert!(display.contains("/display?then="));
        let (path, then) = display.split_once("?then=").unwrap();
        let back = parent.go(path, &[("language", "ar"), ("level", "standard"), ("then", then)]).await;
        assert_eq!(back, quality);
        let arabic = parent.get(&back).await;
        assert!(arabic.has("lang=\"ar\" dir=\"rtl\""));
        assert!(arabic.has("value=\"very-good\" checked") && arabic.has("kept"));
        let wording = [("language", "en"), ("level", "easy-read"), ("then", "https://evil.example/")];
        let elsewhere = parent.go(path, &wording).await;
        assert!(elsewhere.starts_with("/r/"), "only our own pages are gone to: {elsewhere}");
        // Easy read asks who answers, and nobody gets past that; then the page is there, in its words.
        let who = parent.get(&quality).await.to;
        assert!(who.ends_with("/q/who"), "{who}");
        parent.go(&who, &[("filled-by", "with-help")]).await;
        let easy = parent.get(&quality).await;
        assert!(easy.has("class=\"easy-read"), "{}", easy.body);
        assert!(easy.has("kept") && easy.has("value=\"very-good\" checked"));
    }

    async fn another_level_has_another_scale_and_keeps_the_answer(app: TestApp) {
        let mut child = app.browser();
        let who = child.begin("children", "teen").await;
        let services = child.go(&who, &[("filled-by", "alone")]).await;
        let quality = child.go(&services, &[("services-used", "free-school-meals")]).await;
        let display = child.go(&quality, &[("quality", "very-poor"), ("do", "display")]).await;
        let path = display.split_once('?').unwrap().0.to_owned();
        let back = child.go(&path, &[("level", "junior"), ("then", &quality)]).await;
        let faces = child.get(&back).await;
        assert!(faces.has("class=\"junior"));
        assert!(!faces.has("very-poor") && !faces.has("name=\"quality\" value=\"good\" checked"), "no face is chosen for them");
        child.go(&path, &[("level", "teen"), ("then", &quality)]).await;
        assert!(child.get(&quality).await.has("value=\"very-poor\" checked"), "the answer was kept");
    }

    async fn back_takes_what_was_typed_along(app: TestApp) {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let quality = parent.go(&services, &[("services-used", "sen-inclusion"), ("do", "continue")]).await;
        let page = parent.get(&quality).await;
        assert!(page.has("class=\"back\"") && page.has("value=\"back\"") && page.has("form=\"live\""), "{}", page.body);
        let back = parent.go(&quality, &[("quality", "good"), ("quality-why", "Kind <people>"), ("do", "back")]).await;
        assert_eq!(back, services);
        let page = parent.get(&quality).await;
        assert!(page.has("Kind &lt;people&gt;") && page.has("checked"), "{}", page.body);
        // So do help, what stands at the foot, and the product's name, from where one can go on.
        for (does, to) in [
            ("about-help", "/help?"), ("about-privacy", "/privacy?"), ("about-cookies", "/cookies?"), ("home", "/parents?"),
        ] {
            assert!(page.has(&format!("name=\"do\" value=\"{does}\"")), "{}", page.body);
            let words = format!("typed before {does}");
            let led = parent.go(&quality, &[("quality", "good"), ("quality-why", &words), ("do", does)]).await;
            assert!(led.contains(to), "{led}");
            assert!(parent.get(&quality).await.has(&words), "{does}");
            let way = if does == "home" { quality.replace("/q/quality/sen-inclusion", "/saved") } else { quality.clone() };
            let there = parent.get(&led).await;
            assert!(there.has(&format!("href=\"{way}\"")), "{does}: {}", there.body);
        }
        // Nowhere is led that is not a response.
        for elsewhere in ["//evil.example", "/officer", "/r/..//evil", "javascript:alert(1)"] {
            let help = parent.get(&format!("/help?back={elsewhere}")).await;
            assert!(!help.has(&format!("href=\"{elsewhere}")), "{elsewhere}");
        }
    }

    async fn whoever_reads_slowly_is_asked_one_thing_at_a_time(app: TestApp) {
        let mut parent = app.browser();
        let who = parent.begin("parents", "easy-read").await;
        let services = parent.go(&who, &[("filled-by", "alone")]).await;
        let quality = parent.go(&services, &[("services-used", "admissions")]).await;
        let access = parent.go(&quality, &[("quality", "good")]).await;
        assert!(access.ends_with("/q/measures~access/admissions"), "{access}");
        let page = parent.get(&access).await;
        assert!(page.has("name=\"access\"") && !page.has("name=\"listened\""), "{}", page.body);
        // From help, one goes on where one was.
        let led = parent.go(&access, &[("access", "easy"), ("do", "about-help")]).await;
        assert!(parent.get(&led).await.has(&format!("href=\"{access}\"")), "{led}");
        let listened = parent.go(&access, &[("access", "easy")]).await;
        assert!(listened.ends_with("/q/measures~listened/admissions"), "{listened}");
        // In another wording, the same question, with what was answered to the others.
        let display = parent.go(&listened, &[("listened", "good"), ("do", "display")]).await;
        let (path, then) = display.split_once("?then=").unwrap();
        let same = parent.go(path, &[("language", "en"), ("level", "standard"), ("then", then)]).await;
        assert_eq!(same, listened);
        let whole = parent.get(&same).await;
        assert!(whole.has("name=\"access\"") && whole.has("name=\"joined-up\""), "{}", whole.body);
        parent.go(path, &[("language", "en"), ("level", "easy-read"), ("then", then)]).await;
        let mut to = listened;
        while !to.ends_with("/check") {
            to = parent.go(&to, &[("do", "continue")]).await;
        }
        let check = parent.get(&to).await;
        let change = check.between("href=\"", "?from=check\"").into_iter().find(|one| one.contains("joined-up")).unwrap();
        assert!(change.ends_with("/q/measures~joined-up/admissions"), "{change}");
        assert_eq!(parent.go(&format!("{change}?from=check"), &[("joined-up", "poor")]).await, to);
        // Who they are is asked one thing at a time, too, and can be passed over from the first.
        let age = parent.go(&to, &[("do", "continue")]).await;
        assert!(age.ends_with("/q/about~age-group"), "{age}");
        let first = parent.get(&age).await;
        assert!(first.has("You do not have to answer them") && first.has("value=\"skip\""), "{}", first.body);
        let disability = parent.go(&age, &[("age-group", "from-25")]).await;
        assert!(!parent.get(&disability).await.has("value=\"skip\""), "it would leave out what was answered");
        let ethnic = parent.go(&disability, &[("do", "continue")]).await;
        assert!(parent.go(&ethnic, &[("do", "continue")]).await.contains("/sent"));
    }

    async fn who_answers_must_be_said_before_going_on(app: TestApp) {
        let mut child = app.browser();
        let who = child.begin("children", "infant").await;
        let page = child.post(&who, &[("do", "continue")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("Choose one"));
        let check = who.replace("/q/who", "/check");
        assert_eq!(child.get(&check).await.to, who, "nobody gets past it by an address");
        let sent = child.post(&check, &[("do", "continue")]).await;
        assert_eq!(sent.to, who, "nor sends");
    }

    async fn whoever_uses_no_service_says_so_and_is_asked_about_none(app: TestApp) {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        assert!(parent.get(&services).await.has("None of these"));
        let both = [("services-used", "none-of-these"), ("services-used", "admissions"), ("do", "continue")];
        let wrong = parent.post(&services, &both).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.has("“None of these”") && wrong.has("value=\"admissions\" checked"), "{}", wrong.body);
        let need = parent.go(&services, &[("services-used", "none-of-these"), ("do", "continue")]).await;
        assert!(need.ends_with("/q/need"), "{need}");
        let mut to = need;
        while !to.ends_with("/check") {
            to = parent.go(&to, &[("do", "continue")]).await;
        }
        assert!(parent.get(&to).await.has("None of these"));
        assert!(parent.get(&services).await.has("value=\"none-of-these\" checked"));
        while !to.contains("/sent") {
            to = parent.go(&to, &[("do", "continue")]).await;
        }
        let id = version_of(&app, "parents").await;
        let survey = app.store.version(id).await.unwrap().unwrap().edition.survey.clone();
        let (tally, _): (Tally, _) = app.store.tally(&survey, &[id]).await.unwrap();
        let chosen = tally.counts.iter().find(|(subject, _)| subject.slot.question == *"services-used").unwrap().1;
        let counts = chosen.values().next().unwrap().values().next().unwrap();
        assert_eq!((counts.answered, counts.options.get(&Code::from("none-of-these")).copied()), (1, Some(1)));
    }

    async fn everything_may_be_skipped(app: TestApp) {
        let mut parent = app.browser();
        let mut to = parent.begin("parents", "standard").await;
        let mut pages = 0;
        while !to.contains("/sent") {
            to = parent.go(&to, &[("do", "continue")]).await;
            pages += 1;
            assert!(pages < 30, "the way has an end");
        }
        let id = version_of(&app, "parents").await;
        assert_eq!(app.store.response_count(&[id]).await.unwrap(), 1);
    }

    async fn a_branch_left_behind_does_not_count(app: TestApp) {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let quality = parent.go(&services, &[("services-used", "behaviour")]).await;
        parent.go(&quality, &[("quality", "very-poor"), ("quality-why", "abandoned words")]).await;
        // A change of mind: another service.
        let to = parent.go(&format!("{services}?from=check"), &[("services-used", "early-years")]).await;
        assert!(to.contains("/q/quality/early-years?from=check"), "what the change opened comes next: {to}");
        let mut to = to;
        while !to.ends_with("/check") {
            assert!(to.contains("/early-years?from=check"), "only what it opened comes before the answers are checked: {to}");
            to = parent.go(&to, &[("do", "continue")]).await;
        }
        while !to.contains("/sent") {
            to = parent.go(&to, &[("do", "continue")]).await;
        }
        let id = version_of(&app, "parents").await;
        let comments = app.store.comments(&[id], server::store::comments::CommentState::Unread, (0, 10)).await.unwrap();
        assert!(comments.is_empty(), "{comments:?}");
    }

    async fn a_code_of_words_brings_back_on_another_device(app: TestApp) {
        let mut phone = app.browser();
        let services = phone.begin("parents", "standard").await;
        let quality = phone.go(&services, &[("services-used", "admissions")]).await;
        let shown = phone.go(&quality, &[("quality", "good"), ("do", "save")]).await;
        let saved = phone.get(&shown).await;
        let words = saved.between("<li lang=\"en\" dir=\"ltr\">", "</li>");
        assert_eq!(words.len(), 4, "{}", saved.body);
        // Loaded again, or come back to, the page is still there; the answers are not, without the words.
        assert_eq!(phone.get(&shown).await.body, saved.body);
        let gone_back = phone.get(&quality).await;
        assert_eq!(gone_back.to, shown);
        assert_eq!(phone.get(&gone_back.to).await.body, saved.body);

        let mut computer = app.browser();
        assert_eq!(computer.get(&quality).await.status, StatusCode::NOT_FOUND, "an address alone opens nothing");
        let wrong = computer.post("/return", &[("code", "owl jam kite zzz")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.has("owl jam kite zzz"), "what was typed is kept");
        let typed = words.join(", ").to_uppercase();
        let back = computer.go("/return", &[("code", &typed)]).await;
        let resumed = computer.get(&back).await;
        assert_eq!(resumed.to, quality.replace("quality/admissions", "measures/admissions"));
        assert!(computer.get(&quality).await.has("value=\"good\" checked"));
    }

    async fn what_is_said_once_a_response_is_gone_is_said_in_its_own_wording(app: TestApp) {
        let mut child = app.browser();
        let who = child.begin("children", "infant").await;
        let mut to = child.go(&who, &[("filled-by", "alone")]).await;
        while !to.contains("/sent") {
            to = child.go(&to, &[("do", "continue")]).await;
        }
        let thanks = child.get(&to).await;
        assert!(thanks.has("class=\"infant"), "{}", thanks.body);
        let again = child.get(&who).await.to;
        assert!(again.ends_with("/sent") && child.get(&again).await.has("class=\"infant"), "by Back, too");
        let nowhere = child.get("/r/abcdefghijklmnopqrstuvwxyz/check").await;
        assert!(nowhere.status == StatusCode::NOT_FOUND && nowhere.has("class=\"infant"));
        // The pages of whoever takes the device next are nobody's.
        assert!(!child.get("/").await.has("class=\"infant"));
    }

    async fn a_question_by_itself_says_which_service_it_is_about(app: TestApp) {
        let mut teen = app.browser();
        let mut to = teen.begin("children", "teen").await;
        to = teen.go(&to, &[("filled-by", "alone")]).await;
        to = teen.go(&to, &[("services-used", "admissions"), ("services-used", "free-school-meals")]).await;
        let mut named = 0;
        while !to.contains("/check") {
            let page = teen.get(&to).await;
            // Asked of each service: that is in the address, and must be on the page.
            if let Some(service) = ["/admissions", "/free-school-meals"].iter().find(|service| to.ends_with(**service)) {
                let name = if *service == "/admissions" { "school" } else { "meals" };
                let main = page.between("<main", "</main>").concat().to_lowercase();
                let head = main.split("<fieldset").next().unwrap().to_owned() + main.split("<legend").nth(1).unwrap_or_default().split("</legend>").next().unwrap();
                assert!(head.contains(name), "{to}: {head}");
                named += usize::from(page.has("class=\"about-service\""));
            }
            to = teen.go(&to, &[("do", "continue")]).await;
        }
        assert!(named >= 2, "there are such questions: {named}");
    }

    async fn what_is_kept_for_later_is_kept_no_longer_than_it_can_be_sent(app: TestApp) {
        let app = app.on("2027-01-20").await;
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let saved = parent.go(&services, &[("services-used", "admissions"), ("do", "save")]).await;
        let page = parent.get(&saved).await;
        // The consultation closes nine days on; what is not sent is kept for thirty.
        assert!(page.has("29 January 2027") && page.has("only these new words work now"), "{}", page.body);
        // The address is there to be written down; and whoever goes on at once types nothing.
        assert!(page.has("http://localhost:3000/return</a>"), "{}", page.body);
        let code = page.between("name=\"code\" value=\"", "\"").remove(0);
        let on = parent.go("/return?language=en&level=standard", &[("code", &code)]).await;
        let resumed = parent.get(&on).await;
        assert_eq!(resumed.status, StatusCode::SEE_OTHER, "{}", resumed.body);
    }

    async fn whoever_deletes_what_they_wrote_is_told_so_in_their_own_words(app: TestApp) {
        let mut child = app.browser();
        let who = child.begin("children", "junior").await;
        let draft = who.split('/').nth(2).unwrap().to_owned();
        let to = child.go(&format!("/r/{draft}/discard"), &[]).await;
        assert!(to.contains("level=junior") && to.contains("deleted=yes"), "{to}");
        let page = child.get(&to).await;
        assert!(page.has("class=\"junior") && page.has("Your answers are deleted."), "{}", page.body);
        assert_eq!(child.get(&who).await.status, StatusCode::NOT_FOUND);
        // The privacy page of no consultation has no hole where the day would be.
        assert!(child.get("/privacy?language=en&level=junior").await.has("We delete all the answers on a day that"));
    }

    async fn codes_cannot_be_guessed_at_speed(app: TestApp) {
        let mut guesser = app.browser();
        let mut refused = 0;
        for _ in 0..60 {
            let page = guesser.post("/return", &[("code", "owl jam kite moon")]).await;
            refused += usize::from(page.status == StatusCode::TOO_MANY_REQUESTS);
        }
        assert!(refused >= 15, "{refused} of 60 were refused");
        // What is no code uses up nobody's tries.
        let mut other = app.browser();
        for _ in 0..60 {
            let page = other.post("/return", &[("code", "no such words")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }

    async fn two_tabs_do_not_mix(app: TestApp) {
        let mut tab = app.browser();
        let one = tab.begin("parents", "standard").await;
        let two = tab.begin("parents", "standard").await;
        assert_ne!(one, two);
        tab.go(&one, &[("services-used", "admissions")]).await;
        tab.go(&two, &[("services-used", "behaviour")]).await;
        assert!(tab.get(&one).await.has("value=\"admissions\" checked"));
        assert!(!tab.get(&two).await.has("value=\"admissions\" checked"));
    }

    async fn two_tabs_of_one_response_lose_nothing(app: TestApp) {
        let mut tab = app.browser();
        let services = tab.begin("parents", "standard").await;
        let quality = tab.go(&services, &[("services-used", "admissions")]).await;
        let measures = tab.go(&quality, &[]).await;
        let mut other = tab.clone();
        for round in 0..5 {
            let why = format!("round {round}");
            let fields = [("quality", "good"), ("quality-why", why.as_str())];
            let access = [("access", if round % 2 == 0 { "hard" } else { "easy" })];
            let (left, right) = tokio::join!(
                tab.post(&quality, &fields),
                other.post(&measures, &access)
            );
            assert_eq!((left.status, right.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
        }
        assert!(tab.get(&quality).await.has("round 4"));
        assert!(tab.get(&measures).await.has("value=\"hard\" checked"));
    }

    async fn deleted_is_deleted(app: TestApp) {
        let mut parent = app.browser();
        let check = as_far_as_check(&mut parent).await;
        let ask = parent.go(&check, &[("do", "discard")]).await;
        assert!(parent.get(&ask).await.has("Delete your answers?"));
        parent.go(&ask, &[]).await;
        assert_eq!(parent.get(&check).await.status, StatusCode::NOT_FOUND);
    }

    async fn an_unfinished_response_outlives_a_restart_and_not_its_day(app: TestApp) {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        parent.go(&services, &[("services-used", "admissions")]).await;
        let day = domain::consultation::Day::parse("2026-12-22").unwrap();
        assert_eq!(app.store.purge(&day).await.unwrap().0, 0, "its last day");
        let day = domain::consultation::Day::parse("2026-12-23").unwrap();
        assert_eq!(app.store.purge(&day).await.unwrap().0, 1, "the day after");
        assert_eq!(parent.get(&services).await.status, StatusCode::NOT_FOUND);
    }

    async fn answers_are_deleted_on_the_day_that_was_promised(app: TestApp) {
        let mut parent = app.browser();
        let check = as_far_as_check(&mut parent).await;
        let about = parent.go(&check, &[("do", "continue")]).await;
        parent.go(&about, &[("do", "continue")]).await;
        let id = version_of(&app, "parents").await;
        for (day, responses, comments) in [("2027-09-24", 1, 2), ("2027-09-25", 0, 0)] {
            let day = domain::consultation::Day::parse(day).unwrap();
            server::retention::purge(&app.store, &day, 0).await.unwrap();
            assert_eq!(app.store.response_count(&[id]).await.unwrap(), responses);
            app.jobs().await;
            let unread = server::store::comments::CommentState::Unread;
            assert_eq!(app.store.comment_count(&[id], unread).await.unwrap(), comments);
        }
    }

    async fn what_is_skipped_is_not_sent_even_if_it_was_answered_before(app: TestApp) {
        let mut parent = app.browser();
        let check = as_far_as_check(&mut parent).await;
        let about = parent.go(&check, &[("do", "continue")]).await;
        parent.go(&about, &[("ethnic-group", "white"), ("do", "display")]).await;
        assert!(parent.get(&about).await.has("value=\"white\" checked"));
        let sent = parent.go(&about, &[("do", "skip")]).await;
        assert!(sent.contains("/sent"));
        let code = Code::parse("education-services").unwrap();
        let surveys = server::findings::surveys(&app.store, &app.state.catalogue, &code).await.unwrap().unwrap();
        let report = server::findings::compute(&app.store, &surveys).await.unwrap();
        let asked = report.surveys.iter().flat_map(|survey| &survey.tables);
        assert!(asked.clone().count() > 0);
        assert!(asked.clone().all(|table| table.subject.slot.question.as_str() != "ethnic-group"));
    }

    async fn a_closed_survey_says_so(app: TestApp) {
        let app = app.on("2027-01-30").await;
        let mut late = app.browser();
        let page = late.get("/s/education-services/parents").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.has("This survey has closed"));
        // What becomes of it is a link away, in every wording.
        assert!(page.has("href=\"/c/education-services?") && page.has("What happens now"), "{}", page.body);
        let child = late.get("/s/education-services/children?level=infant").await;
        assert!(child.has("What happens now?") && child.has("level=infant"), "{}", child.body);
        let overdue = app.on("2027-06-30").await.browser().get("/c/education-services?level=junior").await;
        assert!(overdue.has("It has not told you yet."), "{}", overdue.body);
        let page = late.post("/s/education-services/parents", &[("level", "standard")]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
    }

    async fn forms_from_elsewhere_change_nothing(app: TestApp) {
        let mut victim = app.browser();
        let services = victim.begin("parents", "standard").await;
        let request = axum::http::Request::post(&services)
            .header("sec-fetch-site", "cross-site")
            .header("content-type", "application/x-www-form-urlencoded");
        let page = victim.send(request, axum::body::Body::from("services-used=admissions")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(!victim.get(&services).await.has("checked"));
    }

    async fn more_than_a_form_can_hold_is_refused_kindly(app: TestApp) {
        let mut parent = app.browser();
        let services = parent.begin("parents", "standard").await;
        let page = parent.post(&services, &[("x", &"y".repeat(300_000))]).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(page.has("Go back"));
    }

    async fn half_of_those_who_answer_see_what_has_no_order_the_other_way_round(app: TestApp) {
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..40 {
            let mut parent = app.browser();
            let mut to = parent.begin("parents", "standard").await;
            to = parent.go(&to, &[("services-used", "admissions")]).await;
            let (mut expect, mut choice, mut kept) = (None, None, false);
            while !to.contains("/sent") {
                let page = parent.get(&to).await;
                let at = |words: &str| page.body.find(&format!("name=\"{words}\"")).unwrap_or_default();
                if to.contains("/q/expect") {
                    expect = Some(at("expect-outside") < at("expect-council"));
                    // What is chosen is kept by its name, wherever it stood.
                    to = parent.go(&to, &[("expect-council", "good"), ("expect-outside", "poor")]).await;
                    continue;
                }
                if to.contains("/q/choice") {
                    let of = |value: &str| page.body.find(&format!("value=\"{value}\"")).unwrap();
                    assert!(of("depends") > of("council").max(of("outside")) && of("neither") > of("depends"));
                    choice = Some(of("outside") < of("council"));
                    let again = parent.get(&to).await;
                    kept = again.between("<fieldset", "</fieldset>") == page.between("<fieldset", "</fieldset>");
                }
                to = parent.go(&to, &[("do", "continue")]).await;
            }
            assert!(kept, "it stays as it was");
            assert_eq!(expect, choice, "all of a response, or nothing");
            seen.insert(choice);
        }
        assert_eq!(seen.len(), 2, "of forty, all would be alike one time in five hundred thousand million");
        let code = Code::parse("education-services").unwrap();
        let versions = app.store.versions(&code).await.unwrap();
        let (turned, all) = app.store.turned(&versions).await.unwrap();
        assert!(all == 40 && (1..40).contains(&turned), "{turned} of {all}");
    }
}

async fn version_of(app: &crate::app::TestApp, survey: &str) -> i64 {
    let code = Code::parse("education-services").unwrap();
    let current = app.store.current(&code).await.unwrap();
    current.iter().find(|(code, _)| code.as_str() == survey).unwrap().1
}
