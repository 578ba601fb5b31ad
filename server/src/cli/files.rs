//! `soundings import`, `export`, `findings` and `backup`

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::Context as _;
use domain::{
    code::Code,
    edition::{self, Edition, Files, SurveyEdition},
    level::ReadingLevel,
    wording::coverage,
};

use crate::{
    clock::Clock,
    config::Zone,
    export, findings,
    http::catalogue::Catalogue,
    store::{Store, consultations::Imported, is_unused, people::Action, sqlite_path},
};

/// Reads a consultation's directory: `consultation.*` and what is in `blocks/` and `surveys/`.
pub(super) fn read_directory(directory: &Path) -> anyhow::Result<Files> {
    let mut files = Files::new();
    for (folder, prefix) in
        [(directory.to_owned(), ""), (directory.join("blocks"), "blocks/"), (directory.join("surveys"), "surveys/")]
    {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| format!("read {}", folder.display()))? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            let ours = path.extension().is_some_and(|ending| ending == "toml" || ending == "ftl");
            if path.is_file() && ours {
                let bytes = fs::read(&path).with_context(|| format!("read {}", path.display()))?;
                let text = String::from_utf8(bytes).ok().with_context(|| {
                    format!(
                        "{} is not saved as UTF-8: choose that encoding where you save it; nothing was taken in",
                        path.display()
                    )
                })?;
                // The mark that Windows puts before it says nothing.
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                files.insert(format!("{prefix}{name}"), text);
            }
        }
    }
    Ok(files)
}

/// Questions that have been answered, and are put otherwise in an edition than in the version in which they were asked last.
async fn reworded(store: &Store, edition: &Edition) -> anyhow::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut versions = store.versions(&edition.consultation.code).await?;
    versions.reverse();
    for new in &edition.surveys {
        let mut seen: BTreeSet<(Code, ReadingLevel)> = BTreeSet::new();
        for id in &versions {
            let Some(before) = store.version(*id).await? else { continue };
            if before.edition.survey.code != new.survey.code || store.response_count(&[*id]).await? == 0 {
                continue;
            }
            let asked = new.asked_in_both(&before.edition);
            let changed = new.reworded(&before.edition);
            let first = |one: &&(Code, ReadingLevel)| !seen.contains(*one);
            let each = changed
                .iter()
                .filter(first)
                .map(|(question, level)| format!("  {}: {question}, {level}", new.survey.code));
            found.extend(each);
            seen.extend(asked);
        }
    }
    Ok(found)
}

/// Says of each wording what it lacks, and what its readers are shown instead: nothing is wrong with that, and whoever writes a
/// survey must know it.
fn not_written(edition: &Edition) {
    for SurveyEdition { survey, consultation, wordings, .. } in &edition.surveys {
        let mut lacking: BTreeMap<_, BTreeMap<_, usize>> = BTreeMap::new();
        for gap in coverage::gaps(survey, consultation, wordings) {
            if let Some(instead) = gap.instead {
                *lacking.entry(gap.wording).or_default().entry(instead).or_default() += 1;
            }
        }
        for ((language, level), instead) in lacking {
            let each: Vec<String> =
                instead.into_iter().map(|((language, level), n)| format!("{n} in {language}, {level}")).collect();
            println!(
                "note: {}: in {language}, {level}, texts that are not written are shown in other words: {}",
                survey.code,
                each.join("; ")
            );
        }
    }
}

