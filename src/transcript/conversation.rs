//! A talk becomes a session whose turns and report know their places in the source.

use std::ops::Range;
use std::sync::Arc;

use super::detect::Front;
use super::people::{Person, is_form_of};
use super::speech::is_one_of;
use super::talk::{Role, Talk};
use super::{Understood, exchanges, page, placing};
use crate::model::exchange::{Bytes, Speaker};
use crate::model::ids::SessionId;
use crate::model::session::{Profile, ReportKind, ReportLine, Session, Source};

/// Makes the session `id` from the `talk` of `whole`. `front` are the lines in front of it. What no turn and no line
/// of the report holds is the format's own syntax, or is reported.
pub(super) fn build(
    whole: &Arc<String>,
    talk: Talk,
    front: Option<Front<'_>>,
    id: SessionId,
    source: Source,
) -> Understood {
    let text = whole.as_str();
    let mut starts: Vec<u64> = talk.turns.iter().map(|turn| turn.bytes.start as u64).collect();
    starts.sort_unstable();
    let mut accounted: Vec<(Range<usize>, &'static str)> =
        talk.turns.iter().map(|turn| (turn.bytes.clone(), "turn")).collect();
    accounted.extend(talk.report.iter().map(|line| (line.bytes.range(), "report")));
    let is_syntax = source.format.has_syntax();
    let about = (id.clone(), source.clone());
    let mut session = exchanges::build(talk, source, id);
    match front {
        Some(Front::Told(told, people)) => name_of_many(&mut session, told, &people),
        Some(Front::Profile(mut page)) => {
            accounted.extend(page::explain(&mut page));
            introduce(&mut session, page::build(*page, whole, about.0, about.1));
        }
        None => {}
    }
    accounted.sort_unstable_by_key(|(range, _)| (range.start, range.end));
    let report = Arc::make_mut(&mut session.report);
    for gap in page::gaps(text, &accounted) {
        if !is_syntax {
            report.push(unexplained(text, gap.clone()));
        }
        accounted.push((gap, if is_syntax { "syntax" } else { "report" }));
    }
    let turns = session.exchanges.iter_mut().flat_map(|exchange| &mut exchange.turns);
    let placed = placing::place_pieces(turns, &starts, text);
    let report: &mut Vec<ReportLine> = Arc::make_mut(&mut session.report);
    for line in report.iter_mut() {
        line.bytes = placing::place_now(&placed, line.bytes);
    }
    exchanges::number_lines(report, text);
    Understood { session, accounted }
}

fn unexplained(text: &str, gap: Range<usize>) -> ReportLine {
    ReportLine {
        line: 0,
        kind: ReportKind::NotUnderstood,
        text: text[gap.clone()].to_owned(),
        message: "no rule explains these characters".into(),
        bytes: Bytes::from(gap),
    }
}

/// Takes over the profile in front of a talk.
fn introduce(session: &mut Session, front: Session) {
    let behind = std::mem::replace(&mut session.report, front.report);
    Arc::make_mut(&mut session.report).extend(Arc::unwrap_or_clone(behind));
    session.skills = front.skills;
    let profile = &mut session.profile;
    profile.summary.clone_from(&front.profile.summary);
    profile.experience.clone_from(&front.profile.experience);
    name(profile, front.profile);
}

/// Names the candidate as the lines in front of a talk do: as the only one who answers, else as whoever of the
/// `people` speaks under the candidate's label.
fn name_of_many(session: &mut Session, told: Profile, people: &[Person]) {
    let mut answering = people.iter().filter(|person| person.role == Some(Role::Candidate));
    let only = answering.next().filter(|_| answering.next().is_none());
    let mut turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    let label =
        turns.find(|turn| turn.speaker == Speaker::Candidate).and_then(|turn| turn.name.as_deref());
    let mut called =
        people.iter().filter(|person| label.is_some_and(|label| person.is_called(label)));
    let called = called.next().filter(|_| called.next().is_none());
    let found = only.or(called).map(|person| person.name.clone());
    name(&mut session.profile, Profile { name: found.or(told.name), ..told });
}

/// Words that end the title of a talk, or of a part of such a title.
#[rustfmt::skip]
const TALKS: &[&str] = &["interview", "transcript", "transcription", "recording", "conversation"];

/// True for `Interview transcript – cook`, `Cook: interview`, `Interview with Bo Lund`: the talk's title, and nobody's.
fn is_title_of_talk(line: &str) -> bool {
    let parts = || line.split(['–', '—', ':', '|', ',', '(']).flat_map(|part| part.split(" - "));
    let ends = |part: &str| part.split_whitespace().next_back().is_some_and(is_talk);
    let mut words = line.split_whitespace();
    let opens = words.next().is_some_and(is_talk)
        && words.next().is_some_and(|word| is_one_of(word, &["with", "of", "for"]));
    opens || parts().any(ends)
}

fn is_talk(word: &str) -> bool {
    is_one_of(word, TALKS)
}

/// Takes over name and headline that were told in front of a talk, where they are about whoever answers in it.
fn name(profile: &mut Profile, told: Profile) {
    let Some(name) = &told.name else { return };
    if profile.name.as_ref().is_none_or(|label| is_form_of(label, name)) {
        let headline = told.headline.filter(|line| !is_title_of_talk(line));
        (profile.name, profile.headline) = (told.name, headline);
    }
}
