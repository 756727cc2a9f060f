//! Short lists: most have a handful of members, which a place in memory of their own would cost more than to keep them here.

use std::ops::Deref;

/// A list of fixed length that lies in place up to `N` members. With five of four bytes it is no larger than a growing list is.
#[derive(Clone)]
pub struct List<T, const N: usize>(Room<T, N>);

#[derive(Clone)]
enum Room<T, const N: usize> {
    Here(u8, [T; N]),
    There(Box<[T]>),
}

/// Hashes of words, names or days.
pub type Hashes = List<u32, 5>;

/// Hashes of the words on either side of something.
pub type Beside = List<u32, 9>;

impl<T: Copy + Default, const N: usize> From<&[T]> for List<T, N> {
    fn from(items: &[T]) -> List<T, N> {
        let mut here = [T::default(); N];
        match (here.get_mut(..items.len()), u8::try_from(items.len())) {
            (Some(place), Ok(count)) => {
                place.copy_from_slice(items);
                List(Room::Here(count, here))
            }
            _ => List(Room::There(items.into())),
        }
    }
}

impl<const N: usize> List<u32, N> {
    /// What is given, in order, each once.
    pub fn sorted(mut items: impl Iterator<Item = u32>) -> List<u32, N> {
        let (mut room, mut count) = ([0; 16], 0);
        while let Some(item) = items.next() {
            if room.get(..count).is_some_and(|known| known.contains(&item)) {
                continue;
            }
            let Some(place) = room.get_mut(count) else {
                let mut all: Vec<u32> = room.into_iter().chain([item]).chain(items).collect();
                all.sort_unstable();
                all.dedup();
                return List(Room::There(all.into_boxed_slice()));
            };
            *place = item;
            let mut at = count;
            while let Some([before, own]) = at.checked_sub(1).and_then(|from| room.get_mut(from..=at))
                && before > own
            {
                std::mem::swap(before, own);
                at -= 1;
            }
            count += 1;
        }
        List::from(room.get(..count).unwrap_or(&room))
    }
}

impl<T, const N: usize> Deref for List<T, N> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match &self.0 {
            Room::Here(count, here) => here.get(..usize::from(*count)).unwrap_or(here),
            Room::There(list) => list,
        }
    }
}

impl<T: Copy + Default, const N: usize> Default for List<T, N> {
    fn default() -> List<T, N> {
        List(Room::Here(0, [T::default(); N]))
    }
}

impl<T: PartialEq, const N: usize> PartialEq for List<T, N> {
    fn eq(&self, other: &List<T, N>) -> bool {
        **self == **other
    }
}

impl<T: Eq, const N: usize> Eq for List<T, N> {}

impl<T: std::fmt::Debug, const N: usize> std::fmt::Debug for List<T, N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Hashes;

    #[test]
    fn lists_of_any_length_hold_what_was_put_in() {
        let all: Vec<u32> = (1..=9).collect();
        for count in 0..=all.len() {
            let list = Hashes::from(&all[..count]);
            assert_eq!(&*list, &all[..count]);
            assert_eq!(list.clone(), list);
            assert_eq!(list == Hashes::default(), count == 0);
        }
        assert!(std::mem::size_of::<Hashes>() <= 24);
    }

    #[test]
    fn what_is_given_is_sorted_and_stands_once() {
        for count in 0..40 {
            let given: Vec<u32> = (0..count).map(|i| i * 7 % 19).collect();
            let mut plain = given.clone();
            plain.sort_unstable();
            plain.dedup();
            assert_eq!(&*Hashes::sorted(given.into_iter()), &*plain);
        }
    }
}
