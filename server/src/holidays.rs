//! Bank holidays in England and Wales: what nobody at a council counts as a working day.
//!
//! Sources: Banking and Financial Dealings Act 1971, schedule 1; New Year's Day, the first Monday in May and the days in
//! lieu by the proclamations made under its section 1 in every year since 1978; Good Friday and Christmas Day by common
//! law. A holiday that is proclaimed for a single year, as for a coronation, is not known here: it counts as a working
//! day.

use jiff::{ToSpan as _, civil::Date};

/// Whether a council works on a day.
pub fn is_working_day(date: Date) -> bool {
    date.weekday().to_monday_one_offset() <= 5 && !is_bank_holiday(date)
}

/// Whether a weekday is a bank holiday, or stands in for one that fell on a weekend.
fn is_bank_holiday(date: Date) -> bool {
    let (month, day, weekday) = (date.month(), date.day(), date.weekday().to_monday_one_offset());
    let easter = easter(date.year());
    let by_easter = [-2, 1].iter().any(|days| easter.saturating_add(days.days()) == date);
    let monday = weekday == 1;
    let by_month = match month {
        // The day itself, or the Monday after a weekend.
        1 => day == 1 || (monday && day <= 3),
        5 => monday && (day <= 7 || day > 24),
        8 => monday && day > 24,
        // Of two days in lieu the first is on Monday, or on Tuesday where Monday is the 26th itself.
        12 => day == 25 || day == 26 || (day == 27 && weekday <= 2) || (day == 28 && weekday <= 2),
        _ => false,
    };
    by_easter || by_month
}

/// Easter Sunday, by the algorithm that J. Meeus gives in *Astronomical Algorithms*, chapter 8, for the Gregorian calendar.
#[expect(clippy::many_single_char_names, reason = "the source's own names")]
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let part = |n: i32| i8::try_from(n).unwrap_or(1);
    Date::new(i16::try_from(year).unwrap_or_default(), part(n / 31), part(n % 31 + 1))
        .expect("March or April has that day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bank_holiday_is_known_and_no_other_day() {
        // As GOV.UK lists them for England and Wales; 2011 and 2022 without those proclaimed once.
        let listed = [
            "2011-01-03 2011-04-22 2011-04-25 2011-05-02 2011-05-30 2011-08-29 2011-12-26 2011-12-27",
            "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28",
            "2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26",
            "2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26",
            "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28",
            "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28",
            "2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26",
        ];
        for year in listed {
            let listed: Vec<Date> = year.split(' ').map(|day| day.parse().expect("a day")).collect();
            let first = Date::new(listed[0].year(), 1, 1).expect("a day");
            let all = (0..365).map(|days| first.saturating_add(days.days()));
            let weekdays = all.filter(|date| date.weekday().to_monday_one_offset() <= 5);
            assert_eq!(weekdays.filter(|date| !is_working_day(*date)).collect::<Vec<_>>(), listed);
        }
    }
}
