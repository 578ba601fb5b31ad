//! Drawings of a session: photographed by the adult, described in words, and shown outside the room only where those who
//! made them agreed and an officer has looked.

/// The most drawings of one session.
pub const MOST: usize = 30;
/// The most characters of what a drawing shows.
pub const LONGEST: usize = 500;