pub(super) async fn import(
    url: &str,
    directory: &Path,
    (check, demonstration, same_meaning): (bool, bool, bool),
    zone: &Zone,
) -> anyhow::Result<()> {
    let files = read_directory(directory)?;
    let edition = match edition::read(&files) {
        Ok(edition) => edition,
        Err(faults) => {
            for fault in &faults {
                eprintln!("{}/{fault}", directory.display());
            }
            anyhow::bail!("{} to put right; nothing was taken in", faults.len());
        }
    };
    // A language that the buttons are not written in can be reached by nobody.
    let unwritten: Vec<String> = edition
        .consultation
        .languages
        .iter()
        .filter(|language| !app::phrases::interface_languages().contains(language))
        .map(ToString::to_string)
        .collect();
    anyhow::ensure!(
        unwritten.is_empty(),
        "languages: the interface is not written in {}, so nobody could answer in it; nothing was taken in",
        unwritten.join(", ")
    );
    let known: BTreeSet<&str> = app::pictures::names().collect();
    let unknown: Vec<String> = edition::pictures(&edition)
        .into_iter()
        .filter(|(_, picture)| !known.contains(picture.as_str()))
        .map(|(what, picture)| format!("  {what}: “{picture}”"))
        .collect();
    anyhow::ensure!(
        unknown.is_empty(),
        "there is no such picture:\n{}\nThere are: {}. Nothing was taken in",
        unknown.join("\n"),
        known.iter().copied().collect::<Vec<_>>().join(", ")
    );
    not_written(&edition);
    if check {
        let n = edition.surveys.len();
        let surveys = if n == 1 { "1 survey".to_owned() } else { format!("{n} surveys") };
        println!("{}: {surveys}, nothing wrong", edition.consultation.code);
        return Ok(());
    }
    let store = Store::open(url).await?;
    let known = if demonstration { Vec::new() } else { super::demo::known_accounts(&store).await? };
    anyhow::ensure!(
        known.is_empty(),
        "the demonstration’s accounts may sign in here, and everybody knows their password. Take the consultation into another database, or first stop them:\n{}",
        known.iter().map(|email| format!("  soundings user disable {email}")).collect::<Vec<_>>().join("\n")
    );
    if let Some(first) = &edition.consultation.wave_of {
        match store.consultation(first).await? {
            None => anyhow::bail!(
                "wave-of: there is no consultation “{first}” that this could ask again; nothing was taken in"
            ),
            Some(one) if one.wave_of.is_some() => {
                anyhow::bail!("wave-of: “{first}” asks again itself: name the one it asks again; nothing was taken in")
            }
            Some(_) => {}
        }
    }
    let code = &edition.consultation.code;
    // A slip in a date would delete every answer within the hour; a later one keeps them longer than people were told.
    if store.response_count(&store.versions(code).await?).await? > 0 {
        let until = edition.consultation.deletes_on();
        let today = Clock::system(&zone.time_zone)?.today();
        anyhow::ensure!(
            until >= today,
            "decides: answers are kept for six months after that day, until {}: those that are there would be deleted at once; nothing was taken in",
            until.as_str()
        );
        if let Some(before) =
            store.consultation(code).await?.map(|one| one.deletes_on()).filter(|before| *before < until)
        {
            println!(
                "note: answers are now kept until {}; whoever answered before was told {}",
                until.as_str(),
                before.as_str()
            );
        }
    }
    if let Some(before) = store.consultation(code).await? {
        let now = &edition.consultation;
        if (&before.opens, &before.closes) != (&now.opens, &now.closes) {
            println!(
                "note: it can now be answered from {} to {}; before, from {} to {}",
                now.opens.as_str(),
                now.closes.as_str(),
                before.opens.as_str(),
                before.closes.as_str()
            );
        }
        let outside = store.answered_outside(&store.versions(code).await?, (&now.opens, &now.closes)).await?;
        if outside > 0 {
            println!(
                "note: {outside} responses were entered on other days than these; they are counted, and reports name these days"
            );
        }
    }
    let reworded = if same_meaning { Vec::new() } else { reworded(&store, &edition).await? };
    anyhow::ensure!(
        reworded.is_empty(),
        "these questions have been answered, and are put otherwise now:\n{}\nGive a question that asks something else another code, and its answers are counted by themselves; where it asks the same, and only its words were put right, say so with --same-meaning. Nothing was taken in",
        reworded.join("\n")
    );
    let done = store.import(&files, &edition, demonstration).await?;
    let now = Clock::system(&zone.time_zone)?.seconds();
    store.audit(now, None, Action::Import, edition.consultation.code.as_str()).await?;
    for (survey, what) in done {
        match what {
            Imported::Unchanged => println!("{survey}: unchanged"),
            Imported::New => println!("{survey}: taken in"),
            Imported::Version(number) => {
                println!("{survey}: version {number}; what was answered before is kept as it was");
            }
        }
    }
    store.close().await;
    Ok(())
}

pub(super) async fn export(url: &str, code: &Code, directory: &Path, zone: &Zone) -> anyhow::Result<()> {
    let store = Store::open_there(url).await?;
    let files = store.export(code).await?.with_context(|| format!("there is no consultation {code}"))?;
    let taken = directory.is_dir() && fs::read_dir(directory)?.next().is_some();
    anyhow::ensure!(!taken, "{} is not empty", directory.display());
    for (path, body) in &files {
        let to = directory.join(path);
        fs::create_dir_all(to.parent().unwrap_or(directory))?;
        fs::write(&to, body).with_context(|| format!("write {}", to.display()))?;
    }
    let now = Clock::system(&zone.time_zone)?.seconds();
    store.audit(now, None, Action::Export, &format!("{code} as files, to {}", directory.display())).await?;
    println!("{} files in {}", files.len(), directory.display());
    store.close().await;
    Ok(())
}

