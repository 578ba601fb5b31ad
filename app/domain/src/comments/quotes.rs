//! Which quotations stand for the others: from every group, and within each in the shares in which its people think.

use std::collections::BTreeMap;

use super::Sentiment;

/// Something that may be quoted.
#[derive(Clone, Debug)]
pub struct Quotable<G> {
    /// The group of who said it.
    pub group: G,
    /// What they think.
    pub sentiment: Sentiment,
}

/// Chooses at most so many, by their places: from each group in turn, the sentiment that is furthest behind its share
/// in the group's voices (`voices`, in [`Sentiment::ALL`]'s order; where nothing is known of a group, all count alike).
/// So many quotations show what many think, a thought that few have is shown once it is due, and no group is left out
/// for another. The same quotations in the same order give the same choice.
pub fn balanced<G: Ord + Clone>(all: &[Quotable<G>], voices: &BTreeMap<G, [f64; 4]>, most: usize) -> Vec<usize> {
    let mut left: BTreeMap<&G, [Vec<usize>; 4]> = BTreeMap::new();
    for (at, one) in all.iter().enumerate().rev() {
        left.entry(&one.group).or_default()[one.sentiment.place()].push(at);
    }
    let mut chosen: BTreeMap<&G, [usize; 4]> = BTreeMap::new();
    let mut order = Vec::new();
    while order.len() < most {
        // The group with the fewest so far; of equals, the first.
        let next = left
            .iter()
            .filter(|(_, kinds)| kinds.iter().any(|kind| !kind.is_empty()))
            .map(|(group, _)| *group)
            .min_by_key(|group| chosen.get(*group).map_or(0, |kinds| kinds.iter().sum::<usize>()));
        let Some(group) = next else { break };
        let shares = voices.get(group).filter(|shares| shares.iter().sum::<f64>() > 0.0).copied().unwrap_or([1.0; 4]);
        let so_far = chosen.entry(group).or_default();
        let due = |kind: usize| (so_far[kind] as f64 + 1.0) / shares[kind].max(1e-9);
        let kinds = left.get_mut(group).expect("it was just found");
        let Some(kind) =
            (0..4).filter(|kind| !kinds[*kind].is_empty()).min_by(|one, other| due(*one).total_cmp(&due(*other)))
        else {
            break;
        };
        order.extend(kinds[kind].pop());
        so_far[kind] += 1;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(group: &'static str, sentiment: Sentiment, n: usize) -> Vec<Quotable<&'static str>> {
        vec![Quotable { group, sentiment }; n]
    }

    #[test]
    fn every_group_is_heard_and_each_as_it_thinks() {
        let mut all = of("parents", Sentiment::Positive, 30);
        all.extend(of("parents", Sentiment::Negative, 30));
        all.extend(of("pupils", Sentiment::Positive, 2));
        let voices = BTreeMap::from([("parents", [60.0, 0.0, 20.0, 0.0]), ("pupils", [5.0, 0.0, 5.0, 0.0])]);
        let chosen = balanced(&all, &voices, 10);
        let count = |group: &str, sentiment: Sentiment| {
            chosen.iter().filter(|at| all[**at].group == group && all[**at].sentiment == sentiment).count()
        };
        assert_eq!(chosen.len(), 10);
        assert_eq!(count("pupils", Sentiment::Positive), 2, "a small group is heard in full");
        assert_eq!(count("parents", Sentiment::Positive), 6);
        assert_eq!(count("parents", Sentiment::Negative), 2, "one in four thinks so");
        assert_eq!(balanced(&all, &voices, 10), chosen);
    }

    #[test]
    fn none_is_chosen_twice_and_none_made_up() {
        let all = of("parents", Sentiment::Mixed, 3);
        assert_eq!(balanced(&all, &BTreeMap::new(), 10), [0, 1, 2]);
        assert!(balanced::<&str>(&[], &BTreeMap::new(), 10).is_empty());
    }
}
