//! "77 tahun" since 1945, "HUT ke-90" of a school founded in 1933.

use crate::extract::MentionKind;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::{common, content_stem};
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, at_sentence, cue_after, cue_before, has_cue, linked, operand, today,
};
use crate::resolve::facts::time::TimeFact;
use crate::value::{Components, Date, Exact, Granularity, NumberShape, Slip, TimexKind};

/// Tokens between a cue and its figure.
const REACH: u32 = 6;
/// Sentences within which a count and a founding are of one thing, even when neither names it.
const NEAR: u32 = 1;
/// Tokens in which a sentence names what it is about.
const SUBJECT: usize = 3;
/// Tokens between a count and the year that ends its phrase.
const PHRASE: u32 = 14;
/// Tokens beside an age in which a person would be named.
const BESIDE: u32 = 5;
/// Tokens between "until" and the year in which something ended.
const ENDS: u32 = 5;
/// Years by which a count is misreported whose sentence tells the founding.
const APART_YEARS: u64 = 30;
/// Years by which the count of a year told beside it is misreported.
const FAR_YEARS: i64 = 20;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    let Some(published) = view.anchor.date else { return };
    let starts: Vec<&TimeFact> = times.iter().filter(|t| is_start(t, published)).collect();
    if starts.is_empty() && !times.iter().any(|t| t.born) {
        return;
    }
    for n in numbers {
        let Some(years) = n.quantity.plain().and_then(|v| v.to_i64()).filter(|y| (2..3000).contains(y)) else { continue };
        let edition = n.quantity.shape == NumberShape::Ordinal;
        // "Since 2023, two years less than her colleague" counts from something else.
        if !(edition || n.quantity.is_in("year")) || n.ground.unreal || n.difference {
            continue;
        }
        let Some(start) = birth(view, n, times).or_else(|| start_for(view, n, &starts, times)) else { continue };
        let Some(days) = start.timex.days else { continue };
        // "Dibangun pada 1979, 30 tahun setelah perang": the count leads from something else to the year before it.
        if start.tokens.1 <= n.tokens.0 && cue_after(view, n.tokens.1, 1, RelationCue::AfterYears) {
            continue;
        }
        // "Sejak berdiri hingga wafat pada 1968, selama 42 tahun": the year is the end, and the beginning is told in words.
        let (from, to) = (start.tokens.0.saturating_sub(ENDS), start.tokens.0.saturating_sub(1));
        if start.tokens.1 <= n.tokens.0 && view.tokens.any_cue(from, to, RelationCue::Until) {
            continue;
        }
        // "Since 2004, the year the observatory had its 15th birthday": the count is told of that year.
        if start.tokens.1 <= n.tokens.0 && cue_after(view, start.tokens.1, 2, RelationCue::Then) {
            continue;
        }
        // "Pada perayaan ke-40 tahun lalu": the count is told of that year.
        let other = |t: &&TimeFact| {
            t.timex.days.is_some_and(|d| d.last.year() < published.year() && d.first.year() > days.first.year() && !t.founded)
        };
        let mut others = at_sentence(times, n.ground.sentence).iter().filter(other);
        if let Some(then) = others.next() {
            if others.next().is_none() {
                marked_in(view, n, start, then, years, out);
            }
            // "Jembatan berusia 46 tahun itu terakhir diperiksa pada 2009": an age that takes the thing up is that of now.
            let of_then = then.timex.days.map_or(0, |d| i64::from(d.first.year() - days.first.year()));
            let now = start.founded
                && cue_before(view, n.tokens.0, 1, RelationCue::Aged)
                && has_cue(view, n.tokens.1, RelationCue::That);
            if !now || (of_then - years).abs() <= 1 {
                continue;
            }
        }
        let day = today(times, n, published);
        // "Tahun depan sekolah itu akan berusia 51 tahun": the count may be that of the time it tells.
        let full = (day.year() - days.first.year()) as i64;
        let told = |t: &TimeFact| t.timex.days.is_some_and(|d| i64::from(d.first.year() - days.first.year()) == years);
        let coming = |t: &TimeFact| told(t) && t.timex.days.is_some_and(|d| d.first.year() > published.year());
        let ahead = years == full + 1 && cue_before(view, n.tokens.0, 4, RelationCue::Ahead);
        let later = ahead || at_sentence(times, n.ground.sentence).iter().any(coming);
        let before_the_day =
            start.timex.grain >= Granularity::Day && (day.month(), day.day()) < (days.first.month(), days.first.day());
        // Years are counted by the calendar; before the day of the year one less is also right, and what is counted since something
        // without a day may have been counted at the end of last year.
        // A thing is no year older before its day, which nobody tells: "39-year-old" of what opened in December.
        let aged = !edition && !celebrated(view, n) && (cue_before(view, n.tokens.0, 2, RelationCue::Aged) || old_is(view, n));
        let loose = before_the_day || (aged || !start.founded) && start.timex.grain < Granularity::Day;
        let right = years == full || loose && years == full - 1 || later;
        if full < 1 || right || (years - full).abs() > (full * 35 / 100).max(12) && !of_it_indeed(view, n, start, years, full) {
            continue;
        }
        out.push(RelationFact {
            kind: RelationKind::Anniversary,
            claimed: operand(n),
            expected: full.to_string(),
            operands: vec![(start.ground.span, start.timex.value.clone())],
            detail: format!("{} - {} = {full}, not {years}", day.year(), days.first.year()),
        });
    }
}

