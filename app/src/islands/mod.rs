//! The only code a browser runs. Each island adds to a page that already works without it.

mod carry;
mod character_count;
mod countdown;
mod desk_keys;
mod follow;
#[cfg(feature = "hydrate")]
mod kept;
#[cfg(feature = "hydrate")]
mod net;
#[cfg(feature = "hydrate")]
mod outbox;
mod read_aloud;
mod tally;
mod unsaved;

pub use carry::Carry;
pub use character_count::CharacterCount;
pub use countdown::Countdown;
pub use desk_keys::DeskKeys;
pub use follow::Follow;
pub use read_aloud::ReadAloud;
pub use tally::Tally;
pub use unsaved::Unsaved;
