//! Every page of every survey, in every wording.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::level::ReadingLevel;

use crate::app::{Browser, Engine, Page, TestApp};

fn of_every_page(page: &Page, at: &str, level: &str) {
    assert_eq!(page.status, StatusCode::OK, "{at}: {}", page.body);
    assert_eq!(page.body.matches("<h1").count(), 1, "{at} has one heading");
    assert!(page.body.starts_with("<!DOCTYPE html>"), "{at}");
    assert!(page.has("href=\"#main\" class=\"skip-link\"") && page.has("id=\"main\""), "{at}");
    for help in ["/help", "/privacy", "/accessibility", "/cookies", "/credits"] {
        // A link, or a button of the page's form, so that what was typed there is kept.
        let button = format!("name=\"do\" value=\"about-{}\"", &help[1..]);
        assert!(page.has(&format!("href=\"{help}?")) || page.has(&button), "{at} has no way to {help}");
    }
    for inline in ["<style", " style=\"", " onclick=", " onload=", " onchange=", "javascript:"] {
        assert!(!page.has(inline), "{at} has {inline}, which the policy forbids");
    }
    let islands = page.has("<leptos-island");
    assert_eq!(
        page.body.matches("<script").count(),
        usize::from(islands),
        "{at}: a script where an island is, and nowhere else"
    );
    for (from, to) in [("<legend>", "</legend>"), ("<label", "</label>"), ("<h1", "</h1>"), ("<button", "</button>")] {
        for inner in page.between(from, to) {
            let text: String = strip(&inner.split_once('>').map_or(inner.clone(), |(_, rest)| rest.to_owned()));
            assert!(!text.trim().is_empty(), "{at}: an empty {from}: {inner}");
        }
    }
    if ReadingLevel::parse(level).is_some_and(ReadingLevel::is_child) {
        for needed in ["0800 1111", "class=\"keep-safe\""] {
            assert!(page.has(needed), "{at}: a child is not told {needed}");
        }
        assert!(page.has("999") || level == "infant", "{at}");
        let textareas = page.body.matches("<textarea").count();
        assert_eq!(
            page.body.matches("class=\"before-writing\"").count(),
            textareas,
            "{at}: help is told before each box"
        );
    }
    // A child who is five is never asked about procurement.
    if matches!(level, "infant" | "junior" | "easy-read") {
        for word in ["procurement", "tender", "commission", "statutory", "provider"] {
            let text = strip(&page.body).to_lowercase();
            assert!(!text.contains(word), "{at} says {word}");
        }
    }
}

fn strip(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

fn first_choice(page: &Page) -> Vec<(String, String)> {
    let mut fields = vec![("do".to_owned(), "continue".to_owned())];
    let mut seen = BTreeSet::new();
    for tag in page.between("<input ", ">") {
        let of = |name: &str| {
            tag.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(v, _)| v.to_owned())
        };
        let (Some(kind), Some(name), Some(value)) = (of("type"), of("name"), of("value")) else { continue };
        if matches!(kind.as_str(), "radio" | "checkbox") && seen.insert(name.clone()) {
            fields.push((name, value));
        }
    }
    fields
}

