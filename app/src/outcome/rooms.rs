//! What was said in engagement sessions: evidence of its own kind, beside what was answered and never added to it.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    disclosure::Cell,
    engage::{
        Agreed, NoteKind,
        evidence::{MANY_SCHOOLS, RoomTable, Rooms},
    },
    level::ReadingLevel,
    outcome::{Block, Drawing, Quote, Table, TableRow},
    respond::form::Fields,
    survey::{Measure, WayOut},
};

use crate::{
    components::field::{Field, options},
    tables::{Asked, cell},
    ui::Ui,
};

/// A note that reports may quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomNote {
    /// The survey and level of the session it was made in.
    pub of: (Code, ReadingLevel),
    /// The service it is about.
    pub service: Option<Code>,
    /// What it holds.
    pub kind: NoteKind,
    /// How many agreed.
    pub agreed: Option<Agreed>,
    /// The words.
    pub words: String,
}

/// A drawing that reports may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomDrawing {
    /// The survey and level of the session it was made in.
    pub of: (Code, ReadingLevel),
    /// The service it is about.
    pub service: Option<Code>,
    /// What it shows.
    pub words: String,
    /// The digest of the picture.
    pub digest: String,
    /// How wide and how high it is, in pixels.
    pub size: (u32, u32),
}

/// All that was said in sessions.
#[derive(Clone, Debug)]
pub struct Evidence<'e> {
    /// The counts, as they may be shown.
    pub rooms: &'e [Rooms],
    /// The notes that may be quoted.
    pub notes: &'e [RoomNote],
    /// The drawings that may be shown.
    pub drawings: &'e [RoomDrawing],
    /// The surveys and their words at each level.
    pub asked: &'e BTreeMap<Code, Asked>,
}

