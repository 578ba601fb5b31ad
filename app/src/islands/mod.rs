//! The only code a browser runs. Each island adds to a page that already works without it.

mod character_count;
mod desk_keys;
mod read_aloud;

pub use character_count::CharacterCount;
pub use desk_keys::DeskKeys;
pub use read_aloud::ReadAloud;
