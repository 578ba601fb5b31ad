//! Themes: found, written, put right; and remarks looked for by words and by meaning.

use axum::http::StatusCode;
use server::store::{comments::CommentState, people::Action, themes::Theme};

use crate::{
    app::{Browser, TestApp},
    on_both,
};

const THEMES: &str = "/officer/education-services/themes";
const SEARCH: &str = "/officer/education-services/search";

const WAITING: [&str; 4] = [
    "We waited eleven weeks for a reply.",
    "Waiting months for an answer is far too long.",
    "It takes weeks and weeks before anybody replies.",
    "Still waiting for the letter after three months.",
];
const KIND: [&str; 4] = [
    "The lady at the desk was warm and friendly.",
    "Everybody was friendly and polite to us.",
    "Such warm, friendly, smiling staff.",
    "A polite and friendly man helped us.",
];

async fn write_all(app: &TestApp) {
    for words in WAITING.iter().chain(&KIND) {
        app.parent_writes("admissions", words).await;
    }
    app.jobs().await;
}

async fn themes(app: &TestApp) -> Vec<Theme> {
    app.store.themes(&"education-services".into()).await.unwrap()
}

async fn write_theme(app: &TestApp, officer: &mut Browser, name: &str, about: &str) -> String {
    officer.go(THEMES, &[("do", "write"), ("name", name), ("about", about)]).await;
    app.jobs().await;
    let id = themes(app).await.into_iter().find(|theme| theme.name == name).unwrap().id;
    format!("{THEMES}/{id}")
}

