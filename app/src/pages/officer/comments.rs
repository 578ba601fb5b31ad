//! What people wrote: held back until an officer has read it, and quoted only as it is masked.

use domain::{code::Code, comments::Sentiment, language::Language};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{described_by, error_message},
    },
    phrases::Phrases,
    shell::{Frame, shell},
    tables,
    ui::Ui,
    urls,
};

/// A stretch of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words as they were written.
    pub text: String,
    /// What kind of mask is over them, where one is.
    pub mask: Option<&'static str>,
}

/// What a comment says of a service.
#[derive(Clone, Debug)]
pub struct RemarkView {
    /// Its number.
    pub id: String,
    /// The words.
    pub text: String,
    /// The service, and its name.
    pub service: Option<(Code, String)>,
    /// What is thought: by an officer where one has said so.
    pub sentiment: Sentiment,
    /// How likely that is right, in percent; `None` where an officer said so.
    pub sure: Option<u8>,
    /// A mark of how it was put right, sent back with what is to stand instead.
    pub seen: String,
}

/// One comment.
#[derive(Clone, Debug)]
pub struct CommentView {
    /// Its number.
    pub id: String,
    /// The question it answers, with its service.
    pub question: String,
    /// Who wrote it: audience and level.
    pub who: String,
    /// The language it is written in, as far as the reader chose it.
    pub language: String,
    /// The words, with what is masked of them.
    pub pieces: Vec<Piece>,
    /// What it says, where the engine has read it.
    pub remarks: Vec<RemarkView>,
    /// A mark of its masks as they are shown, sent back with what is done to them.
    pub seen: String,
    /// Whether it may be quoted.
    pub quotable: bool,
    /// How many more that nobody has read say the very same words there.
    pub alike: u64,
    /// Who read it, where somebody did.
    pub read_by: Option<String>,
    /// What was typed to be masked, where it does not stand in the comment.
    pub unfound: Option<String>,
}

