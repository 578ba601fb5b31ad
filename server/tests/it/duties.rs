//! What the law asks of whoever consults.

use axum::http::StatusCode;
use domain::{code::Code, consultation::Day, edition};
use server::store::signing::Waiver;

use crate::{app::TestApp, on_both};

const DUTIES: &str = "/officer/education-services/duties";
const PARENTS: &str = "/s/education-services/parents";

on_both! {
    async fn nobody_is_asked_before_it_was_looked_at_what_that_does(app: TestApp) {
        // The same, as a council takes it in: nobody made its answers up.
        let mut files = server::cli::demonstration();
        let toml = files.get_mut("consultation.toml").unwrap();
        *toml = toml.replace("code = \"education-services\"", "code = \"ours\"");
        let edition = edition::read(&files).unwrap();
        app.store.import(&files, &edition, false).await.unwrap();
        let waiver = Waiver { reason: "A test".to_owned(), on: Day::parse("2026-11-01").unwrap() };
        let code = Code::parse("ours").unwrap();
        app.store.waive_signing(&code, &Code::parse("providers").unwrap(), Some(&waiver)).await.unwrap();
        let (page, survey) = ("/officer/ours/duties", "/s/ours/providers");
        let mut parent = app.browser();
        assert_eq!(parent.get(survey).await.status, StatusCode::FORBIDDEN);
        assert_eq!(parent.post(survey, &[("level", "standard")]).await.status, StatusCode::FORBIDDEN);
        let mut officer = app.officer("officer@example.org").await;
        assert!(officer.get("/officer/ours").await.has("until one is, nobody can begin to answer"));
        let record = [
            ("do", "record"),
            ("record", "impact"),
            ("impact-reference", "DPIA 7"),
            ("impact-by", "The data protection officer"),
            ("impact-on", "2026-11-02"),
        ];
        assert_eq!(officer.go(page, &record).await, format!("{page}#impact"));
        assert!(officer.get(page).await.has("DPIA 7. The data protection officer, 2 November 2026."));
        assert_eq!(parent.get(survey).await.status, StatusCode::OK);
        assert!(!officer.get("/officer/ours").await.has("until one is, nobody can begin to answer"));
        // A demonstration is answered by nobody.
        assert_eq!(parent.get(PARENTS).await.status, StatusCode::OK);
    }

    async fn whom_the_law_names_is_asked_or_it_is_said_why_not(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let overview = officer.get("/officer/education-services").await;
        // Three things before it opens, and fourteen whom two laws name.
        assert!(overview.has("17 things that the law asks are not on record yet."), "{:?}", overview.between("<li>", "</li>"));
        let page = officer.get(DUTIES).await;
        for words in ["Proprietors of academies", "Those who pay business rates", "section 27(3)", "82 days"] {
            assert!(page.has(words), "{words}: {}", page.body);
        }
        let asked = |how, on, asked| {
            [("do", "asked"), ("consultee", "academies"), ("academies-how", how), ("academies-on", on), ("asked", asked)]
        };
        let wrong = officer.post(DUTIES, &asked("<b>A letter</b>", "2030-01-01", "yes")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.has("href=\"#academies-on\"") && wrong.has("&lt;b&gt;A letter&lt;/b&gt;"), "{}", wrong.body);
        officer.go(DUTIES, &asked("A letter to each trust", "2026-11-09", "yes")).await;
        let special = [("do", "asked"), ("consultee", "special"), ("special-how", "There is none"), ("asked", "no")];
        officer.go(DUTIES, &special).await;
        let page = officer.get(DUTIES).await;
        assert!(page.has("Asked on 9 November 2026: A letter to each trust"), "{}", page.body);
        assert!(page.has("Not asked: There is none") && page.has("Entered by Olu."), "{}", page.body);
        assert!(officer.get("/officer/education-services").await.has("15 things that the law asks are not on record yet."));
        // Said again, it stands as it was said last.
        officer.go(DUTIES, &asked("Two letters", "2026-11-10", "yes")).await;
        let draft = officer.get("/officer/education-services/report/draft").await;
        assert!(draft.has("Asked on 10 November 2026: Two letters") && draft.has("Not asked: There is none"));
        assert!(draft.has("Children and Families Act 2014, s. 27(3)"), "{}", draft.status);
        for nothing in [[("do", "asked"), ("consultee", "aliens")], [("do", "record"), ("record", "impacts")]] {
            assert_eq!(officer.post(DUTIES, &nothing).await.status, StatusCode::NOT_FOUND);
        }
        for who in ["admin@example.org", "lead@example.org", "school@example.org"] {
            assert_eq!(app.officer(who).await.get(DUTIES).await.status, StatusCode::FORBIDDEN, "{who}");
        }
        // Twelve weeks after the last day the council is late.
        app.close().await;
        assert!(officer.get("/officer/education-services").await.has("(twelve weeks after the last day): 61"));
    }
}
