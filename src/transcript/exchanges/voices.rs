//! The voices of a talk: each label once, with a tally of what was heard from it.
//! Of a long talk only a spread is listened to.

use std::collections::HashMap;

use super::addressed::addresses;
use super::hearing::{Heard, Hearing};
use crate::transcript::talk::{Role, Spoken};

/// How many turns at the front and at the end hold greetings and goodbyes.
const EDGE: usize = 14;

/// One voice with its tally.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Voice<'a> {
    /// The label; `None` for all turns without one.
    pub(super) label: Option<&'a str>,
    /// What the label itself says.
    pub(super) role: Option<Role>,
    /// Turns.
    pub(super) turns: usize,
    /// Turns listened to that are more than "mm-hmm".
    pub(super) full: usize,
    /// Words of the turns listened to.
    pub(super) words: usize,
    /// Turns that ask.
    pub(super) asks: usize,
    /// "I" among the words listened to.
    pub(super) own: usize,
    /// "you" among the words listened to.
    pub(super) you: usize,
    /// Turns that open as answers do, behind one that asks.
    pub(super) answers: usize,
    /// Greetings and goodbyes of a host.
    pub(super) hosts: usize,
    /// Greetings and goodbyes of a guest.
    pub(super) guests: usize,
}

impl Voice<'_> {
    /// True where it is nobody by its label: a break, music.
    pub(super) fn is_nobody(&self) -> bool {
        self.role == Some(Role::Nobody)
    }

    /// True where the label says that the recogniser did not know who speaks.
    pub(super) fn is_unknown(&self) -> bool {
        self.label.is_none_or(|label| {
            ["unknown", "unknown speaker", "speaker", "unidentified", "multiple speakers"]
                .iter()
                .any(|unknown| unknown.eq_ignore_ascii_case(label.trim()))
        })
    }

    /// Counts a greeting or goodbye in.
    fn greet(&mut self, heard: Heard) {
        self.hosts += usize::from(heard.host);
        self.guests += usize::from(heard.guest);
    }

    /// Counts a turn in, which is the reply to one that asks where `asked`.
    fn hear(&mut self, heard: Heard, asked: bool) {
        self.full += usize::from(!heard.cheers);
        self.words += heard.words;
        self.asks += usize::from(heard.asks);
        self.own += heard.own;
        self.you += heard.you;
        self.answers += usize::from(asked && heard.replies);
    }

    /// Adds another tally to this one.
    pub(super) fn add(&mut self, other: &Self) {
        self.turns += other.turns;
        self.full += other.full;
        self.words += other.words;
        self.asks += other.asks;
        self.own += other.own;
        self.you += other.you;
        self.answers += other.answers;
        self.hosts += other.hosts;
        self.guests += other.guests;
    }

    /// Takes another tally away from this one.
    pub(super) fn without(mut self, other: &Self) -> Self {
        self.turns -= other.turns;
        self.full -= other.full;
        self.words -= other.words;
        self.asks -= other.asks;
        self.own -= other.own;
        self.you -= other.you;
        self.answers -= other.answers;
        self.hosts -= other.hosts;
        self.guests -= other.guests;
        self
    }
}

/// Of a talk of more bytes a spread is listened to, about as long: how somebody speaks shows in a part.
const SAMPLE: usize = 128 * 1024;
/// So many turns in a row are listened to, as people reply to one another.
const ROW: usize = 8;
/// Of every voice so many turns are listened to, wherever they stand.
const FEW: usize = 8;

/// The voices in the order in which they are first heard, and for each turn whose it is.
pub(super) fn voices<'a>(hearing: &mut Hearing<'a>) -> (Vec<Voice<'a>>, Vec<usize>) {
    let turns = hearing.turns();
    let bytes: usize = turns.iter().map(|turn| turn.text.len()).sum();
    let stride = 1 + bytes / SAMPLE;
    let mut register = Register::default();
    let mut whose: Vec<usize> = Vec::with_capacity(turns.len());
    // Once the candidate may ask, the interviewer answers, at length and in the first person.
    let mut handed_over = false;
    for (at, turn) in turns.iter().enumerate() {
        let voice = register.voice(turn);
        let tally = &mut register.voices[voice];
        tally.turns += 1;
        let at_the_edge = at < EDGE || at + EDGE >= turns.len();
        if at_the_edge || tally.turns <= FEW || (at / ROW).is_multiple_of(stride) {
            let heard = hearing.hear(at);
            if !handed_over {
                let asked = at > 0 && whose[at - 1] != voice && hearing.hear(at - 1).asks;
                tally.hear(heard, asked);
            }
            if at_the_edge {
                tally.greet(heard);
            }
            if heard.hands_over && at * 3 > turns.len() {
                tally.hosts += 1;
                handed_over = true;
            }
        }
        whose.push(voice);
    }
    let mut voices = register.voices;
    welcome(hearing, &whose, &mut voices);
    (voices, whose)
}

/// So many voices are looked for by name.
const PEOPLE: usize = 16;

/// Whoever is named in somebody else's greeting, or spoken to by name, is a guest: "welcome, Mara".
fn welcome(hearing: &mut Hearing<'_>, whose: &[usize], voices: &mut [Voice<'_>]) {
    for (at, turn) in hearing.turns().iter().enumerate().take(EDGE) {
        let greets = hearing.hear(at).host;
        for (other, voice) in voices.iter_mut().enumerate().take(PEOPLE) {
            let named =
                voice.label.and_then(|label| label.split(' ').next()).is_some_and(|first| {
                    let names = |first| {
                        (greets && turn.text.contains(first)) || addresses(&turn.text, first)
                    };
                    first.len() > 2 && !voice.is_unknown() && names(first)
                });
            voice.guests += usize::from(named && whose[at] != other);
        }
    }
}

/// The voices met so far.
#[derive(Default)]
struct Register<'a> {
    voices: Vec<Voice<'a>>,
    by_label: HashMap<(Option<&'a str>, Option<u8>), usize>,
    /// The last two voices: a talk goes to and fro.
    lately: [usize; 2],
}

impl<'a> Register<'a> {
    fn voice(&mut self, turn: &'a Spoken) -> usize {
        let (label, role) = (turn.label.as_deref().map(str::trim), turn.role);
        let is = |voice: &Voice<'_>| voice.label == label && voice.role == role;
        let known = self.lately.into_iter().find(|&at| self.voices.get(at).is_some_and(is));
        let voice = known.unwrap_or_else(|| {
            *self.by_label.entry((label, role.map(|role| role as u8))).or_insert_with(|| {
                self.voices.push(Voice { label, role, ..Voice::default() });
                self.voices.len() - 1
            })
        });
        if self.lately[0] != voice {
            self.lately = [voice, self.lately[0]];
        }
        voice
    }
}
