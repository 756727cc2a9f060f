//! One measure in two units: "36.5C (97.7F)".

use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, operand, short};
use crate::value::Exact;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for (i, pair) in numbers.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        // "6 kaki 3 inci (191 cm)": the figure before is part of the measure.
        let compound =
            i.checked_sub(1).and_then(|i| numbers.get(i)).is_some_and(|p| p.tokens.1 == a.tokens.0 && p.quantity.unit.is_some());
        let open = view.outline.tokens.get(a.tokens.1 as usize).map(|t| t.span.of(view.text));
        if compound || open != Some("(") || b.tokens.0 != a.tokens.1 + 1 {
            continue;
        }
        let (Some(u), Some(v)) = (&a.quantity.unit, &b.quantity.unit) else { continue };
        // "Two weeks (ten working days)": lengths of time are counted in more than one way.
        let Some(expected) = u.convert(v, a.quantity.low).filter(|_| !a.quantity.is_time()) else { continue };
        let (Some(written), Some(_)) = (b.quantity.plain(), a.quantity.plain()) else { continue };
        // A difference of two temperatures is converted without the offset.
        if u.convert(v, Exact::ZERO).is_some_and(|zero| expected.sub(zero) == Some(written)) {
            continue;
        }
        let slack = expected.abs().mul(Exact::ratio(3, 100).unwrap_or(Exact::ZERO)).unwrap_or(Exact::ONE).max(b.quantity.step);
        let slack = slack.max(round(written));
        // "10 km (400 m)": of one family two measures stand beside each other; the same measure is told by its digits.
        let alike = u.is_rounded()
            || v.is_rounded()
            || written.div(expected).is_some_and(|r| (0.5..=2.0).contains(&r.to_f64()) || power(r));
        if alike && expected.sub(written).is_some_and(|d| d.abs() > slack) {
            out.push(RelationFact {
                kind: RelationKind::Units,
                claimed: operand(b),
                expected: format!("{} {}", short(expected), v.code()),
                operands: vec![operand(a)],
                detail: format!("{} {} = {} {}, not {written}", a.quantity.low, u.code(), short(expected), v.code()),
            });
        }
    }
}

/// Whether a ratio is a power of ten.
fn power(ratio: Exact) -> bool {
    (-4..=4).any(|e| Exact::pow10(e) == Some(ratio))
}

/// What a figure of one digit and zeros may be off: "8,000 feet" is rounded to thousands.
fn round(value: Exact) -> Exact {
    let digits = value.to_i64().filter(|n| *n >= 100).map(|n| (n, 10i64.pow(n.ilog10())));
    digits.filter(|(n, power)| n % power == 0).map_or(Exact::ZERO, |(_, power)| Exact::int(power / 2))
}
