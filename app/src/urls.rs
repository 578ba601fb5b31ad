//! Every address, in one place. None ever holds an answer.

use domain::{code::Code, heard::schools::Urn, language::Language, level::ReadingLevel};

/// The list of consultations.
pub const HOME: &str = "/";
/// Where a code of words is typed in.
pub const RETURN: &str = "/return";
/// What an address asks with after somebody deleted what they had written.
pub const DISCARDED: &str = "deleted";
/// Officers sign in here.
pub const SIGN_IN: &str = "/officer/sign-in";
/// Officers sign out here.
pub const SIGN_OUT: &str = "/officer/sign-out";
/// Whoever has an account sets a password of their own here.
pub const PASSWORD: &str = "/officer/password";
/// The officer's list of consultations.
pub const OFFICER: &str = "/officer";

/// A safeguarding lead's list of concerns.
pub const CONCERNS: &str = "/safeguarding";

/// One concern.
pub fn concern(id: i64) -> String {
    format!("{CONCERNS}/{id}")
}

/// A representative's sessions.
pub const ENGAGE: &str = "/engage";

/// Where a session's code is typed in.
pub const JOIN: &str = "/join";

/// Where a session is planned.
pub fn plan_session(consultation: &Code) -> String {
    format!("{ENGAGE}/plan/{consultation}")
}

/// Where the numbers of a roll are entered: of a survey, by something it asks.
pub fn roll(consultation: &Code, survey: &Code, by: &str) -> String {
    format!("{OFFICER}/{consultation}/heard/{survey}/{by}")
}

/// Answers for analysts: a survey's page, or a file of it.
pub fn answers(consultation: &Code, survey: &Code, file: Option<&str>) -> String {
    let file = file.map(|file| format!("/{file}")).unwrap_or_default();
    format!("{OFFICER}/{consultation}/answers/{survey}{file}")
}

/// Where one question of a survey is set against another; or a file of what came of it.
pub fn explore(consultation: &Code, survey: &Code, file: Option<&str>) -> String {
    let file = file.map(|file| format!("/{file}")).unwrap_or_default();
    format!("{OFFICER}/{consultation}/explore/{survey}{file}")
}

/// A table from elsewhere that is being set out.
pub fn brought(consultation: &Code, id: i64) -> String {
    format!("{OFFICER}/{consultation}/brought/{id}")
}

/// Meetings with a school about a consultation.
pub fn meetings(consultation: &Code, school: i64) -> String {
    format!("{ENGAGE}/meetings/{consultation}/{school}")
}

/// The links a school sends home.
pub fn school_links(consultation: &Code, school: i64) -> String {
    format!("{ENGAGE}/links/{consultation}/{school}")
}

/// A page that somebody comes to by a school's link.
pub fn by_school(page: &str, school: &Urn) -> String {
    format!("{page}?school={school}")
}

/// A session, for whoever runs it.
pub fn session(id: i64) -> String {
    format!("{ENGAGE}/s/{id}")
}

/// A page of a session, for whoever runs it.
pub fn session_page(id: i64, page: &str) -> String {
    format!("{ENGAGE}/s/{id}/{page}")
}

/// A session, for whoever joins it with its code.
pub fn join(code: &str) -> String {
    format!("{JOIN}/{code}")
}

/// The page of a session's code, for whoever sent an answer that was not counted: one, or some that waited.
pub fn join_late(code: &str, waited: bool) -> String {
    format!("{}?late={}", join(code), if waited { "some" } else { "one" })
}

/// A session, for whoever has joined.
pub fn room(code: &str) -> String {
    format!("/j/{code}")
}

/// A session's big screen.
pub fn screen(secret: &str) -> String {
    format!("/room/{secret}")
}

/// One consultation: which survey is yours.
pub fn consultation(code: &Code) -> String {
    format!("/c/{code}")
}

/// A consultation's published report.
pub fn report(consultation: &Code) -> String {
    format!("/c/{consultation}/report")
}

/// One part of the published report.
pub fn report_part(consultation: &Code, part: &str) -> String {
    format!("/c/{consultation}/report/part/{part}")
}

/// The whole of the published report on one page.
pub fn report_whole(consultation: &Code) -> String {
    format!("/c/{consultation}/report/whole")
}

/// The published report as a file: `pdf`, `docx`.
pub fn report_file(consultation: &Code, kind: &str) -> String {
    format!("/c/{consultation}/report.{kind}")
}

/// Where the pictures of the drawings in a published report are.
pub fn report_drawings(consultation: &Code) -> String {
    format!("/c/{consultation}/report/drawings")
}

/// The published report in short, for readers of a level.
pub fn report_short(consultation: &Code, level: ReadingLevel) -> String {
    format!("/c/{consultation}/report/{level}")
}

