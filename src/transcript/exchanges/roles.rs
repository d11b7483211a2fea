//! Who asks and who answers.
//!
//! Labels that say it are believed. Otherwise every voice is weighed against all others by the clues
//! of `clues`; the voice that is least like an interviewer, and says enough, is the candidate.
//! Each other voice is then weighed against the candidate alone.

use std::collections::BTreeMap;

use super::clues::{CLUES, asks_alone, unless_one_asks_alone, weigh};
use super::hearing::Hearing;
use super::voices::{Voice, voices};
use crate::model::exchange::Speaker;
use crate::transcript::people::is_form_of;
use crate::transcript::talk::{Role, Talk};

/// What a reviewer has said about voices, by label. Everybody else follows from the talk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Labels as in the source, and who speaks under them.
    pub speakers: BTreeMap<String, Speaker>,
}

/// How sure a decision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The clues hardly speak for it.
    Guess,
    /// Most clues speak for it.
    Likely,
    /// The clues speak for it clearly.
    Sure,
    /// The label says so.
    Told,
    /// A reviewer said so.
    Chosen,
}

impl Certainty {
    /// The words in the report.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Guess => "a guess",
            Self::Likely => "likely",
            Self::Sure => "fairly sure",
            Self::Told => "the label says so",
            Self::Chosen => "a reviewer said so",
        }
    }

    fn of(margin: f64) -> Self {
        match margin {
            4.0.. => Self::Sure,
            1.5.. => Self::Likely,
            _ => Self::Guess,
        }
    }
}

/// One voice of a talk and who it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// The label in the source.
    pub label: Option<String>,
    /// Who it is.
    pub speaker: Speaker,
    /// How sure that is.
    pub certainty: Certainty,
    /// The rule that decided, in words.
    pub rule: String,
}

/// Who is who in a talk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles {
    /// The voices in the order in which they are first heard.
    pub voices: Vec<Cast>,
    /// For each turn its voice.
    pub whose: Vec<usize>,
}

impl Roles {
    /// Who speaks the turn `at`.
    #[must_use]
    pub fn speaker(&self, at: usize) -> Speaker {
        let voice = self.whose.get(at).and_then(|&voice| self.voices.get(voice));
        voice.map_or(Speaker::Other, |voice| voice.speaker)
    }

    /// The label of the candidate, where there is one.
    #[must_use]
    pub fn candidate(&self) -> Option<&str> {
        let candidate = self.voices.iter().find(|voice| voice.speaker == Speaker::Candidate)?;
        candidate.label.as_deref()
    }

    /// The longest form of the candidate's name among all labels that are the candidate's, with nothing beside the name.
    pub(super) fn candidate_in_full(&self) -> Option<&str> {
        let label = self.candidate()?;
        let all = self.voices.iter().filter(|voice| voice.speaker == Speaker::Candidate);
        let is_longer =
            |form: &&str| is_form_of(label, form) && !form.contains(['(', '[', ',', '|']);
        let forms = all.filter_map(|voice| voice.label.as_deref());
        forms.filter(is_longer).max_by_key(|form| form.len()).or(Some(label))
    }

    /// True where somebody asks and somebody else answers.
    #[must_use]
    pub fn are_two_sided(&self) -> bool {
        let has = |speaker| self.voices.iter().any(|voice| voice.speaker == speaker);
        has(Speaker::Interviewer) && has(Speaker::Candidate)
    }
}

/// Who is who in `talk`.
#[must_use]
pub fn roles(talk: &Talk) -> Roles {
    roles_with(talk, &Choice::default())
}

/// Who is who in `talk`, where a reviewer has said it of some.
#[must_use]
pub fn roles_with(talk: &Talk, choice: &Choice) -> Roles {
    cast(&mut Hearing::of(&talk.turns), choice)
}

