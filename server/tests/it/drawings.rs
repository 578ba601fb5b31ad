//! Drawings of sessions: kept as pictures that say nothing of where they were taken, shown only as far as was agreed, and
//! taken away again.

use std::io::Cursor;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use image::{ImageFormat, RgbImage};

use crate::{
    app::{Browser, Page, TestApp},
    engage::{begun, schools},
    formats::invalid,
    on_both,
    report::in_review,
};

/// A photograph; a different one for each shade.
fn photograph(shade: u8) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_pixel(60, 40, image::Rgb([shade, 90, 200])).write_to(&mut file, ImageFormat::Jpeg).unwrap();
    file.into_inner()
}

/// Posts a form with a photograph as a browser does.
async fn post(browser: &mut Browser, to: &str, fields: &[(&str, &str)], picture: &[u8]) -> Page {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes(),
        );
    }
    body.extend(b"--edge\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\n\r\n");
    body.extend(picture);
    body.extend(b"\r\n--edge--\r\n");
    let request = Request::post(to)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    browser.send(request, Body::from(body)).await
}

const ADD: [(&str, &str); 4] =
    [("do", "add"), ("words", "The queue, and a clock."), ("service", "free-school-meals"), ("nobody", "yes")];

fn and_agreed() -> Vec<(&'static str, &'static str)> {
    let mut fields = ADD.to_vec();
    fields.push(("agreed", "yes"));
    fields
}

fn pictures(page: &Page) -> Vec<String> {
    page.between("<img src=\"", "\"")
}