pub(super) async fn findings(url: &str, code: &Code, file: &Path, zone: &Zone) -> anyhow::Result<()> {
    let store = Store::open_there(url).await?;
    let catalogue = Catalogue::default();
    let surveys = findings::surveys(&store, &catalogue, code)
        .await?
        .with_context(|| format!("there is no consultation {code}"))?;
    let report = findings::compute(&store, &surveys).await?;
    let weighing = findings::weighing(&store, code, &surveys, &report).await?;
    let clock = Clock::system(&zone.time_zone)?;
    let first = &surveys.newest[0];
    let ui = findings::words(&catalogue, first, domain::level::ReadingLevel::Standard);
    let book = export::Book {
        method: app::tables::method(&ui),
        ui,
        consultation: first.edition.consultation.clone(),
        tables: findings::print(&catalogue, &surveys, &report, &weighing),
        rooms: findings::print_rooms(&catalogue, &surveys, &report),
        digest: report.digest.clone(),
        today: clock.today(),
    };
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    // The longest ending: a CSV's metadata are JSON too.
    let kind = export::Kind::ALL
        .into_iter()
        .filter(|kind| name.ends_with(&format!(".{}", kind.ending())))
        .max_by_key(|kind| kind.ending().len())
        .context("name the file .xlsx, .ods, .csv, .csv-metadata.json or .json")?;
    let stem = name.strip_suffix(&format!(".{}", kind.ending())).unwrap_or(name);
    let bytes = kind.write(&book, stem)?;
    fs::write(file, bytes).with_context(|| format!("write {}", file.display()))?;
    store.audit(clock.seconds(), None, Action::Export, &format!("{code} {} {}", file.display(), report.digest)).await?;
    println!("{} tables, digest {}", book.tables.len(), report.digest);
    store.close().await;
    Ok(())
}

pub(super) async fn backup(url: &str, file: &Path, zone: &Zone) -> anyhow::Result<()> {
    anyhow::ensure!(url.starts_with("sqlite:"), "for PostgreSQL use pg_dump");
    anyhow::ensure!(!file.exists(), "{} exists already", file.display());
    // As it is: a copy made before an upgrade is no upgrade.
    let store = Store::open_as_it_is(url).await?;
    // Before it is made: the copy says itself that it is one.
    let now = Clock::system(&zone.time_zone)?.seconds();
    store.audit(now, None, Action::Export, &format!("a copy of the whole database, to {}", file.display())).await?;
    store.copy_to(file.to_str().context("the path is not text")?).await?;
    let from = std::path::absolute(sqlite_path(url).unwrap_or_default())?;
    println!("copied {} to {}", from.display(), file.display());
    store.close().await;
    Ok(())
}

/// Puts a copy in the place of the database. What stood there is kept beside it.
pub(super) async fn restore(url: &str, file: &Path) -> anyhow::Result<()> {
    let path = sqlite_path(url).context("for PostgreSQL use pg_restore")?;
    let copy = Store::open_as_it_is(&format!("sqlite:{}", file.display())).await?;
    let sound = copy.is_sound().await;
    copy.close().await;
    anyhow::ensure!(sound?, "{} is no whole database: nothing was changed", file.display());
    let to = Path::new(path);
    let same = to.is_file() && fs::canonicalize(to)? == fs::canonicalize(file)?;
    anyhow::ensure!(!same, "{} is the database itself", file.display());
    if to.is_file() {
        anyhow::ensure!(is_unused(path).await?, "a server is using the database: stop it first");
    }
    // The whole copy first: until it stands beside its place, nothing there is touched.
    let half = format!("{path}.restoring");
    fs::copy(file, &half)?;
    fs::File::open(&half)?.sync_all()?;
    if to.is_file() {
        let aside = (1..1000).map(|n| format!("{path}.replaced-{n}")).find(|name| !Path::new(name).exists());
        let aside = aside.context("a thousand databases that were replaced stand there: take some away first")?;
        fs::rename(to, &aside)?;
        println!("what was there is kept as {aside}");
    }
    for log in ["wal", "shm"] {
        // What a log that was left behind says is of the other database.
        let log = format!("{path}-{log}");
        if Path::new(&log).exists() {
            fs::remove_file(&log)?;
        }
    }
    fs::rename(&half, to)?;
    println!("{} stands at {}", file.display(), std::path::absolute(to)?.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The files that the guide to writing a consultation shows: each below its name.
    fn shown(guide: &str) -> Files {
        let mut files = Files::new();
        let mut parts = guide.split("\n```");
        let mut before = parts.next().unwrap_or_default();
        while let (Some(code), Some(after)) = (parts.next(), parts.next()) {
            let name = before.trim_end().lines().last().unwrap_or_default().trim_matches('`');
            let (_, body) = code.split_once('\n').unwrap_or_default();
            files.insert(name.to_owned(), format!("{body}\n"));
            before = after;
        }
        files
    }

    #[test]
    fn what_the_guide_shows_is_taken_and_names_every_picture() {
        let guide = include_str!("../../../docs/writing.md");
        let files = shown(guide);
        assert_eq!(files.len(), 4, "{:?}", files.keys());
        let edition = edition::read(&files).unwrap_or_else(|faults| panic!("{faults:?}"));
        let known: BTreeSet<&str> = app::pictures::names().collect();
        assert!(edition::pictures(&edition).iter().all(|(_, picture)| known.contains(picture.as_str())));
        let (_, list) = guide.split_once("## Pictures\n").expect("they are listed");
        let listed: BTreeSet<&str> = list.trim().split(", ").collect();
        // The program's own are no author's to choose.
        let own = |name: &&str| *name == "arrow" || name.starts_with("way-");
        assert_eq!(listed, known.into_iter().filter(|name| !own(name)).collect());
    }
}
