//! Findings per service, on one consistent basis; nothing here that a file would not show.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    comments::{Agreement, Sentiment},
    consultation::{Consultation, Duty},
    digest::Digest,
    disclosure::Cell,
    findings::written::{Accounted, shown},
    outcome::{Block, Section},
    people::Permission,
    survey::Measure,
};
use leptos::prelude::*;

use super::{Bar, SignedIn, chart::chart, menu};
use crate::{
    outcome::{headline, says},
    pages::outcome::{Places, blocks},
    shell::{Frame, shell},
    tables::{self, Printed, PrintedRow, cell, not_weighted, signed, way},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The consultation.
    pub consultation: Consultation,
    /// Its title.
    pub title: String,
    /// Whether there are questions that can be set against each other.
    pub explores: bool,
    /// What the findings were computed from.
    pub digest: Digest,
    /// Responses by survey and group.
    pub responses: Vec<(String, String, Cell)>,
    /// The same by how they reached us, where they came by more than an open link.
    pub channels: Vec<(String, String, Cell)>,
    /// Every table.
    pub tables: Vec<Printed>,
    /// Which part is shown.
    pub part: Part,
    /// What became of every comment, by survey.
    pub accounted: Vec<(String, Accounted)>,
    /// How far the engine and the officers agree.
    pub agreement: Agreement,
    /// What may be quoted about the service: who wrote it, what is thought, and the words, masked.
    pub quotes: Vec<Quote>,
    /// How many may be quoted in all.
    pub quotes_in_all: usize,
    /// What the part says in sentences and tables of its own: what was said in engagement sessions, or weighted figures.
    pub blocks: Vec<Block>,
    /// Whether there are weighted figures.
    pub is_weighted: bool,
}

/// A part of the findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Every service, side by side.
    Compare,
    /// One service.
    Service(Code),
    /// What people spoke of, whichever service it was about.
    Themes,
    /// What was said in engagement sessions.
    Sessions,
    /// Weighted figures beside what was counted.
    Weighted,
    /// The questions about no service.
    Questions,
}

/// Something that may be quoted.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Who wrote it: audience and level.
    pub who: String,
    /// What is thought.
    pub sentiment: Sentiment,
    /// The words, masked.
    pub words: String,
}

