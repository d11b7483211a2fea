//! The voices of a talk: each label once, with a tally of what was heard from it.

use std::collections::HashMap;

use super::hearing::Heard;
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
    /// Turns that are more than "mm-hmm".
    pub(super) full: usize,
    /// Words.
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

/// The voices of `turns` in the order in which they are first heard, and for each turn whose it is.
pub(super) fn voices<'a>(turns: &'a [Spoken], heard: &[Heard]) -> (Vec<Voice<'a>>, Vec<usize>) {
    let mut register = Register::default();
    let mut whose: Vec<usize> = Vec::with_capacity(turns.len());
    for (at, (turn, sound)) in turns.iter().zip(heard).enumerate() {
        let voice = register.voice(turn);
        let asked = at > 0 && heard[at - 1].asks && whose[at - 1] != voice;
        let at_the_edge = at < EDGE || at + EDGE >= turns.len();
        let tally = &mut register.voices[voice];
        tally.turns += 1;
        tally.full += usize::from(!sound.cheers);
        tally.words += sound.words;
        tally.asks += usize::from(sound.asks);
        tally.own += sound.own;
        tally.you += sound.you;
        tally.answers += usize::from(asked && sound.replies);
        tally.hosts += usize::from(at_the_edge && sound.host);
        tally.guests += usize::from(at_the_edge && sound.guest);
        whose.push(voice);
    }
    let mut voices = register.voices;
    welcome(turns, heard, &whose, &mut voices);
    (voices, whose)
}

/// So many voices are looked for by name.
const PEOPLE: usize = 16;

/// Whoever is named in somebody else's greeting is a guest: "welcome, Mara".
fn welcome(turns: &[Spoken], heard: &[Heard], whose: &[usize], voices: &mut [Voice<'_>]) {
    for (at, turn) in turns.iter().enumerate().take(EDGE).filter(|(at, _)| heard[*at].host) {
        for (other, voice) in voices.iter_mut().enumerate().take(PEOPLE) {
            let named =
                voice.label.and_then(|label| label.split(' ').next()).is_some_and(|first| {
                    first.len() > 2 && !voice.is_unknown() && turn.text.contains(first)
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
