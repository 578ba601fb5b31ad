//! Sign language: a survey that has to be signed opens once it is, whoever chooses it is shown it, and a film belongs to its
//! words.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    code::Code,
    consultation::Day,
    edition,
    signing::{Made, key},
};
use server::store::signing::NewFilm;

use crate::{
    app::{Browser, Page, TODAY, TestApp},
    engage::{begun, press, schools},
    on_both,
};

const PHONE: &[u8] = include_bytes!("../films/phone.mp4");
const SMALL: &[u8] = include_bytes!("../films/small.mp4");
const JUNIOR: &str = "/officer/education-services/signed/children/junior";
const START: &str = "/s/education-services/children?language=en&level=junior";
const MADE: [(&str, &str); 3] = [("signed-by", "Ann"), ("checked-by", "Ben"), ("made-on", "2026-11-20")];

/// Posts a form with files in it as a browser does.
async fn post(browser: &mut Browser, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Page {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes(),
        );
    }
    for (name, file) in files {
        let head = "--edge\r\ncontent-disposition: form-data; name=\"films\"; filename";
        body.extend(format!("{head}=\"{name}\"\r\n\r\n").into_bytes());
        body.extend(*file);
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    let request = Request::post(JUNIOR)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    browser.send(request, Body::from(body)).await
}

/// The names that films of a wording are to have, in the order of its texts.
async fn names(officer: &mut Browser) -> Vec<String> {
    let script = officer.get(&format!("{JUNIOR}/script.csv")).await;
    assert_eq!(script.status, StatusCode::OK);
    let mut lines = csv::Reader::from_reader(script.bytes.as_slice());
    lines.records().map(|line| line.unwrap()[0].to_owned()).collect()
}

/// Keeps a film of every text of the children's survey in one wording.
async fn sign_all(officer: &mut Browser) -> usize {
    let names = names(officer).await;
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), PHONE)).collect();
    let done = post(officer, &MADE, &files).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    names.len()
}

