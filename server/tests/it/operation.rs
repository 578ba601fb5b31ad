//! What whoever looks after the machine does, by the program itself.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// Runs the program over a database.
fn soundings(database: &Path, asked: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_soundings"))
        .args(["--database", &format!("sqlite:{}", database.display())])
        .args(asked)
        .env_remove("SOUNDINGS_DATABASE")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The same, with words typed at it.
fn told(database: &Path, asked: &[&str], words: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_soundings"))
        .args(["--database", &format!("sqlite:{}", database.display())])
        .args(asked)
        .env_remove("SOUNDINGS_DATABASE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
    program.wait_with_output().unwrap()
}

/// What it says, where it did what was asked.
fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Why it did not.
fn refused(output: &Output) -> String {
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn demonstration() -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("demonstration/education-services").display().to_string()
}

#[test]
fn what_reads_a_database_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("not/there.db");
    let copy = folder.path().join("copy.db").display().to_string();
    let asked: [&[&str]; 4] = [
        &["backup", &copy],
        &["user", "list"],
        &["user", "disable", "a@example.org"],
        &["user", "add", "a@example.org", "--name", "A"],
    ];
    for one in asked {
        assert!(refused(&soundings(&nowhere, one)).contains("there is no database at"), "{one:?}");
    }
    assert!(!nowhere.exists() && !nowhere.parent().unwrap().exists() && !Path::new(&copy).exists());
}

#[test]
fn a_new_password_leaves_everything_else_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("test.db");
    done(&soundings(&database, &["migrate"]));
    let add = ["user", "add", "Lead@Example.org", "--name", "Ruth", "--role", "safeguarding-lead"];
    assert!(done(&soundings(&database, &add)).contains("They set their own"));
    assert!(refused(&soundings(&database, &add)).contains("has an account already, as safeguarding-lead"));
    assert!(done(&soundings(&database, &["user", "password", "lead@example.org"])).contains("password: "));
    let list = || done(&soundings(&database, &["user", "list"]));
    assert_eq!(list(), "lead@example.org\tsafeguarding-lead\tRuth\n");
    let role = ["user", "role", "lead@example.org", "officer"];
    assert!(done(&soundings(&database, &role)).contains("was safeguarding-lead, and is now officer"));
    assert!(
        refused(&soundings(&database, &["user", "role", "lead@example.org", "representative"])).contains("--school")
    );
    done(&soundings(&database, &["user", "disable", "lead@example.org"]));
    assert_eq!(list(), "");
    assert!(refused(&soundings(&database, &["user", "password", "lead@example.org"])).contains("there is no account"));
    done(&soundings(&database, &add));
    assert_eq!(list(), "lead@example.org\tsafeguarding-lead\tRuth\n", "may sign in again");
}

#[test]
fn a_copy_is_nobody_elses_to_read_and_can_be_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let (database, copy) = (folder.path().join("test.db"), folder.path().join("copy.db"));
    done(&soundings(&database, &["migrate"]));
    done(&soundings(&database, &["user", "add", "a@example.org", "--name", "A"]));
    let path = copy.display().to_string();
    assert!(done(&soundings(&database, &["backup", &path])).contains("test.db"), "it says what it copied");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(refused(&soundings(&database, &["backup", &path])).contains("exists already"));
    done(&soundings(&database, &["user", "add", "b@example.org", "--name", "B"]));
    let half = folder.path().join("half.db");
    std::fs::write(&half, &std::fs::read(&copy).unwrap()[..8192]).unwrap();
    let wrong = soundings(&database, &["restore", &half.display().to_string()]);
    assert!(!wrong.status.success(), "half a copy is none");
    assert_eq!(done(&soundings(&database, &["user", "list"])).lines().count(), 2);
    done(&soundings(&database, &["restore", &path]));
    assert_eq!(done(&soundings(&database, &["user", "list"])).lines().count(), 1);
    let aside = folder.path().join("test.db.replaced-1");
    assert_eq!(done(&soundings(&aside, &["user", "list"])).lines().count(), 2, "what was there is kept");
}

#[test]
fn what_everybody_may_know_does_not_stand_beside_what_is_real() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("test.db");
    done(&soundings(&database, &["migrate"]));
    let files = demonstration();
    let add = ["user", "add", "officer@example.org", "--name", "Olu", "--password-stdin"];
    done(&told(&database, &add, "soundings-demonstration"));
    let wrong = refused(&soundings(&database, &["import", &files]));
    assert!(wrong.contains("soundings user disable officer@example.org"), "{wrong}");
    done(&soundings(&database, &["user", "disable", "officer@example.org"]));
    // Whoever has another password by now is somebody who tries the program out.
    done(&soundings(&database, &["user", "add", "officer@example.org", "--name", "Olu"]));
    done(&soundings(&database, &["import", &files]));
    assert!(refused(&soundings(&database, &["demo", "--responses", "0"])).contains("has a real consultation"));
}

/// A consultation's files in a folder of their own, with some words in one of them changed.
fn changed(folder: &std::path::Path, file: &str, from: &str, to: &str) -> String {
    let own = folder.join("changed");
    for path in ["", "blocks", "surveys"] {
        std::fs::create_dir_all(own.join(path)).unwrap();
        for file in std::fs::read_dir(std::path::Path::new(&demonstration()).join(path)).unwrap() {
            let file = file.unwrap();
            if file.path().is_file() {
                std::fs::copy(file.path(), own.join(path).join(file.file_name())).unwrap();
            }
        }
    }
    let path = own.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no “{from}”");
    std::fs::write(&path, text.replace(from, to)).unwrap();
    own.display().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_do_not_come_to_stand_under_other_words() {
    let app = crate::app::TestApp::new(crate::app::Engine::Sqlite).await;
    let database = app.folder.path().join("test.db");
    let other = tempfile::tempdir().unwrap();
    let words = ("blocks/core.en.standard.ftl", "how good or poor is this service now?", "how well is it paid?");
    let files = changed(other.path(), words.0, words.1, words.2);
    // Before anybody has answered, words may be any.
    app.parent_writes("admissions", "They rang back.").await;
    for email in [
        "officer@example.org",
        "second@example.org",
        "admin@example.org",
        "lead@example.org",
        "deputy@example.org",
        "school@example.org",
        "other@example.org",
    ] {
        app.store.disable_account(email).await.unwrap();
    }
    app.close().await;
    let wrong = refused(&soundings(&database, &["import", &files]));
    assert!(wrong.contains("parents: quality, standard") && wrong.contains("--same-meaning"), "{wrong}");
    assert!(!wrong.contains("parents: access") && !wrong.contains("easy-read"), "{wrong}");
    assert!(done(&soundings(&database, &["import", &files, "--same-meaning"])).contains("parents: version 2"));
}

#[test]
fn a_language_nobody_could_answer_in_is_not_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let files = changed(folder.path(), "consultation.toml", "languages = [\"ar\"]", "languages = [\"ar\", \"pl\"]");
    let wrong = refused(&soundings(&folder.path().join("test.db"), &["import", &files, "--check"]));
    assert!(wrong.contains("the interface is not written in pl"), "{wrong}");
}
