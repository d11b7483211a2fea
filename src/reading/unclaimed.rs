//! Names of technologies that stand in the answers although nobody claimed them.

use std::sync::LazyLock;

use super::evidence::{Names, Search, key_of, without_maker};
use super::speech::Speech;
use crate::model::exchange::Span;
use crate::model::session::Session;

/// A known name that the candidate says without claiming it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclaimed {
    /// The name as the glossary writes it.
    pub name: String,
    /// Where it is said, in the order of the text.
    pub spans: Vec<Span>,
}

/// A name of the glossary.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    /// As it is written.
    pub(super) name: &'a str,
    /// Other names of the same, with `|` between them.
    pub(super) aliases: &'a str,
    /// True where it is an English word too.
    pub(super) is_plain: bool,
}

/// The names of technologies, and what recognises them.
pub(super) struct Glossary {
    /// The names as they are written.
    known: Vec<&'static str>,
    names: Names,
}

/// The built-in names of technologies.
pub(super) fn technologies() -> &'static Glossary {
    static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| Glossary::new(rows()));
    &GLOSSARY
}

fn rows() -> impl Iterator<Item = Known<'static>> {
    let said = super::technologies::technologies().filter(|one| one.is_said);
    said.map(|one| Known { name: one.name, aliases: one.aliases, is_plain: one.is_plain })
}

impl Glossary {
    /// Learns names; one that is known as another's alias is left out.
    pub(super) fn new(all: impl Iterator<Item = Known<'static>>) -> Self {
        let (mut known, mut names) = (Vec::new(), Names::default());
        for one in all {
            if names.learn_known(known.len(), one) {
                known.push(one.name);
            }
        }
        known.shrink_to_fit();
        Self { known, names }
    }

    /// A search for the names in `speech`.
    pub(super) fn search(&self, speech: &Speech<'_>) -> Search<'_> {
        Search::new(&self.names, speech, self.known.len())
    }

    /// The names that name no claimed skill, where no claimed skill is named, out of the places that a search found.
    /// The evidence of the claimed skills is `evidence`, in any order.
    pub(super) fn unclaimed(
        &self,
        session: &Session,
        found: &[Vec<Span>],
        evidence: &[Vec<Span>],
    ) -> Vec<Unclaimed> {
        let claimed: Vec<&str> = session.skills.iter().map(|skill| skill.name.as_str()).collect();
        let taken = Places::of(evidence.iter().flatten());
        let wider = Places::of(found.iter().flatten());
        (0..self.known.len())
            .filter(|&id| !found[id].is_empty() && !self.is_claimed(id, &claimed))
            .filter_map(|id| {
                let spans: Vec<Span> = found[id]
                    .iter()
                    .filter(|span| !taken.cover(span) && !wider.exceed(span))
                    .cloned()
                    .collect();
                (!spans.is_empty()).then(|| Unclaimed { name: self.known[id].to_owned(), spans })
            })
            .collect()
    }

    /// True where a claimed skill is this name, has it among its words (AWS in AWS Lambda), or is it
    /// without its maker.
    fn is_claimed(&self, id: usize, claimed: &[&str]) -> bool {
        let same = |name: &str| self.names.calls(&key_of(name), id);
        let product = without_maker(self.known[id]).map(key_of);
        claimed.iter().any(|skill| {
            same(skill) || skill.split(' ').any(same) || product == Some(key_of(skill))
        })
    }
}

/// Where names stand, in the order of turns and bytes.
struct Places<'a>(Vec<&'a Span>);

impl<'a> Places<'a> {
    fn of(spans: impl Iterator<Item = &'a Span>) -> Self {
        let mut all: Vec<&Span> = spans.collect();
        all.sort_by_key(|span| (&span.turn, span.start));
        Self(all)
    }

    /// The places in the turn of `span` that may touch it.
    fn beside<'s>(&'s self, span: &'s Span) -> impl Iterator<Item = &'s Span> {
        let from = self.0.partition_point(|one| {
            (&one.turn, one.start) < (&span.turn, span.start.saturating_sub(FARTHEST))
        });
        let rest = self.0[from..].iter().copied();
        rest.take_while(move |one| one.turn == span.turn && one.start < span.end)
    }

