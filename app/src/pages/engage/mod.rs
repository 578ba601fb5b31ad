//! Engagement sessions: for whoever runs one, for the room, and for the screen on the wall.

mod after;
mod board;
mod drawings;
mod home;
mod join;
mod lead;
mod letter;
mod links;
mod meetings;
mod notes;
mod paper;
mod plan;
mod room;
mod screen;

pub use after::{After, CountRow, QuestionCounts, after};
pub use board::{Board, BoardLine, board};
pub use drawings::{DrawingLine, Drawings, drawings};
pub use home::{Home, HomeConsultation, SessionLine, home};
pub use join::{Join, JoinCode, Late, OverPage, join_code, join_form, over};
pub use lead::{Beginning, Choosing, Hand, HandProblem, Lead, NOW, Offered, planned, running};
pub use letter::{Letter, LetterPage, LetterPart, letter};
pub use links::{LinkLine, Links, links};
pub use meetings::{ActionLine, MeetingLine, Meetings, meetings};
pub use notes::{NoteLine, Notes, notes};
pub use paper::{EachSheet, Paper, Sheet, SheetRow, paper, paper_field};
pub use plan::{PlanPage, choose, plan};
pub use room::{NotTaken, RoomPage, room};
pub(in crate::pages) use screen::qr_code;
pub use screen::{Most, Qr, Said, Screen, screen};

use domain::{code::Code, engage::Stage, people::Role};
use leptos::prelude::*;

use crate::{
    pages::officer::{Bar, SignedIn},
    ui::Ui,
};

/// The bar at the top: a representative has no other pages, an officer goes back to the board.
fn top(who: &SignedIn, consultation: &Code) -> Bar {
    Bar::of(who, (who.role != Role::Representative).then_some((consultation, "sessions")))
}

/// How far a session has come, as a badge.
fn stage(ui: &Ui, stage: Stage) -> impl IntoView + use<> {
    let class = format!("stage {}", stage.as_str());
    view! { <span class=class>{ui.say(&format!("stage-{}", stage.as_str()))}</span> }
}
