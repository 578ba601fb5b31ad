//! The only code a browser runs. Each island adds to a page that already works without it.

mod character_count;
mod read_aloud;

pub use character_count::CharacterCount;
pub use read_aloud::ReadAloud;
