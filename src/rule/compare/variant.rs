//! Two ways to write one name: short forms, abbreviations, old spellings, a part for the whole.

use super::spelling::{alike, contains_words};

/// Letters an abbreviation of several words has at least.
const SHORTEST: usize = 3;

/// Whether two keys may be two ways to write one name.
pub(super) fn variant(a: &str, b: &str) -> bool {
    let plain = |k: &str| k.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    same(&plain(a), &plain(b))
}

fn same(a: &str, b: &str) -> bool {
    if a == b || contains_words(a, b) || contains_words(b, a) || alike(a, b, 2) {
        return true;
    }
    let rest = |x: &str, y: &str| x.split(' ').filter(|w| !y.split(' ').any(|v| v == *w)).map(modern).collect::<Vec<_>>();
    let (p, q) = (rest(a, b), rest(b, a));
    let shared = p.len() < a.split(' ').count();
    // "RSPAD Gatot Soebroto Jakarta", "RSPAD Gatot Subroto".
    let spelt = |p: &String| q.iter().any(|v| p == v || alike(p, v, 2));
    (shared && p.iter().any(spelt)) || abbreviates(&p, &q, b) || abbreviates(&q, &p, a)
}

/// "soe" and "djo" as they are written now.
fn modern(word: &str) -> String {
    word.replace("oe", "u").replace("dj", "j").replace("tj", "c")
}

/// Whether one word takes its letters in order from several: "tmp" and "taman makam pahlawan", "kemenhub" and "kementerian perhubungan".
fn abbreviates(short: &[String], long: &[String], whole: &str) -> bool {
    let fits = |s: &String| {
        let from = |words: &mut dyn Iterator<Item = &str>| {
            let letters: String = words.collect();
            let mut rest = letters.chars();
            s.chars().next() == letters.chars().next() && s.chars().count() >= SHORTEST && s.chars().all(|c| rest.any(|l| l == c))
        };
        let several = whole.split(' ').count() > 1;
        several
            && (from(&mut long.iter().map(String::as_str)) || from(&mut whole.split(' ')))
            && s.chars().count() * 2 <= whole.chars().count() + 2
    };
    short.iter().any(fits)
}

#[cfg(test)]
mod tests {
    use super::variant;

    #[test]
    fn short_forms_and_old_spellings_are_one_name() {
        assert!(variant("tmp randu", "taman makam pahlawan randu"));
        assert!(variant("rumah tahanan k4", "rutan cabang"));
        assert!(variant("rspad gatot soebroto jakarta", "rspad gatot subroto"));
        assert!(variant("gedung merah putih kpk", "gedung kpk"));
        assert!(variant("jalan s. parman", "jalan letjen s parman"));
        assert!(!variant("hotel bahari", "hotel melati"));
        assert!(!variant("stadion randu", "stadion teluk biru"));
        assert!(!variant("ternate", "ambon"));
    }
}
