//! One part of the report: the officer's words, what is promised in it, and what the program says there.

use domain::{
    code::Code,
    digest::Digest,
    outcome::{Section, claims::Claim, short::Short},
    respond::form::tidy,
};
use leptos::prelude::*;

use super::{
    super::{Bar, SignedIn},
    part_address,
    promises::{Promises, promised},
};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::error_message,
        textarea::textarea,
    },
    pages::{
        outcome::{Places, blocks},
        short::{name as name_of, told},
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What was typed on a part that was not kept.
#[derive(Clone, Debug)]
pub struct Clash {
    /// What was typed.
    pub typed: String,
    /// Whether it is only too long, and nobody has changed anything.
    pub too_long: bool,
}

impl Clash {
    fn key(&self) -> &'static str {
        if self.too_long { "outcome-error-words-long" } else { "outcome-error-changed" }
    }
}

/// What the program says in a part.
#[derive(Clone, Debug)]
pub enum Part {
    /// A section of the report.
    Section(Section),
    /// The report in short, for readers of one level.
    Short(Short),
}

impl Part {
    /// Its heading.
    pub fn title(&self, ui: &Ui) -> String {
        match self {
            Self::Section(section) => section.title.clone(),
            Self::Short(short) => name_of(ui, short.level),
        }
    }
}

/// A part of the report as it is being written.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The part's name in addresses.
    pub key: String,
    /// What the program says there.
    pub part: Part,
    /// What officers wrote: the words as typed, and a mark of them.
    pub words: (String, String),
    /// What in them is too hard for their readers.
    pub hard: Vec<String>,
    /// What they seem to claim that answers cannot show: why, and the sentence.
    pub claims: Vec<(Claim, String)>,
    /// What somebody typed that was not kept.
    pub clash: Option<Clash>,
    /// Whether the figures have changed since they were written.
    pub stale: bool,
    /// The digest of the findings that stand beside them.
    pub beside_findings: String,
    /// Whether the words were saved just now.
    pub saved: bool,
    /// What must change, where the newest report was sent back.
    pub note: Option<String>,
    /// The parts before and after it: name in addresses, and heading.
    pub beside: [Option<(String, String)>; 2],
    /// What is promised, where it is this part that promises.
    pub promises: Option<Promises>,
}

/// What an officer's words seem to claim, for them to look at.
pub(super) fn claimed(ui: &Ui, claims: &[(Claim, String)]) -> Option<impl IntoView + use<>> {
    (!claims.is_empty()).then(|| {
        let each = claims
            .iter()
            .map(|(claim, sentence)| {
                let args = [("sentence", sentence.clone().into())];
                view! { <li>{ui.say_with(&format!("outcome-claim-{}", claim.as_str()), &args)}</li> }
            })
            .collect_view();
        view! { <div class="attention"><p>{ui.say("outcome-claims")}</p><ul>{each}</ul></div> }
    })
}

/// A mark of words as they were shown: what comes back the same was not touched.
pub fn shown_mark(words: &str) -> String {
    Digest::of([words.trim().as_bytes()]).to_string()
}

/// The place of what says that words were saved: an address that leads to it moves the focus there, and so it is read
/// out.
pub const SAVED: &str = "saved";

