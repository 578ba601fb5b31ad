//! `soundings schools`

use std::{collections::BTreeSet, path::Path};

use anyhow::Context as _;

use crate::store::Store;

/// A school as its list has it: the number the Department for Education knows it by, its name, its phase.
pub(super) type Listed = (String, String, String);

/// The columns a list must have; others are left aside.
const COLUMNS: [&str; 3] = ["urn", "name", "phase"];

/// Reads a list, or says all that is wrong with it.
pub(super) fn read(list: &[u8]) -> anyhow::Result<Vec<Listed>> {
    let mut reader = csv::Reader::from_reader(list);
    let head = reader.headers().context("it is no CSV")?.clone();
    let mut at = Vec::new();
    for column in COLUMNS {
        let found = head.iter().position(|name| name.trim().eq_ignore_ascii_case(column));
        at.push(found.with_context(|| format!("it has no column “{column}”"))?);
    }
    let (mut schools, mut wrong, mut urns) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (number, row) in reader.records().enumerate() {
        let line = number + 2;
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                wrong.push(format!("line {line}: {error}"));
                continue;
            }
        };
        let cell = |which: usize| row.get(at[which]).unwrap_or_default().trim().to_owned();
        let (urn, name, phase) = (cell(0), cell(1), cell(2));
        if urn.is_empty() || urn.len() > 20 || !urn.chars().all(|c| c.is_ascii_alphanumeric()) {
            wrong.push(format!("line {line}: “{urn}” is not a school’s number"));
        } else if !urns.insert(urn.clone()) {
            wrong.push(format!("line {line}: {urn} is there twice"));
        }
        if name.is_empty() || name.chars().count() > 200 {
            wrong.push(format!("line {line}: a name of 1 to 200 characters is needed"));
        }
        if phase.is_empty() || phase.chars().count() > 20 {
            wrong.push(format!("line {line}: a phase of 1 to 20 characters is needed, such as Primary"));
        }
        schools.push((urn, name, phase));
    }
    anyhow::ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    anyhow::ensure!(!schools.is_empty(), "it lists no school");
    Ok(schools)
}

pub(super) async fn run(url: &str, file: &Path) -> anyhow::Result<()> {
    let list = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let schools = read(&list).with_context(|| format!("{} was not taken in", file.display()))?;
    let store = Store::open_there(url).await?;
    let count = store.put_schools(schools).await?;
    println!("{count} schools taken in");
    store.close().await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_taken_whole_or_not_at_all() {
        let good = read("Name,URN,phase,town\nA School,900001,Primary,Here\n".as_bytes()).expect("it is a list");
        assert_eq!(good, [("900001".to_owned(), "A School".to_owned(), "Primary".to_owned())]);
        let bad = read("urn,name,phase\n900001,A,Primary\n900001,,Primary\n".as_bytes()).expect_err("it is wrong");
        let said = bad.to_string();
        assert!(said.contains("line 3: 900001 is there twice") && said.contains("line 3: a name"), "{said}");
        assert!(read("urn,name\n1,A\n".as_bytes()).expect_err("a column is missing").to_string().contains("phase"));
        assert!(read(b"urn,name,phase\n").is_err());
    }
}
