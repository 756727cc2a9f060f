//! Sorting of hashes, which are spread evenly: dealt out by their upper bits they lie in place almost.

/// Bits that tell the bins apart.
const BITS: u32 = 8;
/// Hashes that are sorted as quickly without bins.
const FEW: usize = 40;
/// Members of a bin that is sorted by itself.
const LONG: usize = 12;

/// The list in order. `hash` is what the order goes by first.
pub(super) fn sorted<T: Copy + Ord>(mut list: Vec<T>, hash: impl Fn(&T) -> u32) -> Vec<T> {
    let Some(&first) = list.first().filter(|_| list.len() > FEW) else {
        list.sort_unstable();
        return list;
    };
    let bin = |item: &T| (hash(item) >> (32 - BITS)) as usize;
    let mut ends = [0u32; 1 << BITS];
    for item in &list {
        if let Some(count) = ends.get_mut(bin(item)) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        (sum, *end) = (sum + *end, sum);
    }
    let mut out = vec![first; list.len()];
    for item in &list {
        if let Some(at) = ends.get_mut(bin(item))
            && let Some(place) = out.get_mut(*at as usize)
        {
            *place = *item;
            *at += 1;
        }
    }
    // Each start has moved on to the end of its bin. Only a long one is worth a sort of its own.
    let mut rest = &mut out[..];
    let mut from = 0;
    for end in ends {
        let Some((bin, behind)) = rest.split_at_mut_checked((end - from) as usize) else { break };
        if bin.len() > LONG {
            bin.sort_unstable();
        }
        (rest, from) = (behind, end);
    }
    // What is left to do lies within the short ones.
    for i in 1..out.len() {
        let mut at = i;
        while let Some([before, item]) = at.checked_sub(1).and_then(|from| out.get_mut(from..=at))
            && before > item
        {
            std::mem::swap(before, item);
            at -= 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn bins_give_the_order_of_a_plain_sort() {
        for count in [0u32, 1, 39, 41, 500] {
            for spread in [1u32, 0x9e37_79b9] {
                let list: Vec<u32> = (0..count).map(|i| (i % 97).wrapping_mul(spread)).collect();
                let mut plain = list.clone();
                plain.sort_unstable();
                assert_eq!(sorted(list, |x| *x), plain);
            }
        }
    }
}
