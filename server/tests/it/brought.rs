//! Answers from elsewhere: a file is set out, looked at and brought in, once.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{code::Code, consultation::Day, digest::Digest};
use server::store::microdata::Prepared;

use crate::{
    app::{Browser, Page, TestApp},
    on_both,
};

const LIST: &str = "/officer/education-services/brought";

/// Posts a file as a browser does.
async fn upload(officer: &mut Browser, of: &str, file: Option<(&str, &[u8])>) -> Page {
    let mut body = format!("--edge\r\ncontent-disposition: form-data; name=\"of\"\r\n\r\n{of}\r\n").into_bytes();
    let (name, bytes) = file.unwrap_or_default();
    let head = format!("--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    body.extend(head.into_bytes());
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    let request = Request::post(LIST)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    officer.send(request, Body::from(body)).await
}

const FORMS: &str = "Email,School admissions: how good or poor is this service now?,Why?,Services\n\
    ann@example.org,Good,\"They rang back, and listened.\",School admissions;Free school meals;\n\
    bob@example.org,poor,My neighbour hits her little girl every night,\n\
    cat@example.org,,,\n\
    dan@example.org,Who knows,Fine,School admissions\n";

async fn responses(app: &TestApp) -> u64 {
    app.store.response_count(&app.store.versions(&Code::from("education-services")).await.unwrap()).await.unwrap()
}

on_both! {
    async fn a_file_is_set_out_and_brought_in_once(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let to = upload(&mut officer, "parents/standard", Some(("forms.csv", FORMS.as_bytes()))).await.to;
        let page = officer.get(&to).await;
        assert!(page.has("forms.csv") && page.has("4 rows"), "{}", page.body);
        assert!(!page.has("hits her little girl"), "what people wrote is not shown before it was looked at");
        let chosen = |page: &Page, field: &str| {
            let list = page.between(&format!("<select id=\"{field}\""), "</select>").pop().unwrap();
            let option = list.split("<option").find(|option| option.contains(" selected")).unwrap_or_default().to_owned();
            option.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
        };
        assert_eq!(chosen(&page, "c-0"), "", "who answered is left out unless somebody says otherwise");
        assert_eq!(chosen(&page, "c-1"), "quality@admissions", "a head that is the question is known");
        // Nothing, and the same twice.
        let nothing = officer.post(&to, &[("do", "columns")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.has("Choose what at least one column is"));
        let twice = [("do", "columns"), ("c-1", "quality@admissions"), ("c-2", "quality@admissions")];
        let twice = officer.post(&to, &twice).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.has("href=\"#c-2\"") && chosen(&twice, "c-2") == "quality@admissions", "{}", twice.body);
        let columns =
            [("do", "columns"), ("c-1", "quality@admissions"), ("c-2", "quality-why@admissions"), ("c-3", "services-used")];
        let values = officer.go(&to, &columns).await;
        let page = officer.get(&values).await;
        // Values in the order of how often they are there, then of their letters: Good, Who knows, poor.
        assert_eq!([chosen(&page, "v-1-0"), chosen(&page, "v-1-2")], ["good", "poor"]);
        assert_eq!(chosen(&page, "v-1-1"), "", "what is not known has to be said");
        assert_eq!(chosen(&page, "v-3-0"), "admissions");
        assert!(!page.has("hits her little girl"), "what people wrote is on no page of this");
        let said = |unsure| {
            [("do", "values"), ("v-1-0", "good"), ("v-1-1", unsure), ("v-1-2", "poor"), ("v-3-0", "admissions"), ("v-3-1", "free-school-meals")]
        };
        for (unsure, words) in [("", "choose what “Who knows” means"), ("good", "taken for the same point")] {
            let page = officer.post(&to, &said(unsure)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.has(words), "{}", page.body);
        }
        let look = officer.go(&to, &said("~dont-know")).await;
        let page = officer.get(&look).await;
        assert!(page.has("3 responses would come from this file. One row is left out"), "{}", page.body);
        assert_eq!(responses(&app).await, 0, "nothing is in before it is pressed");
        assert_eq!(officer.go(&to, &[("do", "bring")]).await, LIST);
        assert_eq!(officer.go(&to, &[("do", "bring")]).await, LIST, "pressed twice it is in once");
        assert_eq!(responses(&app).await, 3);
        let list = officer.get(LIST).await;
        assert!(list.has("forms.csv") && list.has(">3<"));

        // What may be a concern is the lead's alone; the rest is read as everything is.
        app.jobs().await;
        let mut lead = app.officer("lead@example.org").await;
        assert!(lead.get("/safeguarding").await.has("/safeguarding/"), "the lead is told");
        let comments = officer.get("/officer/education-services/comments").await;
        assert!(comments.has("They rang back, and listened.") && !comments.has("hits her little girl"));
        // Findings count them, and say how they came.
        let findings = officer.get("/officer/education-services/findings").await;
        assert!(findings.has("Brought in from another tool"));
        // Neither the file's cells nor who answered are anywhere.
        let db = sea_orm::Database::connect(&app.url).await.unwrap();
        let rows = sea_orm::ConnectionTrait::query_all_raw(
            &db,
            sea_orm::Statement::from_string(
                sea_orm::ConnectionTrait::get_database_backend(&db),
                "SELECT cells, layout FROM brought".to_owned(),
            ),
        );
        for row in rows.await.unwrap() {
            assert_eq!(row.try_get::<String>("", "cells").unwrap(), "");
        }
        db.close().await.unwrap();

        // The same file again is refused; another with the same columns is set out as this one was.
        let again = upload(&mut officer, "parents/standard", Some(("copy.csv", FORMS.as_bytes()))).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.has("was brought in on"));
        let more = FORMS.replace("ann@", "zoe@");
        let to = upload(&mut officer, "parents/standard", Some(("more.csv", more.as_bytes()))).await.to;
        let page = officer.get(&to).await;
        assert!(page.has("They are set out as they were then"));
        assert_eq!(chosen(&page, "c-3"), "services-used");
        let values = officer.go(&to, &columns).await;
        assert_eq!(chosen(&officer.get(&values).await, "v-1-1"), "~dont-know");
        assert_eq!(officer.go(&to, &[("do", "drop")]).await, LIST);
        assert!(!officer.get(LIST).await.has("more.csv"));
    }

    async fn what_came_of_a_file_can_be_taken_out_again_and_the_report_says_so(app: TestApp) {
        app.parent_writes("admissions", "They answered my letter.").await;
        let mut officer = app.officer("officer@example.org").await;
        let columns = [("do", "columns"), ("c-1", "quality@admissions"), ("c-2", "quality-why@admissions")];
        let values = [("do", "values"), ("v-1-0", "good"), ("v-1-1", "~dont-know"), ("v-1-2", "poor")];
        let bring = async |officer: &mut Browser| {
            let to = upload(officer, "parents/standard", Some(("forms.csv", FORMS.as_bytes()))).await.to;
            officer.go(&to, &columns).await;
            officer.go(&to, &values).await;
            assert_eq!(officer.go(&to, &[("do", "bring")]).await, LIST);
            to
        };
        let to = bring(&mut officer).await;
        app.jobs().await;
        assert_eq!(responses(&app).await, 4);
        // They are on sheets, which have to be made anew without them.
        assert_eq!(app.store.seal(&Day::parse("2026-12-01").unwrap()).await.unwrap(), 4);
        let ask = format!("{to}?step=out");
        assert!(officer.get(LIST).await.has(&format!("href=\"{ask}\"")));
        assert!(officer.get(&ask).await.has("The 3 responses that came of “forms.csv” are deleted"));
        let unsaid = officer.post(&to, &[("do", "take-out"), ("why", " ")]).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsaid.has("href=\"#why\"") && unsaid.has("Say why"));
        assert_eq!(responses(&app).await, 4, "nothing is out before it is said why");
        let why = ("why", "The columns were mixed up <twice>");
        let mut admin = app.officer("admin@example.org").await;
        assert_ne!(admin.post(&to, &[("do", "take-out"), why]).await.status, StatusCode::SEE_OTHER);
        for _ in 0..2 {
            assert_eq!(officer.go(&to, &[("do", "take-out"), why]).await, LIST, "pressed twice they are out once");
        }
        assert_eq!(responses(&app).await, 1);
        let list = officer.get(LIST).await;
        assert!(list.has("Taken out on") && list.has("mixed up &lt;twice&gt;") && !list.has(&ask), "{}", list.body);
        let comments = officer.get("/officer/education-services/comments").await;
        assert!(comments.has("They answered my letter.") && !comments.has("They rang back, and listened."));
        assert_eq!(app.store.seal(&Day::parse("2026-12-01").unwrap()).await.unwrap(), 1, "sheets are of what is left");
        let draft = officer.get(crate::report::DRAFT).await;
        assert!(draft.has("were taken out again on") && draft.has("mixed up &lt;twice&gt;") && !draft.has("No response was taken out"));
        // What may be a concern stays with the lead.
        assert!(app.officer("lead@example.org").await.get("/safeguarding").await.has("/safeguarding/"));
        // Set out rightly, the same file comes in again.
        let again = bring(&mut officer).await;
        assert!(officer.get(LIST).await.has(&format!("href=\"{again}?step=out\"")));
        // Whoever has a report with them and one without could tell what a few said.
        crate::api::publish(&app, 12).await;
        let page = officer.get(&format!("{again}?step=out")).await;
        assert!(page.has("in review, or was published") && !page.has("value=\"take-out\""));
        assert_eq!(officer.post(&again, &[("do", "take-out"), why]).await.status, StatusCode::FORBIDDEN);
    }

    async fn what_may_be_a_concern_is_shown_to_nobody_and_reaches_the_lead(app: TestApp) {
        let words = "my dad hits me every night";
        let file = format!("Mine,Now\n{words},Good\nx,Good\n{words},Poor\nquokka,Good\n");
        let mut officer = app.officer("officer@example.org").await;
        let to = upload(&mut officer, "parents/standard", Some(("a.csv", file.as_bytes()))).await.to;
        let page = officer.get(&to).await;
        assert!(!page.has(words) && !page.has("quokka"), "what one person said is no example: {}", page.body);
        assert!(page.has("For example: Good"), "{}", page.body);
        let to_values = officer.go(&to, &[("do", "columns"), ("c-0", "quality@admissions")]).await;
        let page = officer.get(&to_values).await;
        assert!(!page.has(words), "{}", page.body);
        assert!(page.has("One entry is not shown here") && page.has("quokka"));
        // Nobody is asked what it means.
        let wrong = officer.post(&to, &[("do", "values")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!wrong.has(words), "{}", wrong.body);
        // The most frequent is first: what is held; then the others by their letters.
        let look = officer.go(&to, &[("do", "values"), ("v-0-1", "good"), ("v-0-2", "-")]).await;
        let page = officer.get(&look).await;
        assert!(page.has("3 responses would come from this file") && !page.has(words), "{}", page.body);
        officer.go(&to, &[("do", "bring")]).await;
        assert_eq!(responses(&app).await, 3);
        let mut lead = app.officer("lead@example.org").await;
        let concerns = lead.get("/safeguarding").await;
        assert!(concerns.body.matches("href=\"/safeguarding/").count() >= 2, "{}", concerns.body);
        // And nothing of the file is kept.
        let db = sea_orm::Database::connect(&app.url).await.unwrap();
        for sql in ["SELECT cells AS kept FROM brought", "SELECT layout AS kept FROM brought", "SELECT layout AS kept FROM brought_layout"] {
            let ask = sea_orm::Statement::from_string(sea_orm::ConnectionTrait::get_database_backend(&db), sql.to_owned());
            for row in sea_orm::ConnectionTrait::query_all_raw(&db, ask).await.unwrap() {
                let kept: String = row.try_get("", "kept").unwrap();
                assert!(!kept.contains("dad") && !kept.contains("quokka"), "{sql}: {kept}");
            }
        }
        db.close().await.unwrap();
    }

    async fn a_file_that_was_taken_twice_is_brought_in_once(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let mut files = Vec::new();
        for name in ["a.csv", "b.csv"] {
            let to = upload(&mut officer, "parents/standard", Some((name, b"Now\nGood\nPoor\n".as_slice()))).await.to;
            officer.go(&to, &[("do", "columns"), ("c-0", "quality@admissions")]).await;
            officer.go(&to, &[("do", "values"), ("v-0-0", "good"), ("v-0-1", "poor")]).await;
            files.push(to);
        }
        assert_eq!(officer.go(&files[0], &[("do", "bring")]).await, LIST);
        let second = officer.post(&files[1], &[("do", "bring")]).await;
        assert!(second.has("was brought in on"), "{}", second.body);
        assert_eq!(responses(&app).await, 2);
        // Nor where both are pressed at one moment: the store says so too.
        let code = Code::from("education-services");
        let id = files[1].rsplit('/').next().unwrap().parse().unwrap();
        let batch = app.store.batch(&code, id).await.unwrap().unwrap();
        let again = app.store.bring_in(&code, &batch, &[]).await;
        assert!(matches!(again, Err(server::store::StoreError::Conflict)), "{again:?}");
    }

    async fn what_another_officer_set_out_otherwise_is_looked_at_again(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let mut second = app.officer("second@example.org").await;
        let to = upload(&mut officer, "parents/standard", Some(("a.csv", b"Now\nGood\nPoor\n".as_slice()))).await.to;
        officer.go(&to, &[("do", "columns"), ("c-0", "quality@admissions")]).await;
        officer.go(&to, &[("do", "values"), ("v-0-0", "good"), ("v-0-1", "poor")]).await;
        let mark = |page: &Page| page.between("name=\"mark\" value=\"", "\"").pop().expect("the page has its mark");
        let seen = mark(&officer.get(&to).await);
        let wrong = officer.post(&to, &[("do", "values"), ("mark", seen.as_str()), ("v-0-0", "good")]).await;
        assert_eq!(mark(&wrong), seen, "what was typed and would not do has changed nothing");
        second.go(&to, &[("do", "values"), ("v-0-0", "poor"), ("v-0-1", "good")]).await;
        let again = officer.go(&to, &[("do", "bring"), ("mark", seen.as_str())]).await;
        assert!(officer.get(&again).await.has("Another officer has changed how this file is set out"));
        assert_eq!(responses(&app).await, 0, "what was looked at is no more");
        let seen = mark(&officer.get(&to).await);
        assert_eq!(officer.go(&to, &[("do", "bring"), ("mark", seen.as_str())]).await, LIST);
        assert_eq!(responses(&app).await, 2);
        // The next file of the same people would count them twice.
        let to = upload(&mut officer, "parents/standard", Some(("b.csv", b"Now\nGood\nPoor\nGood\n".as_slice()))).await.to;
        officer.go(&to, &[("do", "columns"), ("c-0", "quality@admissions")]).await;
        officer.go(&to, &[("do", "values"), ("v-0-0", "good"), ("v-0-1", "poor")]).await;
        assert!(officer.get(&to).await.has("2 responses on"), "it is said what came in before");
        // Once files of the answers were released, others would make them untrue.
        let code = Code::from("education-services");
        let parents = Code::from("parents");
        let day = Day::parse("2026-11-24").expect("a day");
        let prepared = Prepared {
            describing: Vec::new(),
            purpose: "A model".to_owned(),
            seed: "seed".to_owned(),
            digest: Digest::of([b"answers".as_slice()]),
            by: 1,
            by_name: String::new(),
            on: day.clone(),
            released: None,
        };
        assert!(app.store.prepare_microdata(&code, &parents, &prepared).await.unwrap());
        let before = server::store::brought::Standing::default();
        let stale = app.store.release_microdata((&code, &parents, "seed"), (2, &day), before).await.unwrap();
        assert!(!stale, "what was looked at is not what stands there now");
        let now = app.store.standing(&code).await.unwrap();
        assert!(app.store.release_microdata((&code, &parents, "seed"), (2, &day), now).await.unwrap());
        let page = officer.post(&to, &[("do", "bring")]).await;
        assert!(page.has("none can be brought in any more"), "{}", page.body);
        assert_eq!(responses(&app).await, 2);
    }

    async fn what_a_value_means_is_said_once_for_a_scale(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let file = b"First,Second,Third\n1,5,1\n5,1,5\n";
        let to = upload(&mut officer, "parents/standard", Some(("a.csv", file.as_slice()))).await.to;
        let columns = [("do", "columns"), ("c-0", "quality@admissions"), ("c-1", "quality@early-years"), ("c-2", "access@admissions")];
        officer.go(&to, &columns).await;
        // Of one column nothing else is said: it is of the same scale; of the third nothing is known.
        let said = [("do", "values"), ("v-0-0", "very-poor"), ("v-0-1", "very-good")];
        let refused = officer.post(&to, &said).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("“Third”: choose what “1” means") && !refused.has("“Second”: choose what"), "{}", refused.body);
        officer.go(&to, &[said.as_slice(), &[("v-2-0", "very-hard"), ("v-2-1", "very-easy")]].concat()).await;
        let seen = officer.get(&to).await;
        let mark = seen.between("name=\"mark\" value=\"", "\"").pop().expect("the page has its mark");
        assert_eq!(officer.go(&to, &[("do", "bring"), ("mark", mark.as_str())]).await, LIST);
        assert_eq!(responses(&app).await, 2);
    }

    async fn a_childrens_file_is_not_looked_at_before_there_is_a_lead(app: TestApp) {
        assert!(app.store.disable_account("lead@example.org").await.unwrap());
        let mut officer = app.officer("officer@example.org").await;
        let page = upload(&mut officer, "children/junior", Some(("a.csv", FORMS.as_bytes()))).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("once a safeguarding lead and a deputy have accounts"), "{}", page.body);
    }

    async fn what_other_tools_write_is_known_by_its_heads(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        // Files as other tools lay them out: how many of their columns are known by their heads, and how many people there are
        // in them once what is nobody's answer is set aside.
        let mut wrong = Vec::new();
        for (file, of, known, rows) in [
            ("forms-parents.xlsx", "parents/standard", 9, 44),
            ("citizenspace-parents-plain.csv", "parents/standard", 12, 45),
            ("citizenspace-parents.csv", "parents/standard", 12, 45),
            ("smartsurvey-parents.csv", "parents/standard", 9, 46),
            ("qualtrics-parents.csv", "parents/standard", 12, 39),
            ("qualtrics-parents-two-heads.csv", "parents/standard", 12, 39),
            ("limesurvey-parents.csv", "parents/standard", 9, 40),
            ("limesurvey-parents-code-and-text.csv", "parents/standard", 9, 40),
            ("qualtrics-schools-one-cell.csv", "schools/standard", 3, 42),
            ("forms-parents-many-others.csv", "parents/standard", 1, 80),
            // Statements about something else, headed by the names of services and answered yes or no, are nobody's services.
            ("forms-parents-yes-no-grid.xlsx", "parents/standard", 0, 40),
        ] {
            let bytes = std::fs::read(format!("{}/tests/it/exports/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
            let page = upload(&mut officer, of, Some((file, &bytes))).await;
            let columns = officer.get(&page.to).await;
            let selects = columns.between("<select", "</select>");
            let chosen: Vec<String> = selects
                .iter()
                .filter_map(|select| {
                    let at = select.find(" selected")?;
                    let from = select[..at].rfind("value=\"")?;
                    let value = select[from + 7..].split('"').next()?;
                    (!value.is_empty()).then(|| value.to_owned())
                })
                .collect();
            let services = chosen.iter().any(|one| one.starts_with("services-used"));
            if file.contains("yes-no-grid") && services || chosen.len() < known || !columns.has(&format!("{rows} rows")) {
                wrong.push((file, chosen, columns.between("class=\"lead\"", "</p>").concat()));
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    async fn what_is_no_such_file_says_so(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let mut files = server::cli::demonstration();
        let staff = files.get_mut("surveys/staff.toml").unwrap();
        *staff = staff.replacen("filled-by =", "invited = 412\nfilled-by =", 1);
        assert!(staff.contains("invited = 412"));
        app.store.import(&files, &domain::edition::read(&files).unwrap(), true).await.unwrap();
        for (of, file, words) in [
            ("", Some(("a.csv", FORMS.as_bytes())), "Choose which survey"),
            ("parents/junior", Some(("a.csv", FORMS.as_bytes())), "Choose which survey"),
            // Whoever was invited answers, and nobody else.
            ("staff/standard", Some(("a.csv", FORMS.as_bytes())), "Choose which survey"),
            ("parents/standard", None, "Choose a file"),
            ("parents/standard", Some(("a.csv", b"Only,heads".as_slice())), "at least one row below"),
            ("parents/standard", Some(("a.xlsx", b"PK and nothing".as_slice())), "must be CSV or XLSX"),
            ("parents/standard", Some(("a.csv", vec![b'a'; 11 * 1024 * 1024].as_slice())), "10 MB or smaller"),
        ] {
            let page = upload(&mut officer, of, file).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(page.has(words), "{words}: {}", page.body);
        }
        let mut admin = app.officer("admin@example.org").await;
        assert_eq!(admin.get(LIST).await.status, StatusCode::FORBIDDEN);
        assert_eq!(upload(&mut admin, "parents/standard", Some(("a.csv", FORMS.as_bytes()))).await.status, StatusCode::FORBIDDEN);
    }
}