/// A count that is far off is counted from something else, unless it looks mistyped, or its sentence tells what was founded and celebrates it.
fn of_it_indeed(view: &View<'_>, n: &NumberFact, start: &TimeFact, years: i64, full: i64) -> bool {
    let here = start.ground.sentence == n.ground.sentence && start.tokens.1 <= n.tokens.0;
    let slip = Slip::reckoned(Exact::int(years), Exact::int(full));
    let it = celebrated(view, n) && start.founded && !of_another(view, n, start);
    it && (slip >= Slip::Likely || here && (slip >= Slip::Loose || years.abs_diff(full) <= APART_YEARS))
}

/// "Established in 1963; the 60th anniversary was marked in 2023": the count is that of the year behind it.
fn marked_in(view: &View<'_>, n: &NumberFact, start: &TimeFact, then: &TimeFact, years: i64, out: &mut Vec<RelationFact>) {
    let behind = then.tokens.0 >= n.tokens.1 && then.tokens.0 - n.tokens.1 <= REACH && then.timex.grain == Granularity::Year;
    let celebrated = cue_after(view, n.tokens.1.saturating_sub(1), 3, RelationCue::Anniversary)
        || cue_before(view, n.tokens.0, 3, RelationCue::Anniversary);
    let written = then.timex.known.has(Components::YEAR) && !then.timex.relative;
    let (Some(a), Some(b)) = (start.timex.days, then.timex.days) else { return };
    let full = i64::from(b.first.year() - a.first.year());
    let tens = years % 10 == 0 && full % 10 == 0;
    let looks = tens || Slip::reckoned(Exact::int(years), Exact::int(full)) >= Slip::Loose;
    if behind && celebrated && written && start.founded && full != years && looks && (years - full).abs() <= FAR_YEARS {
        out.push(RelationFact {
            kind: RelationKind::Anniversary,
            claimed: operand(n),
            expected: full.to_string(),
            operands: vec![(start.ground.span, start.timex.value.clone()), (then.ground.span, then.timex.value.clone())],
            detail: format!("{} - {} = {full}, not {years}", b.first.year(), a.first.year()),
        });
    }
}

