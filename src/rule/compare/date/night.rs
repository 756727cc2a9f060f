//! One night told as the evening of a day and as the small hours of the next.

use crate::resolve::facts::TimeFact;
use crate::value::{DayInterval, Granularity, TimexMod};

/// One night told from two time zones, or as evening and as small hours.
pub(super) fn night_between(a: &TimeFact, da: DayInterval, b: &TimeFact, db: DayInterval) -> bool {
    let ((early, _), (late, _)) = if da <= db { ((a, da), (b, db)) } else { ((b, db), (a, da)) };
    let evening = early.timex.value.ends_with("TNI")
        || early.timex.value.ends_with("TEV")
        || early.timex.clock.is_some_and(|c| c.minute >= 18 * 60);
    let nights = early.timex.value.ends_with("TNI") && late.timex.value.ends_with("TNI");
    let small_hours = late.timex.value.ends_with("TMO")
        || late.timex.value.ends_with("TNI") && !nights
        || late.timex.clock.is_some_and(|c| c.minute < 9 * 60);
    // "Early on Friday": votes cast on Thursday were counted through the night.
    let early_hours = late.timex.modifier == Some(TimexMod::Start) && late.timex.grain == Granularity::Day;
    let small_hours = small_hours || early_hours;
    let open = early.timex.clock.is_none() && early.timex.grain == Granularity::Day;
    let evening = evening || open && (dawn(late) || early_hours);
    da.gap(db) == 1 && evening && small_hours
}

/// The hours after midnight, which are still the evening before where the happening was.
fn dawn(t: &TimeFact) -> bool {
    t.timex.clock.is_some_and(|c| c.minute < 5 * 60)
}