on_both! {
    async fn a_drawing_is_kept_with_its_session_and_bad_ones_are_named(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "hands")]).await;
        let drawings = format!("{here}/drawings");
        let nothing = post(&mut leader, &drawings, &[("do", "add")], b"").await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        for wrong in ["Choose the photograph", "Say what the drawing shows", "Check that nobody can be recognised"] {
            assert!(nothing.has(wrong), "{wrong}");
        }
        let no_picture = post(&mut leader, &drawings, &ADD, b"<svg/>").await;
        assert!(no_picture.has("cannot be read as a photograph") && no_picture.has("The queue, and a clock."), "what was typed is kept");
        let long = "a".repeat(501);
        let long = post(&mut leader, &drawings, &[("do", "add"), ("words", &long), ("nobody", "yes")], &photograph(1)).await;
        assert!(long.has("Use at most 500 characters"));
        let large = post(&mut leader, &drawings, &ADD, &vec![0; server::picture::LARGEST + 128 * 1024]).await;
        assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(large.has("larger than 16 MB"));
        assert!(pictures(&leader.get(&drawings).await).is_empty());
        let mut twice = ADD.to_vec();
        twice.push(("id", "77"));
        for _ in 0..2 {
            assert_eq!(post(&mut leader, &drawings, &twice, &photograph(1)).await.status, StatusCode::SEE_OTHER);
        }
        let page = leader.get(&drawings).await;
        let shown = pictures(&page);
        assert_eq!(shown, [format!("{drawings}/77.jpg")], "sent twice, it is one");
        assert!(page.has("no report shows it"));
        let picture = leader.get(&shown[0]).await;
        assert!(picture.bytes.starts_with(&[0xff, 0xd8]));
        assert_eq!(picture.headers[header::CONTENT_TYPE], "image/jpeg");
        assert_eq!(picture.headers[header::CACHE_CONTROL], "no-store");
        // Another school, and anybody.
        let mut other = app.officer("other@example.org").await;
        assert_eq!(other.get(&shown[0]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(post(&mut other, &drawings, &[("do", "drop"), ("drawing", "77")], b"").await.status, StatusCode::NOT_FOUND);
        assert_ne!(app.browser().get(&shown[0]).await.status, StatusCode::OK);
        assert_eq!(post(&mut leader, &drawings, &[("do", "drop"), ("drawing", "77")], b"").await.status, StatusCode::SEE_OTHER);
        assert!(pictures(&leader.get(&drawings).await).is_empty());
    }

    async fn what_is_said_of_a_drawing_is_read_before_it_is_kept(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "hands")]).await;
        let drawings = format!("{here}/drawings");
        let told = [("do", "add"), ("words", "My uncle hits me when I get home"), ("nobody", "yes")];
        let held = post(&mut leader, &drawings, &told, &photograph(1)).await;
        assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(held.has("designated safeguarding lead now") && !held.has("My uncle"));
        assert!(pictures(&leader.get(&drawings).await).is_empty(), "the picture is not kept");
        assert!(!leader.get(&format!("{here}/notes")).await.has("My uncle"));
        let lead = app.officer("lead@example.org").await.get("/safeguarding").await;
        assert_eq!(lead.body.matches("/safeguarding/").count(), 1, "{}", lead.body);
    }

    async fn only_a_drawing_that_was_agreed_and_looked_at_is_published_and_it_can_be_taken_back(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "hands")]).await;
        let drawings = format!("{here}/drawings");
        post(&mut leader, &drawings, &ADD, &photograph(1)).await;
        for shade in [2, 3] {
            post(&mut leader, &drawings, &and_agreed(), &photograph(shade)).await;
        }
        let (kept_in, shown) = {
            let all = leader.get(&drawings).await;
            let id = |at: usize| all.between("name=\"drawing\" value=\"", "\"")[at].clone();
            let words = all.body.split("<li class=\"comment\">").skip(1).map(|one| one.contains("no report shows it"));
            let kept_in = words.clone().position(|kept| kept).unwrap();
            (id(kept_in), id(words.clone().position(|kept| !kept).unwrap()))
        };
        leader.go(&here, &[("do", "end")]).await;
        leader.go(&here, &[("do", "hand-in"), ("present", "27"), ("sat-out", "0")]).await;
        assert_eq!(post(&mut leader, &drawings, &[("do", "drop"), ("drawing", &shown)], b"").await.status, StatusCode::SEE_OTHER);
        let mut officer = app.officer("officer@example.org").await;
        let page = officer.get(&here).await;
        assert_eq!(pictures(&page).len(), 3, "what was handed in is the officer's to look at");
        assert!(!page.has(&format!("id=\"draw-{kept_in}\"")) && page.has(&format!("id=\"draw-{shown}\"")));
        // Whatever is posted, what was not agreed to is not shown.
        officer.go(&here, &[("do", "accept"), ("draw", &shown), ("draw", &kept_in)]).await;
        let (mut officer, at) = in_review(&app).await;
        let frozen = officer.get(&at).await;
        let of_report: Vec<String> = pictures(&frozen).into_iter().filter(|one| one.contains("/drawings/")).collect();
        // In its service's section, and in the versions for children and for easy reading where the service stands.
        assert!(!of_report.is_empty() && of_report.iter().all(|one| *one == of_report[0]), "{of_report:?}");
        assert!(officer.get(&of_report[0]).await.bytes.starts_with(&[0xff, 0xd8]));
        let digest = of_report[0].rsplit('/').next().unwrap().to_owned();
        let public_picture = format!("/c/education-services/report/drawings/{digest}");
        let mut public = app.browser();
        assert_eq!(public.get(&public_picture).await.status, StatusCode::NOT_FOUND, "nothing is published unreviewed");
        assert_ne!(public.get(&of_report[0]).await.status, StatusCode::OK);
        app.officer("second@example.org").await.go(&at, &[("do", "approve")]).await;
        let page = public.get("/c/education-services/report/whole").await;
        assert_eq!(pictures(&page).iter().filter(|one| **one == public_picture).count(), 1);
        assert!(page.has("The queue, and a clock."));
        assert!(public.get(&public_picture).await.bytes.starts_with(&[0xff, 0xd8]));
        let odt = public.get("/c/education-services/report.odt").await;
        assert!(odt.body.contains("Pictures/") && odt.body.contains(".jpg"));
        let docx = public.get("/c/education-services/report.docx").await;
        assert!(docx.body.contains("word/media/rIdDrawing1.jpeg"));
        assert_eq!((invalid("r.odt", &odt.bytes), invalid("r.docx", &docx.bytes)), (None, None));
        let pdf = public.get("/c/education-services/report.pdf").await.bytes;
        assert_eq!(invalid("r.pdf", &pdf), None);
        // Whoever drew it asks for it back: it is gone from the session, the page and the files, at once.
        let gone = post(&mut officer, &drawings, &[("do", "drop"), ("drawing", &shown)], b"").await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER);
        assert_eq!(public.get(&public_picture).await.status, StatusCode::NOT_FOUND);
        assert_eq!(officer.get(&of_report[0]).await.status, StatusCode::NOT_FOUND);
        assert!(!public.get("/c/education-services/report.docx").await.body.contains("word/media"));
        let without = public.get("/c/education-services/report.pdf").await.bytes;
        assert!(without.starts_with(b"%PDF-") && without != pdf);
        assert_eq!(pictures(&officer.get(&here).await).len(), 2);
        // And all goes with the session.
        let day = domain::consultation::Day::parse("2027-12-01").unwrap();
        server::retention::purge(&app.store, &day, 0).await.unwrap();
        let id: i64 = here.rsplit('/').next().unwrap().parse().unwrap();
        assert!(app.store.drawings(id).await.unwrap().is_empty());
    }
}