/// Whether a count is that of an anniversary: "HUT ke-90", "its 130th birthday".
pub(in crate::resolve::facts::relation) fn called(view: &View<'_>, n: &NumberFact) -> bool {
    let counts = n.quantity.shape == NumberShape::Ordinal || n.quantity.is_in("year") && n.subject.is_none();
    let years = n.quantity.plain().and_then(|v| v.to_i64()).is_some_and(|y| (5..3000).contains(&y));
    let beside = |cue| cue_before(view, n.tokens.0, 3, cue) || cue_after(view, n.tokens.1.saturating_sub(1), 2, cue);
    // "HUT ke-80 RI" is counted from a verified day.
    // "dalam 60 tahun sejarahnya", "in its 60-year history".
    let history = n.quantity.shape != NumberShape::Ordinal && cue_after(view, n.tokens.1, 1, RelationCue::History);
    counts
        && years
        && !n.ground.unreal
        && (history || beside(RelationCue::Anniversary))
        && crate::resolve::facts::canon::phrase(view, n).is_none()
}

/// A written year or day of the past that something is counted from.
fn is_start(t: &TimeFact, published: Date) -> bool {
    let past = t.timex.days.is_some_and(|d| d.last.year() < published.year());
    matches!(t.timex.kind, TimexKind::Date)
        && t.timex.known.has(Components::YEAR)
        && past
        && !t.born
        && t.timex.grain >= Granularity::Year
        && !t.timex.value.contains('/')
}

