//! Writing the outcome report: the program's draft, the officer's words beside it, promises, and reviews.

use domain::{
    code::Code,
    digest::Digest,
    outcome::{
        Document, Lacking, PromiseField, Section,
        short::{self, Short},
    },
    respond::form::tidy,
};
use leptos::prelude::*;

use super::{
    SignedIn, bar,
    review::{EditionLine, Review, actions, editions, progress},
};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, error_message, text_field_in},
        textarea::textarea_in,
    },
    pages::{
        outcome::{blocks, contents, sections},
        short::{name as name_of, told},
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What was typed on a section that somebody else had changed meanwhile.
#[derive(Clone, Debug)]
pub struct Clash {
    /// The section.
    pub section: String,
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

/// The report as it is being written.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The report as it would be frozen now.
    pub document: Document,
    /// What officers wrote, by section: the words as typed, and a mark of them.
    pub words: Vec<(String, String)>,
    /// The report in short, for each level: the words as typed for its readers, a mark of them, and what in them is too
    /// hard.
    pub shorts: Vec<(Short, String, String, Vec<String>)>,
    /// The services, with their names.
    pub services: Vec<(Code, String)>,
    /// What is promised: a number, and what is promised.
    pub promises: Vec<(i64, String)>,
    /// A promise as it was typed, the service chosen, and the fields that will not do.
    pub typed: (Vec<(PromiseField, String)>, Option<Code>, Vec<PromiseField>),
    /// What somebody typed over what somebody else had changed.
    pub clashes: Vec<Clash>,
    /// The section from which words were saved just now.
    pub saved: Option<String>,
    /// What it lacks, where a review was asked for.
    pub lacking: Vec<Lacking>,
    /// Frozen reports, the newest first.
    pub editions: Vec<EditionLine>,
    /// How many themes have a name that no officer has looked at, and so stand in no report.
    pub unnamed: usize,
}

/// The name of the form that all words are fields of, wherever they stand: whichever button is pressed, what was typed
/// anywhere is kept.
const WORDS: &str = "words";

/// A mark of words as they were shown: what comes back the same was not touched.
pub fn shown_mark(words: &str) -> String {
    Digest::of([words.trim().as_bytes()]).to_string()
}

/// Where a report lacks something: what it is put right with.
fn place_of(lacking: Lacking) -> &'static str {
    match lacking {
        Lacking::Summary => "words-summary",
        Lacking::Promise => "promise",
        Lacking::Answers | Lacking::Decision | Lacking::Closing | Lacking::Meanwhile | Lacking::Reading => "review",
    }
}

/// The page.
pub fn writing(ui: &Ui, who: &SignedIn, model: &Writing) -> impl IntoView + use<> {
    let here = urls::officer(&model.code, "report");
    let title = ui.say("outcome-title");
    let mut problems: Vec<Problem> = model
        .lacking
        .iter()
        .map(|lacking| Problem {
            field: place_of(*lacking).to_owned(),
            message: ui.say(&format!("outcome-lacking-{}", lacking.as_str())),
        })
        .collect();
    problems.extend(model.typed.2.iter().map(|field| Problem {
        field: field.as_str().to_owned(),
        message: ui.say(&format!("promise-error-{}", field.as_str())),
    }));
    problems.extend(
        model
            .clashes
            .iter()
            .map(|clash| Problem { field: format!("words-{}", clash.section), message: ui.say(clash.key()) }),
    );
    let shorts = model.shorts.iter().map(|one| in_short(ui, model, one)).collect_view();
    let parts = model
        .document
        .sections
        .iter()
        .zip(&model.words)
        .map(|(section, words)| part(ui, model, section, words))
        .collect_view();
    let editions = editions(ui, &model.editions, &here, ("outcome-edition", "outcome-editions-none"));
    let unnamed = (model.unnamed > 0).then(|| {
        let words = ui.say_with("outcome-unnamed", &[("n", model.unnamed.into())]);
        view! { <p class="attention">{words}" "<a href=urls::officer(&model.code, "themes")>{ui.say("themes-title")}</a></p> }
    });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {bar(ui, who, Some((&model.code, "report")))}
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("outcome-draft-lead")}</p>
        <section class="attention"><h2>{ui.say("outcome-editions")}</h2>{editions}</section>
        <form method="post" action=here id=WORDS novalidate></form>
        {contents(ui, &model.document)}
        <div class="outcome writing">
            {parts}
            <section id="short">
                <h2>{ui.say("short-versions")}</h2>
                <p class="prose">{ui.say("short-lead")}</p>
                {shorts}
            </section>
        </div>
        <section id="review">
            <h2>{ui.say("outcome-review")}</h2>
            <p class="prose">{ui.say("outcome-review-lead")}</p>
            {unnamed}
            <button class="button" form=WORDS name="do" value="review">{ui.say("outcome-do-review")}</button>
        </section>
    };
    shell(ui, frame, body)
}

