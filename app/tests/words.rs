//! Every word of the interface is there, in each language, and no word is there for nothing.
#![cfg(feature = "ssr")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use app::{pages::engage::Beginning, phrases::Phrases, pictures};
use domain::{
    audience, duties, engage, language::Language, level::ReadingLevel, message, monitoring, outcome, publication,
    reply, survey::WayOut, trial, waves,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found
}

/// The keys of a language and level, each with the variables it uses.
fn keys(language: &str, level: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in files(&root().join("locales").join(language).join(level), "ftl") {
        let text = fs::read_to_string(&path).expect("it can be read");
        let mut current = None;
        for line in text.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase())
                && let Some((key, _)) = line.split_once(" =")
            {
                assert!(!keys.contains_key(key), "{key} is twice in {language}/{level}");
                keys.insert(key.to_owned(), BTreeSet::new());
                current = Some(key.to_owned());
            }
            let Some(key) = &current else { continue };
            for part in line.split("{ $").skip(1) {
                let name = part.split(' ').next().unwrap_or_default().to_owned();
                keys.get_mut(key).expect("it was just put there").insert(name);
            }
        }
    }
    keys
}

/// The keys that pages ask for by name.
fn asked_for() -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    let sources = [root().join("app/src"), root().join("server/src")];
    for path in sources.iter().flat_map(|folder| files(folder, "rs")) {
        let text = fs::read_to_string(&path).expect("it can be read");
        for call in ["say(\"", "say_with(\"", "say_with(\n"] {
            for rest in text.split(call).skip(1) {
                let rest = rest.trim_start().trim_start_matches('"');
                asked.extend(rest.split('"').next().map(str::to_owned));
            }
        }
    }
    asked.retain(|key| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    asked
}

