//! News that nobody wrote: the same text for the same seed, with about three runs of digits a
//! kilobyte, curly quotes, dashes and spaces of several kinds, as real news has.

/// Sentences with figures and times in them. `{n}` is a small number, `{m}` one with a decimal,
/// `{y}` a year, `{d}` a day of the month; the other slots are words.
const FIGURES: [&str; 24] = [
    "{Place} exported {noun} worth ${m}bn in {y}, up {n} per cent on the year before.",
    "The {noun} ministry said that {n} people had been hurt near {Place}.",
    "“We expect {m} per cent growth,” said {Name}, who runs the {noun} board.",
    "Sales of {noun} fell to £{m} million in the first nine months of {y}.",
    "On {d} March {y} the council of {Place} approved a budget of €{n}\u{a0}million.",
    "About {n},000 households in {Place} were without power on Tuesday.",
    "The price of {noun} rose by {m}% to ${n} a barrel.",
    "Between {n} and {n}5 workers – most of them from {Place} – were dismissed.",
    "{Name} put the cost at more than ${n}bn, double the estimate of {y}.",
    "In the quarter to June the {noun} group earned {n} million yuan.",
    "The {adjective} line, {n}\u{202f}km long, carried {m} million passengers in {y}.",
    "Nearly two-thirds of the {n} members voted against the {noun} plan.",
    "Unemployment stood at {m} per cent in May, {Name} told reporters.",
    "The fund holds {n},{n}50 shares of the {adjective} company.",
    "Since {y} the region’s {noun} output has grown tenfold.",
    "Ministers want to cut {noun} imports by {n} percentage points before {y}.",
    "It was the {adjective} winter’s {d}th storm, and the costliest.",
    "Three of the five {noun} makers reported losses, {Name} among them with ${m}m.",
    "The survey of {n},200 adults was held between {d} and 28 May.",
    "{Place}’s debt reached {n}.{n} trillion rupees last year.",
    "The trial, which began on 3 October {y}, may last {n} months.",
    "{Name}, {n}, has led the {noun} union for almost {d} years.",
    "A ticket costs {n}p – a rise of a third – from Monday.",
    "Its {noun} arm lost $({m}) million, against a profit of ${n} million in {y}.",
];

/// Sentences without any figure.
const PLAIN: [&str; 30] = [
    "The decision surprised many in {Place}, where {noun} has long been a {adjective} subject.",
    "“Nobody asked us,” {Name} said, “and nobody will.”",
    "Critics of the {adjective} plan say that it favours {Place} over its neighbours.",
    "The government’s answer came late – and without an explanation.",
    "For the people of {Place}, the {noun} question is anything but {adjective}.",
    "Officials at the ministry did not reply to questions about the {noun} contract.",
    "{Name} and {Name} have known each other since they studied in {Place}.",
    "Whether the {adjective} agreement holds will depend on how {Place} reads it.",
    "Farmers fear that the drought will last; traders seem to agree with them.",
    "A spokeswoman described the talks as “frank, but {adjective}”.",
    "The company, which is based in {Place}, makes {noun} and sells it abroad.",
    "Its rivals have moved faster, helped by {adjective} rules and patient owners.",
    "Analysts had warned that the {noun} market might cool before the winter.",
    "Opposition leaders called the vote a {adjective} victory and promised to return.",
    "He didn’t say when the inquiry into the {noun} affair would end.",
    "Most of the damage was done along the river, residents of {Place} said.",
    "The court will hear the appeal in spring, according to {Name}’s lawyers.",
    "Until then the old {noun} rules remain in force, however {adjective} they look.",
    "Engineers from {Place} have begun to repair the {adjective} bridge.",
    "In private, diplomats admit that the {noun} deal is closer than it seems.",
    "The museum’s new wing – designed by {Name} – opened to mixed reviews.",
    "Doctors say the {adjective} treatment works best when it starts early.",
    "“There is no {noun} crisis here,” insisted the mayor, {Name}.",
    "Investors took the news calmly, and the {adjective} currency hardly moved.",
    "The report blames poor planning, {adjective} oversight and a lack of {noun}.",
    "Volunteers handed out blankets while crews searched the {noun} works.",
    "She has written about {Place} for most of her {adjective} career.",
    "Those who left say they would do so again, given the {adjective} choice.",
    "The {noun} lobby, once {adjective}, has lost much of its influence in {Place}.",
    "It remains unclear who ordered the {noun}, or why it was never delivered.",
];

