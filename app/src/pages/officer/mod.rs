//! The officer's way: sign in, watch it come in, read comments, see and take away the findings.

mod access;
mod after;
mod answers;
mod brought;
mod chart;
mod comments;
mod concerns;
mod desk;
mod duties;
mod explore;
mod findings;
mod heard;
mod messages;
mod outcome;
mod overview;
mod password;
mod record;
mod reply;
mod review;
mod sign_in;
mod signing;
mod themes;
mod waves;
mod wordings;

pub use access::{Access, Given, Told, access};
pub use after::{Finding, Monitoring, Waiting, WatchedLine, finding, monitoring};
pub use answers::{Answers, FileFacts, FilesStage, answers};
pub use brought::{
    BroughtColumn, BroughtColumns, BroughtDone, BroughtList, BroughtOf, BroughtOut, BroughtPreview, BroughtValue,
    BroughtValues, BroughtValuesOf, TAKE_OUT, brought, brought_columns, brought_out, brought_preview, brought_values,
};
pub use comments::{CommentView, Comments, Leads, Passed, Piece, RemarkView, comments};
pub use concerns::{AboutMessage, ConcernLine, ConcernPage, Deed, From, Opened, concern, concerns};
pub use desk::{Desk, DeskRemark, Lately, desk};
pub use duties::{ConsulteeLine, Duties, Of as DutyOf, RecordLineOf, duties};
pub use explore::{Explore, Looked, Progress, SavedTable, explore};
pub use findings::{Findings, Part, Quote, findings};
pub use heard::{HeardFrom, HeardLine, HeardOf, RollForm, heard, part_field, roll_form};
pub use messages::{MessageLine, Messages, WrongNote, messages};
pub use outcome::{
    Clash, Frozen, PartLine, Promises, ReportOverview, ReportPart, SAVED, Whole, Writing, draft, frozen, part_address,
    put_into_words, report_overview, shown_mark, writing,
};
pub use overview::{Attention, Counted, Overview, Summary, Undecided, home, overview};
pub use password::{Password, SHORTEST, password};
pub use record::{NOBODY, Record, RecordLine, record};
pub use reply::{
    FrozenReply, ReplyOverview, TopicTexts, WordingLine, WordingPage, frozen_reply, reply, reply_wording, topic_anchor,
    wording_name,
};
pub use review::{EditionLine, Review};
pub use sign_in::{SignIn, goes_on, sign_in};
pub use signing::{
    OldFilm, SignedLine, SignedSurvey, SigningOverview, SigningTexts, WrongFilm, signing, signing_texts,
};
pub use themes::{ABOUT_IS_LONG, FoundRemark, Search, ThemeLine, ThemePage, Themes, search, theme, themes};
pub use waves::{Hindrance, WaveLine, Waves, waves};
pub use wordings::{
    NoteLine, RoundLine, TextLine, WordingRow, WordingSurvey, WordingTexts, Wordings, wording_texts, wordings,
};

use leptos::prelude::*;

use crate::{ui::Ui, urls};
use domain::{
    code::Code,
    people::{Permission, Role},
};

/// Who is signed in, for the top of every officer's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// What they are: what they may see is led to, and nothing else.
    pub role: Role,
}

/// A consultation's pages, in the order of the bar, and what each of them needs: first what is looked at all the time, then
/// what is done before it opens, while it is open, and once it has closed.
const PAGES: [&[(&str, Permission)]; 4] = [
    &[("", Permission::SeeCounts)],
    &[("duties", Permission::WriteReports), ("wordings", Permission::TryOut)],
    &[
        ("heard", Permission::SeeFindings),
        ("sessions", Permission::AcceptSessions),
        ("messages", Permission::AnswerMessages),
        ("comments", Permission::ReadComments),
        ("desk", Permission::ReadComments),
        ("themes", Permission::ReadComments),
    ],
    &[
        ("findings", Permission::SeeFindings),
        ("report", Permission::WriteReports),
        ("reply", Permission::WriteReports),
        ("after", Permission::WriteReports),
    ],
];

/// What is folded away on a small screen, behind a name; on a large one it stands there.
pub(in crate::pages) fn menu(name: String, within: impl IntoAny) -> AnyView {
    let within = within.into_any();
    view! { <details class="menu"><summary>{name}</summary>{within}</details> }.into_any()
}

/// What the bar of an officer's page says: who one is, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    who: SignedIn,
    /// The consultation, and which of its [`PAGES`] this is of.
    place: Option<(Code, &'static str)>,
}

impl Bar {
    /// Of somebody who is signed in, on a page of a consultation where it is of one.
    pub fn of(who: &SignedIn, place: Option<(&Code, &'static str)>) -> Self {
        Self { who: who.clone(), place: place.map(|(code, page)| (code.clone(), page)) }
    }
}

/// The bar of an officer's page: where one is, who one is, and the way out. It stands before the page's own content, which is
/// then skipped to.
pub fn bar(ui: &Ui, Bar { who, place }: &Bar) -> impl IntoView + use<> {
    let consultation = place.as_ref();
    let links = consultation.map(|(code, here)| {
        let may =
            PAGES.iter().map(|group| group.iter().filter(|(_, needs)| who.role.may(*needs)).map(|(page, _)| *page));
        may.flatten()
            .map(|page| {
                let name = ui.say(&format!("officer-nav-{}", if page.is_empty() { "overview" } else { page }));
                let current = (page == *here).then_some("page");
                view! { <li><a href=urls::officer(code, page) aria-current=current>{name}</a></li> }
            })
            .collect_view()
    });
    // Two consultations look alike: each page says whose it is. The first has it for its heading.
    let of = consultation.filter(|(_, here)| !here.is_empty()).map(|_| ui.survey("consultation-title").text);
    let of = of.filter(|title| !title.is_empty()).map(|title| view! { <p class="officer-of">{title}</p> });
    let concerns = who
        .role
        .may(Permission::HandleConcerns)
        .then(|| view! { <li><a href=urls::CONCERNS>{ui.say("concerns-title")}</a></li> });
    let access = who
        .role
        .may(Permission::GiveAccess)
        .then(|| view! { <li><a href=urls::ACCESS>{ui.say("access-title")}</a></li> });
    let record = who
        .role
        .may(Permission::SeeRecord)
        .then(|| view! { <li><a href=urls::RECORD>{ui.say("record-title")}</a></li> });
    let represents = who.role == Role::Representative;
    let name = if represents { "school-nav" } else { "officer-nav" };
    let home = if represents { (urls::ENGAGE, "engage-home") } else { (urls::OFFICER, "officer-home") };
    let role = ui.say(&format!("role-{}", who.role.as_str()));
    let any = concerns.is_some() || access.is_some() || record.is_some() || links.is_some();
    let folded = any.then(|| menu(ui.say(name), view! { <ul>{concerns}{access}{record}{links}</ul> }));
    view! {
        <nav class="officer-bar" aria-label=ui.say(name)>
            <div class="officer-pages">
                <p class="officer-home"><a href=home.0>{ui.say(home.1)}</a></p>
                {folded}
            </div>
            <form method="post" action=urls::SIGN_OUT>
                <span><a href=urls::PASSWORD>{format!("{} ({role})", who.name)}<span class="visually-hidden">{format!(": {}", ui.say("password-title"))}</span></a></span>
                <button class="button secondary small">{ui.say("sign-out")}</button>
            </form>
            {of}
        </nav>
    }
}
