//! What the words of Soundings mean: surveys, wordings, journeys, answers, findings and disclosure
//! control, as pure rules.
//!
//! Nothing here reads a file, a clock, a network or a random number: what a rule needs is a
//! parameter. So every rule runs in milliseconds, on the server and in a browser alike.

pub mod access;
pub mod audience;
pub mod brought;
pub mod code;
pub mod comments;
pub mod consultation;
pub mod digest;
pub mod disclosure;
pub mod duties;
pub mod edition;
pub mod engage;
pub mod fault;
pub mod findings;
pub mod heard;
pub mod hooks;
pub mod language;
pub mod level;
pub mod message;
pub mod microdata;
pub mod monitoring;
pub mod outcome;
pub mod people;
pub mod publication;
pub mod reply;
pub mod respond;
pub mod return_code;
pub mod routing;
pub mod signing;
pub mod survey;
pub mod trial;
pub mod waves;
pub mod wording;
