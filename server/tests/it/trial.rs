//! Surveys are tried out before anybody is asked, and their words put otherwise.

use axum::http::StatusCode;
use domain::{code::Code, consultation::Day, edition};

use crate::{app::TestApp, on_both};

const WORDINGS: &str = "/officer/education-services/wordings";
const JUNIOR: &str = "/officer/education-services/wordings/children/junior?language=en";

/// The same consultation with other dates, and with words put otherwise.
async fn import(app: &TestApp, opens: &str, put: Option<(&str, &str, &str)>) {
    let mut files = server::cli::demonstration();
    let toml = files.get_mut("consultation.toml").unwrap();
    *toml = toml.replace("opens = \"2026-11-09\"", &format!("opens = \"{opens}\""));
    if let Some((file, from, to)) = put {
        let text = files.get_mut(file).unwrap_or_else(|| panic!("there is no {file}"));
        assert!(text.contains(from), "{file}: {text}");
        *text = text.replace(from, to);
    }
    let edition = edition::read(&files).unwrap();
    app.store.import(&files, &edition, true).await.unwrap();
}

on_both! {
    async fn a_survey_is_tried_before_it_opens_and_nothing_of_it_is_kept(app: TestApp) {
        import(&app, "2026-12-07", None).await;
        let mut officer = app.officer("officer@example.org").await;
        assert_eq!(app.browser().get("/s/education-services/children").await.status, StatusCode::FORBIDDEN);
        officer.go(WORDINGS, &[("survey", "children"), ("do", "make")]).await;
        officer.go(WORDINGS, &[("survey", "children"), ("do", "make")]).await;
        let page = officer.get(WORDINGS).await;
        let token = page.between("/try/", "\"").into_iter().next().unwrap();
        let link = format!("/try/{}", token.split('?').next().unwrap());
        // Whoever has the link needs no account.
        let mut child = app.browser();
        let start = child.get(&link).await;
        assert!(start.has("Nothing you enter is kept") && start.has("value=\"junior en\""), "{}", start.body);
        assert_eq!(child.post(&link, &[("wording", "klingon en")]).await.status, StatusCode::NOT_FOUND);
        let mut to = child.go(&link, &[("wording", "junior en")]).await;
        let first = child.get(&to).await;
        assert!(first.has("We keep nothing you choose or write") && first.has("/discard\""), "{}", first.body);
        to = child.go(&to, &[("filled-by", "alone")]).await;
        to = child.go(&to, &[("services-used", "free-school-meals")]).await;
        to = child.go(&to, &[("quality", "middle"), ("quality-why", "my dad hits me, qyqyq")]).await;
        while to.starts_with("/r/") {
            to = child.go(&to, &[("do", "continue")]).await;
        }
        assert!(to.starts_with(&link), "{to}");
        assert!(child.get(&to).await.has("You came to the end"));
        app.jobs().await;
        assert!(app.mail().is_empty());
        let lead = app.officer("lead@example.org").await.get("/safeguarding").await;
        assert!(lead.has("Nothing waits"), "what is tried out is no answer: {}", lead.body);
        let overview = officer.get("/officer/education-services").await;
        assert!(overview.has("Begun, not sent</dt><dd>0</dd>"), "{}", overview.body);
        // One that is being tried keeps nobody from putting its words otherwise, and is led to no page that is gone.
        let mut begun = app.browser();
        let there = begun.go(&link, &[("wording", "junior en")]).await;
        let file = "surveys/children.en.junior.ftl";
        import(&app, "2026-12-07", Some((file, "survey-title = ", "survey-title = New: "))).await;
        assert_eq!(begun.get(&there).await.status, StatusCode::NOT_FOUND);
        assert!(begun.get(&link).await.has("New: ") || begun.get(&format!("{link}?level=junior")).await.has("New: "));
        // Saved or thrown away, it is over.
        for does in ["save", "discard"] {
            let to = begun.go(&link, &[("wording", "teen en")]).await;
            let to = match does {
                "save" => begun.go(&to, &[("do", "save")]).await,
                _ => begun.go(&format!("{}/discard", to.split("/q/").next().unwrap()), &[]).await,
            };
            assert!(to.starts_with(&link) && to.ends_with("&over"), "{to}");
        }
        officer.go(WORDINGS, &[("survey", "children"), ("do", "drop")]).await;
        assert_eq!(begun.get(&link).await.status, StatusCode::NOT_FOUND);
        assert_eq!(begun.post(&link, &[("wording", "junior en")]).await.status, StatusCode::NOT_FOUND);
        for who in ["admin@example.org", "lead@example.org", "school@example.org"] {
            let mut other = app.officer(who).await;
            for page in [WORDINGS, JUNIOR] {
                assert_eq!(other.get(page).await.status, StatusCode::FORBIDDEN, "{who}");
            }
        }
    }

    async fn what_people_make_of_a_text_stays_with_its_words(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        assert!(officer.get("/officer/education-services").await.has("Ages 8 to 11: tried with 0 of at least 5"));
        let page = officer.get(JUNIOR).await;
        assert!(page.has("By a formula (Flesch–Kincaid)"), "{}", page.body);
        let wrong = officer.post(JUNIOR, &[("do", "round"), ("day", "2030-01-01"), ("people", "none"), ("who", "<i>")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["href=\"#day\"", "href=\"#people\"", "&lt;i&gt;", "<title>Error: "] {
            assert!(wrong.has(words), "{words}: {}", wrong.body);
        }
        let round = [("do", "round"), ("day", "2026-11-02"), ("people", "6"), ("who", "Six of Year 4")];
        officer.go(JUNIOR, &round).await;
        let page = officer.get(JUNIOR).await;
        assert!(page.has("2 November 2026: 6 people. Six of Year 4."), "{}", page.body);
        assert!(!officer.get("/officer/education-services").await.has("Ages 8 to 11: tried with"));
        // A text, by the words it has.
        let about = page.between("name=\"about\" value=\"", "\"").into_iter().next().unwrap();
        let (short, field) = (&about[..8], format!("note-{}", &about[..8]));
        let note = |said| [("do", "note"), ("about", about.as_str()), (field.as_str(), said), ("understood", "no")];
        let wrong = officer.post(JUNIOR, &note(" ")).await;
        assert!(wrong.has(&format!("href=\"#{field}\"")) && wrong.has("Enter what they made of it"), "{}", wrong.body);
        assert!(officer.go(JUNIOR, &note("Two thought it meant <their> school")).await.ends_with(&format!("#{short}")));
        let page = officer.get(JUNIOR).await;
        assert!(page.has("Two thought it meant &lt;their&gt; school") && page.has("that have not been changed: 1."), "{}", page.body);
        // Its words are put otherwise: the note is of words that were.
        let file = "surveys/children.en.junior.ftl";
        import(&app, "2026-11-09", Some((file, "survey-title = ", "survey-title = Other: "))).await;
        let page = officer.get(JUNIOR).await;
        assert!(page.has("that have not been changed: 0.") && page.has("Reworded since: 1."), "{}", page.body);
        assert!(page.has("Notes on earlier wording, changed since"), "{}", page.body);
        assert!(page.has("Two thought it meant &lt;their&gt; school"));
        let gone = officer.post(JUNIOR, &note("x")).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND, "of words that are not there nothing new is noted");
        // The report says what it was tried with, before it opened alone.
        let code = Code::parse("education-services").unwrap();
        let rounds = app.store.trial_rounds(&code).await.unwrap();
        assert_eq!(rounds.len(), 1);
        assert!(rounds[0].round.on <= Day::parse("2026-11-09").unwrap());
        let draft = officer.get("/officer/education-services/report/draft").await;
        assert!(draft.has("before it opened it was tried with 6 people"), "{}", draft.status);
        // What was noted while people answer is of no trial before.
        assert!(draft.has("No text was reworded"));
        let id = rounds[0].id.to_string();
        officer.go(JUNIOR, &[("do", "drop-round"), ("id", &id)]).await;
        let note = app.store.trial_notes(&code).await.unwrap()[0].id.to_string();
        officer.go(JUNIOR, &[("do", "drop-note"), ("id", &note)]).await;
        let page = officer.get(JUNIOR).await;
        assert!(page.has("Tried with 0 people") && !page.has("Two thought"), "{}", page.body);
        // Another language has words, rounds and notes of its own.
        let arabic = officer.get("/officer/education-services/wordings/parents/standard?language=ar").await;
        assert!(arabic.has("lang=\"ar\" dir=\"rtl\"") && arabic.has("Tried with 0 people"), "{}", arabic.body);
        for nothing in ["children/klingon?language=en", "nothing/junior?language=en", "children/junior?language=fr"] {
            assert_eq!(officer.get(&format!("{WORDINGS}/{nothing}")).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    }
}