/// A section: the officer's words to be written, what the program says below them.
fn part(ui: &Ui, model: &Writing, section: &Section, (words, mark): &(String, String)) -> impl IntoView + use<> {
    let key = section.key.clone();
    let id = format!("words-{key}");
    let clash = model.clashes.iter().find(|clash| clash.section == key);
    let shown = clash.map_or_else(|| words.clone(), |clash| clash.typed.clone());
    let lacking = model.lacking.iter().any(|lacking| place_of(*lacking) == id);
    let message = if let Some(clash) = clash {
        Some(ui.say(clash.key()))
    } else {
        lacking.then(|| ui.say("outcome-lacking-summary"))
    };
    let wrong = message.is_some();
    let message = message.map(|message| error_message(ui, &id, message));
    let theirs = clash.filter(|clash| !clash.too_long).map(|_| {
        view! { <div class="as-quoted"><p class="level-name">{ui.say("outcome-theirs")}</p><p class="kept-lines">{words.clone()}</p></div> }
    });
    let label = ui.say_with("outcome-words-of", &[("section", section.title.clone().into())]);
    let hint = format!("{id}-hint");
    let error = format!("{id}-error");
    let described = if wrong { format!("{hint} {error}") } else { hint.clone() };
    let promises = (key == "monitoring").then(|| promises(ui, model));
    view! {
        <section id=key.clone()>
            <h2>{section.title.clone()}</h2>
            {of_words(&key, words, mark)}
                <div class="question" class:wrong=wrong>
                    <label class="label" for=id.clone()>{label}</label>
                    <p class="hint" id=hint>{ui.say("outcome-words-hint")}</p>
                    {message}
                    {textarea_in(Some(WORDS), &id, &format!("words-{key}"), Some(described), 5, &shown)}
                </div>
                {theirs}
                <button class="button small" form=WORDS name="section" value=key.clone()>{ui.say("outcome-do-words")}<span class="visually-hidden">{format!(" {}", section.title)}</span></button>
                {saved(ui, model, &key)}
            {promises}
            <div class="programs-words">
                <p class="level-name">{ui.say("outcome-program")}</p>
                {blocks(section, &urls::officer(&model.code, "drawings"))}
            </div>
        </section>
    }
}

/// What is sent with the words of a section: the mark of what stands in the store, and of what was shown.
fn of_words(key: &str, words: &str, mark: &str) -> impl IntoView + use<> {
    view! {
        <input type="hidden" form=WORDS name=format!("seen-{key}") value=mark.to_owned()/>
        <input type="hidden" form=WORDS name=format!("was-{key}") value=shown_mark(&tidy(words))/>
    }
}

/// The place of what says that words were saved: an address that leads to it moves the focus there, and so it is read
/// out.
pub const SAVED: &str = "saved";

/// That words were saved, where somebody pressed.
fn saved(ui: &Ui, model: &Writing, key: &str) -> Option<impl IntoView + use<>> {
    // What a promise lacks is said above; of it nothing is saved.
    let words = ui.say(if model.typed.2.is_empty() { "outcome-saved" } else { "outcome-saved-words" });
    (model.saved.as_deref() == Some(key))
        .then(|| view! { <p class="quotable" id=SAVED role="status" tabindex="-1">{words}</p> })
}

/// A version of the report in short: the officer's words for its readers, and what they get.
fn in_short(
    ui: &Ui,
    model: &Writing,
    (short, words, mark, hard): &(Short, String, String, Vec<String>),
) -> impl IntoView + use<> {
    let key = short::key(short.level);
    let name = name_of(ui, short.level);
    let id = format!("words-{key}");
    let clash = model.clashes.iter().find(|clash| clash.section == key);
    let shown = clash.map_or_else(|| words.clone(), |clash| clash.typed.clone());
    let wrong = clash.is_some();
    let message = clash.map(|clash| error_message(ui, &id, ui.say(clash.key())));
    let theirs = clash.filter(|clash| !clash.too_long).map(|_| {
        view! { <div class="as-quoted"><p class="level-name">{ui.say("outcome-theirs")}</p><p class="kept-lines">{words.clone()}</p></div> }
    });
    let hard = (!hard.is_empty()).then(|| {
        let each = hard.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
        view! { <div class="attention"><p>{ui.say("short-too-hard")}</p><ul>{each}</ul></div> }
    });
    let hint = format!("{id}-hint");
    let described = if wrong { format!("{hint} {id}-error") } else { hint.clone() };
    view! {
        <section id=key.clone() class="change">
            <h3>{name.clone()}</h3>
            {of_words(&key, words, mark)}
                <div class="question" class:wrong=wrong>
                    <label class="label" for=id.clone()>{ui.say("short-words")}<span class="visually-hidden">{format!(" {name}")}</span></label>
                    <p class="hint" id=hint>{ui.say("short-words-hint")}</p>
                    {message}
                    {textarea_in(Some(WORDS), &id, &format!("words-{key}"), Some(described), 4, &shown)}
                </div>
                {theirs}
                {hard}
                <button class="button small" form=WORDS name="section" value=key.clone()>{ui.say("outcome-do-words")}<span class="visually-hidden">{format!(" {name}")}</span></button>
                {saved(ui, model, &key)}
            <details>
                <summary>{ui.say("short-see")}<span class="visually-hidden">{format!(" {name}")}</span></summary>
                {told(ui, short, 4, &urls::officer(&model.code, "drawings"))}
            </details>
        </section>
    }
}

