//! Files and answers against validators of their standards, which share no code with us: CSV on the Web, OpenAPI 3.1.

use std::{path::Path, process::Command};

use axum::{body::Body, http::Request};
use serde_json::{Value, json};

use crate::{
    api::{publish, token},
    app::TestApp,
    on_both,
};

/// Runs a program of those that `./dev test` installs. What it says, where it finds fault.
fn fault(program: &str, args: &[&Path]) -> Option<String> {
    let there = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/validators/bin").join(program);
    let ran = Command::new(there).args(args).output().expect("./dev test installs it");
    let said = [ran.stdout, ran.stderr].concat();
    (!ran.status.success()).then(|| String::from_utf8_lossy(&said).into_owned())
}

on_both! {
    async fn csv_is_what_its_metadata_say(app: TestApp) {
        publish(&app, 12).await;
        let mut officer = app.officer("officer@example.org").await;
        for (at, name) in [
            ("/officer/education-services", "findings"),
            ("/c/education-services/data", "education-services-report-data"),
        ] {
            let get = async |officer: &mut crate::app::Browser, ending| officer.get(&format!("{at}/{name}.{ending}")).await;
            let (csv, about) = (get(&mut officer, "csv").await, get(&mut officer, "csv-metadata.json").await);
            if let Some(link) = csv.headers.get("link") {
                assert!(link.to_str().unwrap().contains(&format!("<{at}/{name}.csv-metadata.json>; rel=\"describedby\"")));
                // The metadata name the file as it is named beside them.
                assert!(about.has(&format!("\"{name}.csv\"")));
            } else {
                assert!(at.starts_with("/officer"), "whoever finds it on the web finds what it means");
            }
            let about_json: Value = serde_json::from_slice(&about.bytes).unwrap_or_else(|_| panic!("{}", about.body));
            let folder = app.folder.path();
            let (file, metadata) = (folder.join(about_json["url"].as_str().unwrap()), folder.join(format!("{name}.json")));
            std::fs::write(&metadata, &about.bytes).unwrap();
            std::fs::write(&file, &csv.bytes).unwrap();
            assert_eq!(fault("csvwvalidate", &[&metadata]), None);
            // It looks at every value.
            let broken = csv.body.replacen(",base,,", ",base,,many", 1);
            assert_ne!(broken, csv.body);
            std::fs::write(&file, broken).unwrap();
            assert!(fault("csvwvalidate", &[&metadata]).is_some_and(|said| said.contains("FAIL")));
        }
    }

    async fn answers_to_programs_are_what_is_described(app: TestApp) {
        let mut admin = app.officer("admin@example.org").await;
        let good = token(&mut admin, &["published", "counts"], "30").await;
        publish(&app, 12).await;
        let one = "/api/v1/consultations/{consultation}";
        let mut answers = Vec::new();
        for (path, code) in [
            ("/api/v1/consultations", ""),
            (one, "education-services"),
            (one, "nowhere"),
            ("/api/v1/consultations/{consultation}/responses", "education-services"),
            ("/api/v1/consultations/{consultation}/findings", "education-services"),
            ("/api/v1/consultations/{consultation}/findings", "nowhere"),
            ("/api/v1/consultations/{consultation}/promises", "education-services"),
        ] {
            for given in [good.as_str(), "none"] {
                let request = Request::get(path.replace("{consultation}", code)).header("authorization", format!("Bearer {given}"));
                let answer = app.browser().send(request, Body::empty()).await;
                let media = answer.headers["content-type"].to_str().unwrap().split(';').next().unwrap().to_owned();
                let body: Value = serde_json::from_slice(&answer.bytes).unwrap();
                answers.push(json!([path, answer.status.as_u16(), media, body]));
            }
        }
        let folder = app.folder.path();
        let (description, given) = (folder.join("openapi.json"), folder.join("answers.json"));
        let described = app.browser().get("/api/v1/openapi.json").await;
        std::fs::write(&description, &described.bytes).unwrap();
        std::fs::write(&given, serde_json::to_vec(&answers).unwrap()).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/described.py");
        assert_eq!(fault("python", &[&script, &description, &given]), None);
        // It looks at every value, and at the description.
        std::fs::write(&given, json!([[one, 200, "application/json", {"code": 7}]]).to_string()).unwrap();
        assert!(fault("python", &[&script, &description, &given]).is_some_and(|said| said.contains("$.code")));
        std::fs::write(&given, "[]").unwrap();
        std::fs::write(&description, described.body.replacen("\"responses\"", "\"answers\"", 1)).unwrap();
        assert!(fault("python", &[&script, &description, &given]).is_some());
    }
}