/// Whom a concern for a child is passed to.
#[derive(Clone, Debug, Default)]
pub struct Leads {
    /// The lead and the deputy, by name.
    pub names: Vec<String>,
    /// Whether they are told by e-mail.
    pub told: bool,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Comments {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Which are shown: `unread`, `kept`, `held`.
    pub state: &'static str,
    /// What narrows the list: fields that each form sends along.
    pub narrowed: Vec<(&'static str, String)>,
    /// The surveys it can be narrowed to, by whom they are for.
    pub surveys: Vec<(Code, String)>,
    /// The services it can be narrowed to.
    pub services: Vec<(Code, String)>,
    /// How many there are of each state.
    pub counts: Vec<(&'static str, u64)>,
    /// The kinds of masks an officer may put on.
    pub kinds: Vec<&'static str>,
    /// The ones on this page.
    pub comments: Vec<CommentView>,
    /// The number of this page.
    pub page: u64,
    /// The number of the next page, where there is one.
    pub more: Option<u64>,
    /// Whom a concern for a child is passed to.
    pub leads: Leads,
    /// That one was passed just now.
    pub passed: Option<Passed>,
    /// Those that were let be used just now, at once.
    pub kept: Vec<String>,
    /// How many remarks are to be read before what the engine says is shown, where there is something that is not.
    pub blind: Option<u32>,
}

impl Comments {
    /// What narrows the list, as the rest of an address.
    fn query(&self) -> String {
        self.narrowed.iter().flat_map(|(name, value)| ["&", name, "=", value]).collect()
    }

    /// What is sent with every form, so that one comes back to where one was.
    fn place(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![("state", self.state.to_owned()), ("page", self.page.to_string())];
        fields.extend(self.narrowed.iter().cloned());
        fields
    }

    /// Whether the list is narrowed to something.
    fn is_at(&self, name: &str, code: &Code) -> bool {
        self.narrowed.iter().any(|(field, value)| *field == name && code == value.as_str())
    }
}

/// Fields that nobody sees.
fn hidden(fields: Vec<(&'static str, String)>) -> impl IntoView {
    fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}

/// Narrowing the list to those of one survey, and about one service.
fn narrow(ui: &Ui, model: &Comments) -> impl IntoView + use<> {
    let options = |name: &'static str, of: &[(Code, String)]| {
        of.iter()
            .map(|(code, words)| {
                view! { <option value=code.to_string() selected=model.is_at(name, code)>{words.clone()}</option> }
            })
            .collect_view()
    };
    view! {
        <form class="narrow-list" method="get" action=urls::officer(&model.code, "comments")>
            <input type="hidden" name="state" value=model.state/>
            <div><label for="survey">{ui.say("comments-of")}</label>
            <select id="survey" name="survey"><option value="">{ui.say("comments-of-all")}</option>{options("survey", &model.surveys)}</select></div>
            <div><label for="service-only">{ui.say("comments-about")}</label>
            <select id="service-only" name="service-only"><option value="">{ui.say("comments-about-all")}</option>{options("service-only", &model.services)}</select></div>
            <button class="button small secondary">{ui.say("comments-do-narrow")}</button>
        </form>
    }
}

/// Whoever has read a whole page says so once.
fn keep_all(ui: &Ui, model: &Comments) -> Option<impl IntoView + use<>> {
    (model.state == "unread" && model.comments.len() > 1).then(|| {
        let ids = model.comments.iter().map(|comment| ("comment", comment.id.clone())).collect();
        view! {
            <form class="keep-all" method="post" action=urls::officer(&model.code, "comments")>
                {hidden(model.place())}
                {hidden(ids)}
                <button class="button" name="do" value="keep-all">{ui.say_with("comments-do-keep-all", &[("n", model.comments.len().into())])}</button>
            </form>
        }
    })
}

/// That a page of them was let be used just now, and a way back: one button did it.
fn kept(ui: &Ui, model: &Comments) -> Option<impl IntoView + use<>> {
    (!model.kept.is_empty()).then(|| {
        let ids = model.kept.iter().map(|id| ("comment", id.clone())).collect();
        view! {
            <p class="quotable" id="kept" role="status" tabindex="-1">{ui.say_with("comments-kept-all", &[("n", model.kept.len().into())])}</p>
            <form method="post" action=urls::officer(&model.code, "comments")>
                {hidden(model.place())}
                {hidden(ids)}
                <button class="button small secondary" name="do" value="take-back-all">{ui.say("comments-do-take-back-all")}</button>
            </form>
        }
    })
}

/// The page. Deciding needs no script: each comment is a form of buttons.
pub fn comments(ui: &Ui, who: &SignedIn, model: &Comments) -> impl IntoView + use<> {
    let title = ui.say("comments-title");
    let tabs = model
        .counts
        .iter()
        .map(|(state, n)| {
            let current = (*state == model.state).then_some("page");
            let name = format!("{} ({})", ui.say(&format!("comments-{state}")), tables::thousands(*n));
            let href = format!("{}?state={state}{}", urls::officer(&model.code, "comments"), model.query());
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        })
        .collect_view();
    let none = model.comments.is_empty().then(|| view! { <p>{ui.say("comments-none")}</p> });
    let next = model.comments.iter().skip(1).map(|comment| comment.id.clone()).chain([String::new()]);
    let items = model.comments.iter().zip(next).map(|(comment, next)| one(ui, model, comment, next)).collect_view();
    let more = model.more.map(|page| {
        let href =
            format!("{}?state={}{}&page={page}", urls::officer(&model.code, "comments"), model.state, model.query());
        view! { <p><a class="button secondary" href=href>{ui.say("comments-more")}</a></p> }
    });
    let problems: Vec<Problem> = model
        .comments
        .iter()
        .filter(|comment| comment.unfound.is_some())
        .map(|comment| Problem { field: words_field(&comment.id), message: ui.say("comments-mask-nowhere") })
        .collect();
    let error = !problems.is_empty();
    let blind = model.blind.map(|n| {
        view! { <p class="hint">{ui.say_with("comments-blind", &[("n", n.to_string().into())])}</p> }
    });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        error,
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "comments")))),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("comments-lead")}</p>
        <p class="prose">{ui.say("comments-safe")}</p>
        {blind}
        {passed(ui, model.passed)}
        {kept(ui, model)}
        <nav class="tabs" aria-label=ui.say("comments-title")><ul>{tabs}</ul></nav>
        {narrow(ui, model)}
        {none}
        <ul class="comment-list">{items}</ul>
        {keep_all(ui, model)}
        {more}
    };
    shell(ui, frame, body)
}

