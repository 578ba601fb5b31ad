//! Findings: the page, the files, and what neither may show.

use axum::http::StatusCode;
use domain::disclosure::Cell;

use crate::{app::TestApp, on_both};

/// So many parents who say the same of one service.
async fn parents(app: &TestApp, n: usize, service: &str, quality: &str, need: &str) {
    for _ in 0..n {
        let mut parent = app.browser();
        let mut to = parent.begin("parents", "standard").await;
        while !to.contains("/sent") {
            let fields: Vec<(&str, &str)> = if to.ends_with("/q/services") {
                vec![("services-used", service)]
            } else if to.contains("/q/quality/") {
                vec![("quality", quality)]
            } else if to.ends_with("/q/need") {
                vec![("extra-help", need)]
            } else {
                vec![("do", "continue")]
            };
            to = parent.go(&to, &fields).await;
        }
    }
}

on_both! {
    async fn small_numbers_are_hidden_on_the_page_and_in_every_file(app: TestApp) {
        parents(&app, 18, "admissions", "good", "none").await;
        parents(&app, 7, "admissions", "very-good", "none").await;
        parents(&app, 3, "admissions", "very-poor", "plan").await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get("/officer/education-services/findings/admissions").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.has("[c]"));
        let table = page.between("id=\"parents_quality_admissions\"", "</section>").pop().unwrap();
        assert!(table.contains("Standard wording"), "{table}");
        // Three parents of children with a plan, and what they said, are nowhere.
        let (rows, unseen) = table.split_once("Nothing may be shown for:").expect("it is said of whom");
        assert!(unseen.contains("with an EHC plan") && !rows.contains("with an EHC plan"), "{table}");
        assert!(!table.contains(">3<"), "{table}");
        let csv = officer.get("/officer/education-services/findings.csv").await;
        for line in csv.body.lines().filter(|line| line.contains("parents_quality_admissions") && line.contains("EHC plan")) {
            assert!(line.contains("[c]"), "{line}");
        }
        assert!(csv.body.lines().last().unwrap().starts_with("end,"), "a file cut short would show");
    }

    async fn the_page_and_the_files_say_the_same(app: TestApp) {
        parents(&app, 30, "early-years", "very-good", "none").await;
        parents(&app, 20, "early-years", "poor", "sen-support").await;
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get("/officer/education-services/findings/early-years").await;
        let table = page.between("id=\"parents_quality_early_years\"", "</section>").pop().unwrap();
        // 30 positive, 20 negative of 50.
        assert!(table.contains("+0.20"), "{table}");
        assert!(table.contains("60%") && table.contains("40%"));
        let csv = officer.get("/officer/education-services/findings.csv").await.body;
        let line = csv.lines().find(|line| line.contains("parents_quality_early_years") && line.contains("net_sentiment")).unwrap();
        assert!(line.contains(",0.20,50,"), "{line}");
        assert!(!page.has("margin of error of") && page.has("there is no margin of error"), "anyone could answer");
        let json = officer.get("/officer/education-services/findings.json").await;
        let json: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
        let tables = json["tables"].as_array().unwrap();
        assert_eq!(json["count"], tables.len());
        for table in tables {
            let name = table["name"].as_str().unwrap();
            let bases: Vec<String> = table["rows"].as_array().unwrap().iter().map(|row| row["base"].as_str().map_or_else(|| row["base"].to_string(), str::to_owned)).collect();
            let same: Vec<&str> = csv.lines().filter(|line| line.starts_with(&format!("{name},")) && line.contains(",base,,")).map(|line| line.split(",base,,").nth(1).unwrap().split(',').next().unwrap()).collect();
            assert_eq!(bases, same, "{name}: one figure is the same everywhere");
        }
        let about = officer.get("/officer/education-services/findings.csv-metadata.json").await;
        let about: serde_json::Value = serde_json::from_slice(&about.bytes).unwrap();
        let columns: Vec<&str> = about["tableSchema"]["columns"].as_array().unwrap().iter().map(|column| column["titles"].as_str().unwrap()).collect();
        assert_eq!(csv.lines().next().unwrap().trim_start_matches('\u{feff}'), columns.join(","));
        let xlsx = officer.get("/officer/education-services/findings.xlsx").await;
        assert_eq!(&xlsx.bytes[..2], b"PK");
        let digest = page.between("<code>", "</code>").pop().unwrap();
        assert!(csv.contains(&digest));
        assert!(xlsx.headers["content-disposition"].to_str().unwrap().contains(&digest[..12]));
        assert_eq!(app.store.audit_count(server::store::people::Action::Export).await.unwrap(), 4, "each is on record");
    }

    async fn findings_are_the_same_each_time_they_are_computed(app: TestApp) {
        parents(&app, 12, "behaviour", "poor", "none").await;
        let code = domain::code::Code::parse("education-services").unwrap();
        let surveys = server::findings::surveys(&app.store, &app.state.catalogue, &code).await.unwrap().unwrap();
        let one = server::findings::compute(&app.store, &surveys).await.unwrap();
        let two = server::findings::compute(&app.store, &surveys).await.unwrap();
        assert_eq!(one, two);
        parents(&app, 1, "behaviour", "poor", "none").await;
        let three = server::findings::compute(&app.store, &surveys).await.unwrap();
        assert_ne!(one.digest, three.digest);
    }

    async fn levels_and_helpers_are_never_pooled(app: TestApp) {
        for (level, by) in [("junior", "alone"), ("junior", "with-help"), ("teen", "alone")] {
            for _ in 0..12 {
                let mut child = app.browser();
                let mut to = child.begin("children", level).await;
                while !to.contains("/sent") {
                    let fields: Vec<(&str, &str)> = if to.ends_with("/q/who") {
                        vec![("filled-by", by)]
                    } else if to.ends_with("/q/services") {
                        vec![("services-used", "free-school-meals")]
                    } else if to.contains("/q/quality/") {
                        vec![("quality", if level == "teen" { "very-good" } else { "good" })]
                    } else {
                        vec![]
                    };
                    to = child.go(&to, &fields).await;
                }
            }
        }
        let code = domain::code::Code::parse("education-services").unwrap();
        let surveys = server::findings::surveys(&app.store, &app.state.catalogue, &code).await.unwrap().unwrap();
        let report = server::findings::compute(&app.store, &surveys).await.unwrap();
        let children = report.surveys.iter().find(|survey| survey.survey.as_str() == "children").unwrap();
        assert_eq!(children.responses.len(), 3);
        assert!(children.responses.iter().all(|(_, n)| *n == Cell::Shown(10)), "12 is shown as 10: {:?}", children.responses);
        let quality: Vec<_> = children.tables.iter().filter(|table| table.subject.slot.question.as_str() == "quality").collect();
        assert_eq!(quality.len(), 2, "three faces and five points are two tables");
        let rows: usize = quality.iter().map(|table| table.rows.iter().filter(|row| row.key.need.is_none()).count()).sum();
        assert_eq!(rows, 3);
    }
}

