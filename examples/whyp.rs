//! Scratch.
use numclaim::*;
fn main() {
    let checker = Checker::new(Config::default());
    for line in std::fs::read_to_string("/tmp/para/pairs.tsv")
        .unwrap()
        .lines()
    {
        if line.contains("...") {
            continue;
        }
        let (a, b) = line.split_once('\t').unwrap();
        let date = "2024-06-01".parse().unwrap();
        let docs = [
            Document::new("a", a).published(date),
            Document::new("b", b).published(date),
        ];
        let r = checker.check(&docs);
        if r.findings.iter().any(|f| f.severity != Severity::Note) {
            continue;
        }
        println!("A: {a}\nB: {b}");
        for d in &docs {
            for c in checker.extract(d).unwrap() {
                if c.mention.figure().is_none() {
                    continue;
                }
                println!(
                    "   {} {:?} m={:?} q={:?} p={:?} ctx={:?} whole={:?} role={:?} mod={:?} stat={:?} per={:?}",
                    d.id(),
                    &d.text()[c.mention.span.start..c.mention.span.end],
                    c.subject.measure,
                    c.subject.qualifiers,
                    c.subject.parties,
                    c.subject.context,
                    c.subject
                        .whole
                        .as_ref()
                        .map(|w| (w.measure.clone(), w.parties.clone())),
                    c.role,
                    c.modality,
                    c.subject.statistic,
                    c.period.map(|p| p.days)
                );
            }
        }
        let (ca, cb) = (
            checker.extract(&docs[0]).unwrap(),
            checker.extract(&docs[1]).unwrap(),
        );
        for x in ca.iter().filter(|c| c.mention.figure().is_some()) {
            for y in cb.iter().filter(|c| c.mention.figure().is_some()) {
                if x.mention.kind() == y.mention.kind() {
                    println!(
                        "     {}",
                        checker
                            .why(
                                &docs,
                                ("a", x.mention.span.start),
                                ("b", y.mention.span.start)
                            )
                            .unwrap()
                            .to_string()
                            .replace('\n', "\n     ")
                    );
                }
            }
        }
        for f in &r.findings {
            println!("   !! {} {:.2}", f.rule, f.confidence);
        }
    }
}