/// A comment, with what is done about it. What takes it off the page leads to the next one.
fn one(ui: &Ui, model: &Comments, comment: &CommentView, next: String) -> impl IntoView + use<> {
    let state = model.state;
    let begins: String =
        comment.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>().chars().take(40).collect();
    let of = format!(" {begins}");
    let button = |does: &'static str, secondary: bool| {
        view! {
            <button class="button small" class:secondary=secondary name="do" value=does>
                {ui.say(&format!("comments-do-{does}"))}<span class="visually-hidden">{of.clone()}</span>
            </button>
        }
    };
    let read = comment
        .read_by
        .clone()
        .map(|name| view! { <p class="hint">{ui.say_with("comments-read-by", &[("name", name.into())])}</p> });
    let id = comment.id.clone();
    // Without the place: an error is read at the top.
    let action = urls::officer(&model.code, "comments");
    let quotable = comment.quotable.then(|| view! { <p class="quotable">{ui.say("comments-quotable")}</p> });
    view! {
        <li class="comment" id=format!("c{id}") tabindex="-1">
            <h2 class="comment-about">{comment.question.clone()}</h2>
            <p class="hint">{comment.who.clone()}" · "{language_name(ui, &comment.language)}</p>
            <blockquote dir="auto">{original(ui, &comment.pieces)}</blockquote>
            {masked(ui, comment)}
            {remarks(ui, model, &comment.remarks)}
            {quotable}
            {read}
            <form method="post" action=action.clone()>
                <input type="hidden" name="comment" value=id.clone()/>
                <input type="hidden" name="next" value=next/>
                {hidden(model.place())}
                <input type="hidden" name="seen" value=comment.seen.clone()/>
                {(state != "kept").then(|| button("keep", false))}
                {(state != "held").then(|| button("hold", true))}
                {(state == "kept").then(|| button(if comment.quotable { "unquote" } else { "quote" }, true))}
                {alike(ui, comment.alike, &of)}
            </form>
            {masks(ui, model, (comment, &begins), &action)}
            {concern(ui, (&id, &begins), &model.leads, model.place(), &action)}
        </li>
    }
}

/// That others say the very same words, and what is then decided of them all.
fn alike(ui: &Ui, others: u64, of: &str) -> Option<impl IntoView + use<>> {
    (others > 0).then(|| {
        let all = (others + 1).to_string();
        let buttons = ["keep", "hold"]
            .map(|does| {
                let words = ui.say_with(&format!("comments-do-{does}-alike"), &[("n", all.clone().into())]);
                view! {
                    <button class="button small secondary" name="do" value=format!("{does}-alike")>
                        {words}<span class="visually-hidden">{of.to_owned()}</span>
                    </button>
                }
            })
            .collect_view();
        view! {
            <p class="alike">{ui.say_with("comments-alike", &[("n", others.into())])}</p>
            {buttons}
        }
    })
}

/// The words as they were written, what is masked marked.
fn original(ui: &Ui, pieces: &[Piece]) -> impl IntoView + use<> {
    pieces
        .iter()
        .map(|piece| match piece.mask {
            None => view! { <span>{piece.text.clone()}</span> }.into_any(),
            Some(kind) => {
                let word = ui.say(&format!("mask-{kind}"));
                view! { <mark>{piece.text.clone()}<span class="visually-hidden">{format!(" [{word}]")}</span></mark> }
                    .into_any()
            }
        })
        .collect_view()
}

