//! In which order links are best looked at.

use super::Link;

/// The positions of the links, those of articles that are linked with each other one after the other: what was fetched from memory for
/// one pair is still at hand for the next.
pub fn tour(links: &[Link], articles: usize) -> Vec<usize> {
    let ranks = ranks(links, articles);
    let rank = |article: usize| ranks.get(article).copied().unwrap_or(0);
    let mut keyed: Vec<((u32, u32), usize)> =
        links.iter().enumerate().map(|(i, l)| ((rank(l.a).max(rank(l.b)), rank(l.a).min(rank(l.b))), i)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, i)| i).collect()
}

/// For each article when a walk along the links comes to it, deep before wide.
fn ranks(links: &[Link], articles: usize) -> Vec<u32> {
    let mut starts = vec![0u32; articles + 2];
    for end in links.iter().flat_map(|l| [l.a, l.b]) {
        if let Some(count) = starts.get_mut(end + 2) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut others = vec![0u32; 2 * links.len()];
    for (end, other) in links.iter().flat_map(|l| [(l.a, l.b), (l.b, l.a)]) {
        // Each start moves on to the end of its run, which is the start of the next.
        if let Some(at) = starts.get_mut(end + 1)
            && let Some(place) = others.get_mut(*at as usize)
        {
            *place = other as u32;
            *at += 1;
        }
    }
    let around = |article: usize| match (starts.get(article), starts.get(article + 1)) {
        (Some(&from), Some(&to)) => others.get(from as usize..to as usize).unwrap_or(&[]),
        _ => &[],
    };
    let mut ranks = vec![u32::MAX; articles];
    let (mut next, mut stack) = (0, Vec::new());
    for article in 0..articles {
        stack.push(article);
        while let Some(at) = stack.pop() {
            let Some(rank) = ranks.get_mut(at).filter(|rank| **rank == u32::MAX) else { continue };
            (*rank, next) = (next, next + 1);
            stack.extend(around(at).iter().rev().map(|&other| other as usize));
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::{Link, tour};

    #[test]
    fn every_link_is_looked_at_once_and_those_of_one_story_together() {
        let ends = [(0, 3), (1, 2), (1, 4), (2, 4), (3, 5)];
        let link = |&(a, b): &(usize, usize)| Link { a, b, weight: 1.0, certain: true, apart: false, names: 1, archive: true };
        let links: Vec<Link> = ends.iter().map(link).collect();
        assert_eq!(tour(&links, 6), [0, 4, 1, 2, 3]);
        assert_eq!(tour(&[], 2), [] as [usize; 0]);
    }
}