/// The start a count belongs to: in its own sentence, or the only founding of the article when it is of the same thing.
fn start_for<'a>(view: &View<'_>, n: &NumberFact, starts: &[&'a TimeFact], times: &[TimeFact]) -> Option<&'a TimeFact> {
    let cued = |cue| cue_before(view, n.tokens.0, REACH, cue) || cue_after(view, n.tokens.1.saturating_sub(1), 3, cue);
    let celebrated = celebrated(view, n);
    // The age of a thing; that of a person is counted from a birth.
    let aged = !celebrated && n.subject.is_none() && (cued(RelationCue::Aged) || ages_a_thing(view, n));
    let aged = |start: &TimeFact| aged && known(view, n, start);
    let same_sentence: Vec<&&TimeFact> = starts.iter().filter(|t| t.ground.sentence == n.ground.sentence).collect();
    match same_sentence.as_slice() {
        [only] if only.founded && (celebrated && !of_another(view, n, only) || aged(only)) => return Some(only),
        [only] if only.since && (celebrated || just_before(view, only, n)) => return Some(only),
        [only] if celebrated && (names_its_start(view, only, n) || of_its_start(view, only, n)) => return Some(only),
        // "On the 80th anniversary of the sinking of the Merriman, hit by a U-boat on 25 November 1944".
        [_] if celebrated && of_the_day(view, n, starts, times).is_some() => return of_the_day(view, n, starts, times),
        [] => {}
        // "Established in 1963; the 60th anniversary was marked in 2023".
        [a, b] if celebrated && a.founded != b.founded => {
            let founded = if a.founded { a } else { b };
            return (!of_another(view, n, founded)).then_some(founded);
        }
        _ => return None,
    }
    let mut foundings: Vec<&&TimeFact> = starts.iter().filter(|t| t.founded && (celebrated || aged(t))).collect();
    foundings.dedup_by(|a, b| a.timex.days == b.timex.days);
    let near: Vec<&&TimeFact> =
        foundings.iter().copied().filter(|t| t.ground.sentence.abs_diff(n.ground.sentence) <= NEAR).collect();
    if let ([only], true) = (near.as_slice(), celebrated) {
        return (!of_another(view, n, only)).then_some(only);
    }
    let [only] = foundings.as_slice() else { return celebrated.then(|| of_the_day(view, n, starts, times)).flatten() };
    let apart = only.ground.sentence.abs_diff(n.ground.sentence);
    if apart <= NEAR
        || n.ground.headline() && celebrated
        || (celebrated || n.ground.headline())
            && (share_a_name(view, only.ground.sentence, n.ground.sentence) || share_a_subject(view, only, n))
        || (celebrated || !person_beside(view, n)) && one_thing(view, only, n)
    {
        return Some(only);
    }
    celebrated.then(|| of_the_day(view, n, starts, times)).flatten()
}

/// "the 150th anniversary of her birth": the only birth of the article.
fn birth<'a>(view: &View<'_>, n: &NumberFact, times: &'a [TimeFact]) -> Option<&'a TimeFact> {
    let celebrated = cue_after(view, n.tokens.1.saturating_sub(1), 3, RelationCue::Anniversary);
    if !celebrated || !cue_after(view, n.tokens.1, 6, RelationCue::Born) {
        return None;
    }
    let mut births = times.iter().filter(|t| t.born && t.timex.known.has(Components::YEAR) && t.timex.kind == TimexKind::Date);
    let first = births.next()?;
    births.all(|t| t.timex.days == first.timex.days).then_some(first)
}

/// What happened on the day of the year that is celebrated now: the only such day of the article.
fn of_the_day<'a>(view: &View<'_>, n: &NumberFact, starts: &[&'a TimeFact], times: &[TimeFact]) -> Option<&'a TimeFact> {
    let day = today(times, n, view.anchor.date?);
    // The report of the day may come out on the next.
    let celebrated = [Some(day), day.plus_days(-1)];
    let same = |t: &&&TimeFact| {
        let on = |d: Date| celebrated.iter().flatten().any(|c| (d.month(), d.day()) == (c.month(), c.day()));
        t.timex.grain >= Granularity::Day
            && t.timex.known.has(Components::DAY)
            && t.timex.days.is_some_and(|d| d.len() == 1 && on(d.first))
    };
    let mut found = starts.iter().filter(same);
    let first = found.next()?;
    found.all(|t| t.timex.days == first.timex.days).then_some(first)
}

/// "since 2001, a wait of 12 years": the start stands right before the count, which is no rank.
fn just_before(view: &View<'_>, start: &TimeFact, n: &NumberFact) -> bool {
    n.quantity.shape != NumberShape::Ordinal && linked(view, start.tokens.1, n.tokens.0)
}

/// "71 tahun gencatan senjata 1953": the year that ends the phrase. A day on which the anniversary is held stands behind "pada".
fn names_its_start(view: &View<'_>, start: &TimeFact, n: &NumberFact) -> bool {
    start.tokens.0 >= n.tokens.1
        && start.tokens.0 - n.tokens.1 <= REACH
        && !cue_before(view, start.tokens.0, 2, RelationCue::HeldOn)
}

/// "the 50th anniversary of the declaration of independence in 1975": the year ends the phrase that says of what.
fn of_its_start(view: &View<'_>, start: &TimeFact, n: &NumberFact) -> bool {
    let word = n.tokens.1.saturating_sub(1)..n.tokens.1 + 2;
    let of = word
        .into_iter()
        .find(|&t| has_cue(view, t, RelationCue::Anniversary))
        .is_some_and(|t| has_cue(view, t + 1, RelationCue::OutOf));
    let plain = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|x| !x.is_any_mark(",;:()"));
    of && start.tokens.0 >= n.tokens.1 && start.tokens.0 - n.tokens.1 <= PHRASE && (n.tokens.1..start.tokens.0).all(plain)
}

/// Whether a word beside a count says that it is celebrated.
fn celebrated(view: &View<'_>, n: &NumberFact) -> bool {
    cue_before(view, n.tokens.0, REACH, RelationCue::Anniversary)
        || cue_after(view, n.tokens.1.saturating_sub(1), 3, RelationCue::Anniversary)
}

/// Whether an age is that of a thing: "181 years old", "39-year-old ropeway", and no person stands beside it.
fn ages_a_thing(view: &View<'_>, n: &NumberFact) -> bool {
    // "(66)" behind a name is somebody's.
    let written = n.quantity.shape == NumberShape::Age && n.tokens.1 > n.tokens.0 + 1;
    (written || old_is(view, n)) && n.subject.is_none() && !n.then && !person_beside(view, n)
}

/// Whether the words behind a count say that something else is celebrated than was founded: "the 20th anniversary of the tsunami" in a
/// museum opened in 2009, "ulang tahun ke-30 albumnya" of a band.
fn of_another(view: &View<'_>, n: &NumberFact, start: &TimeFact) -> bool {
    let stem = |t: u32| content_stem(view, t as usize).filter(|_| view.tokens.named(t).mention().is_none() && !view.in_date(t));
    let word = (n.tokens.1.saturating_sub(1)..n.tokens.1 + 2).find(|&t| has_cue(view, t, RelationCue::Anniversary));
    let of = word.map(|t| t + 1).filter(|&t| has_cue(view, t, RelationCue::OutOf));
    let last = view.outline.sentence(n.tokens.0 as usize).map_or(n.tokens.1, |s| s.last);
    let (from, to) = match (word, of) {
        (_, Some(of)) => (of + 1, of + 4),
        (None, None) => (n.tokens.1, n.tokens.1 + 1),
        _ => return false,
    };
    let nouns: Vec<u32> = (from..to.min(last)).filter_map(stem).collect();
    let sentence = view.outline.sentences.get(start.ground.sentence as usize).map_or((0, 0), |s| (s.first, s.last));
    let told = |noun: &u32| (sentence.0..sentence.1).any(|t| !(from..to).contains(&t) && stem(t) == Some(*noun));
    !nouns.is_empty() && !nouns.iter().any(told)
}

/// Whether what is so old may be what was founded: "a 27-year-old deckhand" was not told of before, and a noun right behind the age
/// ("its 90-year-old bell") has to be one of the founding.
fn known(view: &View<'_>, n: &NumberFact, start: &TimeFact) -> bool {
    let new = start.tokens.1 <= n.tokens.0 && cue_before(view, n.tokens.0, 4, RelationCue::Indefinite) && {
        let mark = |t: u32| view.outline.tokens.get(t as usize).is_none_or(|t| t.is_any_mark(",.;:()"));
        let at = (n.tokens.0.saturating_sub(4)..n.tokens.0).rev().find(|&t| has_cue(view, t, RelationCue::Indefinite));
        at.is_some_and(|at| !(at..n.tokens.0).any(mark))
    };
    let clause = view.outline.sentence(n.tokens.0 as usize).map_or(0, |s| s.first);
    let compound = old_is(view, n) && n.tokens.1 > n.tokens.0 + 1;
    let stem = |t: u32| content_stem(view, t as usize);
    let nouns: Vec<u32> = (n.tokens.1..n.tokens.1 + 2).map_while(stem).collect();
    let sentence = view.outline.sentences.get(start.ground.sentence as usize).map_or((0, 0), |s| (s.first, s.last));
    // "Cerobongnya yang berumur 105 tahun", "beduk berusia 105 tahun": the noun before it, unless it is a word like "kini".
    let age = (n.tokens.0.saturating_sub(2)..n.tokens.0).rev().find(|&t| has_cue(view, t, RelationCue::Aged));
    let before = age.and_then(|a| {
        let noun = |back: u32| a.checked_sub(back).filter(|t| *t >= clause).and_then(|t| Some((t, stem(t)?)));
        let that = a.checked_sub(1).is_some_and(|t| has_cue(view, t, RelationCue::That));
        let (at, stem) = noun(1).or_else(|| noun(2).filter(|_| !that))?;
        (!tells_when(view, at)).then_some(stem)
    });
    let told = |noun: &u32| {
        let own = n.tokens.0.saturating_sub(5)..n.tokens.1 + 2;
        (sentence.0..sentence.1).any(|t| !own.contains(&t) && stem(t) == Some(*noun))
    };
    !new && before.is_none_or(|b| told(&b)) && (!compound || nouns.is_empty() || nouns.iter().any(told))
}

/// Whether a word says when, or that it is celebrated, and names nothing.
fn tells_when(view: &View<'_>, t: u32) -> bool {
    let cues = [RelationCue::Anniversary, RelationCue::Now, RelationCue::SoFar, RelationCue::Ahead, RelationCue::That];
    view.in_date(t) || cues.iter().any(|c| has_cue(view, t, *c))
}

/// Whether a figure is written with the word for an age: "39-year-old".
fn old_is(view: &View<'_>, n: &NumberFact) -> bool {
    (n.tokens.0..=n.tokens.1).any(|t| has_cue(view, t, RelationCue::Aged))
}

/// Whether a person is named or counted beside a figure, behind it where its noun stands there ("39-year-old ropeway").
fn person_beside(view: &View<'_>, n: &NumberFact) -> bool {
    let noun = (n.tokens.1..n.tokens.1 + 2).any(|t| content_stem(view, t as usize).is_some());
    let mark = view.outline.tokens.get(n.tokens.1 as usize).is_none_or(|t| t.is_any_mark(",.;:()"));
    let (first, last) = view.outline.sentence(n.tokens.0 as usize).map_or((n.tokens.0, n.tokens.1), |s| (s.first, s.last));
    let compound = (n.quantity.shape == NumberShape::Age || old_is(view, n)) && noun && !mark;
    let from = if compound { n.tokens.1 } else { n.tokens.0.saturating_sub(BESIDE) };
    let word = |t: u32| view.outline.tokens.get(t as usize).map_or("", |x| x.span.of(view.text));
    let person = |t: u32| view.tokens.named(t).person || view.lexicon.vocabulary.is_people(&word(t).to_lowercase());
    n.people || (from.max(first)..(n.tokens.1 + BESIDE).min(last)).any(person)
}

/// A count of years that tells how old a thing is.
pub(in crate::resolve::facts::relation) fn of_a_thing(view: &View<'_>, n: &NumberFact) -> bool {
    let years = n.quantity.plain().and_then(|v| v.to_i64()).is_some_and(|y| (5..3000).contains(&y));
    let unit = n.quantity.is_in("year") && n.quantity.shape != NumberShape::Ordinal;
    // "gedung berumur 125 tahun itu": the word behind it takes the thing up again.
    let again = has_cue(view, n.tokens.1, RelationCue::That) && !cue_before(view, n.tokens.0, 5, RelationCue::Then);
    let called = ages_a_thing(view, n)
        || cue_before(view, n.tokens.0, 2, RelationCue::Aged)
            && n.subject.is_none()
            && (!n.then || again)
            && !person_beside(view, n);
    years && unit && !n.ground.unreal && !n.ground.quoted && called
}

/// Whether the clause of a founding and the words beside a count have a word in common: "the dam", "desanya … desa".
fn one_thing(view: &View<'_>, start: &TimeFact, n: &NumberFact) -> bool {
    let common = common(&n.near, &start.clause)
        .chain(common(&n.near, &start.thing))
        .any(|stem| Some(*stem) != view.tokens.stem(n.tokens.1 as usize));
    common && !n.ground.unreal
}

/// Whether the sentence of a founding begins with a noun of the sentence of the count: "the brewery", "pesantren itu".
fn share_a_subject(view: &View<'_>, start: &TimeFact, n: &NumberFact) -> bool {
    let sentence = |s: u32| view.outline.sentences.get(s as usize).map(|s| (s.first as usize, s.last as usize));
    let (Some((first, last)), Some((from, to))) = (sentence(start.ground.sentence), sentence(n.ground.sentence)) else {
        return false;
    };
    let subject = (first..last.min(first + SUBJECT)).find_map(|t| content_stem(view, t));
    subject.is_some() && (from..to).any(|t| content_stem(view, t) == subject)
}

/// Whether two sentences name one thing.
fn share_a_name(view: &View<'_>, a: u32, b: u32) -> bool {
    let keys = |s: u32| {
        view.sentence_mentions(s).iter().filter_map(|m| match &m.kind {
            MentionKind::Name(n) => Some(n.key.as_str()),
            _ => None,
        })
    };
    keys(a).any(|k| keys(b).any(|other| other == k))
}
