//! Nothing acknowledged is ever lost, and nothing is ever half there.

use std::{
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use server::store::Store;

const PROGRAM: &str = env!("CARGO_BIN_EXE_soundings");

fn run(database: &str, args: &[&str]) {
    let status =
        Command::new(PROGRAM).args(args).env("SOUNDINGS_DATABASE", database).stdout(Stdio::null()).status().unwrap();
    assert!(status.success(), "{args:?}");
}

async fn serve(database: &str, port: u16) -> Child {
    #[expect(clippy::zombie_processes, reason = "the caller kills it and waits")]
    let child = Command::new(PROGRAM)
        .args(["serve", "--listen", &format!("127.0.0.1:{port}")])
        .env("SOUNDINGS_DATABASE", database)
        .env("SOUNDINGS_LOG", "error")
        .spawn()
        .unwrap();
    for _ in 0..200 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return child;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the server did not start");
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

async fn post(
    client: &reqwest::Client,
    to: &str,
    cookie: Option<&str>,
    body: &str,
) -> Option<(String, Option<String>)> {
    let origin = to.split('/').take(3).collect::<Vec<_>>().join("/");
    let mut request =
        client.post(to).header("origin", &origin).header("content-type", "application/x-www-form-urlencoded");
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    let response = request.body(body.to_owned()).send().await.ok()?;
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let cookie = header("set-cookie").and_then(|cookie| cookie.split(';').next().map(str::to_owned));
    Some((format!("{origin}{}", header("location")?), cookie))
}

/// A parent with a mark of their own in two comments; says when *thank you* was reached.
async fn parent(client: &reqwest::Client, base: &str, mark: &str) -> Option<()> {
    let start = format!("{base}/s/education-services/parents");
    let (mut to, cookie) = post(client, &start, None, "language=en&level=standard").await?;
    let cookie = cookie?;
    for _ in 0..30 {
        let body = if to.ends_with("/q/services") {
            "services-used=admissions".to_owned()
        } else if to.contains("/q/quality/") {
            format!("quality=good&quality-why=first+{mark}")
        } else if to.ends_with("/q/stay") {
            format!("not-lost=second+{mark}")
        } else {
            "do=continue".to_owned()
        };
        (to, _) = post(client, &to, Some(&cookie), &body).await?;
        if to.contains("/sent") {
            return Some(());
        }
    }
    None
}

async fn killed_under_load(database: String) {
    run(&database, &["demo", "--responses", "0"]);
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..2 {
        let port = free_port();
        let mut child = serve(&database, port).await;
        let base = format!("http://127.0.0.1:{port}");
        let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
        let mut people = tokio::task::JoinSet::new();
        for person in 0..16 {
            let (stop, done, base) = (stop.clone(), done.clone(), base.clone());
            people.spawn(async move {
                let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
                for number in 0.. {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    let mark = format!("mark{round}x{person}x{number}end");
                    if parent(&client, &base, &mark).await.is_some() {
                        done.lock().unwrap().push(mark);
                    } else {
                        break;
                    }
                }
            });
        }
        // Killed in full flight: once enough were thanked, at a moment nobody chose.
        for _ in 0..600 {
            tokio::time::sleep(Duration::from_millis(50)).await;
            if done.lock().unwrap().len() >= 30 {
                break;
            }
        }
        child.kill().unwrap(); // SIGKILL
        child.wait().unwrap();
        stop.store(true, Ordering::Relaxed);
        while people.join_next().await.is_some() {}
        acknowledged.extend(done.lock().unwrap().drain(..));
    }
    assert!(acknowledged.len() >= 30, "only {} were thanked", acknowledged.len());

    let store = Store::open(&database).await.unwrap();
    let code = domain::code::Code::parse("education-services").unwrap();
    let versions = store.versions(&code).await.unwrap();
    let comments =
        store.comments(&versions, server::store::comments::CommentState::Unread, (0, 1_000_000)).await.unwrap();
    // Killed before or after the screen had read them, they are there once.
    let mut bodies: Vec<String> = comments.into_iter().map(|comment| comment.body).collect();
    bodies.extend(store.unscreened(1_000_000).await.unwrap().into_iter().map(|(_, body)| body));
    for row in store.concerns(&domain::consultation::Day::parse("2026-11-22").unwrap()).await.unwrap() {
        bodies.extend(store.concern(row.id).await.unwrap().map(|concern| concern.body));
    }
    let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
    for mark in &acknowledged {
        for part in ["first", "second"] {
            let found = bodies.iter().filter(|body| **body == format!("{part} {mark}")).count();
            assert_eq!(found, 1, "{part} {mark} was thanked for, and is there {found} times");
        }
    }
    let responses = store.response_count(&versions).await.unwrap();
    assert_eq!(bodies.len() as u64, 2 * responses, "no response is half there");
    assert!(responses >= acknowledged.len() as u64);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_thanked_for_survives_a_kill_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    killed_under_load(format!("sqlite:{}/kill.db", folder.path().display())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_thanked_for_survives_a_kill_on_postgres() {
    let folder = tempfile::tempdir().unwrap();
    let url = crate::app::database(crate::app::Engine::Postgres, &folder).await;
    killed_under_load(url).await;
}