    /// True where `span` touches a name that is as long, or longer.
    fn cover(&self, span: &Span) -> bool {
        let length = |span: &Span| span.end - span.start;
        self.beside(span).any(|one| one.end > span.start && length(one) >= length(span))
    }

    /// True where a longer name holds `span`.
    fn exceed(&self, span: &Span) -> bool {
        self.beside(span).any(|one| {
            one.end >= span.end
                && one.start <= span.start
                && one.end - one.start > span.end - span.start
        })
    }
}

/// No name is longer, in bytes.
const FARTHEST: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::exchange::{Certainty, Mark, MarkKind, Repair, RepairSource};
    use crate::model::words::Words;
    use crate::reading::evidence::{Repaired, claimed};
    use crate::reading::testing::session;

    /// The names that are found, each with its words, where `heard` in the first answer is repaired to `probable`.
    fn named(
        skills: &[&str],
        answer: &str,
        repair: Option<(&str, &str, Certainty)>,
    ) -> Vec<(String, Vec<String>)> {
        let session = session(skills, &[answer]);
        let exchange = &session.exchanges[0];
        let marks = repair.map(|(heard, probable, certainty)| {
            let at = answer.find(heard).unwrap();
            let repair =
                Repair { probable: probable.into(), certainty, source: RepairSource::Glossary };
            let span = Span::of(&exchange.turns[0], at..at + heard.len()).unwrap();
            Mark {
                kind: MarkKind::Repair,
                span,
                rule: Words::default(),
                guess: true,
                repair: Some(Box::new(repair)),
            }
        });
        let marks = Vec::from_iter(marks);
        let speech = Speech::of_candidate(&session);
        let look = |mut search: Search<'_>| {
            search.look_through(&speech.said_in(exchange), &Repaired::of(&marks));
            search.found
        };
        let evidence = look(Search::new(&claimed(&session), &speech, skills.len()));
        let found = look(technologies().search(&speech));
        let words = |spans: &[Span]| spans.iter().map(|span| span.text.to_string()).collect();
        technologies()
            .unclaimed(&session, &found, &evidence)
            .iter()
            .map(|one| (one.name.clone(), words(&one.spans)))
            .collect()
    }

    fn names(skills: &[&str], answer: &str) -> Vec<String> {
        named(skills, answer, None).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn what_is_said_and_not_claimed_is_named_once() {
        let answer = "I wrote Golang and JavaScript, then golang on k8s, with CircleCI.";
        let found = names(&["Docker"], answer);
        assert_eq!(found, ["CircleCI", "Golang", "JavaScript", "Kubernetes"]);
        assert_eq!(named(&[], answer, None)[1].1, ["Golang", "golang"]);
    }

    #[test]
    fn a_claimed_skill_is_not_unclaimed_by_another_name() {
        assert!(names(&["Go", "Kubernetes"], "We ran golang on k8s.").is_empty());
        assert!(names(&["Node.js"], "I wrote Node. Js there.").is_empty());
        assert!(names(&["AWS Lambda"], "AWS runs the Lambda.").is_empty());
        assert!(names(&["Lambda"], "The AWS Lambda was slow.").is_empty());
        assert_eq!(names(&["React"], "It was React Native."), ["React Native"]);
    }

    #[test]
    fn the_longer_name_stands() {
        assert_eq!(names(&[], "We built it on Spring Boot."), ["Spring Boot"]);
    }

    #[test]
    fn plain_words_are_no_names() {
        let answer =
            "We go to the shell, express less, and the team will react to a crystal swift box.";
        assert!(names(&[], answer).is_empty(), "{:?}", names(&[], answer));
    }

    #[test]
    fn a_repair_counts_as_said_unless_it_is_a_bare_possibility() {
        let answer = "We kept it in post guess.";
        let found = |certainty| named(&[], answer, Some(("post guess", "Postgres", certainty)));
        let postgres = ("Postgres".to_owned(), vec!["post guess".to_owned()]);
        assert_eq!(found(Certainty::High).as_slice(), std::slice::from_ref(&postgres));
        assert_eq!(found(Certainty::Medium), [postgres]);
        assert!(found(Certainty::Low).is_empty());
        assert!(
            named(&["PostgreSQL"], answer, Some(("post guess", "Postgres", Certainty::High)))
                .is_empty()
        );
    }
}