impl Evidence<'_> {
    fn who(&self, ui: &Ui, survey: &Code, level: ReadingLevel) -> String {
        let audience = self.asked.get(survey).map(|asked| ui.audience(asked.edition.survey.audience));
        format!("{}, {}", audience.unwrap_or_default(), ui.say(&format!("level-name-{level}")))
    }

    /// That there were sessions, with whom, and how many came; then what was asked and noted about no one service.
    pub fn overview(&self, ui: &Ui) -> Vec<Block> {
        let mut blocks = vec![Block::Said(ui.say("rooms-kind"))];
        if self.rooms.is_empty() {
            blocks.push(Block::Said(ui.say("rooms-none")));
            return blocks;
        }
        let rows = self
            .rooms
            .iter()
            .map(|rooms| {
                let needs: Vec<String> = rooms
                    .needs
                    .iter()
                    .map(|(need, n)| format!("{} ({n})", ui.say(&format!("group-need-{}", need.as_str()))))
                    .collect();
                TableRow {
                    name: self.who(ui, &rooms.survey, rooms.level),
                    part: false,
                    cells: vec![
                        match rooms.own_pace {
                            0 => rooms.sessions.to_string(),
                            own => {
                                ui.say_with("rooms-sessions-own", &[("n", rooms.sessions.into()), ("own", own.into())])
                            }
                        },
                        cell(rooms.present),
                        cell(rooms.sat_out),
                        if needs.is_empty() { ui.say("rooms-no-needs") } else { needs.join("; ") },
                    ],
                }
            })
            .collect();
        blocks.push(Block::Table(Table {
            caption: ui.say("rooms-overview"),
            head: ["group", "rooms-sessions", "rooms-present", "rooms-sat-out", "rooms-needs"]
                .map(|key| ui.say(key))
                .to_vec(),
            rows,
            ..Table::default()
        }));
        if self.rooms.iter().any(|rooms| rooms.own_pace > 0) {
            blocks.push(Block::Said(ui.say("rooms-own-pace")));
        }
        blocks.extend(self.about(ui, None));
        blocks
    }

    /// What rooms said about a service, or about none.
    pub fn about(&self, ui: &Ui, service: Option<&Code>) -> Vec<Block> {
        let mut blocks: Vec<Block> = self
            .rooms
            .iter()
            .flat_map(|rooms| {
                let mine = rooms.tables.iter().filter(|table| table.service.as_ref() == service);
                mine.filter_map(|table| self.table(ui, rooms, table)).map(Block::Table)
            })
            .collect();
        blocks.extend(self.notes.iter().filter(|note| note.service.as_ref() == service).map(|note| {
            // On the form it says “I”: here it must not pass for the room's.
            let kind = match note.kind {
                NoteKind::AdultView => ui.say("note-kind-adult-there"),
                other => ui.say(&format!("note-kind-{}", other.as_str())),
            };
            let who = self.who(ui, &note.of.0, note.of.1);
            let mut parts = vec![kind, who];
            // Of a class or two it is not told that everybody thinks so, in a note as little as in a table.
            let many = self.rooms.iter().filter(|rooms| (&rooms.survey, rooms.level) == (&note.of.0, note.of.1));
            let many = many.map(|rooms| rooms.schools).sum::<usize>() >= MANY_SCHOOLS;
            let agreed = note.agreed.filter(|agreed| many || !matches!(agreed, Agreed::All | Agreed::Most));
            parts.extend(agreed.map(|agreed| {
                let words = ui.say(&format!("agreed-{}", agreed.as_str()));
                ui.say_with("notes-agreed-line", &[("agreed", words.into())])
            }));
            Block::Quote(Quote { words: note.words.clone(), who: parts.join(" · ") })
        }));
        let drawn = self.drawings.iter().filter(|drawing| drawing.service.as_ref() == service);
        blocks.extend(drawn.map(|one| Block::Drawing(self.drawing(ui, one))));
        blocks
    }

    /// A drawing as a report shows it.
    pub(super) fn drawing(&self, ui: &Ui, one: &RoomDrawing) -> Drawing {
        Drawing {
            digest: one.digest.clone(),
            width: one.size.0,
            height: one.size.1,
            alternative: ui.say("rooms-drawing"),
            words: one.words.clone(),
            who: self.who(ui, &one.of.0, one.of.1),
        }
    }

    /// Every table of what rooms said, ready to print: what the report, the spreadsheet and the CSV all print.
    pub fn printed(&self, ui: &Ui) -> Vec<RoomPrinted> {
        self.rooms
            .iter()
            .flat_map(|rooms| rooms.tables.iter().filter_map(|table| self.print(ui, rooms, table)))
            .collect()
    }

    fn print(&self, ui: &Ui, rooms: &Rooms, table: &RoomTable) -> Option<RoomPrinted> {
        let asked = self.asked.get(&rooms.survey)?;
        let words = asked.words.get(&rooms.level)?;
        let question = asked.edition.survey.questions.get(&table.slot.question)?;
        let field = Field {
            edition: asked.edition.clone(),
            slot: table.slot.clone(),
            fields: Fields::default(),
            wrong: None,
            alone: true,
        };
        let offered = options(words, &field, question);
        let name = |value: &str| {
            offered.iter().find(|one| one.value == value).map_or_else(|| value.to_owned(), |one| one.words.text.clone())
        };
        let outs = WayOut::ALL.iter().zip(&table.result.outs).filter(|_| table.how.counts_outs());
        let way_outs = outs.filter_map(|(way, n)| {
            let value = way.form_value();
            offered.iter().any(|one| one.value == value).then(|| (name(&value), *n))
        });
        Some(RoomPrinted {
            name: format!("rooms_{}_{}_{}_{}", rooms.survey, rooms.level, table.slot, table.how.as_str())
                .replace(['-', '@'], "_"),
            survey: rooms.survey.clone(),
            who: self.who(ui, &rooms.survey, rooms.level),
            how: ui.say(&format!("how-{}", table.how.as_str())),
            service: table.service.clone(),
            measure: table.measure,
            question: words.asked(&table.slot),
            sessions: table.sessions,
            base: table.result.base,
            options: table
                .options
                .iter()
                .zip(table.result.counts.iter().zip(&table.result.percents))
                .map(|(code, (n, percent))| (name(code.as_str()), *n, *percent))
                .collect(),
            way_outs: way_outs.collect(),
        })
    }

    fn table(&self, ui: &Ui, rooms: &Rooms, table: &RoomTable) -> Option<Table> {
        let printed = self.print(ui, rooms, table)?;
        let options = printed.options.iter().map(|(name, n, percent)| TableRow {
            name: name.clone(),
            part: false,
            cells: vec![cell(*n), percent.map_or_else(|| "[c]".to_owned(), |percent| format!("{percent}%"))],
        });
        let outs = printed.way_outs.iter().map(|(name, n)| TableRow {
            name: name.clone(),
            part: true,
            cells: vec![cell(*n), "[z]".to_owned()],
        });
        let base = match printed.base {
            Cell::Shown(n) => ui.say_with("rooms-base", &[("n", n.to_string().into())]),
            Cell::Low | Cell::Confidential => ui.say("rooms-base-hidden"),
        };
        let head = ["rooms-answer", "rooms-people", "rooms-percent"].map(|key| ui.say(key)).to_vec();
        Some(Table {
            caption: printed.caption(ui),
            head,
            rows: options.chain(outs).collect(),
            notes: vec![base],
            ..Table::default()
        })
    }
}

/// What rooms said to one question, gathered one way, ready to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomPrinted {
    /// Unique among the tables of a report.
    pub name: String,
    /// The survey.
    pub survey: Code,
    /// The audience and level, in words.
    pub who: String,
    /// How it was gathered, in words.
    pub how: String,
    /// The service it is about.
    pub service: Option<Code>,
    /// What it is about.
    pub measure: Option<Measure>,
    /// The question as the room was asked it.
    pub question: String,
    /// In how many sessions it was answered.
    pub sessions: usize,
    /// How many chose an option.
    pub base: Cell,
    /// The options, each with how many chose it and how many in a hundred that is.
    pub options: Vec<(String, Cell, Option<u64>)>,
    /// The ways out, each with how many took it.
    pub way_outs: Vec<(String, Cell)>,
}

impl RoomPrinted {
    /// What the table shows, in a sentence.
    pub fn caption(&self, ui: &Ui) -> String {
        let args = [
            ("question", self.question.clone().into()),
            ("who", self.who.clone().into()),
            ("how", self.how.clone().into()),
            ("n", self.sessions.into()),
        ];
        ui.say_with("rooms-caption", &args)
    }
}
