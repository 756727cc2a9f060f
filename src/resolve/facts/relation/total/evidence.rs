//! What weighs for figures being the parts of a whole: how the words tie them, what both count, and how the sum is off.

use crate::resolve::facts::number::NumberFact;
use crate::value::{Bound, Digits, Exact, Slip};

/// How surely the words make a list the parts of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// The list stands near a figure of its kind.
    Near,
    /// "500 penari, 320 pelajar dan 180 anggota"; the list begins the next sentence.
    Beside,
    /// "Dari 57 rumah, …", "of which", "Of the cars", "Mereka".
    Of,
    /// "terdiri atas", "yakni", a colon.
    Opened,
}

/// Of one thing, of things that may be kinds of it, or of other things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kin {
    Other,
    Bare,
    Same,
}

/// What the figures themselves say.
pub(super) struct Evidence {
    /// The most telling slip that would make the sum right.
    pub(super) slip: Slip,
    /// That slip is two digits swapped.
    pub(super) swapped: bool,
    /// The parts come to more than the whole: none of them is left out.
    pub(super) more: bool,
    /// A part is larger than the whole.
    pub(super) larger: bool,
    /// They come to no more than half as much again.
    pub(super) near: bool,
    /// They come to three quarters and more, and to no more than a third more.
    pub(super) close: bool,
    /// Parts that are written vaguely.
    pub(super) vague: bool,
    /// All parts are kinds of people, which leave nobody out.
    pub(super) kinds: bool,
    /// The parts count nothing of their own.
    pub(super) bare: bool,
    /// The whole stands behind its parts and is called their sum.
    pub(super) summed: bool,
    /// "Dari 30 anggota, …": the word stands right at a count of the sentence.
    pub(super) told: bool,
    /// Parts.
    pub(super) count: usize,
    /// Least digits of the parts.
    pub(super) whole: Exact,
}

impl Evidence {
    pub(super) fn of(whole: Exact, parts: &[&NumberFact], all: Exact) -> Evidence {
        let right = |p: &NumberFact| all.sub(p.quantity.low).and_then(|rest| whole.sub(rest)).filter(|w| *w > Exact::ZERO);
        let pairs = parts.iter().filter_map(|p| Some((p.quantity.low, right(p)?))).chain([(whole, all)]);
        let (mut best, mut swap) = (Slip::None, false);
        for (a, b) in pairs {
            let found = Slip::reckoned(a, b);
            let swapped = found >= Slip::Likely && Digits::of(a).rearranged(Digits::of(b));
            if (swapped, found) > (swap, best) {
                (best, swap) = (found, swapped);
            }
        }
        Evidence {
            slip: best,
            swapped: swap,
            more: all > whole,
            larger: parts.iter().any(|p| p.quantity.low >= whole),
            near: all.mul(Exact::int(2)).zip(whole.mul(Exact::int(3))).is_some_and(|(a, w)| a <= w),
            close: all.mul(Exact::int(4)).zip(whole.mul(Exact::int(3))).is_some_and(|(a, w)| a >= w)
                && all.mul(Exact::int(3)).zip(whole.mul(Exact::int(4))).is_some_and(|(a, w)| a <= w),
            vague: parts.iter().any(|p| p.quantity.bound != Bound::Exact),
            kinds: false,
            bare: false,
            summed: false,
            told: false,
            count: parts.len(),
            whole,
        }
    }

    pub(super) fn enough(&self, tie: Tie, kin: Kin, here: bool) -> bool {
        let hundreds = self.whole >= Exact::int(100);
        if self.vague {
            return self.swapped && hundreds && tie >= Tie::Of;
        }
        match tie {
            // More parts than the whole, right where the list is opened.
            Tie::Opened if here && self.more && (kin == Kin::Same || self.bare) && self.near => true,
            // More parts than their whole in one sentence: "Dari 30 anggota, 26 setuju, empat menolak, dan dua tidak memilih".
            Tie::Of if self.told && self.more && kin >= Kin::Bare && self.near && !self.larger => true,
            Tie::Of if self.kinds && self.more && kin == Kin::Same && self.near && !self.larger => true,
            // Three parts and more up to "and" leave little out.
            Tie::Of if self.told && self.count >= 3 && kin >= Kin::Bare && self.slip >= Slip::Loose && !self.larger => true,
            Tie::Opened if self.summed && kin == Kin::Same && self.close && !self.larger => true,
            Tie::Opened => self.slip >= Slip::Likely || self.slip >= Slip::Loose && (self.more || kin >= Kin::Bare),
            Tie::Of if self.larger => self.swapped || here && kin >= Kin::Bare && self.slip >= Slip::Loose && self.near,
            Tie::Of => {
                let surely = self.swapped || self.more && self.slip >= Slip::Likely || self.slip >= Slip::Plain;
                surely && (kin >= Kin::Bare || self.swapped && hundreds)
                    || self.more && self.slip >= Slip::Loose && kin == Kin::Same
            }
            // Four digits of which two are swapped, the last of three parts: whatever they count.
            _ if self.swapped && self.whole >= Exact::int(1000) && self.count >= 3 && !self.larger => true,
            _ if self.larger || kin < Kin::Bare => false,
            Tie::Beside if !here && self.more && self.slip >= Slip::Likely && kin == Kin::Same => true,
            Tie::Beside => self.swapped && (here || hundreds || self.more) && (kin == Kin::Same || hundreds),
            Tie::Near => self.swapped && hundreds && kin == Kin::Same && (self.count >= 3 || self.slip >= Slip::Plain),
        }
    }
}
