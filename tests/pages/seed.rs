//! The page that all of this began with, where `CANDOR_SEED` names it. It is a real person's and
//! stays outside of the project: what is checked here says nothing about them.

use candor::model::exchange::{MarkKind, Origin};
use candor::model::session::ReportKind;
use candor::transcript::{account, decoded, understand_with_account};

#[test]
fn the_seed_is_read_as_by_a_careful_reader() {
    let Some(path) = std::env::var_os("CANDOR_SEED") else { return };
    let bytes = std::fs::read(path).unwrap();
    let understood = understand_with_account("candidate-page.txt", &bytes).unwrap();
    assert_eq!(account(&understood, &decoded(&bytes).unwrap()), []);
    let session = &understood.session;
    let count = |kind: ReportKind| session.report.iter().filter(|line| line.kind == kind).count();
    assert!(session.profile.name.as_ref().is_some_and(|name| name.split(' ').count() == 2));
    assert_eq!(session.profile.headline, session.profile.experience[0].title);
    assert_eq!(session.profile.summary.len(), 2);
    assert_eq!(session.profile.experience.len(), 4);
    assert!(session.profile.experience.iter().all(|job| job.guess && job.employer.is_some()));
    assert_eq!(session.skills.len(), 27);
    assert_eq!((count(ReportKind::Debris), count(ReportKind::Guess)), (3, 5));
    assert_eq!((count(ReportKind::Repaired), count(ReportKind::NotUnderstood)), (0, 0));
    let origins: Vec<Origin> =
        session.exchanges.iter().map(|exchange| exchange.question.origin).collect();
    let (given, lost) = (Origin::Given, Origin::Lost);
    let mut expected = vec![given, given, lost, lost, lost, lost, lost, lost];
    expected.extend([Origin::Recovered, lost, lost]);
    assert_eq!(origins, expected);
    let reading = candor::reading::read(session, &candor::reading::repair::Glossary::built_in());
    let marked = |kind: MarkKind| -> Vec<usize> {
        let has = |at: &usize| {
            let id = &session.exchanges[at - 1].id;
            reading.marks.get(id).is_some_and(|marks| marks.iter().any(|mark| mark.kind == kind))
        };
        (1..=session.exchanges.len()).filter(has).collect()
    };
    assert_eq!(marked(MarkKind::CutOff), [1, 2, 3, 6, 8, 11]);
    assert_eq!(marked(MarkKind::Stray), [4]);
    assert_eq!(marked(MarkKind::Echo), [9, 10]);
    assert_eq!(reading.evidence.iter().filter(|places| !places.is_empty()).count(), 8);
}