/// The same as a PDF.
pub fn report_short_pdf(consultation: &Code, level: ReadingLevel) -> String {
    format!("/c/{consultation}/report/{level}/pdf")
}

/// Where one asks to be told what happens.
pub fn follow(consultation: &Code) -> String {
    format!("/c/{consultation}/tell-me")
}

/// Where a survey is tried out by those who were given its link.
pub fn trial(token: &str) -> String {
    format!("/try/{token}")
}

/// What that address asks with once a trial is over.
pub const TRIAL_OVER: &str = "over";

/// An officer's page of one wording: its words, and what people made of them.
pub fn wording(consultation: &Code, survey: &Code, level: ReadingLevel, language: &Language) -> String {
    format!("/officer/{consultation}/wordings/{survey}/{level}?language={language}")
}

/// Where one writes to the council.
pub fn write(consultation: &Code) -> String {
    format!("/c/{consultation}/write")
}

/// Where a child asks to be talked to.
pub fn talk_to_me(consultation: &Code) -> String {
    format!("/c/{consultation}/talk-to-me")
}

/// After the decision: whether what was promised is held.
pub fn after(consultation: &Code) -> String {
    format!("/c/{consultation}/after")
}

/// *You said, we did*.
pub fn reply(consultation: &Code) -> String {
    format!("/c/{consultation}/you-said")
}

/// The same as a poster for the wall.
pub fn reply_poster(consultation: &Code) -> String {
    format!("/c/{consultation}/you-said.pdf")
}

/// Where what programs may ask for is described.
pub const API: &str = "/api/v1/openapi.json";
/// Where administrators give programs access.
pub const ACCESS: &str = "/access";
/// What is on record.
pub const RECORD: &str = "/record";

/// The tables of the published report as a file. The address ends in the name under which the file is kept, which the CSV's
/// metadata say it has.
pub fn report_data(consultation: &Code, ending: &str) -> String {
    format!("/c/{consultation}/data/{}.{ending}", report_data_name(consultation))
}

/// What files of those tables are called, without their ending.
pub fn report_data_name(consultation: &Code) -> String {
    format!("{consultation}-report-data")
}

/// What is signed of a survey at a level.
pub fn signed(consultation: &Code, survey: &Code, level: ReadingLevel) -> String {
    format!("/officer/{consultation}/signed/{survey}/{level}")
}

/// A film in sign language.
pub fn film(id: i64) -> String {
    format!("/signed/{id}.mp4")
}

/// Its captions.
pub fn captions(id: i64) -> String {
    format!("/signed/{id}.vtt")
}

/// Where a survey starts.
pub fn survey(consultation: &Code, survey: &Code) -> String {
    format!("/s/{consultation}/{survey}")
}

/// What stands between a response and the name of one of its pages.
pub const PAGES: &str = "/q/";

/// How the addresses of a response's pages begin.
pub fn pages(draft: &str) -> String {
    format!("/r/{draft}{PAGES}")
}

/// A page of a response, by the name of its stop.
pub fn page(draft: &str, page: &str, service: Option<&Code>) -> String {
    let pages = pages(draft);
    match service {
        None => format!("{pages}{page}"),
        Some(service) => format!("{pages}{page}/{service}"),
    }
}

/// A page of a response, from which one goes back to *check your answers*.
pub fn change(draft: &str, to: &str, service: Option<&Code>) -> String {
    format!("{}?from=check", page(draft, to, service))
}

/// A step of a response that is not one of its survey's pages.
pub fn step(draft: &str, step: Step) -> String {
    format!("/r/{draft}/{}", step.as_str())
}

/// A step of a response that is not one of its survey's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// *Check your answers.*
    Check,
    /// Language and reading level.
    Display,
    /// Saved to come back to.
    Saved,
    /// Throw away what was written.
    Discard,
    /// Thank you.
    Sent,
}

impl Step {
    /// The last part of its address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Display => "display",
            Self::Saved => "saved",
            Self::Discard => "discard",
            Self::Sent => "sent",
        }
    }
}

/// What a button that leads to a page about the product is called by, before that page's name.
pub const DO_ABOUT: &str = "about-";

/// A page about the system: help, privacy, accessibility, cookies, credits.
pub fn about(page: &str, consultation: Option<&Code>, carry: &str) -> String {
    match consultation {
        Some(code) => format!("/{page}{carry}&about={code}"),
        None => format!("/{page}{carry}"),
    }
}

/// An officer's page of a consultation.
pub fn officer(consultation: &Code, page: &str) -> String {
    if page.is_empty() { format!("/officer/{consultation}") } else { format!("/officer/{consultation}/{page}") }
}
