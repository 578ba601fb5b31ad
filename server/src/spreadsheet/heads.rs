//! Rows of heads: some tools write two or three, and what is no head would be a person.

/// What stands in the third of Qualtrics' three rows of heads, and in nobody's answer.
const IMPORT_ID: &str = "{\"ImportId\":";
/// What Qualtrics heads its own columns with in a first row of names, and in a second of questions. Source: *Understanding
/// your dataset*, <https://www.qualtrics.com/support>.
const NAMES: [&str; 7] =
    ["StartDate", "EndDate", "Finished", "Progress", "RecordedDate", "ResponseId", "DistributionChannel"];
const QUESTIONS: [&str; 7] =
    ["Start Date", "End Date", "Finished", "Progress", "Recorded Date", "Response ID", "Distribution Channel"];

/// So many columns at least are everybody's (a number, when they began, when they ended) where a tool writes a second row of heads.
const EVERYBODYS: usize = 3;

/// Makes one row of however many rows of heads there are.
pub(super) fn one(rows: &mut Vec<Vec<String>>) {
    if rows.get(2).is_some_and(|row| row.iter().any(|cell| cell.trim().starts_with(IMPORT_ID))) {
        rows.remove(2);
        named(rows);
    } else if is_like(rows.first(), &NAMES) && is_like(rows.get(1), &QUESTIONS) {
        named(rows);
    } else if is_parted(rows) {
        parted(rows);
    }
}

/// Whether three or more of the heads stand in a row.
fn is_like(row: Option<&Vec<String>>, heads: &[&str]) -> bool {
    let like = |cell: &&String| heads.contains(&cell.trim());
    row.is_some_and(|row| row.iter().filter(like).count() >= 3)
}

/// Of a row of names and one of questions the questions are kept, and names where there are none.
fn named(rows: &mut Vec<Vec<String>>) {
    let names = rows.remove(0);
    let heads = &mut rows[0];
    heads.resize(heads.len().max(names.len()), String::new());
    for (head, name) in heads.iter_mut().zip(names) {
        if head.trim().is_empty() {
            *head = name;
        }
    }
}

/// Whether the second row says what of the first row's questions each column is: as SmartSurvey writes it, a question stands
/// above the first of its columns alone, and below what everybody has (a number, a day) nothing stands but in people's rows.
fn is_parted(rows: &[Vec<String>]) -> bool {
    let [first, second, people @ ..] = rows else { return false };
    let says = |row: &[String], column: usize| row.get(column).is_some_and(|cell| !cell.trim().is_empty());
    let width = first.len().max(second.len());
    let everybodys = |column: &usize| {
        let filled = people.iter().filter(|row| says(row, *column)).count();
        says(first, *column) && !says(second, *column) && filled * 10 >= people.len() * 9
    };
    // A column of a question's parts: it has no head of its own, or stands below the first of them.
    let parts = |column: usize| !says(first, column) || !says(first, column + 1);
    people.len() > 1
        && (0..width).any(|column| column > 0 && !says(first, column) && says(second, column))
        && (0..width).filter(|column| says(second, *column)).all(parts)
        // Whoever leaves something out has a number all the same.
        && everybodys(&0)
        && (0..width).filter(everybodys).count() >= EVERYBODYS
}

/// Carries each question on over the columns of its parts, and puts both into one head.
fn parted(rows: &mut Vec<Vec<String>>) {
    let first = rows.remove(0);
    let parts = &mut rows[0];
    let width = first.len().max(parts.len());
    parts.resize(width, String::new());
    let mut question = "";
    for (column, part) in parts.iter_mut().enumerate() {
        let head = first.get(column).map(|head| head.trim()).filter(|head| !head.is_empty());
        // What has neither is no part of the question before it.
        question = match head {
            Some(head) => head,
            None if part.trim().is_empty() => "",
            None => question,
        };
        *part = [question, part.trim()].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" – ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_row_of_parts_belongs_to_the_heads() {
        let mut found = rows(
            "UserID|Started|Ended|Q1. Which?|||Q2. How old?\n|||Admissions|Early years|Other|\n1|a|b|Admissions|||34\n2|a|b||Early years||40",
        );
        one(&mut found);
        let heads = [
            "UserID",
            "Started",
            "Ended",
            "Q1. Which? – Admissions",
            "Q1. Which? – Early years",
            "Q1. Which? – Other",
            "Q2. How old?",
        ];
        assert_eq!(found[0], heads);
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn names_above_questions_are_no_person() {
        let mut found = rows(
            "StartDate|EndDate|Finished|Q1|Q2\nStart Date|End Date|Finished|How good?|\n1 May|1 May|True|Good|x\n2 May|2 May|True|Poor|y",
        );
        one(&mut found);
        assert_eq!(found[0], ["Start Date", "End Date", "Finished", "How good?", "Q2"]);
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn people_are_no_heads() {
        for text in [
            "Good?|Why?\nGood|They rang\nPoor|They did not\nGood|x",
            // Somebody who left the first cell empty, and wrote a comma too many.
            "Id|Why?\n|They rang|and more\n2|x\n|y\n|z",
            // Somebody who left out what nearly all answered, beside a column without a head.
            "Q1|Q2|\n|Good|he hit me\nYes|Poor|\nYes|Good|x\nYes|Good|\nYes|Good|y",
        ] {
            let mut found = rows(text);
            let before = found.clone();
            one(&mut found);
            assert_eq!(found, before);
        }
    }
}