/// As [`roles_with`], of turns that are being listened to.
pub(super) fn cast(hearing: &mut Hearing<'_>, choice: &Choice) -> Roles {
    let (voices, whose) = voices(hearing);
    let mut parts = given(&voices, choice);
    let candidate = parts
        .iter()
        .position(|part| part.as_ref().is_some_and(|part| part.speaker == Speaker::Candidate))
        .or_else(|| {
            let found = least_like_an_interviewer(&voices, &parts)?;
            parts[found.voice] = Some(found.part);
            Some(found.voice)
        });
    let interviewer = candidate.and_then(|candidate| most_like_one(&voices, &parts, candidate));
    for (at, voice) in voices.iter().enumerate() {
        if parts[at].is_none() {
            let candidate = candidate.map(|at| &voices[at]);
            parts[at] = Some(against(voice, candidate, interviewer == Some(at)));
        }
    }
    for at in 0..voices.len().min(PEOPLE) {
        let main = same_person(&voices, at).and_then(|main| parts[main].clone());
        let open = parts[at].as_ref().is_some_and(|part| part.certainty < Certainty::Told);
        if let Some(main) = main.filter(|_| open) {
            let rule = "a longer or shorter form of the name of somebody who says more".to_owned();
            parts[at] = Some(Part { rule, ..main });
        }
    }
    let voices = voices
        .iter()
        .zip(parts)
        .map(|(voice, part)| {
            let part = part.unwrap_or_else(Part::nobody);
            Cast {
                label: voice.label.map(Into::into),
                speaker: part.speaker,
                certainty: part.certainty,
                rule: part.rule,
            }
        })
        .collect();
    Roles { voices, whose }
}

/// What was decided about one voice.
#[derive(Debug, Clone)]
struct Part {
    speaker: Speaker,
    certainty: Certainty,
    rule: String,
}

impl Part {
    fn nobody() -> Self {
        let rule = "the label names nobody";
        Self { speaker: Speaker::Other, certainty: Certainty::Told, rule: rule.into() }
    }
}

/// So many voices are looked at for two forms of one name.
const PEOPLE: usize = 64;