on_both! {
    async fn a_survey_that_has_to_be_signed_opens_once_it_is_or_it_is_said_why_not(app: TestApp) {
        let here = "/officer/education-services/signed";
        let mut officer = app.officer("officer@example.org").await;
        officer.go(here, &[("do", "sign"), ("survey", "children")]).await;
        assert_eq!(app.browser().get(START).await.status, StatusCode::FORBIDDEN);
        let begin = app.browser().post("/s/education-services/children", &[("level", "junior")]).await;
        assert_eq!(begin.status, StatusCode::FORBIDDEN, "nor begun");
        assert!(officer.get("/officer/education-services").await.has("nobody can begin this survey by its link until it is signed"));
        assert!(officer.get(here).await.has("Nobody can begin it by its link until one wording of it is signed"));
        // A reason has to be one.
        let long = "a".repeat(501);
        for reason in ["  ", &long] {
            let refused = officer.post(here, &[("do", "waive"), ("survey", "children"), ("reason", reason)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.has("Say why it is not signed"));
        }
        officer.go(here, &[("do", "waive"), ("survey", "children"), ("reason", "Films are being made")]).await;
        let start = app.browser().get(START).await;
        assert_eq!(start.status, StatusCode::OK);
        assert!(start.has("This is not in sign language (BSL)"), "whoever signs is told of another way");
        assert!(officer.get(here).await.has("Films are being made"));
        officer.go(here, &[("do", "sign"), ("survey", "children")]).await;
        let all = sign_all(&mut officer).await;
        let start = app.browser().get(START).await;
        assert_eq!(start.status, StatusCode::OK);
        assert!(start.has("You can watch all the questions and answers in sign language") && start.has("signed=yes"));
        assert!(officer.get(here).await.has(&format!("<td class=\"number\">{all}</td><td class=\"number\">{all}</td>")));
        // One film less, and it is closed again.
        let film = officer.get(JUNIOR).await.between("name=\"film\" value=\"", "\"")[0].clone();
        officer.go(here, &[("do", "drop"), ("film", &film), ("to", "children/junior")]).await;
        assert_eq!(app.browser().get(START).await.status, StatusCode::FORBIDDEN);
        // Once somebody has begun, it is not shut again: whoever signs is told of another way.
        officer.go(here, &[("do", "waive"), ("survey", "children"), ("reason", "One is being made anew")]).await;
        app.browser().begin("children", "junior").await;
        officer.go(here, &[("do", "sign"), ("survey", "children")]).await;
        assert_eq!(app.browser().get(START).await.status, StatusCode::OK);
        assert!(app.browser().get("/s/education-services/parents?level=standard").await.has("If you use BSL, write to"));
        // Nobody else may.
        for other in ["admin@example.org", "school@example.org", "lead@example.org"] {
            assert_eq!(app.officer(other).await.get(JUNIOR).await.status, StatusCode::FORBIDDEN, "{other}");
        }
    }

    async fn whoever_chooses_it_is_shown_it_all_the_way_and_nothing_says_so_afterwards(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        sign_all(&mut officer).await;
        let mut child = app.browser();
        assert!(!child.get(START).await.has("<video"), "nobody's data is spent on what they did not ask for");
        assert!(child.get(&format!("{START}&signed=yes")).await.has("<video"));
        let begin = [("language", "en"), ("level", "junior"), ("signed", "yes")];
        let first = child.go("/s/education-services/children", &begin).await;
        let page = child.get(&first).await;
        assert!(page.has("<div class=\"film\"><video") && page.has("playsinline") && !page.has("autoplay=") , "{}", page.body);
        assert!(page.body.matches("class=\"film-answer\"").count() >= 2, "each answer has its own");
        let film = page.between("<source src=\"", "\"")[0].clone();
        let whole = app.browser().get(&film).await;
        assert_eq!((whole.status, &whole.headers[header::CONTENT_TYPE]), (StatusCode::OK, &"video/mp4".parse().unwrap()));
        assert_eq!(whole.headers[header::ACCEPT_RANGES], "bytes");
        let part = app.browser().send(Request::get(&film).header(header::RANGE, "bytes=4-7"), Body::empty()).await;
        assert_eq!((part.status, part.bytes.as_slice()), (StatusCode::PARTIAL_CONTENT, b"ftyp".as_slice()));
        let captions = app.browser().get(&page.between("<track kind=\"captions\" src=\"", "\"")[0]).await;
        assert!(captions.has("WEBVTT") && captions.has("-->"), "{}", captions.body);
        assert_eq!(captions.headers[header::CONTENT_TYPE], "text/vtt; charset=utf-8");
        // What is wrong is said with the film still there.
        let services = child.go(&first, &[("filled-by", "alone")]).await;
        assert!(child.get(&services).await.has("<video"));
        // Switched off and on without losing anything.
        let display = first.split("/q/").next().unwrap().to_owned() + "/display";
        assert!(child.get(&display).await.has("id=\"signed\" name=\"signed\" value=\"yes\" checked"));
        let off = child.go(&display, &[("language", "en"), ("level", "junior"), ("asks", "signed")]).await;
        assert!(!child.get(&off).await.has("<video"));
        let on = [("language", "en"), ("level", "junior"), ("asks", "signed"), ("signed", "yes")];
        child.go(&display, &on).await;
        assert!(child.get(&services).await.has("<video"));
        // At another age there is none of it, and that is said: nobody is led to the words of another age.
        let teen = child.get("/s/education-services/children?language=en&level=teen&signed=yes").await;
        assert!(!teen.has("<video") && teen.has("If you use BSL, write to") && !teen.has("signed=yes") && !teen.has("name=\"signed\""), "{}", teen.body);
        // In words of which there is none, the words alone; an answer in the same words has its film.
        child.go(&display, &[("level", "teen"), ("asks", "signed"), ("signed", "yes")]).await;
        assert!(!child.get(&services).await.has("class=\"film\""));
    }

    async fn films_that_will_not_do_are_named_and_none_is_kept(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        let names = names(&mut officer).await;
        let (one, two) = (names[0].clone(), names[1].clone());
        let stem = one.trim_end_matches(".mp4").to_owned();
        let nothing = post(&mut officer, &[("signed-by", "Ann"), ("checked-by", "ann")], &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        for wrong in ["Choose the films", "Name somebody else who checked it", "Enter the day it was made"] {
            assert!(nothing.has(wrong), "{wrong}");
        }
        assert!(nothing.has("value=\"Ann\""), "what was typed is kept");
        let large = vec![0; domain::signing::LARGEST + 1];
        let vtt = format!("{stem}.vtt");
        let late = b"WEBVTT\n\n00:00:09.000 --> 00:00:10.000\nToo late\n".as_slice();
        let wrongs: [(&str, &[u8], &str); 8] = [
            (&one, SMALL, "fewer than 320 pixels"),
            (&one, b"GIF89a", "cannot be read as an MP4"),
            (&one, &large, "larger than 3 MB"),
            ("00000000.mp4", PHONE, "the name of no text"),
            ("notes.docx", b"PK", "neither an MP4 film nor WebVTT"),
            (&vtt, late, "came without its film"),
            (&two, include_bytes!("../films/vp9.mp4"), "an MP4 that not every phone plays"),
            (&two, include_bytes!("../films/ac3.mp4"), "has sound that not every phone plays"),
        ];
        for (name, file, wrong) in wrongs {
            let both = [(names[2].as_str(), PHONE), (name, file)];
            let refused = post(&mut officer, &MADE, &both).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(refused.has(wrong) && refused.has(name), "{wrong}: {}", refused.body);
        }
        let late = b"WEBVTT\n\n00:00:09.000 --> 00:00:10.000\nToo late".as_slice();
        for (captions, wrong) in [(late, "that end with the film"), (b"1\n00:00 --> 00:01\nNo".as_slice(), "that end with the film")] {
            let refused = post(&mut officer, &MADE, &[(one.as_str(), PHONE), (&vtt, captions)]).await;
            assert!(refused.has(wrong), "{}", refused.body);
        }
        assert!(!officer.get(JUNIOR).await.has("<video"), "nothing of it was kept");
        // One film by whatever name, with captions timed by hand.
        let chosen = [MADE.as_slice(), &[("text", &stem)]].concat();
        let captions = b"\xef\xbb\xbfWEBVTT\r\n\r\n00:00:00.000 --> 99:00:01.500\r\nBy hand".as_slice();
        let kept = post(&mut officer, &chosen, &[("IMG_0042.MOV", PHONE), ("IMG_0042.vtt", captions)]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let page = officer.get(&kept.to).await;
        assert!(page.has("One film is kept") && page.has("Signed by Ann, checked by Ben"));
        let captions = app.browser().get(&page.between("<track kind=\"captions\" src=\"", "\"")[0]).await;
        assert!(captions.has("By hand") && !captions.has("99:"), "it ends with the film");
        // A second film of the same words takes the place of the first.
        let before = page.between("<source src=\"", "\"");
        post(&mut officer, &MADE, &[(one.as_str(), PHONE)]).await;
        let after = officer.get(JUNIOR).await.between("<source src=\"", "\"");
        assert_eq!((before.len(), after.len()), (1, 1));
        assert_ne!(before, after);
        assert_eq!(app.browser().get(&before[0]).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_film_of_words_that_have_changed_is_shown_no_more(app: TestApp) {
        let mut officer = app.officer("officer@example.org").await;
        sign_all(&mut officer).await;
        let mut files = server::cli::demonstration();
        let path = "blocks/core.en.junior.ftl";
        let source = files.get_mut(path).unwrap();
        let asked = source.lines().find(|line| line.starts_with("services-used = ")).unwrap().to_owned();
        *source = source.replace(&asked, "services-used = Which of these helped you?");
        let read = edition::read(&files).unwrap();
        app.store.import(&files, &read, true).await.unwrap();
        let mut child = app.browser();
        let start = child.get(&format!("{START}&signed=yes")).await;
        assert!(start.has("<video") && start.has("You can watch ") && start.has(" parts in sign language"), "{}", start.body);
        let begin = [("language", "en"), ("level", "junior"), ("signed", "yes")];
        let first = child.go("/s/education-services/children", &begin).await;
        let services = child.go(&first, &[("filled-by", "alone")]).await;
        let page = child.get(&services).await;
        assert!(page.has("Which of these helped you?") && !page.has("class=\"film\"") && page.has("film-answer"));
        let overview = officer.get("/officer/education-services/signed").await;
        assert!(overview.has("Films of words that are asked no more"));
        // Another survey's films are no business of this one's.
        let others = app.store.films(&Code::from("school-dinners"), None).await.unwrap();
        assert!(others.is_empty());
    }

    async fn a_room_with_deaf_pupils_sees_the_question_signed(app: TestApp) {
        schools(&app).await;
        let mut officer = app.officer("officer@example.org").await;
        sign_all(&mut officer).await;
        let mut leader = app.officer("school@example.org").await;
        let plan = [("way", "own-devices"), ("need", "deaf")];
        let (here, code) = begun(&mut leader, &plan).await;
        let wall = leader.get(&here).await.between("href=\"/room/", "\"")[0].clone();
        press(&mut leader, &here, "next").await;
        let wall = app.browser().get(&format!("/room/{wall}")).await;
        assert!(wall.has("<div class=\"film\"><video") && wall.has("film-answer") && wall.has("screen-signed"), "{}", wall.body);
        let mut phone = app.browser();
        phone.go(&format!("/join/{code}"), &[("device", "own")]).await;
        let page = phone.get(&format!("/j/{code}")).await;
        assert!(page.has("<video") && page.has("film-answer"), "{}", page.body);
    }

    async fn two_officers_who_keep_the_same_films_at_once_both_do(app: TestApp) {
        let code = Code::from("education-services");
        let made = Made { signed_by: "Ann".to_owned(), checked_by: "Ben".to_owned(), on: Day::parse(TODAY).unwrap() };
        let film = server::film::fit(PHONE).unwrap();
        let films = |words: [&str; 2]| -> Vec<NewFilm> {
            let one = |spoken: &str| NewFilm {
                id: server::random::id(),
                words: key(spoken),
                spoken: spoken.to_owned(),
                film: film.clone(),
                captions: "WEBVTT".to_owned(),
                made: made.clone(),
            };
            words.map(one).to_vec()
        };
        let (store, code) = (&app.store, &code);
        let all = (0..12).map(|n| {
            let films = films(if n % 2 == 0 { ["Yes", "No"] } else { ["No", "Yes"] });
            async move { store.keep_films(code, films).await }
        });
        for kept in futures::future::join_all(all).await {
            kept.unwrap();
        }
        assert_eq!(app.store.films(code, None).await.unwrap().len(), 2);
    }
}