#[test]
fn every_key_that_a_page_asks_for_is_there() {
    let there = keys("en", "standard");
    let asked = asked_for();
    assert!(asked.len() > 120, "only {} keys were found in the pages", asked.len());
    let missing: Vec<&String> = asked.iter().filter(|key| !there.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_key_that_is_put_together_is_there() {
    let phrases = Phrases::interface(Language::english(), ReadingLevel::Standard);
    let mut wanted: Vec<String> = Vec::new();
    for level in ReadingLevel::ALL {
        wanted.extend(["level", "level-name"].map(|name| format!("{name}-{level}")));
        if level.is_child() {
            wanted.push(format!("age-{level}"));
        }
    }
    for one in audience::Audience::ALL {
        wanted.extend(["audience", "audience-name"].map(|name| format!("{name}-{}", one.as_str())));
    }
    wanted.extend(audience::Channel::ALL.iter().map(|one| format!("channel-{}", one.as_str())));
    wanted.extend(audience::FilledBy::ALL.iter().map(|one| format!("filled-by-{}", one.as_str())));
    wanted.extend(WayOut::ALL.iter().map(|one| format!("way-{}", one.as_str())));
    wanted.extend((1..=12).map(|month| format!("month-{month}")));
    wanted.extend((1..=7).map(|note| format!("method-{note}")));
    for section in [
        "summary",
        "asked",
        "answered",
        "again",
        "basis",
        "providers",
        "need",
        "children",
        "sessions",
        "themes",
        "monitoring",
        "method",
        "wordings",
    ] {
        wanted.push(format!("outcome-{section}"));
    }
    for column in [
        "table",
        "survey",
        "audience",
        "service",
        "measure",
        "question",
        "group",
        "need",
        "statistic",
        "option",
        "value",
        "base",
        "interval-low",
        "interval-high",
        "digest",
    ] {
        wanted.push(format!("file-column-{column}"));
    }
    wanted.extend(publication::Stage::ALL.iter().map(|stage| format!("outcome-{}", stage.as_str())));
    for field in outcome::PromiseField::ALL {
        wanted.extend(["promise", "promise-error"].map(|name| format!("{name}-{}", field.as_str())));
    }
    for lacking in [
        outcome::Lacking::Summary,
        outcome::Lacking::Promise,
        outcome::Lacking::Answers,
        outcome::Lacking::Decision,
        outcome::Lacking::Closing,
        outcome::Lacking::Meanwhile,
        outcome::Lacking::Reading,
    ] {
        wanted.push(format!("outcome-lacking-{}", lacking.as_str()));
    }
    for step in ["asked", "confirm", "confirmed", "stopped", "gone"] {
        wanted.extend(["title", "text"].map(|part| format!("follow-{step}-{part}")));
    }
    let meeting = engage::meeting::MeetingField::ALL.iter().map(|field| field.as_str());
    for field in meeting.chain(engage::meeting::ActionField::ALL.iter().map(|field| field.as_str())) {
        wanted.extend(["meeting", "meeting-wrong"].map(|name| format!("{name}-{field}")));
    }
    for text in waves::asking::Text::ALL {
        wanted.push(format!("wave-{}", text.as_str()));
    }
    for field in waves::asking::Field::ALL {
        wanted.extend(["again-ask", "again-wrong"].map(|name| format!("{name}-{}", field.as_str())));
    }
    for against in [
        "lower",
        "higher",
        "alike",
        "too-few",
        "hidden",
        "other-words",
        "not-asked",
        "on-good",
        "on-bad",
        "run-good",
        "run-bad",
    ] {
        wanted.push(format!("again-{against}"));
    }
    wanted.extend(["start-reports", "reports-on", "sent-next-wave"].map(str::to_owned));
    wanted.extend(["again-said-shift", "again-said-trend", "again-said-outside"].map(str::to_owned));
    wanted.extend(["again-said-lower", "again-said-higher"].map(str::to_owned));
    wanted.extend(["few", "hidden", "other"].map(|why| format!("again-said-not-{why}")));
    wanted.extend(["again-no-report", "again-not-decided", "again-no-figures", "again-make-none"].map(str::to_owned));
    wanted.extend(["again-wave-published", "again-wave-unpublished", "again-wave-nobody"].map(str::to_owned));
    for heard in ["often", "fairly", "less", "hardly", "unknown"] {
        wanted.push(format!("heard-{heard}"));
    }
    wanted.extend(["who", "known", "answered", "share", "rate", "verdict"].map(|head| format!("heard-{head}")));
    wanted.extend(["phase", "schools", "held", "planned", "none"].map(|head| format!("heard-{head}")));
    wanted.extend(["heard-said-less", "heard-said-hardly", "heard-said-often"].map(str::to_owned));
    for verdict in monitoring::Verdict::ALL {
        wanted.push(format!("standing-{}", verdict.as_str()));
    }
    for field in monitoring::Field::ALL {
        wanted.extend(["found-ask", "found-wrong"].map(|name| format!("{name}-{}", field.as_str())));
    }
    for decided in reply::Decided::ALL {
        wanted.extend(["decided", "decided-name"].map(|name| format!("{name}-{}", decided.as_str())));
    }
    for part in reply::Part::ALL {
        wanted.extend(["part", "part-hint"].map(|name| format!("{name}-{}", part.as_str())));
    }
    wanted.extend(engage::Stage::ALL.iter().map(|one| format!("stage-{}", one.as_str())));
    wanted.extend(
        engage::Way::ALL
            .iter()
            .flat_map(|one| ["way-answer", "way-about", "letter-way"].map(|name| format!("{name}-{}", one.as_str()))),
    );
    wanted.extend(
        engage::Pace::ALL.iter().flat_map(|one| ["pace", "pace-about"].map(|name| format!("{name}-{}", one.as_str()))),
    );
    wanted.extend(engage::GroupNeed::ALL.iter().map(|one| format!("group-need-{}", one.as_str())));
    wanted.extend(
        engage::How::ALL.iter().flat_map(|one| ["how", "screen-how"].map(|name| format!("{name}-{}", one.as_str()))),
    );
    for how in [engage::How::Hands, engage::How::Corners] {
        wanted
            .extend(["title", "hint", "total", "more", "more-devices"].map(|name| format!("{}-{name}", how.as_str())));
        wanted.push(format!("join-seen-{}", how.as_str()));
    }
    wanted.extend(engage::Agreed::ALL.iter().map(|one| format!("agreed-{}", one.as_str())));
    wanted.extend(
        engage::NoteKind::ALL
            .iter()
            .flat_map(|one| ["note-kind", "note-about"].map(|name| format!("{name}-{}", one.as_str()))),
    );
    wanted.extend(engage::Phase::ALL.iter().map(|one| format!("phase-{}", one.as_str())));
    wanted.extend(engage::Command::ALL.iter().map(|one| format!("command-{}", one.as_str())));
    wanted.extend(engage::plan::Wrong::ALL.iter().map(|one| format!("plan-wrong-{}", one.as_str())));
    for field in ["day", "group", "expected", "need", "way", "pace", "service", "told"] {
        wanted.extend([format!("plan-{field}"), format!("plan-{field}-hint")]);
    }
    wanted.extend(["closed", "handed-in", "accepted"].map(|stage| format!("after-lead-{stage}")));
    for why in [
        Beginning::ParentsNotTold,
        Beginning::OtherDay,
        Beginning::NotOpen,
        Beginning::NobodyForConcerns,
        Beginning::NotAssessed,
    ] {
        wanted.push(format!("lead-cannot-{}", why.as_str()));
    }
    wanted.extend(["command-first", "command-finish", "command-again"].map(str::to_owned));
    wanted.extend((1..=6).map(|n| format!("pack-before-{n}")));
    wanted.extend((1..=5).map(|n| format!("engage-how-{n}")));
    wanted.extend((1..=6).map(|n| format!("pack-tells-{n}")));
    wanted.extend((1..=3).map(|n| format!("pack-after-{n}")));
    for record in duties::Record::ALL {
        wanted.extend(["", "-why"].map(|end| format!("duties-record-{}{end}", record.as_str())));
    }
    for who in duties::Consultee::ALL {
        wanted.extend([
            format!("duties-who-{}", who.as_str()),
            format!("duties-law-{}", who.law().as_str()),
            format!("outcome-duties-{}", who.law().as_str()),
        ]);
    }
    for wrong in duties::Wrong::ALL {
        wanted.extend([format!("duties-wrong-{}", wrong.as_str()), format!("duties-{}-ask", wrong.field())]);
    }
    wanted.extend(
        ["days", "days-few", "answer", "answer-late", "missing", "later", "enter", "change", "do-yes", "do-no"]
            .map(|key| format!("duties-{key}")),
    );
    for page in [
        "overview", "duties", "wordings", "heard", "findings", "comments", "desk", "themes", "sessions", "messages",
        "report", "reply", "after",
    ] {
        wanted.push(format!("officer-nav-{page}"));
    }
    wanted.extend(["messages-do-read", "record-duty", "message-sent-nowhere"].map(str::to_owned));
    for wrong in trial::Wrong::ALL {
        wanted.push(format!("wordings-wrong-{}", wrong.as_str()));
    }
    wanted.extend(["day", "people", "who"].map(|field| format!("wordings-{field}-ask")));
    wanted.extend(
        ["who-hint", "do-make", "do-drop", "understood-no", "understood-yes"].map(|key| format!("wordings-{key}")),
    );
    for head in ["wording", "texts", "missing", "hard", "people", "trouble", "reworded"] {
        wanted.push(format!("wordings-{head}"));
    }
    wanted.extend(["title", "over", "lead", "over-lead", "choose", "again"].map(|key| format!("trial-{key}")));
    wanted.extend(["wordings-age", "wordings-age-high", "record-try"].map(str::to_owned));
    for subject in message::Subject::ALL {
        wanted.extend(["message-about", "message-sent"].map(|name| format!("{name}-{}", subject.as_str())));
    }
    for line in [message::Line::Reach, message::Line::Name, message::Line::Place] {
        wanted.extend([format!("message-{}", line.as_str()), format!("wrong-message-{}-long", line.as_str())]);
    }
    wanted.extend(
        ["wrong-message-name", "wrong-message-place", "message-reach-hint", "message-place-hint"].map(str::to_owned),
    );
    wanted.extend(message::State::ALL.iter().map(|state| format!("messages-state-{}", state.as_str())));
    wanted.extend(["acknowledged", "answered"].map(|state| format!("messages-do-{state}")));
    wanted.extend(["concern-wish", "concern-message", "messages-wants-note", "messages-note-long"].map(str::to_owned));
    wanted.extend(
        ["concern-wish-who", "concern-message-who", "concern-release-message", "record-message"].map(str::to_owned),
    );
    for page in app::pages::about::PAGES {
        wanted.extend([format!("about-{page}"), format!("about-{page}-text"), format!("foot-{page}")]);
    }
    for name in
        ["not-found", "no-such-draft", "closed", "not-yet-open", "forged", "too-many", "too-large", "ours", "forbidden"]
    {
        wanted.extend([format!("failure-{name}"), format!("failure-{name}-text")]);
    }
    let missing: Vec<String> = wanted.into_iter().filter(|key| phrases.try_say(key, &[]).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_translation_says_all_that_a_respondent_reads_with_the_same_values() {
    let respondent: BTreeSet<String> = {
        // Reports are written in English, and so is what stands around them.
        let officer = [
            "officer", "outcome", "again", "heard", "engage", "explore", "brought", "answers", "short", "access",
            "signing", "weighted", "messages", "wordings", "duties",
        ]
        .map(|file| fs::read_to_string(root().join(format!("locales/en/standard/{file}.ftl"))).expect("it is there"))
        .concat();
        let officers: BTreeSet<&str> =
            officer.lines().filter_map(|line| line.split_once(" =").map(|(key, _)| key)).collect();
        keys("en", "standard").into_keys().filter(|key| !officers.contains(key.as_str())).collect()
    };
    let english = keys("en", "standard");
    let arabic = keys("ar", "standard");
    let missing: Vec<&String> = respondent.iter().filter(|key| !arabic.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for (key, values) in &arabic {
        let known = english.get(key).unwrap_or_else(|| panic!("{key} is in Arabic and not in English"));
        assert!(values.is_subset(known), "{key} uses {values:?}, and is given {known:?}");
    }
    for level in ["easy-read", "teen", "junior", "infant"] {
        for (key, values) in keys("en", level) {
            let known = english.get(&key).unwrap_or_else(|| panic!("{key} is in {level} and not in standard"));
            assert!(values.is_subset(known), "{level}: {key} uses {values:?}, and is given {known:?}");
        }
    }
}

#[test]
fn a_report_in_short_is_as_plain_as_its_readers_need() {
    use outcome::short::Share;
    let shares = [100, 70, 57, 50, 30, 15, 5, 0].map(|percent| Share::of(percent, 500).as_str());
    for level in [ReadingLevel::EasyRead, ReadingLevel::Teen, ReadingLevel::Junior] {
        let phrases = Phrases::interface(Language::english(), level);
        let mut said: Vec<String> =
            ["faces", "hidden", "selected", "none", "need-none", "promises", "about", "next", "need"]
                .map(|key| phrases.say(&format!("short-{key}"), &[]))
                .to_vec();
        for key in ["decides", "decided"] {
            said.push(phrases.say(&format!("short-{key}"), &[("day", "31 March 2027".into())]));
        }
        let audiences = if level.is_child() {
            vec![audience::Audience::Children, audience::Audience::Parents]
        } else {
            audience::Audience::ALL.to_vec()
        };
        for (audience, by) in
            audiences.into_iter().flat_map(|one| ["alone", "with-help", "on-behalf"].map(|by| (one, by)))
        {
            for of in ReadingLevel::ALL {
                let who =
                    [("audience", audience.as_str().into()), ("level", of.as_str().into()), ("filled", by.into())];
                let who = phrases.say("short-who", &who);
                assert!(!who.is_empty() && !who.contains(['{', '\u{2068}']), "{who}");
            }
            let n = [("audience", audience.as_str().into()), ("n", "480".into())];
            said.push(phrases.say("short-answered", &n));
        }
        for share in shares {
            let args = [("who", "Children aged 8 to 11".into()), ("share", share.into())];
            said.extend(["short-good", "short-bad"].map(|key| phrases.say(key, &args)));
        }
        for words in said {
            let hard = domain::wording::lint::too_hard(&words, level);
            // A sentence of the report tells more than a question may ask: a few words more.
            let hard: Vec<String> = hard.into_iter().filter(|one| !one.starts_with("a sentence has")).collect();
            assert!(hard.is_empty(), "{level}: {words}: {hard:?}");
            let longest = words.split_inclusive(['.', '!', '?']).map(|one| one.split_whitespace().count()).max();
            assert!(longest <= Some(18), "{level}: {words}");
        }
    }
}

#[test]
fn errors_are_said_kindly() {
    // GOV.UK's words that blame or plead.
    for level in ["standard", "easy-read", "teen", "junior", "infant"] {
        for path in files(&root().join("locales/en").join(level), "ftl") {
            for line in fs::read_to_string(&path).expect("it can be read").lines() {
                let Some((key, words)) = line.split_once(" =") else { continue };
                if key.starts_with("wrong-") {
                    for word in
                        ["please", "sorry", "valid", "invalid", "forbidden", "illegal", "forgot", "oops", "this field"]
                    {
                        assert!(!words.to_lowercase().contains(word), "{}: {key}: {word}", path.display());
                    }
                }
            }
        }
    }
}

#[test]
fn only_one_file_writes_a_text_box() {
    for path in files(&root().join("app/src"), "rs") {
        let text = fs::read_to_string(&path).expect("it can be read");
        let writes = text.lines().any(|line| line.trim_start().starts_with("<textarea"));
        assert_eq!(writes, path.ends_with("components/textarea.rs"), "{}", path.display());
    }
}

#[test]
fn every_picture_that_is_named_is_there_and_credited() {
    let there: BTreeSet<&str> = pictures::names().collect();
    let folder = root().join("server/demonstration/education-services");
    for path in files(&folder, "toml") {
        for part in fs::read_to_string(&path).expect("it can be read").split("picture = \"").skip(1) {
            let name = part.split('"').next().unwrap_or_default();
            assert!(there.contains(name), "{}: there is no picture {name}", path.display());
        }
    }
    let notice = fs::read_to_string(root().join("NOTICE.md")).expect("it is there");
    assert!(notice.contains("OpenMoji") && notice.contains("CC BY-SA 4.0"));
}

#[test]
fn a_report_says_of_the_engine_what_was_measured_last() {
    let measured = fs::read_to_string(root().join("docs/sentiment.md")).expect("it can be read");
    let mut accuracy = measured.lines().filter_map(|line| line.strip_prefix("| the analyst | "));
    let mut percent = || {
        let figure: f64 = accuracy.next().and_then(|rest| rest.split(' ').next()?.parse().ok()).expect("a figure");
        format!("about {:.0}%", figure * 100.0)
    };
    let (patients, hard) = (percent(), percent());
    let said = Phrases::interface(Language::english(), ReadingLevel::Standard).say("outcome-said-accuracy", &[]);
    // What counts for findings is harder than both: that is said, too.
    let mut pairs =
        measured.lines().filter_map(|line| line.strip_prefix("(service, sentiment) pairs found in the text: F1 "));
    let pairs: f64 = pairs.next().and_then(|rest| rest.split(';').next()?.parse().ok()).expect("a figure");
    let places = [patients, hard, format!("about {:.0}%", pairs * 100.0)].map(|figure| said.find(&figure));
    assert!(places[0].is_some() && places.is_sorted(), "{places:?} in: {said}");
}