/// The voice that says more under a longer or shorter form of the same name: "Monica" or "Powell", "Monica Powell".
fn same_person(voices: &[Voice<'_>], at: usize) -> Option<usize> {
    let (voice, label) = (&voices[at], voices[at].label?);
    let is_part = |long: &str, short: &str| {
        let begins = long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
        let ends = long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
        short.len() > 1 && (begins || ends)
    };
    let mut same = (0..voices.len().min(PEOPLE)).filter(|&other| {
        voices[other].label.is_some_and(|name| is_part(name, label) || is_part(label, name))
            && !voices[other].is_unknown()
            && voices[other].words > voice.words
    });
    let found = same.next().filter(|_| !voice.is_unknown());
    found.filter(|_| same.next().is_none())
}

/// What reviewer and labels say, voice by voice.
fn given(voices: &[Voice<'_>], choice: &Choice) -> Vec<Option<Part>> {
    let labels_ask = voices.iter().any(|voice| voice.role == Some(Role::Interviewer));
    voices
        .iter()
        .map(|voice| {
            let chosen = voice.label.and_then(|label| choice.speakers.get(label));
            if let Some(&speaker) = chosen {
                let rule = "a reviewer said who this is".to_owned();
                return Some(Part { speaker, certainty: Certainty::Chosen, rule });
            }
            let speaker = match voice.role? {
                Role::Nobody => return Some(Part::nobody()),
                Role::Interviewer => Speaker::Interviewer,
                // `A:` stands for an answer where there is a `Q:`, else for somebody called A.
                Role::Candidate if labels_ask || !is_letter(voice.label) => Speaker::Candidate,
                Role::Candidate => return None,
            };
            let rule = "the label says who this is".to_owned();
            Some(Part { speaker, certainty: Certainty::Told, rule })
        })
        .collect()
}

fn is_letter(label: Option<&str>) -> bool {
    label.is_some_and(|label| label.trim_matches(['.', ':', ')', '*']).chars().count() == 1)
}

struct Found {
    voice: usize,
    part: Part,
}

/// A candidate says at least this part of what the most talkative voice says.
const LEAST_SHARE: usize = 5;
/// How much a voice without a name must look more like a candidate than the others.
const UNKNOWN: f64 = 2.0;
/// How much it counts to say more of the words in all.
const TALKATIVE: f64 = 0.7;

/// The candidate among the voices of whom nothing is known.
fn least_like_an_interviewer(voices: &[Voice<'_>], parts: &[Option<Part>]) -> Option<Found> {
    let everybody = voices.iter().filter(|voice| !voice.is_nobody()).fold(
        Voice::default(),
        |mut sum, voice| {
            sum.add(voice);
            sum
        },
    );
    let open = |at: usize| parts[at].is_none();
    let most = (0..voices.len()).filter(|&at| open(at)).map(|at| voices[at].words).max()?;
    // Between two, whoever asks alone may do nearly all the talking.
    let is_asked = |voice: &Voice<'_>| {
        voices.len() == 2 && voices.iter().any(|other| asks_alone(other, voice))
    };
    let says_enough = |voice: &Voice<'_>| voice.words * LEAST_SHARE >= most || is_asked(voice);
    let mut scores: Vec<(f64, usize)> = (0..voices.len())
        .filter(|&at| open(at) && says_enough(&voices[at]))
        .map(|at| {
            let voice = &voices[at];
            let rest = everybody.clone().without(voice);
            let handicap = if voice.is_unknown() { UNKNOWN } else { 0.0 };
            let fewer_words = unless_one_asks_alone(voice, &rest, -more_words(voice, &rest));
            (weigh(voice, &rest) + handicap + TALKATIVE * fewer_words, at)
        })
        .collect();
    scores.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let &(score, voice) = scores.first()?;
    let margin = scores.get(1).map_or(-score, |second| (second.0 - score) / 2.0);
    let rest = everybody.without(&voices[voice]);
    let alone = rest.turns == 0;
    let rule = if alone {
        "the only voice: questions are looked for inside its turns".to_owned()
    } else {
        format!("taken for the candidate: {}", reasons(&rest, &voices[voice], false))
    };
    let certainty = if alone { Certainty::Guess } else { Certainty::of(margin) };
    Some(Found { voice, part: Part { speaker: Speaker::Candidate, certainty, rule } })
}

/// How much more `one` says than `other`, on a scale of powers of e.
fn more_words(one: &Voice<'_>, other: &Voice<'_>) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^52 words")]
    let ratio = (one.words as f64 + 20.0) / (other.words as f64 + 20.0);
    ratio.ln().clamp(-3.0, 3.0)
}

/// Somebody must have asked: of the voices of whom nothing is known the most likely, unless a label or
/// a reviewer names an interviewer.
fn most_like_one(voices: &[Voice<'_>], parts: &[Option<Part>], candidate: usize) -> Option<usize> {
    if parts.iter().flatten().any(|part| part.speaker == Speaker::Interviewer) {
        return None;
    }
    let like =
        |at: usize| weigh(&voices[at], &voices[candidate]) + more_words_than_a_few(&voices[at]);
    (0..voices.len())
        .filter(|&at| parts[at].is_none())
        .max_by(|&a, &b| like(a).total_cmp(&like(b)).then(b.cmp(&a)))
}

/// A voice of a few words proves little.
fn more_words_than_a_few(voice: &Voice<'_>) -> f64 {
    if voice.is_unknown() || voice.words < 20 { -UNKNOWN } else { 0.0 }
}

/// Who `voice` is beside the candidate. `first` is the one who is most like an interviewer.
fn against(voice: &Voice<'_>, candidate: Option<&Voice<'_>>, first: bool) -> Part {
    let Some(candidate) = candidate else { return Part::nobody() };
    let score = weigh(voice, candidate);
    let asks = voice.asks > 0 || voice.hosts > 0;
    if first || (score > 0.0 && asks) {
        let rule = format!("taken for an interviewer: {}", reasons(voice, candidate, true));
        return Part { speaker: Speaker::Interviewer, certainty: Certainty::of(score), rule };
    }
    let rule = if asks {
        "taken for somebody else: it is no more like an interviewer than the candidate is"
    } else {
        "taken for somebody else: it asks nothing"
    };
    Part { speaker: Speaker::Other, certainty: Certainty::of(score.abs()), rule: rule.into() }
}

/// The two clues that speak most for `asking` to ask and `answering` to answer.
fn reasons(asking: &Voice<'_>, answering: &Voice<'_>, of_asking: bool) -> String {
    let mut weights: Vec<(f64, &str)> = CLUES
        .iter()
        .map(|clue| {
            let words = if of_asking { clue.asking } else { clue.answering };
            (clue.weigh(asking, answering), words)
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    weights.sort_by(|a, b| b.0.total_cmp(&a.0));
    match weights[..] {
        [] => "no clue speaks against it".into(),
        [(_, only)] => only.into(),
        [(_, first), (_, second), ..] => format!("{first}, {second}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::talk::Spoken;

    fn talk(said: &[(&str, &str)]) -> Talk {
        let turn = |(label, text): &(&str, &str)| Spoken {
            label: Some((*label).into()),
            text: (*text).into(),
            ..Spoken::default()
        };
        Talk { turns: said.iter().map(turn).collect(), report: Vec::new() }
    }

    fn speakers(said: &[(&str, &str)]) -> Vec<Speaker> {
        roles(&talk(said)).voices.iter().map(|voice| voice.speaker).collect()
    }

    #[test]
    fn questions_without_marks_are_enough() {
        use Speaker::{Candidate, Interviewer};
        let said = [
            ("A", "so tell me about yourself"),
            ("B", "um I'm a plumber and I have worked for my father since I was sixteen years old"),
            ("A", "okay and what did you do before"),
            (
                "B",
                "I went to school and I hated it so I was glad when I could hold a wrench instead",
            ),
            ("A", "okay"),
        ];
        assert_eq!(speakers(&said), [Interviewer, Candidate]);
    }

    #[test]
    fn whoever_asks_alone_may_do_the_talking() {
        use Speaker::{Candidate, Interviewer};
        let about = "We are a family bakery, and I run the ovens and my brother runs the shops. We have had a hard \
            couple of years with the price of flour, but we grow again, and I am quite particular about the dough. ";
        let said = [
            ("A", about),
            ("B", "Sounds good to me."),
            ("A", &format!("{about} So what have you been doing?")),
            ("B", "Six years in a hotel."),
            ("A", &format!("{about} And why a bakery again?")),
            ("B", "I missed bread."),
            ("A", &format!("{about} When can you come for a trial?")),
            ("B", "On Monday."),
        ];
        assert_eq!(speakers(&said), [Interviewer, Candidate]);
    }

    #[test]
    fn two_forms_of_a_name_are_one_person() {
        use Speaker::{Candidate, Interviewer};
        let said = [
            ("Kim", "What do you grow on those fields?"),
            ("Rosa Alvarez", "Beans, mostly. I grew up with beans, and I like how they smell."),
            ("Kim", "How do you keep the deer out?"),
            ("Rosa", "With a dog, in fact."),
            ("Kim", "Where did you learn that?"),
            (
                "Rosa Alvarez",
                "My neighbour showed me when I was new in the valley and lost a field.",
            ),
        ];
        assert_eq!(speakers(&said), [Interviewer, Candidate, Candidate]);
    }

    #[test]
    fn nobody_speaks_in_an_empty_talk() {
        assert!(roles(&Talk::default()).voices.is_empty());
        assert_eq!(Roles::default().speaker(3), Speaker::Other);
    }
}
