//! Programs that fetch what is published, and the tables of a report as data.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::people::Role;
use serde_json::{Value, json};

use crate::{
    app::{Browser, Page, TestApp},
    on_both,
};

const ACCESS: &str = "/access";
const ONE: &str = "/api/v1/consultations/education-services";
const DATA: &str = "/c/education-services/data/education-services-report-data";

pub(crate) async fn fetch(app: &TestApp, to: &str, token: &str, mark: Option<&str>) -> Page {
    let mut request = Request::get(to);
    if !token.is_empty() {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    if let Some(mark) = mark {
        request = request.header(header::IF_NONE_MATCH, mark);
    }
    app.browser().send(request, Body::empty()).await
}

fn json_of(page: &Page) -> Value {
    serde_json::from_slice(&page.bytes).unwrap_or_else(|error| panic!("{error}: {}", page.body))
}

/// An administrator makes a token.
pub(crate) async fn token(admin: &mut Browser, scopes: &[&str], days: &str) -> String {
    let mut fields = vec![("do", "give"), ("name", "Council <website>"), ("days", days)];
    fields.extend(scopes.iter().map(|scope| ("scopes", *scope)));
    let page = admin.post(ACCESS, &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.has("The token for Council &lt;website&gt;"));
    page.between("Bearer ", "</pre>")[0].clone()
}

pub(crate) async fn publish(app: &TestApp, answers: usize) -> String {
    for at in 0..answers {
        app.parent_writes("admissions", &format!("They rang us back within a day, number {at}.")).await;
    }
    let report = "/officer/education-services/report";
    let mut officer = app.officer("officer@example.org").await;
    crate::report::write(&mut officer, "summary", "We heard.").await;
    let promise = [
        ("do", "promise"),
        ("service", "admissions"),
        ("promise", "No child waits longer"),
        ("measure", "Weeks"),
        ("target", "Six"),
        ("owner", "Head of Admissions"),
        ("due", "2027-09-30"),
        ("otherwise", "A plan"),
    ];
    officer.go(crate::report::MONITORING, &promise).await;
    let at = officer.go(report, &[("do", "review")]).await;
    app.officer("second@example.org").await.go(&at, &[("do", "approve")]).await;
    at
}

/// Whether an answer is of the shape that is described.
fn is_described(described: &Value, name: &str, answer: &Value) {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": format!("#/components/schemas/{name}"),
        "components": described["components"],
    });
    let shape = jsonschema::validator_for(&schema).expect("it is a schema");
    let faults: Vec<String> =
        shape.iter_errors(answer).map(|fault| format!("{}: {fault}", fault.instance_path)).collect();
    assert!(faults.is_empty(), "{name}: {faults:?}");
}