on_both! {
    async fn an_officer_writes_a_theme_and_what_is_like_it_is_there(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        assert!(officer.get(THEMES).await.has("There are no themes yet."));
        let waiting = write_theme(&app, &mut officer, "Waiting", "We waited weeks and months for an answer").await;
        let page = officer.get(&waiting).await;
        assert!(page.has("Waiting months for an answer"), "{}", page.body);
        assert!(!page.has("friendly"), "what is unlike it is there");
        assert!(page.has("Parents and carers, Standard wording"));
        // More comments join it, and it stays where it is.
        let before = officer.get(THEMES).await.between("<td class=\"number\">", "<").concat();
        app.parent_writes("behaviour", "I have been waiting weeks for an answer, months even.").await;
        app.jobs().await;
        let after = officer.get(THEMES).await.between("<td class=\"number\">", "<").concat();
        assert_ne!(before, after);
        assert_eq!(themes(&app).await.len(), 1);
    }

    async fn a_name_that_will_not_do_is_asked_for_again(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let long = "x".repeat(81);
        let waiting = write_theme(&app, &mut officer, "Waiting", "waiting for an answer").await;
        for (name, error) in [
            (" ", "Enter a name for the theme"),
            (long.as_str(), "80 characters or less"),
            ("waiting", "there is a theme called that already"),
        ] {
            let page = officer.post(THEMES, &[("do", "write"), ("name", name), ("about", "kept as typed")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.has(error) && page.has("kept as typed") && page.has("<title>Error: "), "{name}");
            assert!(page.has("href=\"#name\""));
        }
        let about = "x".repeat(501);
        let page = officer.post(THEMES, &[("do", "write"), ("name", "Another"), ("about", &about)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("in at most 500 characters") && page.has("href=\"#about\"") && page.has(&about));
        let page = officer.post(&waiting, &[("do", "rename"), ("name", "")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("Enter a name for the theme"));
        // Its own name is no other theme's.
        officer.go(&waiting, &[("do", "rename"), ("name", "WAITING")]).await;
        assert_eq!(themes(&app).await[0].name, "WAITING");
    }

    async fn themes_are_merged_dropped_and_split(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let waiting = write_theme(&app, &mut officer, "Waiting", "We waited weeks and months for an answer").await;
        let kind = write_theme(&app, &mut officer, "Kindness", "The staff were warm, polite and friendly").await;
        assert!(officer.get(&kind).await.has("friendly"));
        let into = waiting.rsplit('/').next().unwrap().to_owned();
        assert_eq!(officer.go(&kind, &[("do", "merge"), ("into", &into)]).await, waiting);
        app.jobs().await;
        let page = officer.get(&waiting).await;
        assert!(page.has("friendly") && page.has("Waiting months"), "both are there now");
        assert_eq!(officer.get(&kind).await.status, StatusCode::NOT_FOUND);
        assert_eq!(officer.post(&waiting, &[("do", "merge"), ("into", &into)]).await.status, StatusCode::NOT_FOUND);
        // Taken apart again: each half has what is like it.
        let new = officer.go(&waiting, &[("do", "split")]).await;
        app.jobs().await;
        assert_eq!(themes(&app).await.len(), 2);
        let (old, new) = (officer.get(&waiting).await, officer.get(&new).await);
        assert_ne!(old.has("friendly"), new.has("friendly"));
        assert_ne!(old.has("Waiting months"), new.has("Waiting months"));
        officer.go(&waiting, &[("do", "drop")]).await;
        app.jobs().await;
        assert_eq!(officer.get(&waiting).await.status, StatusCode::NOT_FOUND);
        assert_eq!(themes(&app).await.len(), 1);
        assert_eq!(app.store.audit_count(Action::Theme).await.unwrap(), 5);
    }

    async fn too_little_is_not_split(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let none = write_theme(&app, &mut officer, "Rockets", "Rockets to the moon and planets").await;
        let page = officer.post(&none, &[("do", "split")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("It cannot be split") && page.has("href=\"#split\""));
    }

    async fn what_an_officer_says_of_a_remark_stays(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let waiting = write_theme(&app, &mut officer, "Waiting", "We waited weeks and months for an answer").await;
        let kind = write_theme(&app, &mut officer, "Kindness", "The staff were warm, polite and friendly").await;
        let page = officer.get(&waiting).await;
        let remark = page.between("name=\"remark\" value=\"", "\"").remove(0);
        let to = kind.rsplit('/').next().unwrap().to_owned();
        officer.go(&waiting, &[("do", "move"), ("remark", &remark), ("to", &to)]).await;
        // Whatever is found or placed afterwards.
        officer.go(THEMES, &[("do", "look")]).await;
        app.jobs().await;
        assert!(!officer.get(&waiting).await.between("name=\"remark\" value=\"", "\"").contains(&remark));
        let there = officer.get(&kind).await;
        assert!(there.between("name=\"remark\" value=\"", "\"").contains(&remark));
        assert!(there.has("(an officer says so)"));
        officer.go(&kind, &[("do", "move"), ("remark", &remark), ("to", "")]).await;
        app.jobs().await;
        officer.go(THEMES, &[("do", "look")]).await;
        app.jobs().await;
        for theme in [&waiting, &kind] {
            assert!(!officer.get(theme).await.between("name=\"remark\" value=\"", "\"").contains(&remark));
        }
    }

    async fn the_desk_says_which_theme_it_is(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let kind = write_theme(&app, &mut officer, "Kindness", "The staff were warm, polite and friendly").await;
        let to = kind.rsplit('/').next().unwrap().to_owned();
        let desk = "/officer/education-services/desk";
        let page = officer.get(desk).await;
        assert!(page.has("for=\"theme\"") && page.has("Kindness"));
        let remark = page.between("name=\"remark\" value=\"", "\"").remove(0);
        let said = [("remark", remark.as_str()), ("service", "admissions"), ("sentiment", "neutral"), ("theme", to.as_str())];
        officer.go(desk, &said).await;
        assert!(officer.get(&kind).await.has("(an officer says so)"));
        officer.go(desk, &[("remark", &remark), ("do", "undo")]).await;
        app.jobs().await;
        assert!(!officer.get(&kind).await.has("(an officer says so)"));
    }

    async fn what_nobody_has_chosen_is_nobodys_word(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        write_theme(&app, &mut officer, "Rockets", "Rockets to the moon and planets").await;
        let desk = "/officer/education-services/desk";
        loop {
            let page = officer.get(desk).await;
            let Some(remark) = page.between("name=\"remark\" value=\"", "\"").into_iter().next() else { break };
            let shown = page.between("name=\"shown\" value=\"", "\"").remove(0);
            assert_eq!(shown, "", "nothing is like it");
            let said = [("remark", remark.as_str()), ("service", "admissions"), ("sentiment", "neutral"), ("shown", ""), ("theme", "")];
            officer.go(desk, &said).await;
        }
        // One comes that they have.
        let waiting = write_theme(&app, &mut officer, "Waiting", "We waited weeks and months for an answer").await;
        assert!(officer.get(&waiting).await.has("Waiting months"));
    }

    async fn taking_back_ones_own_word_leaves_a_colleagues(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let waiting = write_theme(&app, &mut officer, "Waiting", "We waited weeks and months for an answer").await;
        let kind = write_theme(&app, &mut officer, "Kindness", "The staff were warm, polite and friendly").await;
        let desk = "/officer/education-services/desk";
        let remark = officer.get(desk).await.between("name=\"remark\" value=\"", "\"").remove(0);
        let mut colleague = app.officer("second@example.org").await;
        let number = |page: &str| page.rsplit('/').next().unwrap().to_owned();
        // From wherever it is, to where nothing would place it of itself.
        let from = if officer.get(&waiting).await.between("name=\"remark\" value=\"", "\"").contains(&remark) { &waiting } else { &kind };
        let to = if from == &waiting { number(&kind) } else { number(&waiting) };
        colleague.go(from, &[("do", "move"), ("remark", &remark), ("to", &to)]).await;
        let said = [("remark", remark.as_str()), ("service", "admissions"), ("sentiment", "neutral"), ("shown", to.as_str()), ("theme", to.as_str())];
        officer.go(desk, &said).await;
        officer.go(desk, &[("remark", &remark), ("do", "undo")]).await;
        app.jobs().await;
        let there = officer.get(&format!("{THEMES}/{to}")).await;
        assert!(there.between("name=\"remark\" value=\"", "\"").contains(&remark) && there.has("(an officer says so)"));
    }

    async fn before_a_remark_is_placed_nobody_says_that_it_has_no_theme(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let kind = write_theme(&app, &mut officer, "Kindness", "The staff were warm, polite and friendly").await;
        app.parent_writes("admissions", "Everybody was warm, polite and friendly.").await;
        while server::jobs::screening::screen_some(&app.state).await.unwrap() > 0 {}
        while server::jobs::analysis::read_some(&app.state).await.unwrap() > 0 {}
        let desk = "/officer/education-services/desk";
        let page = officer.get(desk).await;
        assert!(!page.has("for=\"theme\""), "there is nothing to agree to yet");
        let remark = page.between("name=\"remark\" value=\"", "\"").remove(0);
        // A page that was opened before says it all the same.
        officer.go(desk, &[("remark", &remark), ("service", "admissions"), ("sentiment", "positive"), ("theme", "")]).await;
        app.jobs().await;
        assert!(officer.get(&kind).await.has("warm, polite and friendly"), "the engine places it");
    }

    async fn what_an_officer_says_while_themes_are_placed_stays(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let kind = write_theme(&app, &mut officer, "Kindness", "The staff were warm, polite and friendly").await;
        let remark = officer.get(&kind).await.between("name=\"remark\" value=\"", "\"").remove(0);
        let (id, theme): (i64, i64) = (remark.parse().unwrap(), kind.rsplit('/').next().unwrap().parse().unwrap());
        officer.go(&kind, &[("do", "move"), ("remark", &remark), ("to", "")]).await;
        // What was worked out before that comes after it.
        app.store.record_places(1_000_000, vec![(id, vec![(theme, 0.9)])]).await.unwrap();
        assert!(!officer.get(&kind).await.between("name=\"remark\" value=\"", "\"").contains(&remark));
    }

    async fn themes_are_found_where_there_is_enough(app: TestApp) {
        let things = ["phone", "letter", "form", "plan", "meeting", "report", "visit", "place", "decision", "review"];
        for (at, thing) in things.iter().enumerate() {
            for words in [
                format!("We waited {} weeks for the {thing}.", at + 3),
                format!("The wait for a {thing} was months too long."),
                format!("Still waiting for the {thing} after {} weeks.", at + 10),
                format!("Weeks of waiting before the {thing} came."),
            ] {
                app.parent_writes("admissions", &words).await;
            }
        }
        for dish in ["pizza", "pasta", "curry", "fish", "chicken", "soup", "salad", "pudding", "stew", "rice"] {
            for words in [
                format!("The {dish} at lunch is cold."),
                format!("School dinners: the {dish} tastes lovely."),
                format!("My daughter will not eat the {dish} at dinner time."),
                format!("More {dish} on the lunch menu please."),
            ] {
                app.parent_writes("free-school-meals", &words).await;
            }
        }
        app.jobs().await;
        let found = themes(&app).await;
        assert!(found.len() >= 2, "{found:?}");
        let names: String = found.iter().map(|theme| theme.name.to_lowercase()).collect::<Vec<_>>().join(" ");
        assert!(names.contains("weeks") || names.contains("wait"), "{names}");
        // What a service is called says nothing of what is said about it: *dinner* and *lunch* name no theme.
        assert!(["menu", "tast", "eat", "cold"].iter().any(|word| names.contains(word)), "{names}");
        let mut officer = app.officer("officer@example.org").await;
        let waiting = found.iter().find(|theme| theme.name.to_lowercase().contains("wait") || theme.name.to_lowercase().contains("week")).unwrap();
        let page = officer.get(&format!("{THEMES}/{}", waiting.id)).await;
        assert!(page.has("Who thinks otherwise") && page.has("Parents and carers"));
        // Nothing moves while nothing changes.
        let ids: Vec<i64> = found.iter().map(|theme| theme.id).collect();
        officer.go(THEMES, &[("do", "look")]).await;
        app.jobs().await;
        let now: Vec<i64> = themes(&app).await.iter().map(|theme| theme.id).collect();
        assert!(ids.iter().all(|id| now.contains(id)));
    }

    async fn remarks_are_found_by_words_and_by_meaning(app: TestApp) {
        write_all(&app).await;
        app.parent_writes("admissions", "Ring Amina Yusuf on 07700 900123, she knows our case.").await;
        app.jobs().await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.post(SEARCH, &[("words", "slow to respond"), ("by", "meaning")]).await;
        assert_eq!(page.status, StatusCode::OK);
        let first = page.between("<blockquote dir=\"auto\">", "</blockquote>").remove(0);
        assert!(first.contains("repl") || first.contains("answer"), "{first}");
        let page = officer.post(SEARCH, &[("words", "FRIENDLY polite"), ("by", "words")]).await;
        assert!(page.has("2 remarks have these words") || page.has("\u{2068}2\u{2069} remarks have these words"), "{}", page.body);
        let page = officer.post(SEARCH, &[("words", "zqx"), ("by", "words")]).await;
        assert!(page.has("No remark has these words"));
        let page = officer.post(SEARCH, &[("words", "  "), ("by", "words")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("Enter what to look for"));
        // What is shown is masked, whatever was looked for.
        let page = officer.post(SEARCH, &[("words", "ring"), ("by", "words")]).await;
        assert!(page.has("[phone") && !page.has("07700"), "{}", page.body);
        // What is held back is found by nobody.
        let versions = app.store.versions(&"education-services".into()).await.unwrap();
        for one in app.store.comments(&versions, CommentState::Unread, (0, 100)).await.unwrap() {
            let id = one.id.to_string();
            officer.go("/officer/education-services/comments", &[("comment", &id), ("state", "unread"), ("do", "hold")]).await;
        }
        for by in ["words", "meaning"] {
            let page = officer.post(SEARCH, &[("words", "friendly"), ("by", by)]).await;
            assert!(page.between("<blockquote dir=\"auto\">", "</blockquote>").is_empty());
        }
    }

    async fn a_theme_is_in_findings_once_enough_people_speak_of_it(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        for (at, words) in WAITING.iter().chain(&WAITING).chain(&WAITING[..1]).enumerate() {
            app.parent_writes("admissions", &format!("{words} {}", "!".repeat(at))).await;
        }
        app.jobs().await;
        write_theme(&app, &mut officer, "Waiting", "We waited weeks and months for an answer").await;
        let code_all = async |officer: &mut Browser| {
            loop {
                let page = officer.get("/officer/education-services/desk").await;
                let remarks = page.between("name=\"remark\" value=\"", "\"");
                let Some(remark) = remarks.first().filter(|_| page.has("desk-buttons")) else { break };
                let theme = page.between("<option value=\"", "\" selected>").pop().unwrap_or_default();
                let said = [("remark", remark.as_str()), ("sentiment", "negative"), ("service", "admissions"), ("theme", theme.as_str())];
                officer.go("/officer/education-services/desk", &said).await;
            }
        };
        code_all(&mut officer).await;
        let themes = "/officer/education-services/findings/themes";
        let page = officer.get(themes).await;
        assert!(page.has("There is nothing to show yet"), "nine people are too few");
        app.parent_writes("behaviour", "We waited weeks and months for an answer.").await;
        app.jobs().await;
        code_all(&mut officer).await;
        let page = officer.get(themes).await;
        assert!(page.has("Waiting") && !page.has("There is nothing to show yet"), "{}", page.body);
        let csv = officer.get("/officer/education-services/findings.csv").await;
        assert!(csv.has("parents_theme_"));
    }

    async fn themes_are_for_those_who_read_comments(app: TestApp) {
        write_all(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let waiting = write_theme(&app, &mut officer, "Waiting", "waiting for an answer").await;
        for who in ["admin@example.org", "lead@example.org"] {
            let mut other = app.officer(who).await;
            for page in [THEMES, waiting.as_str(), SEARCH] {
                assert_eq!(other.get(page).await.status, StatusCode::FORBIDDEN, "{who} {page}");
            }
            assert_eq!(other.post(&waiting, &[("do", "drop")]).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(themes(&app).await.len(), 1);
    }
}
