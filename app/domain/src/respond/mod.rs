//! A person's way through a survey: what they answer, where they go next, what is sent.

pub mod answer;
pub mod form;
pub mod journey;

use crate::digest::Digest;

/// Whether somebody is shown what can be turned round the other way round. It goes by the name of their unfinished response,
/// which is drawn at random: half of them are, it stays so from page to page, and nothing of them tells which half.
pub fn is_turned(draft: &str) -> bool {
    let digest = Digest::of([b"turned".as_slice(), draft.as_bytes()]);
    digest.as_str().as_bytes()[0] % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_half_see_it_the_other_way_round_and_always_the_same() {
        let names: Vec<String> = (0..2000).map(|n| format!("a name {n}")).collect();
        let turned = names.iter().filter(|name| is_turned(name)).count();
        // Within four standard deviations.
        assert!((910..=1090).contains(&turned), "{turned}");
        assert!(names.iter().all(|name| is_turned(name) == is_turned(name)));
    }
}
