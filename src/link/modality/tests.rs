use super::super::corpus::claims_of;
use crate::claim::Modality;

fn named(name: &str) -> Modality {
    match name {
        "actual" => Modality::Actual,
        "hypothetical" => Modality::Hypothetical,
        "expected" => Modality::Expected,
        "denied" => Modality::Denied,
        "reported" => Modality::Reported,
        other => panic!("no modality {other:?}"),
    }
}

#[test]
fn figures_stand_as_a_reader_says() {
    let sentences = include_str!("corpus.txt").lines();
    let mut asked = 0;
    for line in sentences.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (mut plain, mut expected) = (String::new(), Vec::new());
        for part in line.split_inclusive(']') {
            match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
                Some((before, figure)) => {
                    let (written, modality) = figure
                        .split_once(" | ")
                        .expect("a figure and how it stands");
                    plain.push_str(before);
                    expected.push((plain.len(), named(modality)));
                    plain.push_str(written);
                }
                None => plain.push_str(part),
            }
        }
        let claims = claims_of(&plain);
        for (start, modality) in expected {
            let claim = claims.iter().find(|claim| {
                let span = claim.mention.span;
                claim.mention.figure().is_some() && (span.start..span.end).contains(&start)
            });
            let read = claim.map(|claim| claim.modality);
            assert_eq!(read, Some(modality), "at {start} of {plain}");
            asked += 1;
        }
    }
    assert!(asked > 50, "{asked} figures are asked for");
}
