//! Every key that a file of settings may have.

/// A key of a file of settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SettingKey {
    /// The table in which it stands: `thresholds` for `[thresholds]`, `thing` for each `[[thing]]`, empty
    /// for the top of the file.
    pub table: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it takes: type, unit and bounds.
    pub takes: &'static str,
    /// What it does, and what holds without it.
    pub about: &'static str,
}

const fn key(
    table: &'static str,
    name: &'static str,
    takes: &'static str,
    about: &'static str,
) -> SettingKey {
    SettingKey {
        table,
        name,
        takes,
        about,
    }
}

/// The keys, table by table.
pub(super) const ALL: &[SettingKey] = &[
    key(
        "",
        "published",
        "a date, as 2024-02-09 without quotes",
        "publication date of documents that state none",
    ),
    key(
        "",
        "dollar",
        "an ISO 4217 code",
        "the currency of a bare $; USD unless set",
    ),
    key(
        "",
        "least-severity",
        "\"note\", \"warning\" or \"error\"",
        "findings that are less serious are left out",
    ),
    key(
        "",
        "fail-on",
        "\"note\", \"warning\" or \"error\"",
        "from which severity on check exits with status 1; \"error\" unless set",
    ),
    key(
        "fiscal-year",
        "first-month",
        "1 to 12; required",
        "the month in which fiscal years begin",
    ),
    key(
        "fiscal-year",
        "named-after",
        "\"first-year\" or \"last-year\"",
        "which calendar year gives a fiscal year its number; the last unless set",
    ),
    key(
        "rules",
        "off",
        "a list of rules",
        "rules that are switched off",
    ),
    key(
        "rules",
        "only",
        "a list of rules",
        "check by these rules only",
    ),
    key(
        "thresholds",
        "confidence",
        "0 to 1",
        "errors and warnings less sure are left out; 0.62 unless set",
    ),
    key(
        "thresholds",
        "note-confidence",
        "0 to 1",
        "notes less sure are left out; 0.5 unless set",
    ),
    key(
        "thresholds",
        "conflict-confidence",
        "0 to 1",
        "a conflicting-value between texts of many figures less sure is a note; 0.8 unless set",
    ),
    key(
        "thresholds",
        "remainder-low",
        "0 to 1",
        "implausible-remainder: share of what the parts lead to expect; 0.6 unless set",
    ),
    key(
        "thresholds",
        "remainder-high",
        "1 to 1000",
        "implausible-remainder: so many times what they lead to expect; 2 unless set",
    ),
    key(
        "thresholds",
        "sum-gap",
        "0 to 1",
        "sum-mismatch: share of the total by which a breakdown may miss it; 0.12 unless set",
    ),
    key(
        "thresholds",
        "rate-gap",
        "0 to 1",
        "rate-mismatch: share of the product by which a total may miss it; 0.15 unless set",
    ),
    key(
        "exchange-rate",
        "of",
        "an ISO 4217 code; required",
        "the currency of which one unit is worth the rate",
    ),
    key(
        "exchange-rate",
        "to",
        "an ISO 4217 code; required",
        "the currency in which the rate is given",
    ),
    key(
        "exchange-rate",
        "rate",
        "above 0; required",
        "how many units of `to` one unit of `of` is",
    ),
    key(
        "exchange-rate",
        "tolerance",
        "0 to 0.5",
        "how far the rate may be off, as a share of it; 0.02 unless set",
    ),
    key(
        "exchange-rate",
        "date",
        "a date",
        "its day: used for figures within 366 days of it only, the nearest rate first",
    ),
    key(
        "thing",
        "name",
        "a word or phrase; required",
        "a measured thing, new or one that numclaim knows",
    ),
    key(
        "thing",
        "words",
        "a list of words",
        "nouns that stand for it, in the singular",
    ),
    key(
        "thing",
        "verbs",
        "a list of words",
        "verbs whose object is counted",
    ),
    key(
        "thing",
        "nature",
        "\"flow\", \"stock\", \"toll\" or \"rate\"",
        "how it behaves over time: adds up, stands, runs up, is a ratio or price",
    ),
    key(
        "thing",
        "part-of",
        "a name of a thing",
        "what it is a part of, and may not exceed",
    ),
    key(
        "party",
        "name",
        "a name; required",
        "a country, city, bloc or institution",
    ),
    key(
        "party",
        "kind",
        "\"country\", \"city\" or \"bloc\"; required",
        "what it is; an institution is a bloc",
    ),
    key(
        "party",
        "words",
        "a list of words",
        "its adjective, its people, its other names",
    ),
    key(
        "party",
        "capitals",
        "a list of names",
        "cities that stand for its government",
    ),
    key("party", "within", "a name of a party", "what it lies in"),
];

/// The keys that a table may have, and at the top of the file the tables.
pub(super) fn of(table: &str) -> impl Iterator<Item = &'static str> {
    let own = ALL.iter().filter(move |key| key.table == table);
    let top = table.is_empty();
    let mut last = "";
    let tables = ALL.iter().filter(move |key| {
        let new = top && key.table != last;
        last = key.table;
        new
    });
    own.map(|key| key.name).chain(tables.map(|key| key.table))
}