/// Every number in an answer under a name that counts people.
fn people(answer: &Value, found: &mut Vec<u64>) {
    match answer {
        Value::Object(fields) => {
            for (name, value) in fields {
                if ["base", "responses"].contains(&name.as_str()) && value.is_u64() {
                    found.extend(value.as_u64());
                } else if ["counts", "ways_out"].contains(&name.as_str()) {
                    found.extend(value.as_array().into_iter().flatten().filter_map(Value::as_u64));
                } else {
                    people(value, found);
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|one| people(one, found)),
        _ => {}
    }
}

on_both! {
    async fn access_is_given_by_administrators_shown_once_and_taken_back(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        assert_eq!(officer.get(ACCESS).await.status, StatusCode::FORBIDDEN);
        assert_eq!(officer.post(ACCESS, &[("do", "give")]).await.status, StatusCode::FORBIDDEN);
        let mut admin = app.officer("admin@example.org").await;
        let wrong = admin.post(ACCESS, &[("do", "give"), ("name", ""), ("scopes", "counts"), ("days", "4000")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.has("Enter which program it is for") && wrong.has("Choose for how long"));
        assert!(!wrong.has("Choose what it may fetch"), "what was chosen is kept");
        assert!(app.store.tokens().await.unwrap().is_empty());

        let token = token(&mut admin, &["published"], "30").await;
        assert!(token.starts_with("snd_") && token.len() == 30, "{token}");
        let page = admin.get(ACCESS).await;
        assert!(page.has("Council &lt;website&gt;") && page.has("Never") && !page.has(&token), "it is shown once");
        assert_eq!(fetch(&app, ONE, &token, None).await.status, StatusCode::OK);
        assert!(!admin.get(ACCESS).await.has("Never"), "that it was used is seen");

        let id = admin.get(ACCESS).await.between("name=\"id\" value=\"", "\"")[0].clone();
        admin.go(ACCESS, &[("do", "revoke"), ("id", &id)]).await;
        admin.go(ACCESS, &[("do", "revoke"), ("id", &id)]).await;
        assert_eq!(fetch(&app, ONE, &token, None).await.status, StatusCode::UNAUTHORIZED);
        let page = admin.get(ACCESS).await;
        assert!(page.has("Taken back on 22 November 2026") && !page.has("value=\"revoke\""));
        assert_eq!(app.store.audit_count(server::store::people::Action::Access).await.unwrap(), 2, "each once");
    }

    async fn access_ends_on_its_day_and_with_the_account_that_gave_it(app: TestApp) {
        let mut admin = app.officer("admin@example.org").await;
        let short = token(&mut admin, &["published"], "30").await;
        let long = token(&mut admin, &["published"], "365").await;
        let app = app.on("2026-12-22").await;
        assert_eq!(fetch(&app, ONE, &short, None).await.status, StatusCode::OK, "its last day");
        let app = app.on("2026-12-23").await;
        assert_eq!(fetch(&app, ONE, &short, None).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(fetch(&app, ONE, &long, None).await.status, StatusCode::OK);
        let role = async |role| app.store.put_account("admin@example.org", "Ada", role, "no password").await.unwrap();
        role(Role::Officer).await;
        assert_eq!(fetch(&app, ONE, &long, None).await.status, StatusCode::UNAUTHORIZED, "whoever may give none");
        role(Role::Administrator).await;
        assert_eq!(fetch(&app, ONE, &long, None).await.status, StatusCode::OK);
        app.store.disable_account("admin@example.org").await.unwrap();
        assert_eq!(fetch(&app, ONE, &long, None).await.status, StatusCode::UNAUTHORIZED);
        // What ended with an account does not come back with it.
        app.store.end_access("Admin@example.org", &app.state.clock.today()).await.unwrap();
        role(Role::Administrator).await;
        assert_eq!(fetch(&app, ONE, &long, None).await.status, StatusCode::UNAUTHORIZED);
    }

    async fn a_program_gets_what_its_token_is_for_and_nothing_without(app: TestApp) {
        let mut admin = app.officer("admin@example.org").await;
        let published = token(&mut admin, &["published"], "30").await;
        let counts = token(&mut admin, &["counts"], "30").await;
        for (to, good, other) in [
            ("/api/v1/consultations", &published, &counts),
            (ONE, &published, &counts),
            (&format!("{ONE}/findings"), &published, &counts),
            (&format!("{ONE}/promises"), &published, &counts),
            (&format!("{ONE}/responses"), &counts, &published),
        ] {
            for bad in ["", "snd_aaaaaaaaaaaaaaaaaaaaaaaaaa", "nonsense"] {
                let refused = fetch(&app, to, bad, None).await;
                assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{to}");
                assert_eq!(refused.headers[header::WWW_AUTHENTICATE], "Bearer");
                assert_eq!(refused.headers[header::CONTENT_TYPE], "application/problem+json");
            }
            assert_eq!(fetch(&app, to, other, None).await.status, StatusCode::FORBIDDEN, "{to}");
            assert_ne!(fetch(&app, to, good, None).await.status, StatusCode::FORBIDDEN, "{to}");
        }
        for unknown in ["/api/v1/consultations/nowhere", "/api/v1/consultations/No%20Code!", "/api/v1/answers", "/api/v2/x"] {
            let refused = fetch(&app, unknown, &published, None).await;
            assert_eq!((refused.status, json_of(&refused)["status"].as_u64()), (StatusCode::NOT_FOUND, Some(404)), "{unknown}");
        }
        // Whoever is signed in in a browser is no program.
        assert_eq!(admin.get(ONE).await.status, StatusCode::UNAUTHORIZED);
        let post = Request::post(ONE).header("sec-fetch-site", "same-origin").header(header::AUTHORIZATION, format!("Bearer {published}"));
        assert_eq!(app.browser().send(post, Body::empty()).await.status, StatusCode::METHOD_NOT_ALLOWED, "nothing is written");
    }

    async fn what_is_described_is_what_is_answered(app: TestApp) {
        let described = app.browser().get("/api/v1/openapi.json").await;
        assert_eq!(described.status, StatusCode::OK);
        let described = json_of(&described);
        assert!(described["openapi"].as_str().unwrap().starts_with("3.1"));
        publish(&app, 12).await;
        app.child_writes("i like it").await;
        let mut admin = app.officer("admin@example.org").await;
        let token = token(&mut admin, &["published", "counts"], "90").await;
        let mut asked = 0;
        for (path, methods) in described["paths"].as_object().unwrap() {
            assert_eq!(methods.as_object().unwrap().keys().collect::<Vec<_>>(), ["get"], "read only");
            let answered = fetch(&app, &path.replace("{consultation}", "education-services"), &token, None).await;
            assert_eq!(answered.status, StatusCode::OK, "{path}: {}", answered.body);
            let shape = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].as_str().unwrap();
            is_described(&described, shape.rsplit('/').next().unwrap(), &json_of(&answered));
            let mut counts = Vec::new();
            people(&json_of(&answered), &mut counts);
            assert!(counts.iter().all(|n| n % 5 == 0), "{path}: {counts:?}");
            asked += 1;
        }
        assert_eq!(asked, 5);
        let problem = fetch(&app, "/api/v1/consultations/nowhere", &token, None).await;
        is_described(&described, "Problem", &json_of(&problem));
        let live = json_of(&fetch(&app, &format!("{ONE}/responses"), &token, None).await);
        let of = |survey: &str| live["groups"].as_array().unwrap().iter().find(|one| one["survey"] == survey).unwrap()["responses"].clone();
        assert_eq!((of("parents"), of("children")), (json!(10), Value::Null), "one child is hidden");
    }

    async fn a_program_that_has_it_already_is_sent_nothing(app: TestApp) {
        let mut admin = app.officer("admin@example.org").await;
        let token = token(&mut admin, &["published"], "30").await;
        let first = fetch(&app, ONE, &token, None).await;
        let mark = first.headers[header::ETAG].to_str().unwrap().to_owned();
        let again = fetch(&app, ONE, &token, Some(&mark)).await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(fetch(&app, ONE, &token, Some("\"other\"")).await.status, StatusCode::OK);
        publish(&app, 12).await;
        let changed = fetch(&app, ONE, &token, Some(&mark)).await;
        assert_eq!(changed.status, StatusCode::OK);
        assert!(json_of(&changed)["report"].as_str().unwrap().ends_with("/c/education-services/report"));
    }

    async fn tables_are_there_as_data_once_they_are_published_and_stay_as_they_were(app: TestApp) {
        let mut admin = app.officer("admin@example.org").await;
        let token = token(&mut admin, &["published"], "30").await;
        let findings = format!("{ONE}/findings");
        assert_eq!(fetch(&app, &findings, &token, None).await.status, StatusCode::NOT_FOUND, "nothing is published unreviewed");
        assert_eq!(app.browser().get(&format!("{DATA}.csv")).await.status, StatusCode::NOT_FOUND);
        let at = publish(&app, 12).await;
        let first = fetch(&app, &findings, &token, None).await;
        let tables = json_of(&first);
        assert_eq!(tables["count"], json!(tables["tables"].as_array().unwrap().len()));
        let quality = tables["tables"].as_array().unwrap().iter()
            .find(|table| table["measure"] == "quality" && table["service"] == "admissions" && table["written"] == false)
            .expect("twelve parents rated it");
        assert_eq!(quality["rows"][0]["base"], json!(10));
        assert_eq!(quality["rows"][0]["need"], Value::Null, "the whole group comes first");
        let mut public = app.browser();
        let page = public.get("/c/education-services/report").await;
        let mut files = Vec::new();
        for ending in ["csv", "csv-metadata.json", "json", "ods", "xlsx"] {
            assert!(page.has(&format!("{DATA}.{ending}")), "{ending}");
            let file = public.get(&format!("{DATA}.{ending}")).await;
            assert_eq!(file.status, StatusCode::OK);
            assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains(&format!("report-data.{ending}")));
            files.push(file);
        }
        assert!(files[0].body.contains("School admissions") && !files[0].body.contains("They rang us back"), "no words of anybody");
        // Whoever answers after that is in none of it.
        for _ in 0..20 {
            app.parent_writes("admissions", "Slow.").await;
        }
        assert_eq!(fetch(&app, &findings, &token, None).await.body, first.body);
        assert_eq!(public.get(&format!("{DATA}.csv")).await.bytes, files[0].bytes);
        // Nor are they printed in words that nobody had read then.
        let mut files_now = server::cli::demonstration();
        let wording = files_now.get_mut("blocks/core.en.standard.ftl").unwrap();
        *wording = wording.replace("how good or poor is this service now?", "how well does it do?");
        app.store.import(&files_now, &domain::edition::read(&files_now).unwrap(), true).await.unwrap();
        assert_eq!(fetch(&app, &findings, &token, None).await.body, first.body);
        assert_eq!(public.get(&format!("{DATA}.json")).await.bytes, files[2].bytes);
        // Nor does it need the answers any more.
        app.store.delete_bases(&"education-services".into()).await.unwrap();
        assert_eq!(fetch(&app, &findings, &token, None).await.body, first.body);
        app.officer("officer@example.org").await.go(&at, &[("do", "withdraw")]).await;
        assert_eq!(fetch(&app, &findings, &token, None).await.status, StatusCode::NOT_FOUND);
        assert_eq!(public.get(&format!("{DATA}.csv")).await.status, StatusCode::GONE);
        // What was promised in it was promised in public: it is looked at when the answers are gone, too.
        app.store.delete_bases(&"education-services".into()).await.unwrap();
        assert_eq!(app.store.ever_published::<domain::outcome::Document>(&"education-services".into()).await.unwrap().len(), 1);
    }
}
