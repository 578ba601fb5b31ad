//! A file as SPSS reads it, with what its columns and cells mean.

use std::{collections::BTreeMap, io::BufWriter, sync::Arc};

use ambers::{Compression, Measure, MissingSpec, MrSet, MrType, SpssMetadata, Value, write_sav_to_writer};
use app::microdata::Labelled;
use arrow::{
    array::{ArrayRef, Int16Array},
    datatypes::{DataType, Field, Schema},
    record_batch::RecordBatch,
};
use domain::microdata::{BLANK, CHOSEN};

use crate::microdata::File;

/// SPSS's own bound of a variable's label, in bytes.
const LONGEST_LABEL: usize = 255;
/// SPSS's own bound of a value's label, in bytes.
const LONGEST_VALUE: usize = 120;

/// Writes it.
pub(super) fn write(
    file: &File,
    columns: &[Labelled],
    notes: &[String],
    title: &str,
    to: &mut std::fs::File,
) -> anyhow::Result<()> {
    let fields: Vec<Field> = columns.iter().map(|column| Field::new(&column.name, DataType::Int16, true)).collect();
    let arrays = columns.iter().enumerate().map(|(at, _)| {
        let cells = file.parts.iter().flat_map(|(_, part)| part.column(at));
        let array: Int16Array =
            cells.map(|cell| (cell != BLANK).then(|| i16::try_from(cell).unwrap_or(i16::MAX))).collect();
        Arc::new(array) as ArrayRef
    });
    let schema = Arc::new(Schema::new(fields));
    let batch = RecordBatch::try_new(schema.clone(), arrays.collect())?;
    let mut about = SpssMetadata::from_arrow_schema(&schema);
    about.file_label = cut(title, 64);
    // A line of a note has 80 bytes in the file.
    about.notes = notes.iter().flat_map(|note| lines(note, 80)).collect();
    let mut sets: BTreeMap<&str, Vec<&Labelled>> = BTreeMap::new();
    for column in columns {
        let name = column.name.clone();
        about.variable_labels.insert(name.clone(), cut(&column.label, LONGEST_LABEL));
        let labels = column.values.iter().map(|value| (number(value.cell), cut(&value.words, LONGEST_VALUE)));
        about.variable_value_labels.insert(name.clone(), labels.collect());
        let missing: Vec<f64> =
            column.values.iter().filter(|value| value.missing).map(|value| f64::from(value.cell)).collect();
        // Three single values, or else a range: they stand together, after every answer.
        let missing = match (missing.first(), missing.last()) {
            (Some(lo), Some(hi)) if missing.len() > 3 => vec![MissingSpec::Range { lo: *lo, hi: *hi }],
            _ => missing.into_iter().map(MissingSpec::Value).collect(),
        };
        if !missing.is_empty() {
            about.variable_missing_values.insert(name.clone(), missing);
        }
        let measure = if column.ordered { Measure::Ordinal } else { Measure::Nominal };
        about.variable_measures.insert(name.clone(), measure);
        about.variable_formats.insert(name.clone(), "F5.0".to_owned());
        if let Some(question) = column.question.as_ref().filter(|_| column.several.is_some()) {
            sets.entry(question.as_str()).or_default().push(column);
        }
    }
    for (question, members) in sets {
        let name = format!("${}", question.replace('-', "_"));
        let label = members.first().and_then(|one| one.several.as_deref()).unwrap_or_default();
        about.mr_sets.insert(
            name.clone(),
            MrSet {
                name,
                label: cut(label, LONGEST_LABEL),
                mr_type: MrType::MultipleDichotomy,
                counted_value: Some(CHOSEN.to_string()),
                variables: members.iter().map(|one| one.name.clone()).collect(),
            },
        );
    }
    write_sav_to_writer(BufWriter::new(to), &batch, &about, Compression::Bytecode, None)?;
    Ok(())
}

fn number(cell: u16) -> Value {
    Value::Numeric(f64::from(cell))
}

/// No more than so many bytes, at a character's end.
fn cut(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let end =
        text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| end + '…'.len_utf8() <= most).last();
    format!("{}…", &text[..end.unwrap_or_default()])
}

/// A text in lines of at most so many bytes, at spaces.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is always one");
        if line.is_empty() {
            *line = cut(word, most);
        } else if line.len() + 1 + word.len() <= most {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(cut(word, most));
        }
    }
    lines
}