/// The page.
pub fn writing(ui: &Ui, who: &SignedIn, model: &Writing) -> impl IntoView + use<> {
    let here = part_address(&model.code, &model.key);
    let pictures = urls::officer(&model.code, "drawings");
    let title = model.part.title(ui);
    let (stored, mark) = &model.words;
    let mut problems: Vec<Problem> = Vec::new();
    problems.extend(model.clash.iter().map(|clash| Problem { field: "words".into(), message: ui.say(clash.key()) }));
    let wrong_fields = model.promises.iter().flat_map(|promises| &promises.wrong);
    problems.extend(wrong_fields.map(|field| Problem {
        field: field.as_str().to_owned(),
        message: ui.say(&format!("promise-error-{}", field.as_str())),
    }));
    let note = model.note.clone().map(|words| {
        view! { <div class="attention"><p class="level-name">{ui.say("outcome-note")}</p><p class="kept-lines">{words}</p></div> }
    });
    let is_short = matches!(model.part, Part::Short(_));
    let shown = model.clash.as_ref().map_or(stored, |clash| &clash.typed);
    let wrong = model.clash.is_some();
    let message = model.clash.as_ref().map(|clash| error_message(ui, "words", ui.say(clash.key())));
    let theirs = model.clash.as_ref().filter(|clash| !clash.too_long).map(|_| {
        view! { <div class="as-quoted"><p class="level-name">{ui.say("outcome-theirs")}</p><p class="kept-lines">{stored.clone()}</p></div> }
    });
    let hard = (!model.hard.is_empty()).then(|| {
        let each = model.hard.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
        view! { <div class="attention"><p>{ui.say("short-too-hard")}</p><ul>{each}</ul></div> }
    });
    let claims = claimed(ui, &model.claims);
    let [label, hint] =
        if is_short { ["short-words", "short-words-hint"] } else { ["outcome-words", "outcome-words-hint"] };
    let described = if wrong { "words-hint words-error" } else { "words-hint" };
    let saved = model.saved.then(|| {
        // What a promise lacks is said above; of it nothing is saved.
        let lacks = model.promises.as_ref().is_some_and(|promises| !promises.wrong.is_empty());
        let words = ui.say(if lacks { "outcome-saved-words" } else { "outcome-saved" });
        view! { <p class="quotable" id=SAVED role="status" tabindex="-1">{words}</p> }
    });
    // Figures are the program's, words are not: nobody else can say whether they still hold.
    let stale = model.stale.then(|| {
        view! {
            <div class="attention">
                <p>{ui.say("outcome-words-stale")}</p>
                <button class="button small secondary" name="do" value="still">{ui.say("outcome-do-still")}</button>
            </div>
        }
    });
    let [before, after] = &model.beside;
    let go_on = after.clone().map(|(_, title)| {
        view! { <button class="button secondary" name="do" value="next">{ui.say_with("outcome-do-next", &[("title", title.into())])}</button> }
    });
    let promises = model.promises.as_ref().map(|promises| promised(ui, &here, promises));
    let draft = urls::officer(&model.code, "report/draft");
    let told = match &model.part {
        Part::Section(section) => {
            blocks(ui, section, Places { pictures: &pictures, table: &|_| draft.clone(), alone: false }).into_any()
        }
        Part::Short(short) => told(ui, short, 3, &pictures).into_any(),
    };
    let turn = |to: &Option<(String, String)>, key: &str| {
        to.clone().map(|(part, title)| {
            view! { <li><span class="hint">{ui.say(key)}</span><a href=part_address(&model.code, &part)>{title}</a></li> }
        })
    };
    let turns =
        view! { <ul class="turns">{turn(before, "outcome-part-before")}{turn(after, "outcome-part-after")}</ul> };
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "report")))),
        unsaved: true,
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <p><a href=urls::officer(&model.code, "report")>{ui.say("outcome-back")}</a></p>
        <h1>{title}</h1>
        {note}
        <form method="post" action=here novalidate class="writing">
            <input type="hidden" name="seen" value=mark.clone()/>
            <input type="hidden" name="was" value=shown_mark(&tidy(stored))/>
            <input type="hidden" name="beside" value=model.beside_findings.clone()/>
            <div class="question" class:wrong=wrong>
                <label class="label" for="words">{ui.say(label)}</label>
                <p class="hint" id="words-hint">{ui.say(hint)}</p>
                {message}
                {textarea("words", "words", Some(described.to_owned()), 8, shown)}
            </div>
            {stale}
            {theirs}
            {hard}
            {claims}
            <div class="buttons"><button class="button" name="do" value="save">{ui.say("outcome-do-words")}</button>{go_on}</div>
            {saved}
            {promises}
        </form>
        <div class="outcome">
            <div class="programs-words">
                <h2 class="level-name">{ui.say("outcome-program")}</h2>
                {told}
            </div>
        </div>
        <nav aria-label=ui.say("outcome-parts")>{turns}</nav>
    };
    shell(ui, frame, body)
}