const PLACES: [&str; 16] = [
    "Norland",
    "Arvika",
    "Port Selby",
    "Karsk",
    "Belmora",
    "the Tavian islands",
    "Upper Weald",
    "Ostrava",
    "São Bento",
    "Lindqvist Bay",
    "Mirador",
    "Canton Uri",
    "East Harrow",
    "Kyōwa",
    "Dunmarrow",
    "Valdesia",
];

const NAMES: [&str; 14] = [
    "Anna Kessler",
    "Mr Odhiambo",
    "Ruth Ferrant",
    "José Alameda",
    "Dr Lin",
    "Tomasz Zielony",
    "Ms Okafor",
    "Henrik Bäck",
    "Farida Noor",
    "the Archbishop",
    "Iris O’Dowd",
    "Samuel Teague",
    "General Pardo",
    "Mei Tanaka",
];

const NOUNS: [&str; 24] = [
    "timber",
    "copper",
    "electricity",
    "textile",
    "railway",
    "housing",
    "wheat",
    "insurance",
    "shipping",
    "cocoa",
    "software",
    "fishing",
    "cement",
    "aviation",
    "pharmaceutical",
    "dairy",
    "steel",
    "tourism",
    "pension",
    "solar",
    "lithium",
    "broadcasting",
    "fertilizer",
    "machinery",
];

const ADJECTIVES: [&str; 20] = [
    "delicate",
    "northern",
    "sweeping",
    "long-awaited",
    "modest",
    "fragile",
    "controversial",
    "unusual",
    "ambitious",
    "half-finished",
    "provincial",
    "costly",
    "hasty",
    "well-meant",
    "reluctant",
    "sober",
    "quiet",
    "transparent",
    "temporary",
    "stubborn",
];

/// A small generator of numbers that look random (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % limit
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// An article of at least so many bytes.
pub(crate) fn article(dice: &mut Dice, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 300);
    let mut sentences = 0;
    while text.len() < bytes {
        let template = if dice.below(10) == 0 {
            dice.pick(&FIGURES)
        } else {
            dice.pick(&PLAIN)
        };
        fill(template, dice, &mut text);
        sentences += 1;
        text.push_str(if sentences % 4 == 0 { "\n\n" } else { " " });
    }
    text
}

/// The same text with nothing but ASCII: straight quotes, hyphens and plain spaces.
pub(crate) fn plain(text: &str) -> String {
    let ascii = |c: char| match c {
        '“' | '”' => '"',
        '’' => '\'',
        '–' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        '£' | '€' => '$',
        c if c.is_ascii() => c,
        _ => 'o',
    };
    text.chars().map(ascii).collect()
}

fn fill(template: &str, dice: &mut Dice, text: &mut String) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        match slot {
            "Place" => text.push_str(dice.pick(&PLACES)),
            "Name" => text.push_str(dice.pick(&NAMES)),
            "noun" => text.push_str(dice.pick(&NOUNS)),
            "adjective" => text.push_str(dice.pick(&ADJECTIVES)),
            "y" => text.push_str(&(2005 + dice.below(20)).to_string()),
            "d" => text.push_str(&(4 + dice.below(20)).to_string()),
            "m" => text.push_str(&format!("{}.{}", 1 + dice.below(90), dice.below(10))),
            _ => text.push_str(&(2 + dice.below(97)).to_string()),
        }
        rest = after;
    }
    text.push_str(rest);
}