/// What is promised, and a promise to be made.
fn promises(ui: &Ui, model: &Writing) -> impl IntoView + use<> {
    let made = model
        .promises
        .iter()
        .map(|(id, promise)| {
            view! {
                <li class="inline-form">
                    <span>{promise.clone()}</span>
                    <button class="button small secondary" form=WORDS name="drop" value=id.to_string()>{ui.say("promise-do-drop")}<span class="visually-hidden">{format!(" {promise}")}</span></button>
                </li>
            }
        })
        .collect_view();
    let (typed, chosen, wrong) = &model.typed;
    let fields = PromiseField::ALL
        .into_iter()
        .map(|field| {
            let name = field.as_str();
            let value = typed.iter().find(|(one, _)| *one == field).map(|(_, text)| text.clone()).unwrap_or_default();
            let field = TextField {
                id: name.into(),
                label: ui.say(&format!("promise-{name}")),
                hint: (field == PromiseField::Due).then(|| ui.say("promise-due-hint")),
                takes: if field == PromiseField::Due { Takes::Day } else { Takes::Words },
                value,
                wrong: wrong.contains(&field).then(|| ui.say(&format!("promise-error-{name}"))),
            };
            // A field of the form that all words are: whichever button is pressed, nothing typed is lost.
            text_field_in(ui, Some(WORDS), field)
        })
        .collect_view();
    let services = model
        .services
        .iter()
        .map(|(code, name)| {
            view! { <option value=code.to_string() selected=chosen.as_ref() == Some(code)>{name.clone()}</option> }
        })
        .collect_view();
    let open = !wrong.is_empty() || !model.lacking.is_empty() || typed.iter().any(|(_, text)| !text.is_empty());
    view! {
        <ul class="promises">{made}</ul>
        <details class="masks change" open=open>
            <summary>{ui.say("promise-add")}</summary>
            <div class="question">
                <label class="label" for="service">{ui.say("promise-service")}</label>
                <select id="service" name="service" form=WORDS><option value="">{ui.say("outcome-every-service")}</option>{services}</select>
            </div>
            {fields}
            <button class="button" form=WORDS name="do" value="promise">{ui.say("promise-do-add")}</button>
        </details>
    }
}

/// A frozen report.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The report's number in the store, and among the consultation's.
    pub id: (i64, i32),
    /// What it says.
    pub document: Document,
    /// How far it has come.
    pub review: Review,
    /// Whether the findings have changed since it was frozen.
    pub stale: bool,
}

/// The page of a frozen report: read as it will be published, then approved or sent back.
pub fn frozen(ui: &Ui, who: &SignedIn, model: &Frozen) -> impl IntoView + use<> {
    let list = urls::officer(&model.code, "report");
    let here = format!("{list}/{}", model.id.0);
    let day = model.review.asked.1.clone();
    let name = ui.say_with("outcome-edition", &[("number", model.id.1.into()), ("day", day.clone().into())]);
    let since = ui.say_with(if model.stale { "outcome-stale" } else { "outcome-fresh" }, &[("day", day.into())]);
    let problems = model.review.problems(ui);
    let shorts = (!model.document.shorts.is_empty()).then(|| {
        let each = model
            .document
            .shorts
            .iter()
            .map(|short| {
                let pdf = format!("{here}/{}.pdf", short.level);
                view! {
                    <section class="change" id=short::key(short.level)>
                        <h3>{name_of(ui, short.level)}</h3>
                        <p><a href=pdf>{ui.say("short-pdf")}<span class="visually-hidden">{format!(" {}", name_of(ui, short.level))}</span></a></p>
                        {told(ui, short, 4, &urls::officer(&model.code, "drawings"))}
                    </section>
                }
            })
            .collect_view();
        view! { <section id="short"><h2>{ui.say("short-versions")}</h2>{each}</section> }
    });
    let frame = Frame {
        title: format!("{name} – {}", model.title),
        officer: true,
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {bar(ui, who, Some((&model.code, "report")))}
        {error_summary(ui, &problems)}
        <p><a href=list>{ui.say("outcome-back")}</a></p>
        <h1>{name}</h1>
        {progress(ui, &model.review, urls::report(&model.code))}
        <p class:attention=model.stale>{since}</p>
        <p class="downloads">
            <a class="button secondary" href=format!("{here}/pdf")>{ui.say("outcome-download-pdf")}</a>
            <a class="button secondary" href=format!("{here}/docx")>{ui.say("outcome-download-docx")}</a>
            <a class="button secondary" href=format!("{here}/odt")>{ui.say("outcome-download-odt")}</a>
        </p>
        {actions(ui, &model.review, &here)}
        <article class="outcome">
            <h2>{model.document.title.clone()}</h2>
            {contents(ui, &model.document)}
            {sections(ui, &model.document, &urls::officer(&model.code, "drawings"))}
            {shorts}
        </article>
    };
    shell(ui, frame, body)
}
