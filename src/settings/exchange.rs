//! The exchange rates of a file of settings.

use super::currency;
use super::reader::Section;
use crate::value::ExchangeRate;

/// The rates, of which no two are for the same currencies on the same day.
pub(super) fn rates(file: &mut Section<'_, '_>) -> Vec<ExchangeRate> {
    let mut rates: Vec<ExchangeRate> = Vec::new();
    for (place, table) in file.tables("exchange-rate") {
        let section = Section::new("exchange-rate", table, place.clone(), file.found);
        let Some(rate) = exchange_rate(section) else {
            continue;
        };
        let pair = |rate: &ExchangeRate| {
            let (of, to) = (rate.of(), rate.to());
            (of.min(to), of.max(to), rate.date())
        };
        if rates.iter().any(|other| pair(other) == pair(&rate)) {
            let on = rate
                .date()
                .map_or_else(|| "without a date".to_owned(), |date| format!("for {date}"));
            let reason = format!(
                "a rate of {} and {} {on} stands further up, too",
                rate.of(),
                rate.to()
            );
            file.wrong(place, reason);
        }
        rates.push(rate);
    }
    rates
}

fn exchange_rate(mut section: Section<'_, '_>) -> Option<ExchangeRate> {
    for key in ["of", "to", "rate"] {
        section.requires(key);
    }
    let (of, to) = (currency(&mut section, "of"), currency(&mut section, "to"));
    let rate = section.number("rate");
    let (tolerance, date) = (section.number("tolerance"), section.date("date"));
    let (place, rate) = rate?;
    let set = ExchangeRate::new(of?, to?, rate);
    let mut rate = section.accept(place, set)?;
    if let Some((place, share)) = tolerance {
        rate = section.accept(place, rate.tolerance(share))?;
    }
    Some(date.map_or(rate, |(_, date)| rate.on(date)))
}
