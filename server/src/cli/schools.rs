//! `soundings schools`

use std::{collections::BTreeSet, path::Path};

use anyhow::Context as _;

use domain::heard::schools::{MOST_PUPILS, Urn};

use crate::store::{Store, schools::Listed};

/// The columns a list must have; others are left aside.
const COLUMNS: [&str; 3] = ["urn", "name", "phase"];
/// The column a list may have: how many pupils a school has.
const PUPILS: &str = "pupils";

/// Reads a list, or says all that is wrong with it.
pub(super) fn read(list: &[u8]) -> anyhow::Result<Vec<Listed>> {
    let mut reader = csv::Reader::from_reader(list);
    let head = reader.headers().context("it is no CSV")?.clone();
    let mut at = Vec::new();
    for column in COLUMNS {
        let found = head.iter().position(|name| name.trim().eq_ignore_ascii_case(column));
        at.push(found.with_context(|| format!("it has no column “{column}”"))?);
    }
    let pupils_at = head.iter().position(|name| name.trim().eq_ignore_ascii_case(PUPILS));
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
        let cell = |which: usize| row.get(which).unwrap_or_default().trim().to_owned();
        let (urn, name, phase) = (cell(at[0]), cell(at[1]), cell(at[2]));
        let known = Urn::parse(&urn);
        if known.is_none() {
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
        // As people write them: 1,210 and 1 210.
        let typed: String = pupils_at.map(cell).unwrap_or_default().replace([',', ' '], "");
        let pupils = typed.parse().ok().filter(|pupils| *pupils <= MOST_PUPILS);
        if pupils.is_none() && !typed.is_empty() {
            wrong.push(format!("line {line}: “{typed}” is no number of pupils from 0 to {MOST_PUPILS}"));
        }
        schools.extend(known.map(|urn| Listed { urn, name, phase, pupils }));
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
        let school = |pupils| Listed {
            urn: Urn::parse("900001").expect("a number"),
            name: "A School".to_owned(),
            phase: "Primary".to_owned(),
            pupils,
        };
        assert_eq!(good, [school(None)]);
        let counted = "Name,URN,phase,Pupils\nA School,900001,Primary,\"1,210\"\n".as_bytes();
        assert_eq!(read(counted).expect("it is a list"), [school(Some(1210))]);
        let many = read("urn,name,phase,pupils\n900001,A,Primary,many\n".as_bytes()).expect_err("it is no number");
        assert!(many.to_string().contains("line 2: “many”"), "{many}");
        let bad = read("urn,name,phase\n900001,A,Primary\n900001,,Primary\n".as_bytes()).expect_err("it is wrong");
        let said = bad.to_string();
        assert!(said.contains("line 3: 900001 is there twice") && said.contains("line 3: a name"), "{said}");
        assert!(read("urn,name\n1,A\n".as_bytes()).expect_err("a column is missing").to_string().contains("phase"));
        assert!(read(b"urn,name,phase\n").is_err());
    }
}