/// The words as they would be quoted, where that is another thing.
fn masked(ui: &Ui, comment: &CommentView) -> Option<impl IntoView + use<>> {
    comment.pieces.iter().any(|piece| piece.mask.is_some()).then(|| {
        let text: String = comment
            .pieces
            .iter()
            .map(|piece| match piece.mask {
                None => piece.text.clone(),
                Some(kind) => format!("[{}]", ui.say(&format!("mask-{kind}"))),
            })
            .collect();
        view! { <p class="as-quoted"><span class="level-name">{ui.say("comments-as-quoted")}</span>" "<span dir="auto">{text}</span></p> }
    })
}

/// What it says, where the engine has read it; and a way to put that right.
fn remarks(ui: &Ui, model: &Comments, remarks: &[RemarkView]) -> Option<impl IntoView + use<>> {
    // Of several, each says which words it is of.
    let several = remarks.len() > 1;
    (!remarks.is_empty()).then(|| {
        let items = remarks
            .iter()
            .map(|remark| {
                let service = remark.service.as_ref().map_or_else(|| ui.say("desk-no-service"), |(_, name)| name.clone());
                let sentiment = ui.say(&format!("sentiment-{}", remark.sentiment.as_str()));
                let by = match remark.sure {
                    None => ui.say("comments-by-officer"),
                    Some(sure) => ui.say_with("comments-by-engine", &[("sure", sure.to_string().into())]),
                };
                let correct = correct(ui, model, remark);
                view! {
                    <li>
                        {several.then(|| view! { <q dir="auto">{remark.text.clone()}</q>" " })}
                        <span class=format!("sentiment {}", remark.sentiment.as_str())>{sentiment}</span>" "{service}" "<span class="hint">{by}</span>
                        {correct}
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="remark-list" aria-label=ui.say("comments-remarks")>{items}</ul> }
    })
}

/// Putting right what was read in a remark: which service it is about, and what is thought of it.
fn correct(ui: &Ui, model: &Comments, remark: &RemarkView) -> impl IntoView + use<> {
    let services = model
        .services
        .iter()
        .map(|(code, name)| {
            let selected = remark.service.as_ref().is_some_and(|(one, _)| one == code);
            view! { <option value=code.to_string() selected=selected>{name.clone()}</option> }
        })
        .collect_view();
    let buttons = Sentiment::ALL
        .into_iter()
        .map(|one| {
            let name = ui.say(&format!("sentiment-{}", one.as_str()));
            view! { <button class="button small secondary" name="sentiment" value=one.as_str()>{name}</button> }
        })
        .collect_view();
    let id = format!("s{}", remark.id);
    view! {
        <details class="masks">
            <summary>{ui.say("comments-correct")}<span class="visually-hidden">{format!(" {}", remark.text)}</span></summary>
            <form class="correct" method="post" action=urls::officer(&model.code, "comments")>
                <input type="hidden" name="correct" value=remark.id.clone()/>
                <input type="hidden" name="seen" value=remark.seen.clone()/>
                {hidden(model.place())}
                <p dir="auto">{remark.text.clone()}</p>
                <label for=id.clone()>{ui.say("desk-service")}</label>
                <select id=id name="service">
                    <option value="" selected=remark.service.is_none()>{ui.say("desk-no-service")}</option>
                    {services}
                </select>
                <p class="hint">{ui.say("comments-correct-to")}</p>
                <div class="buttons">{buttons}</div>
            </form>
        </details>
    }
}

/// Where the words to be masked are typed.
fn words_field(comment: &str) -> String {
    format!("w{comment}")
}

/// Lifting masks and putting more on.
fn masks(ui: &Ui, model: &Comments, (comment, begins): (&CommentView, &str), action: &str) -> impl IntoView + use<> {
    let begins = begins.to_owned();
    let id = comment.id.clone();
    let lifts = comment
        .pieces
        .iter()
        .filter(|piece| piece.mask.is_some())
        .enumerate()
        .map(|(at, piece)| {
            let words = ui.say_with("comments-lift", &[("words", piece.text.clone().into())]);
            view! { <button class="button small secondary" name="lift" value=at.to_string()>{words}</button> }
        })
        .collect_view();
    let kinds = model
        .kinds
        .iter()
        .map(|kind| view! { <option value=*kind>{ui.say(&format!("mask-{kind}"))}</option> })
        .collect_view();
    let field = words_field(&id);
    let is_wrong = comment.unfound.is_some();
    let wrong = is_wrong.then(|| error_message(ui, &field, ui.say("comments-mask-nowhere")));
    let described = described_by(&field, false, is_wrong);
    view! {
        <details class="masks" open=is_wrong>
            <summary>{ui.say("comments-masks")}<span class="visually-hidden">{format!(" {begins}")}</span></summary>
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="comment" value=id.clone()/>
                {hidden(model.place())}
                <input type="hidden" name="seen" value=comment.seen.clone()/>
                {lifts}
            </form>
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="comment" value=id.clone()/>
                {hidden(model.place())}
                <input type="hidden" name="seen" value=comment.seen.clone()/>
                <label for=field.clone()>{ui.say("comments-mask-words")}</label>
                {wrong}
                <input type="text" id=field name="words" value=comment.unfound.clone() autocomplete="off" aria-describedby=described/>
                <label for=format!("k{id}")>{ui.say("comments-mask-kind")}</label>
                <select id=format!("k{id}") name="kind">{kinds}</select>
                <button class="button small" name="do" value="mask">{ui.say("comments-do-mask")}</button>
            </form>
        </details>
    }
}

/// A comment that was passed to the safeguarding lead just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// Nobody had let it be quoted.
    Unquoted,
    /// It might be quoted: a report that was frozen before may have its words.
    Quotable,
}

impl Passed {
    /// As an address says.
    pub fn parse(said: Option<&str>) -> Option<Self> {
        said.map(|said| if said == "quotable" { Self::Quotable } else { Self::Unquoted })
    }

    /// How an address says it.
    pub fn query(quotable: bool) -> &'static str {
        if quotable { "passed=quotable" } else { "passed" }
    }
}