/// Walks a survey by its first answers, looking at every page on the way.
async fn walk(browser: &mut Browser, survey: &str, level: &str, language: &str) -> usize {
    let start = format!("/s/education-services/{survey}");
    let page = browser.get(&format!("{start}?language={language}&level={level}")).await;
    of_every_page(&page, &format!("{survey} {level} {language}: start"), level);
    let mut to = browser.go(&start, &[("language", language), ("level", level)]).await;
    let mut pages = 1;
    let mut numbers = Vec::new();
    loop {
        let page = browser.get(&to).await;
        let at = format!("{survey} {level} {language}: {to}");
        of_every_page(&page, &at, level);
        pages += 1;
        if to.contains("/sent") {
            break;
        }
        if language == "ar" {
            assert!(page.has("<html lang=\"ar\" dir=\"rtl\""), "{at}");
        }
        if let Some(number) = page.between("<p class=\"progress\"><span>", "</span>").first() {
            let digits: Vec<usize> =
                number.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
            numbers.push(digits);
        }
        let fields = first_choice(&page);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        to = browser.go(&to, &fields).await;
        assert!(pages < 60, "{at}: the way has an end");
    }
    // Progress goes up by one, and a total once given never changes.
    for (at, digits) in numbers.iter().enumerate() {
        assert_eq!(digits[0], at + 1, "{survey} {level}: {numbers:?}");
    }
    let totals: BTreeSet<usize> = numbers.iter().filter_map(|digits| digits.get(1).copied()).collect();
    assert!(totals.len() <= 1, "{survey} {level}: {numbers:?}");
    pages
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_in_every_wording_is_whole() {
    let app = TestApp::new(Engine::Sqlite).await;
    let mut pages = 0;
    for (survey, levels) in [
        ("parents", &["standard", "easy-read"][..]),
        ("schools", &["standard", "easy-read"]),
        ("staff", &["standard", "easy-read"]),
        ("providers", &["standard", "easy-read"]),
        ("children", &["teen", "junior", "infant"]),
    ] {
        for level in levels {
            pages += walk(&mut app.browser(), survey, level, "en").await;
        }
    }
    for (survey, levels) in [("parents", &["standard", "easy-read"][..]), ("children", &["teen", "junior", "infant"])] {
        for level in levels {
            pages += walk(&mut app.browser(), survey, level, "ar").await;
        }
    }
    assert!(pages > 130, "{pages} pages");
}

#[tokio::test(flavor = "multi_thread")]
async fn help_and_privacy_are_in_the_readers_words() {
    let app = TestApp::new(Engine::Sqlite).await;
    let mut browser = app.browser();
    for page in app::pages::about::PAGES {
        for level in ["standard", "easy-read", "teen", "junior", "infant"] {
            for language in ["en", "ar"] {
                let to = format!("/{page}?language={language}&level={level}&about=education-services");
                let shown = browser.get(&to).await;
                of_every_page(&shown, &to, "standard");
                assert!(shown.between("<div class=\"prose\">", "</div>")[0].len() > 150, "{to} says nothing");
            }
        }
    }
    for page in ["write", "talk-to-me"] {
        for level in ["standard", "easy-read", "teen", "junior", "infant"] {
            for language in ["en", "ar"] {
                let to = format!("/c/education-services/{page}?language={language}&level={level}");
                let form = browser.get(&to).await;
                // The youngest are told as well where they are asked for no words.
                let textareas = form.body.matches("<textarea").count();
                if level != "infant" || textareas > 0 {
                    of_every_page(&form, &to, level);
                }
                let wrong = browser.post(&to, &[]).await;
                assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
                assert!(wrong.has("class=\"error-summary\"") && wrong.has("error-message"), "{to}");
            }
        }
    }
    let infant = browser.get("/privacy?level=infant&about=education-services").await;
    let words = strip(&infant.between("<div class=\"prose\">", "</div>")[0]).split_whitespace().count();
    assert!(words <= 60, "the youngest are told in {words} words");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_its_headers() {
    let app = TestApp::new(Engine::Sqlite).await;
    let mut browser = app.browser();
    for (page, status) in [
        ("/", StatusCode::OK),
        ("/nowhere", StatusCode::NOT_FOUND),
        ("/s/education-services/parents", StatusCode::OK),
        ("/r/none/check", StatusCode::NOT_FOUND),
    ] {
        let shown = browser.get(page).await;
        assert_eq!(shown.status, status);
        let header =
            |name: &str| shown.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        assert!(header("content-security-policy").starts_with("default-src 'none'"), "{page}");
        assert!(!header("content-security-policy").contains("unsafe-inline"));
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("referrer-policy"), "same-origin");
        assert!(header("permissions-policy").contains("geolocation=()"));
    }
}
