//! Chance, from one place: the operating system's generator.

#[expect(clippy::disallowed_types, reason = "the one place that asks for randomness")]
use rand::rngs::OsRng;
use rand::{RngCore as _, TryRngCore as _};

const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    OsRng.unwrap_err().fill_bytes(&mut bytes);
    bytes
}

/// A name nobody can guess: 130 bits, 26 characters.
pub fn token() -> String {
    bytes::<26>().iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}

/// A key to sign with.
pub fn key() -> [u8; 32] {
    bytes()
}

/// A positive number that says nothing of when it was made.
pub fn id() -> i64 {
    i64::from_be_bytes(bytes::<8>()) & i64::MAX
}

/// Eight numbers for a session's join code.
pub fn join_numbers() -> [u16; 8] {
    let bytes = bytes::<16>();
    std::array::from_fn(|at| u16::from_be_bytes([bytes[2 * at], bytes[2 * at + 1]]))
}

/// Four numbers for a return code.
pub fn code_numbers() -> [u16; 4] {
    let bytes = bytes::<8>();
    std::array::from_fn(|at| u16::from_be_bytes([bytes[2 * at], bytes[2 * at + 1]]))
}