/// That something was passed to the safeguarding lead, where it was just now.
pub(super) fn passed(ui: &Ui, passed: Option<Passed>) -> Option<impl IntoView + use<>> {
    passed.map(|passed| {
        let frozen = (passed == Passed::Quotable).then(|| format!(" {}", ui.say("comments-passed-quotable")));
        view! { <p class="quotable" id="passed" role="status" tabindex="-1">{ui.say("comments-passed")}{frozen}</p> }
    })
}

/// Who is told of it, and how: nobody relies on an e-mail that does not go out.
pub(super) fn concern_lead(ui: &Ui, leads: &Leads) -> String {
    let told = if leads.told { "yes" } else { "no" };
    ui.say_with("comments-concern-lead", &[("people", leads.names.join(", ").into()), ("told", told.into())])
}

/// Passing a comment to the safeguarding lead: by two presses, for it is nowhere else then. `with` is sent with it.
pub(super) fn concern(
    ui: &Ui,
    (id, begins): (&str, &str),
    leads: &Leads,
    with: Vec<(&'static str, String)>,
    action: &str,
) -> impl IntoView + use<> {
    let with = hidden(with);
    let lead = concern_lead(ui, leads);
    view! {
        <details class="masks">
            <summary>{ui.say("comments-concern")}<span class="visually-hidden">{format!(" {begins}")}</span></summary>
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="comment" value=id.to_owned()/>
                {with}
                <p>{lead}</p>
                <button class="button small" name="do" value="concern">{ui.say("comments-do-concern")}</button>
            </form>
        </details>
    }
}

/// A language by its own name, from its tag.
fn language_name(ui: &Ui, tag: &str) -> String {
    Language::parse(tag).map_or_else(|| tag.to_owned(), |language| Phrases::language_name(&language, ui.level()))
}
