//! The time, from one place, so that tests can set it.

use domain::consultation::Day;
use jiff::{Timestamp, ToSpan as _, Zoned, civil::Date, tz::TimeZone};

use crate::holidays::is_working_day;

/// Where the time comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock, its days those of the council's time zone.
    System(TimeZone),
    /// A time that stands still.
    Fixed(Timestamp, TimeZone),
}

impl Clock {
    /// The machine's clock in a time zone, such as `Europe/London`.
    pub fn system(zone: &str) -> anyhow::Result<Self> {
        Ok(Self::System(TimeZone::get(zone)?))
    }

    /// Noon of a day in London, standing still.
    pub fn fixed(day: &str) -> anyhow::Result<Self> {
        let zone = TimeZone::get("Europe/London")?;
        let noon = day.parse::<Date>()?.at(12, 0, 0, 0).to_zoned(zone.clone())?;
        Ok(Self::Fixed(noon.timestamp(), zone))
    }

    fn now(&self) -> (Timestamp, &TimeZone) {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
            Self::System(zone) => (Timestamp::now(), zone),
            Self::Fixed(now, zone) => (*now, zone),
        }
    }

    /// Seconds since 1970.
    pub fn seconds(&self) -> i64 {
        self.now().0.as_second()
    }

    /// The day so many working days back.
    pub fn working_days_ago(&self, days: u8) -> Day {
        let (now, zone) = self.now();
        let mut date = now.to_zoned(zone.clone()).date();
        let mut left = days;
        while left > 0 {
            date = date.saturating_sub(1.days());
            left -= u8::from(is_working_day(date));
        }
        Day::parse(&date.to_string()).expect("a date is a day")
    }

    /// A moment, from seconds since 1970, in the council's time zone.
    fn moment(&self, seconds: i64) -> Zoned {
        let (_, zone) = self.now();
        Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone.clone())
    }

    /// A moment, from seconds since 1970, as `2026-11-24 09:30` in the council's time zone.
    pub fn words(&self, seconds: i64) -> String {
        let moment = self.moment(seconds);
        format!("{} {:02}:{:02}", moment.date(), moment.hour(), moment.minute())
    }

    /// Today without a time of day, in seconds since 1970: the beginning of a day of this date, as it is counted in UTC.
    pub fn day_seconds(&self) -> i64 {
        let (now, zone) = self.now();
        let midnight = now.to_zoned(zone.clone()).date().to_zoned(jiff::tz::TimeZone::UTC);
        midnight.map(|midnight| midnight.timestamp().as_second()).unwrap_or_default()
    }

    /// The time of day of a moment, from seconds since 1970, as `09:30` in the council's time zone.
    pub fn time_of(&self, seconds: i64) -> String {
        let moment = self.moment(seconds);
        format!("{:02}:{:02}", moment.hour(), moment.minute())
    }

    /// When a day begins, and when it is over, in seconds since 1970.
    pub fn bounds(&self, day: &Day) -> Option<(i64, i64)> {
        let date: Date = day.as_str().parse().ok()?;
        let begins = |date: Date| Some(date.to_zoned(self.now().1.clone()).ok()?.timestamp().as_second());
        Some((begins(date)?, begins(date.tomorrow().ok()?)?))
    }

    /// The day of a moment, from seconds since 1970.
    pub fn day_of(&self, seconds: i64) -> Day {
        let moment = self.moment(seconds);
        Day::parse(&moment.date().to_string()).expect("a date is a day")
    }

    /// Today.
    pub fn today(&self) -> Day {
        self.days_from_now(0)
    }

    /// The day so many working days on: Saturdays and Sundays are none.
    pub fn working_days_from_now(&self, days: u8) -> Day {
        let (now, zone) = self.now();
        let mut date = now.to_zoned(zone.clone()).date();
        let mut left = days;
        while left > 0 {
            date = date.saturating_add(1.days());
            left -= u8::from(is_working_day(date));
        }
        Day::parse(&date.to_string()).expect("a date is a day")
    }

    /// The day so many days on.
    pub fn days_from_now(&self, days: i32) -> Day {
        let (now, zone) = self.now();
        let date = now.to_zoned(zone.clone()).date().saturating_add(days.days());
        Day::parse(&date.to_string()).expect("a date is a day")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekend_is_no_working_day() {
        let on = |day: &str| Clock::fixed(day).expect("a day").working_days_from_now(1);
        // A Thursday, a Friday, a Saturday.
        assert_eq!(on("2026-11-26").as_str(), "2026-11-27");
        assert_eq!(on("2026-11-27").as_str(), "2026-11-30");
        assert_eq!(on("2026-11-28").as_str(), "2026-11-30");
        // The day before Christmas, a Thursday: Friday is a holiday, and so is Monday.
        assert_eq!(on("2026-12-24").as_str(), "2026-12-29");
        let before = Clock::fixed("2026-04-08").expect("a day").working_days_ago(5);
        assert_eq!(before.as_str(), "2026-03-30", "Good Friday and Easter Monday are no working days");
    }

    #[test]
    fn a_day_is_the_councils() {
        let clock = Clock::fixed("2026-12-31").expect("a day");
        assert_eq!(clock.today().as_str(), "2026-12-31");
        assert_eq!(clock.days_from_now(30).as_str(), "2027-01-30");
        // Half past midnight in London in summer is still yesterday in UTC.
        let zone = TimeZone::get("Europe/London").expect("a zone");
        let summer: Timestamp = "2026-06-30T23:30:00Z".parse().expect("a time");
        assert_eq!(Clock::Fixed(summer, zone).today().as_str(), "2026-07-01");
    }
}