/// The page.
pub fn findings(ui: &Ui, who: &SignedIn, model: &Findings) -> impl IntoView + use<> {
    let code = &model.consultation.code;
    let heading = match &model.part {
        Part::Service(service) => ui.service(service),
        Part::Questions => ui.say("findings-others"),
        Part::Themes => ui.say("findings-themes"),
        Part::Sessions => ui.say("outcome-sessions"),
        Part::Weighted => ui.say("outcome-weighted"),
        Part::Compare => ui.say("findings-title"),
    };
    let link = |page: String, name: String, here: bool| {
        let current = here.then_some("page");
        view! { <li><a href=urls::officer(code, &page) aria-current=current>{name}</a></li> }
    };
    let mut links = vec![link("findings".to_owned(), ui.say("findings-compare"), model.part == Part::Compare)];
    links.extend(model.consultation.services.iter().map(|service| {
        link(
            format!("findings/{}", service.code),
            ui.service(&service.code),
            model.part == Part::Service(service.code.clone()),
        )
    }));
    links.push(link("findings/themes".to_owned(), ui.say("findings-themes"), model.part == Part::Themes));
    links.push(link("findings/sessions".to_owned(), ui.say("outcome-sessions"), model.part == Part::Sessions));
    if model.is_weighted {
        links.push(link("findings/weighted".to_owned(), ui.say("outcome-weighted"), model.part == Part::Weighted));
    }
    links.push(link("findings/questions".to_owned(), ui.say("findings-others"), model.part == Part::Questions));
    if model.explores {
        links.push(link("explore".to_owned(), ui.say("explore-title"), false));
    }
    if who.role.may(Permission::TakeAnswers) {
        links.push(link("answers".to_owned(), ui.say("answers-title"), false));
    }
    let without_service = |themes: bool| {
        let these = model.tables.iter().filter(move |table| table.service.is_none() && table.theme == themes);
        these.map(|table| printed(ui, table)).collect_view()
    };
    let main = match &model.part {
        Part::Compare => compare(ui, model, who.role.may(Permission::Export)).into_any(),
        Part::Service(service) => one_service(ui, model, service).into_any(),
        Part::Questions => {
            view! { <p class="lead">{ui.say("findings-others-lead")}</p>{without_service(false)} }.into_any()
        }
        Part::Sessions => in_blocks(ui, &heading, model).into_any(),
        Part::Weighted => view! { <h2>{ui.say("weighted-heading")}</h2>{in_blocks(ui, &heading, model)} }.into_any(),
        Part::Themes => {
            let none = (!model.tables.iter().any(|table| table.theme))
                .then(|| view! { <p>{ui.say("findings-themes-none")}</p> });
            view! { <p class="lead">{ui.say("findings-themes-lead")}</p>{none}{without_service(true)} }.into_any()
        }
    };
    let frame = Frame {
        title: format!("{heading} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((code, "findings")))),
        ..Frame::default()
    };
    let body = view! {
        <div class="findings">
            <nav class="side" aria-label=ui.say("findings-nav")>{menu(ui.say("findings-nav"), view! { <ul>{links}</ul> })}</nav>
            <div>
                <h1>{heading}</h1>
                {main}
                <section class="method">
                    <h2>{ui.say("method-heading")}</h2>
                    {tables::method(ui).into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
                    <p class="digest">{ui.say("digest")}" "<code>{model.digest.to_string()}</code></p>
                </section>
            </div>
        </div>
    };
    shell(ui, frame, body)
}

/// Every service on the same measures, in the consultation's own order: it is no ranking.
fn compare(ui: &Ui, model: &Findings, exports: bool) -> impl IntoView + use<> {
    let code = &model.consultation.code;
    let profile = |caption: &str, by: &str, rows: &[(String, String, Cell)]| {
        let rows = rows
            .iter()
            .map(|(survey, part, n)| view! { <tr><th scope="row">{survey.clone()}</th><td>{part.clone()}</td><td class="number">{cell(*n)}</td></tr> })
            .collect_view();
        view! {
            <table class="figures">
                <caption>{ui.say(caption)}</caption>
                <thead><tr><th scope="col">{ui.say("survey")}</th><th scope="col">{ui.say(by)}</th><th scope="col">{ui.say("responses")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    let channels =
        (!model.channels.is_empty()).then(|| profile("outcome-channels-caption", "by-channel-column", &model.channels));
    let measures = [Measure::Quality, Measure::Access, Measure::Listened, Measure::Need, Measure::JoinedUp];
    // One table for each group of respondents: levels and audiences stand side by side, never pooled.
    let mut groups: Vec<(String, String)> = Vec::new();
    let mut captions: Vec<String> = Vec::new();
    let mut cells: BTreeMap<(String, String, Code, Measure), (&Printed, &PrintedRow)> = BTreeMap::new();
    for table in &model.tables {
        let (Some(service), Some(measure)) = (&table.service, table.measure) else { continue };
        for row in table.rows.iter().filter(|row| row.need.is_none() && measures.contains(&measure)) {
            let group = (table.survey.to_string(), row.who.clone());
            if !groups.contains(&group) {
                groups.push(group.clone());
                let survey = ui.audience(table.kind);
                captions.push(format!("{survey}: {}", row.who));
            }
            cells.insert((group.0, group.1, service.clone(), measure), (table, row));
        }
    }
    let shown_measures = |group: &(String, String)| -> Vec<Measure> {
        measures
            .into_iter()
            .filter(|m| cells.keys().any(|(a, w, _, measure)| a == &group.0 && w == &group.1 && measure == m))
            .collect()
    };
    // A table of marks says no more than a line does, and hides the tables that say something.
    let tells = |group: &(String, String)| {
        let mine = cells.iter().filter(|((survey, who, ..), _)| (survey, who) == (&group.0, &group.1));
        mine.map(|(_, (table, row))| headline(ui, table, row)).any(|cell| says(&cell))
    };
    let (telling, silent): (Vec<_>, Vec<_>) = groups.iter().zip(captions).partition(|(group, _)| tells(group));
    let silent = silent.into_iter().map(|(_, caption)| caption).collect::<Vec<_>>().join("; ");
    let silent = (!silent.is_empty())
        .then(|| view! { <p>{ui.say_with("findings-silent-groups", &[("groups", silent.into())])}</p> });
    let tables = telling
        .into_iter()
        .map(|(group, caption)| {
            let measures = shown_measures(group);
            let head = measures
                .iter()
                .map(|m| view! { <th scope="col">{ui.say(&format!("measure-{}", m.as_str()))}</th> })
                .collect_view();
            let rows = model
                .consultation
                .services
                .iter()
                .filter(|service| {
                    measures
                        .iter()
                        .any(|m| cells.contains_key(&(group.0.clone(), group.1.clone(), service.code.clone(), *m)))
                })
                .map(|service| {
                    let figures = measures
                        .iter()
                        .map(|m| {
                            let found = cells.get(&(group.0.clone(), group.1.clone(), service.code.clone(), *m));
                            let text = found.map_or_else(|| "[z]".to_owned(), |(table, row)| headline(ui, table, row));
                            view! { <td class="number">{text}</td> }
                        })
                        .collect_view();
                    let href = urls::officer(code, &format!("findings/{}", service.code));
                    view! { <tr><th scope="row"><a href=href>{ui.service(&service.code)}</a></th>{figures}</tr> }
                })
                .collect_view();
            let name = caption.clone();
            view! {
                <div class="table-scroll" tabindex="0" role="region" aria-label=name>
                    <table class="figures">
                        <caption>{caption}</caption>
                        <thead><tr><th scope="col">{ui.say("service")}</th>{head}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
        })
        .collect_view();
    view! {
        <p class="lead">{ui.say("findings-lead")}</p>
        {exports.then(|| view! { <p class="downloads">
            <a class="button" href=urls::officer(code, "findings.xlsx")>{ui.say("download-xlsx")}</a>
            <a class="button secondary" href=urls::officer(code, "findings.ods")>{ui.say("download-ods")}</a>
            <a class="button secondary" href=urls::officer(code, "findings.csv")>{ui.say("download-csv")}</a>
            <a class="button secondary" href=urls::officer(code, "findings.csv-metadata.json")>{ui.say("download-csv-metadata")}</a>
            <a class="button secondary" href=urls::officer(code, "findings.json")>{ui.say("download-json")}</a>
        </p> })}
        <h2>{ui.say("who-answered")}</h2>
        {profile("who-answered-caption", "group", &model.responses)}
        {channels}
        <h2>{ui.say("findings-compare")}</h2>
        <p>{ui.say("findings-compare-note")}</p>
        {tables}
        {silent}
        {accounted(ui, model)}
    }
}

fn one_service(ui: &Ui, model: &Findings, code: &Code) -> impl IntoView + use<> {
    let service = model.consultation.service(code).expect("the handler found the service");
    let duty = ui.say(match service.duty {
        Duty::Statutory => "duty-statutory",
        Duty::Discretionary => "duty-discretionary",
        Duty::Both => "duty-both",
    });
    let mut tables: Vec<&Printed> = model.tables.iter().filter(|table| table.service.as_ref() == Some(code)).collect();
    tables.sort_by_key(|table| (table.written, table.measure));
    let none = tables.is_empty().then(|| view! { <p>{ui.say("findings-none")}</p> });
    let marks = (!tables.is_empty()).then(|| view! { <p class="hint">{ui.say("findings-marks")}</p> });
    let tables = tables.into_iter().map(|table| printed(ui, table)).collect_view();
    view! {
        <p class="lead">{ui.survey_part(&format!("service-{code}"), "about").map(|said| said.text)}</p>
        <dl class="facts-list">
            <div><dt>{ui.say("duty")}</dt><dd>{duty}" "{service.law.clone()}</dd></div>
            <div><dt>{ui.say("provided-now")}</dt><dd>{service.provided.clone()}</dd></div>
        </dl>
        {none}{marks}
        {tables}
        {quotes(ui, model)}
        {(!model.blocks.is_empty()).then(|| view! {
            <section class="finding"><h2>{ui.say("rooms-heading")}</h2><p>{ui.say("rooms-kind")}</p>{in_blocks(ui, &ui.service(code), model)}</section>
        })}
    }
}

/// What a part says in sentences and tables of its own.
fn in_blocks(ui: &Ui, title: &str, model: &Findings) -> impl IntoView + use<> {
    let section =
        Section { key: String::new(), title: title.to_owned(), words: Vec::new(), blocks: model.blocks.clone() };
    blocks(ui, &section, Places::here(&urls::officer(&model.consultation.code, "drawings")))
}

/// What people wrote, in their own words, as officers have approved it.
fn quotes(ui: &Ui, model: &Findings) -> Option<impl IntoView + use<>> {
    (!model.quotes.is_empty()).then(|| {
        let items = model
            .quotes
            .iter()
            .map(|quote| {
                let sentiment = ui.say(&format!("sentiment-{}", quote.sentiment.as_str()));
                view! {
                    <li class="comment">
                        <blockquote dir="auto">{quote.words.clone()}</blockquote>
                        <p class="hint"><span class=format!("sentiment {}", quote.sentiment.as_str())>{sentiment}</span>" "{quote.who.clone()}</p>
                    </li>
                }
            })
            .collect_view();
        let count = ui.say_with(
            "quotes-count",
            &[
                ("shown", tables::thousands(model.quotes.len() as u64).into()),
                ("all", tables::thousands(model.quotes_in_all as u64).into()),
            ],
        );
        view! { <section class="finding"><h2>{ui.say("quotes-heading")}</h2><p class="caveat">{ui.say("quotes-lead")}" "{count}</p><ul class="comment-list">{items}</ul></section> }
    })
}

/// What became of every comment: none is passed over in silence.
fn accounted(ui: &Ui, model: &Findings) -> impl IntoView + use<> {
    let head = Accounted::default()
        .fates()
        .map(|(fate, _)| view! { <th scope="col">{ui.say(&format!("accounted-{fate}"))}</th> })
        .collect_view();
    let rows = model
        .accounted
        .iter()
        .map(|(survey, one)| {
            let cells = one.fates().map(|(_, n)| view! { <td class="number">{cell(shown(n))}</td> }).collect_view();
            view! { <tr><th scope="row">{survey.clone()}</th>{cells}</tr> }
        })
        .collect_view();
    let unchecked: u64 = model.accounted.iter().map(|(_, one)| one.unchecked).sum();
    let checked = tables::how_checked(ui, &model.agreement, unchecked);
    let same = model
        .accounted
        .iter()
        .filter_map(|(survey, one)| tables::alike(ui, survey, one))
        .map(|said| view! { <p>{said}</p> })
        .collect_view();
    let name = ui.say("accounted-caption");
    let caption = name.clone();
    view! {
        <h2>{ui.say("written-heading")}</h2>
        <p>{checked}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=name>
            <table class="figures">
                <caption>{caption}</caption>
                <thead><tr><th scope="col">{ui.say("survey")}</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {same}
    }
}

/// A table with its picture, its question as asked, and its caveats.
pub(super) fn printed(ui: &Ui, table: &Printed) -> impl IntoView + use<> {
    let asked = table
        .asked
        .iter()
        .map(|(level, words)| view! { <li><span class="level-name">{level.clone()}</span>" “"{words.clone()}"”"</li> })
        .collect_view();
    let head = table
        .columns
        .iter()
        .chain(&table.out_columns)
        .map(|name| view! { <th scope="col">{name.clone()}</th> })
        .collect_view();
    let invited = table.invited;
    let is_weighted = table.is_weighted();
    // Of whom nothing may be shown stands in a line below, and not in a row of marks.
    let (telling, silent): (Vec<&PrintedRow>, Vec<&PrintedRow>) = table.rows.iter().partition(|row| row.is_telling());
    let name = |row: &PrintedRow| match &row.need {
        Some(need) => format!("{}: “{need}”", row.who),
        None => row.who.clone(),
    };
    let unseen: Vec<String> = silent.iter().map(|row| name(row)).collect();
    let unseen = (!unseen.is_empty()).then(|| {
        let said = ui.say_with("findings-silent-rows", &[("groups", unseen.join("; ").into())]);
        view! { <p class="hint">{said}</p> }
    });
    let whole = telling.is_empty();
    let rows = telling
        .into_iter()
        .map(|row| {
            let PrintedRow { who, need, row, ways, weighted, .. } = row.clone();
            let counts = row
                .counts
                .iter()
                .zip(&row.percents)
                .map(|(count, percent)| {
                    let percent = percent.map(|percent| view! { <span class="percent">{format!("{percent}%")}</span> });
                    view! { <td class="number">{cell(*count)}{percent}</td> }
                })
                .collect_view();
            let outs = ways.iter().map(|out| view! { <td class="number out">{way(*out)}</td> }).collect_view();
            let net = table.balanced.then(|| {
                let text = row.net.map_or_else(|| "[c]".to_owned(), signed);
                let interval = row.interval.map(|interval| {
                    view! { <span class="percent">{ui.say_with("interval", &[("low", signed(interval.low).into()), ("high", signed(interval.high).into())])}</span> }
                });
                view! { <td class="number">{text}{interval}</td> }
            });
            let weighted = is_weighted.then(|| {
                let text = match weighted {
                    None => "[z]".to_owned(),
                    Some(Ok(weighted)) => signed(weighted.net),
                    Some(Err(why)) => not_weighted(&why).to_owned(),
                };
                view! { <td class="number">{text}</td> }
            });
            let not_top = table.child_rating.then(|| {
                view! { <td class="number">{row.not_top.map_or_else(|| "[c]".to_owned(), |percent| format!("{percent}%"))}</td> }
            });
            let by_need = need.is_some();
            let name = need.unwrap_or(who);
            view! {
                <tr class:by-need=by_need>
                    <th scope="row">{name}</th>
                    <td class="number">{cell(row.base)}</td>
                    {counts}{net}{weighted}{not_top}{outs}
                </tr>
            }
        })
        .collect_view();
    let title = table.title.clone();
    let caveats = [
        table.written.then(|| ui.say("caveat-written")),
        Some(ui.say(if invited { "caveat-invited" } else { "caveat-open" })),
        table.child_rating.then(|| ui.say("caveat-faces")),
        table.ranked.then(|| ui.say("outcome-note-ranked")),
        (!table.exclusive && !table.ranked).then(|| ui.say("caveat-several")),
    ]
    .into_iter()
    .flatten()
    .map(|words| view! { <p class="caveat">{words}</p> })
    .collect_view();
    let net_head = table.balanced.then(|| view! { <th scope="col">{ui.say("net")}</th> });
    let weighted_head = is_weighted.then(|| view! { <th scope="col">{ui.say("weighted-weighted")}</th> });
    let top_head = table.child_rating.then(|| view! { <th scope="col">{ui.say("not-top")}</th> });
    // The heads stand in the order of the cells: options, net, weighted, not at the top, ways out.
    let options = table.columns.len();
    let mut heads = head.into_iter();
    let option_heads = heads.by_ref().take(options).collect_view();
    let out_heads = heads.collect_view();
    let figures = (!whole).then(|| {
        view! {
                <div class="table-scroll" tabindex="0" role="region" aria-label=title.clone()>
                    <table class="figures">
                        <caption class="visually-hidden">{title.clone()}</caption>
                        <thead><tr><th scope="col">{ui.say("group")}</th><th scope="col">{ui.say("base")}</th>{option_heads}{net_head}{weighted_head}{top_head}{out_heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
        }
        .into_any()
    });
    view! {
        <section class="finding" id=table.name.clone()>
            <h2>{title.clone()}</h2>
            <ul class="asked">{asked}</ul>
            {chart(ui, table)}
            {figures}
            {unseen}
            {(!whole).then_some(caveats)}
        </section>
    }
}
