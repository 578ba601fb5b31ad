//! The links that schools send home: who comes by them is counted for the school, and found nowhere.

use axum::http::StatusCode;
use sea_orm::ConnectionTrait as _;

use crate::{
    app::{Browser, TestApp},
    engage::schools,
    on_both,
};

const SURVEY: &str = "/s/education-services/parents";
const HEARD: &str = "/officer/education-services/heard";

/// A parent who begins with these fields and goes the whole way.
async fn answers(app: &TestApp, fields: &[(&str, &str)]) {
    let mut parent = app.browser();
    let services = parent.go(SURVEY, &[&[("level", "standard"), ("language", "en")], fields].concat()).await;
    let mut to = parent.go(&services, &[("services-used", "admissions")]).await;
    while !to.contains("/sent") {
        to = parent.go(&to, &[("do", "continue")]).await;
    }
    // Sent again, it is counted once.
    let check = services.replace("/q/services", "/check");
    parent.post(&check, &[("do", "continue")]).await;
}

async fn links(app: &TestApp, school: &mut Browser) -> String {
    let id = app.store.schools().await.unwrap().iter().find(|one| one.urn.as_str() == "900001").unwrap().id;
    school.get(&format!("/engage/links/education-services/{id}")).await.body
}

on_both! {
    async fn who_comes_by_a_schools_link_is_counted_for_it_and_found_nowhere(app: TestApp) {
        schools(&app).await;
        let mut parent = app.browser();
        // The choice of a survey, of a language and of a wording keep it.
        let first = parent.get("/c/education-services?school=900001").await;
        assert!(first.has("/s/education-services/parents?language=en&amp;level=standard&amp;school=900001"), "{}", first.body);
        let page = parent.get(&format!("{SURVEY}?school=900001")).await;
        assert!(page.has("You used a link from Ravensgate Primary."), "{}", page.body);
        assert!(page.has("level=easy-read&amp;school=900001") && page.has("language=ar&amp;level=standard&amp;school=900001"));
        assert!(page.has(&format!("href=\"{SURVEY}?language=en&amp;level=standard\"")), "and it can be left behind");
        // No school's number is no reason to turn anybody away.
        for wrong in ["900999", "%3Cb%3E", ""] {
            let page = parent.get(&format!("{SURVEY}?school={wrong}")).await;
            assert!(page.status == StatusCode::OK && !page.has("used a link from") && !page.has("school="), "{}", page.body);
        }
        let mut school = app.officer("school@example.org").await;
        assert!(links(&app, &mut school).await.contains("Nobody has answered by this link yet"));
        answers(&app, &[("school", "900001")]).await;
        answers(&app, &[("school", "900999")]).await;
        answers(&app, &[]).await;
        assert!(links(&app, &mut school).await.contains("Fewer than 5 have answered by this link"));
        for _ in 0..7 {
            answers(&app, &[("school", "900001")]).await;
        }
        let page = links(&app, &mut school).await;
        assert!(page.contains("About 10 have answered by this link"), "{page}");
        // A code to scan and the words in each language, by the same link.
        assert!(page.contains("class=\"qr\"") && page.contains("dir=\"rtl\""));
        assert!(page.contains("/c/education-services?school=900001"));
        // Another school's are nobody's business.
        let mut other = app.officer("other@example.org").await;
        assert!(links(&app, &mut other).await.contains("not found") || !links(&app, &mut other).await.contains("900001"));
        // Nothing with an answer says by which link it came.
        let counted = app.store.school_answers(&"education-services".into()).await.unwrap();
        assert_eq!(counted.values().flat_map(|each| each.values()).copied().collect::<Vec<_>>(), [8]);
        let db = sea_orm::Database::connect(&app.url).await.unwrap();
        let sql = |text: &str| sea_orm::Statement::from_string(db.get_database_backend(), text.to_owned());
        let left = db.query_all_raw(sql("SELECT id FROM draft WHERE school_id IS NOT NULL")).await.unwrap();
        assert!(left.is_empty(), "an unfinished response ends with what it knew");
    }

    async fn schools_nothing_is_heard_from_are_named_first(app: TestApp) {
        schools(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(HEARD).await;
        assert!(page.has("Nobody has come by a school’s link yet"), "{}", page.body);
        for _ in 0..6 {
            answers(&app, &[("school", "900001")]).await;
        }
        let page = officer.get(HEARD).await;
        assert!(page.has("From 1 of 2 schools hardly anybody was heard: fewer than 5 by any of its links, and no session held: St Oswin’s."), "{}", page.body);
        let row = page.between("Ravensgate Primary (Primary)</th>", "</tr>").join("");
        // Five of 400 pupils; too small a share to say more of it.
        assert!(row.contains(">5<") && row.contains(">400<") && row.contains(">1<"), "{row}");
        assert!(page.has("Answers by the school’s link"), "by phase, as the report has it");
        let report = officer.get("/officer/education-services/report/draft").await;
        assert!(report.has("Answers by the school’s link") && !report.has("St Oswin’s"), "the report names no school");
        let file = officer.get("/officer/education-services/school-links.csv").await;
        assert!(file.has("900002,St Oswin’s,Primary") && file.has("/s/education-services/parents?school=900002"), "{}", file.body);
        // A school has no such list.
        let mut school = app.officer("school@example.org").await;
        for page in [HEARD, "/officer/education-services/school-links.csv"] {
            assert_ne!(school.get(page).await.status, StatusCode::OK);
        }
    }
}
