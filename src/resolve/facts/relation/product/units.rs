//! One measure in two units: "36.5C (97.7F)".

use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, operand, plain, short};
use crate::value::{Exact, family};

/// Unit, other unit, factor and offset as fractions: other = value × factor + offset. Definitions of the international yard and
/// pound agreement and of the degree Fahrenheit.
const PAIRS: &[(&str, &str, (i128, i128), i64)] = &[
    ("Cel", "[degF]", (9, 5), 32),
    ("km", "mi", (1_000_000, 1_609_344), 0),
    ("km/h", "mph", (1_000_000, 1_609_344), 0),
    ("m", "ft", (10_000, 3_048), 0),
    ("ha", "acre", (247_105, 100_000), 0),
    ("kg", "lb", (100_000_000, 45_359_237), 0),
    ("cm", "in", (100, 254), 0),
    ("kn", "km/h", (1852, 1000), 0),
    ("kn", "mph", (1_852_000, 1_609_344), 0),
    ("m/s", "km/h", (18, 5), 0),
    ("ha", "m2", (10_000, 1), 0),
    ("km2", "ha", (100, 1), 0),
    ("km2", "m2", (1_000_000, 1), 0),
    ("km", "m", (1000, 1), 0),
    ("m", "cm", (100, 1), 0),
    ("t", "kg", (1000, 1), 0),
    ("m3", "L", (1000, 1), 0),
    ("GW", "MW", (1000, 1), 0),
    ("MW", "kW", (1000, 1), 0),
];

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
        let (Some(u), Some(v)) = (a.quantity.unit.as_deref(), b.quantity.unit.as_deref()) else { continue };
        let Some(expected) = convert(u, v, a.quantity.low) else { continue };
        let (Some(written), Some(_)) = (plain(&b.quantity), plain(&a.quantity)) else { continue };
        // A difference of two temperatures is converted without the offset.
        if convert(u, v, Exact::ZERO).is_some_and(|zero| expected.sub(zero) == Some(written)) {
            continue;
        }
        let slack = expected.abs().mul(Exact::ratio(3, 100).unwrap_or(Exact::ZERO)).unwrap_or(Exact::ONE).max(b.quantity.step);
        let slack = slack.max(round(written));
        // "10 km (400 m)": of one family two measures stand beside each other; the same measure is told by its digits.
        let alike =
            family(u).0 != family(v).0 || written.div(expected).is_some_and(|r| (0.5..=2.0).contains(&r.to_f64()) || power(r));
        if alike && expected.sub(written).is_some_and(|d| d.abs() > slack) {
            out.push(RelationFact {
                kind: RelationKind::Units,
                claimed: operand(b),
                expected: format!("{} {v}", short(expected)),
                operands: vec![operand(a)],
                detail: format!("{} {u} = {} {v}, not {written}", a.quantity.low, short(expected)),
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

fn convert(from: &str, to: &str, value: Exact) -> Option<Exact> {
    PAIRS.iter().find_map(|&(u, v, (n, d), offset)| {
        let factor = Exact::ratio(n, d)?;
        if (u, v) == (from, to) {
            value.mul(factor)?.add(Exact::int(offset))
        } else if (v, u) == (from, to) {
            value.sub(Exact::int(offset))?.div(factor)
        } else {
            None
        }
    })
}
