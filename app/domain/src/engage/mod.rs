//! Engagement sessions: a school's representative and a group, and what is kept of what they said.
//!
//! What a room says is evidence of its own kind. It is never counted as a response: hands that go up one after the
//! other are not independent answers, and an adult was there.

pub mod drawing;
pub mod evidence;
pub mod join_code;
pub mod meeting;
pub mod paper;
pub mod plan;
pub mod questions;
pub mod room;

use crate::audience::named;

pub use plan::Plan;
pub use questions::{Pick, askable, is_asked_of_each, picks};
pub use room::{COUNTDOWNS, Command, Countdown, Moment, Phase};

named! {
    /// How a group answers.
    Way {
        /// Each on a phone or tablet of their own.
        OwnDevices = "own-devices",
        /// On tablets that are handed on: the next sees nothing of the last.
        SharedDevices = "shared-devices",
        /// Hands, or faces held up, which the adult counts.
        Hands = "hands",
        /// By going to the corner of the answer, where the adult counts.
        Corners = "corners",
        /// On paper.
        Paper = "paper",
        /// Talking: the adult writes down what was heard.
        Talking = "talking",
    }
}

named! {
    /// Who moves on.
    Pace {
        /// The room together: the adult moves on.
        Together = "together",
        /// Everyone at their own speed, through the whole survey.
        Own = "own",
    }
}

named! {
    /// Who is in the room and must not be lost in an average. Of the group, never of a person.
    GroupNeed {
        /// Deaf pupils, or pupils with a hearing loss.
        Deaf = "deaf",
        /// Pupils with SEN support: the lower level.
        SenSupport = "sen-support",
        /// Pupils with an education, health and care plan.
        Plan = "plan",
        /// Pupils whose first language is not English.
        Language = "language",
    }
}

named! {
    /// How far a session has come.
    Stage {
        /// Planned; nobody can join.
        Planned = "planned",
        /// Going on: its code works.
        Open = "open",
        /// Over: to be checked, corrected and handed in.
        Closed = "closed",
        /// Handed in: for an officer to look at.
        HandedIn = "handed-in",
        /// Accepted: evidence.
        Accepted = "accepted",
    }
}

named! {
    /// How a count was gathered. Counts gathered differently are not added together: hands are seen by the others.
    How {
        /// Votes on devices, unseen by the others.
        Devices = "devices",
        /// Hands or faces, counted by the adult.
        Hands = "hands",
        /// People who stood in the corner of their answer, counted by the adult.
        Corners = "corners",
        /// Paper sheets, counted twice by adults.
        Paper = "paper",
    }
}

impl How {
    /// Whether it tells apart why people gave no answer. Whoever stays where they are while others walk to corners says
    /// nothing of why, and is not asked in front of everyone: they are not counted.
    pub fn counts_outs(self) -> bool {
        self != Self::Corners
    }
}

named! {
    /// How many of a room agreed with what was heard.
    Agreed {
        /// One person said it.
        One = "one",
        /// A few.
        Few = "few",
        /// About half.
        Half = "half",
        /// Most.
        Most = "most",
        /// Everyone.
        All = "all",
    }
}

named! {
    /// What a note holds: kept apart, so that an adult's view never passes for a child's.
    NoteKind {
        /// What was heard, in the adult's summary.
        Heard = "heard",
        /// A sentence written down as it was said: reported speech.
        AsSaid = "as-said",
        /// What the adult thinks.
        AdultView = "adult-view",
    }
}

impl Stage {
    /// Whether whoever runs the session may still change what is kept of it.
    pub fn can_be_corrected(self) -> bool {
        matches!(self, Self::Open | Self::Closed)
    }

    /// Whether it was held.
    pub fn was_held(self) -> bool {
        matches!(self, Self::Closed | Self::HandedIn | Self::Accepted)
    }
}