/// Every sheet of a workbook: its name, and its cells as text.
pub fn sheets<R>(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)>
where
    R: calamine::Reader<std::io::Cursor<Vec<u8>>>,
    R::Error: std::fmt::Debug,
{
    let mut book: R = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes.to_vec())).unwrap();
    book.sheet_names()
        .into_iter()
        .map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let cells = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
            (name, cells)
        })
        .collect()
}

on_both! {
    async fn both_workbooks_say_the_same(app: TestApp) {
        parents(&app, 30, "early-years", "very-good", "none").await;
        parents(&app, 20, "early-years", "poor", "sen-support").await;
        let mut officer = app.officer("officer@example.org").await;
        let xlsx = officer.get("/officer/education-services/findings.xlsx").await;
        let ods = officer.get("/officer/education-services/findings.ods").await;
        assert_eq!(ods.headers["content-type"], "application/vnd.oasis.opendocument.spreadsheet");
        let (excel, open) = (sheets::<calamine::Xlsx<_>>(&xlsx.bytes), sheets::<calamine::Ods<_>>(&ods.bytes));
        assert_eq!(excel, open);
        let (_, table) = open
            .iter()
            .find(|(_, cells)| cells[0][0].contains("How good it is now"))
            .unwrap();
        assert!(table.iter().any(|row| row.contains(&"0.2".to_owned())), "{table:?}");
    }
}
