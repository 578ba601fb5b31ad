//! How wide the columns of a table are, where the format does not find that out by itself.

use domain::outcome::{Table, TableRow};

/// How many letters of a table's text stand in a line as wide as the page, in hundredths.
const LINE: u32 = 9600;
/// How many letters a column has room for that has more to say than fits: the rest goes on below.
const LONGEST: u32 = 60;
/// What stands beside the words of a cell, in hundredths of a letter.
const AROUND: u32 = 250;
/// How wide a letter is in hundredths, and in heads, which are bold.
const LETTER: u32 = 100;
const BOLD: u32 = 115;
/// What the widths of a table come to.
pub(super) const WHOLE: u32 = 10_000;

fn letters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(LONGEST)
}

/// The width of each column, of [`WHOLE`]. No word is broken as long as all of them have room, and what is left goes to the
/// columns with most to say.
pub(super) fn widths(table: &Table) -> Vec<u32> {
    let count = table.head.len().max(1);
    let heads = table.head.iter().enumerate().map(|(at, text)| (at, text, BOLD));
    let cells = table.rows.iter().flat_map(|row| {
        let rest = row.cells.iter().enumerate().map(|(at, text)| (at + 1, text, LETTER));
        std::iter::once((0, &row.name, BOLD)).chain(rest)
    });
    let (mut least, mut wanted) = (vec![AROUND; count], vec![AROUND; count]);
    for (at, text, letter) in heads.chain(cells).filter(|(at, ..)| *at < count) {
        let word = text.split_whitespace().map(letters).max().unwrap_or_default().min(LONGEST);
        let whole = letters(text).min(LONGEST).max(word);
        least[at] = least[at].max(word * letter + AROUND);
        wanted[at] = wanted[at].max(whole * letter + AROUND);
    }
    let (taken, all): (u32, u32) = (least.iter().sum(), wanted.iter().sum());
    // What is over where everything has room in one line goes to each alike.
    let over = LINE.saturating_sub(all) / u32::try_from(count).unwrap_or(1);
    let left = LINE.saturating_sub(taken).min(all - taken);
    let each = least.iter().zip(&wanted).map(|(least, wanted)| {
        let more = u64::from(wanted - least) * u64::from(left) / u64::from((all - taken).max(1));
        u64::from(least + over) + more
    });
    let each: Vec<u64> = each.collect();
    let sum = each.iter().sum::<u64>().max(1);
    each.iter().map(|width| u32::try_from(width * u64::from(WHOLE) / sum).unwrap_or(WHOLE)).collect()
}

/// How many lines a table takes with columns as wide as [`widths`] makes them, and one more for each row: what stands between two.
pub(super) fn lines(table: &Table) -> u32 {
    let room: Vec<u32> =
        widths(table).iter().map(|width| (width * LINE / WHOLE).saturating_sub(AROUND).max(LETTER)).collect();
    let of = |at: usize, text: &str, letter: u32| {
        let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        letters.saturating_mul(letter).div_ceil(room.get(at).copied().unwrap_or(LETTER)).max(1)
    };
    let head = table.head.iter().enumerate().map(|(at, text)| of(at, text, BOLD)).max().unwrap_or_default() + 1;
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().enumerate().map(|(at, text)| of(at + 1, text, LETTER));
        cells.chain([of(0, &row.name, BOLD)]).max().unwrap_or(1) + 1
    });
    rows.fold(head, u32::saturating_add)
}

/// So many columns fit side by side on a page.
const MOST_COLUMNS: usize = 9;
/// So many rows fit side by side where a table is turned round.
const MOST_TURNED: usize = 6;

/// A table as it fits on a page: one that is too wide is turned round, its columns are its rows, some of its rows at a time.
pub(super) fn fitting(table: &Table) -> Vec<Table> {
    if table.head.len() <= MOST_COLUMNS || table.rows.is_empty() {
        return vec![table.clone()];
    }
    let name = |row: &TableRow| row.name.clone();
    let last = table.rows.len().div_ceil(MOST_TURNED).saturating_sub(1);
    table
        .rows
        .chunks(MOST_TURNED)
        .enumerate()
        .map(|(part, rows)| Table {
            // It is cited once.
            number: table.number.filter(|_| part == 0),
            caption: table.caption.clone(),
            head: table.head.first().cloned().into_iter().chain(rows.iter().map(name)).collect(),
            rows: table
                .head
                .iter()
                .enumerate()
                .skip(1)
                .map(|(at, head)| TableRow {
                    name: head.clone(),
                    part: false,
                    cells: rows.iter().map(|row| row.cells.get(at - 1).cloned().unwrap_or_default()).collect(),
                })
                .collect(),
            // They stand below it once, as they are cited.
            notes: if part == last { table.notes.clone() } else { Vec::new() },
            asked: if part == last { table.asked.clone() } else { Vec::new() },
            ..Table::default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::outcome::TableRow;

    use super::*;

    fn of(head: &[&str], rows: &[&[&str]]) -> Vec<u32> {
        let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let row = |cells: &&[&str]| TableRow { name: cells[0].to_owned(), part: false, cells: text(&cells[1..]) };
        widths(&Table { head: text(head), rows: rows.iter().map(row).collect(), ..Table::default() })
    }

    #[test]
    fn names_and_long_texts_have_room_and_figures_take_what_they_need() {
        let long = "what is promised, and by whom, and what happens where it is not held to after all that was said";
        let widths = of(&["Service", "What is promised", "n"], &[&["Workforce development", long, "85"]]);
        assert!(widths.iter().sum::<u32>().abs_diff(WHOLE) < 5, "{widths:?}");
        assert!(widths[1] > widths[0] && widths[0] > widths[2], "{widths:?}");
        assert!(widths[0] * LINE / WHOLE >= letters("development") * BOLD, "no word is broken: {widths:?}");
    }

    #[test]
    fn a_table_is_as_long_as_what_stands_in_it() {
        let long = "what is promised, and by whom, and what happens where it is not held to ".repeat(20);
        let of = |text: &str| {
            let row = TableRow { name: "Admissions".to_owned(), part: false, cells: vec![text.to_owned()] };
            lines(&Table {
                head: vec!["Service".to_owned(), "What is promised".to_owned()],
                rows: vec![row.clone(), row],
                ..Table::default()
            })
        };
        assert_eq!(of("little"), 2 + 2 * 2);
        assert!((34..60).contains(&of(&long)), "{}", of(&long));
    }

    #[test]
    fn a_table_with_little_in_it_is_spread_out_and_a_crowded_one_is_shared_by_need() {
        let few = of(&["a", "b"], &[&["a", "1"]]);
        assert!(few[0].abs_diff(few[1]) < 500, "{few:?}");
        let word = "accountabilities";
        let crowded = of(&[word; 9], &[&["1"; 9]]);
        assert!(crowded.iter().all(|width| width.abs_diff(WHOLE / 9) < 5), "{crowded:?}");
        assert_eq!(of(&[], &[]), [WHOLE]);
    }
}
