//! What one turn sounds like on its own: whether it asks, cheers on or replies, and of whom it speaks.
//!
//! Of a long turn only the front and the end are listened to: that is where people take over from
//! one another. A turn is listened to when somebody asks for it: most of an interview is answers, and
//! of most answers their length is all that has to be known.

use memchr::memchr_iter;

use super::phrases::{Phrase, holds, phrases};
use super::words::{Token, Use, key, tokens};
use crate::text::{head, tail};
use crate::transcript::talk::Spoken;

/// How many bytes at the front of a long turn are listened to.
const FRONT: usize = 300;
/// How many bytes at its end.
const END: usize = 600;
/// No back-channel has more words than this.
const LONGEST_CHEER: usize = 6;

/// What a turn sounds like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that a turn does or not")]
pub(super) struct Heard {
    /// How many words it has.
    pub(super) words: usize,
    /// It asks in one of its last sentences, or anywhere if it is short.
    pub(super) asks: bool,
    /// "I", "my" in the words listened to.
    pub(super) own: usize,
    /// "you", "your" in the words listened to.
    pub(super) you: usize,
    /// It opens as answers do: "yeah", "um", "well".
    pub(super) replies: bool,
    /// Nothing but "mm-hmm", "right", "wow".
    pub(super) cheers: bool,
    /// Says what hosts and interviewers say.
    pub(super) host: bool,
    /// Says what guests and candidates say.
    pub(super) guest: bool,
    /// Asks "how are you" and the like, or greets.
    pub(super) small_talk: bool,
    /// Says goodbye.
    pub(super) goodbye: bool,
    /// Says what interviewers say at the end.
    pub(super) last_words: bool,
    /// Lets the other ask: "over to you".
    pub(super) hands_over: bool,
}

/// The turns of a talk, each listened to once, when it is first asked for.
pub(super) struct Hearing<'a> {
    turns: &'a [Spoken],
    heard: Vec<Option<Heard>>,
    listener: Listener,
}

impl<'a> Hearing<'a> {
    /// Nothing is heard of `turns` yet.
    pub(super) fn of(turns: &'a [Spoken]) -> Self {
        Self { turns, heard: vec![None; turns.len()], listener: Listener::default() }
    }

    /// The turns.
    pub(super) fn turns(&self) -> &'a [Spoken] {
        self.turns
    }

    /// What the turn `at` sounds like.
    pub(super) fn hear(&mut self, at: usize) -> Heard {
        *self.heard[at].get_or_insert_with(|| self.listener.hear(&self.turns[at].text))
    }

    /// How many words the turn `at` has, without listening to it.
    pub(super) fn words(&self, at: usize) -> usize {
        word_count(&self.turns[at].text)
    }
}

/// How many words `text` has, told by its spaces.
pub(super) fn word_count(text: &str) -> usize {
    memchr_iter(b' ', text.as_bytes()).count() + usize::from(!text.is_empty())
}

/// The words of the turn at hand, kept from turn to turn so that nothing is allocated anew.
#[derive(Debug, Default)]
struct Listener {
    words: Vec<Token>,
}

impl Listener {
    /// Listens to a turn.
    fn hear(&mut self, text: &str) -> Heard {
        let mut heard = Heard::default();
        let (front, end) = ends(text);
        self.listen(front, &mut heard);
        heard.replies = opens_with_reply(&self.words);
        let Some(end) = end else {
            heard.words = self.words.len();
            heard.cheers = cheers(&self.words) && !heard.asks;
            return heard;
        };
        heard.asks = false;
        self.listen(end, &mut heard);
        heard.words = word_count(text);
        heard
    }

    fn listen(&mut self, text: &str, heard: &mut Heard) {
        self.words.clear();
        self.words.extend(tokens(text));
        for word in &self.words {
            heard.own += usize::from(word.is(Use::MYSELF));
            heard.you += usize::from(word.is(Use::YOU));
        }
        for (_, what) in phrases(&self.words) {
            match what {
                Phrase::Host => heard.host = true,
                Phrase::Guest => heard.guest = true,
                Phrase::SmallTalk => heard.small_talk = true,
                Phrase::Goodbye => heard.goodbye = true,
                Phrase::LastWords => heard.last_words = true,
                Phrase::HandsOver => heard.hands_over = true,
                _ => {}
            }
        }
        heard.asks |= last_sentences(text, &self.words).any(Sentence::asks);
    }
}

/// Front and end of `text`; all of it and nothing where it is short.
fn ends(text: &str) -> (&str, Option<&str>) {
    if text.len() <= FRONT + END {
        return (text, None);
    }
    let (front, end) = (head(text, FRONT), tail(text, END));
    // Whole words only.
    let front = front.rsplit_once(' ').map_or(front, |(whole, _)| whole);
    let end = end.split_once(' ').map_or(end, |(_, whole)| whole);
    (front, Some(end))
}

/// A sentence as a recogniser writes it: the words up to a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence<'a> {
    /// Its words.
    pub(super) words: &'a [Token],
    /// It ends with a question mark.
    pub(super) marked: bool,
}

/// How many sentences at the end of a turn may hold its question.
const LAST: usize = 4;

/// The last sentences of `text`, the very last one first.
pub(super) fn last_sentences<'a>(
    text: &'a str,
    words: &'a [Token],
) -> impl Iterator<Item = Sentence<'a>> {
    let mut rest = words;
    std::iter::from_fn(move || {
        let last = rest.last()?;
        let behind = words.get(rest.len()).map_or(text.len(), |next| next.start);
        let marked = text[last.end..behind].contains(['?', '？', '؟']);
        let ends_before = |pair: &[Token]| ends_between(text, &pair[0], &pair[1]);
        let start = rest.windows(2).rposition(ends_before).map_or(0, |at| at + 1);
        let sentence = Sentence { words: &rest[start..], marked };
        rest = &rest[..start];
        Some(sentence)
    })
    .take(LAST)
}

/// True where a sentence of `text` ends between two words that follow one another.
pub(super) fn ends_between(text: &str, word: &Token, next: &Token) -> bool {
    let between = text.as_bytes().get(word.end..next.start).unwrap_or_default();
    between.len() > 1 && between.iter().any(|&byte| ends_sentence(byte))
}

fn ends_sentence(byte: u8) -> bool {
    // 0xef begins the wide question mark and full stop.
    matches!(byte, b'.' | b'?' | b'!' | b'\n' | 0xef)
}

/// How many words may stand in front of "tell me".
const FRONT_OF_PROMPT: usize = 2;

impl Sentence<'_> {
    /// True where the sentence asks somebody something.
    pub(super) fn asks(self) -> bool {
        let lead = Use::LEAD_IN.or(Use::FILLER).or(Use::REPLY);
        let skipped = self
            .words
            .iter()
            .take_while(|word| word.is(lead) && !word.is(Use::ASKER.or(Use::AUXILIARY)))
            .count();
        let core = &self.words[skipped..];
        let Some(first) = core.first() else { return false };
        if self.marked {
            return if core.len() == 1 { first.is(Use::ASKER) } else { !is_tag(core) };
        }
        inverted(core) || prompts(core) || sets_a_scene(core)
    }
}

/// "It was fine, right?", "You know?": a question of form.
fn is_tag(core: &[Token]) -> bool {
    let knows = core[0].is(Use::YOU) && core.len() <= 6 && core[1].is(Use::TAG);
    let tagged = core.last().is_some_and(|last| last.is(Use::TAG));
    knows || (tagged && !core.iter().any(|word| word.is(Use::YOU.or(Use::ASKER))))
}

/// Words that ask a whole sentence; "who" and "which" as often only go on with one.
const OPEN: &[&str] = &["what", "how", "why", "when", "where"];
/// Verbs that stand behind them in a question alone: "what is good is that …" asks nothing.
const DO: &[&str] = &["do", "does", "did", "should"];

/// "What did you", "do you", "what does a lesson need": the verb stands in front of its subject.
fn inverted(core: &[Token]) -> bool {
    let is = |at: usize, what: Use| core.get(at).is_some_and(|word: &Token| word.is(what));
    let among = |at: usize, words: &[&str]| {
        core.get(at).is_some_and(|word: &Token| words.iter().any(|one| key(one) == word.key))
    };
    let open = usize::from(is(0, Use::ASKER));
    let addressed = is(open, Use::AUXILIARY) && is(open + 1, Use::YOU);
    addressed || (among(0, OPEN) && among(1, DO) && core.len() > FRONT_OF_PROMPT + 1)
}

/// "Imagine a customer who shouts.": what would you do is not said, and is asked.
fn sets_a_scene(core: &[Token]) -> bool {
    let scenes = [key("imagine"), key("suppose"), key("picture")];
    core.len() > FEW_WORDS
        && scenes.contains(&core[0].key)
        && !core.iter().any(|word| word.is(Use::MYSELF))
}

/// A scene takes more words than this.
const FEW_WORDS: usize = 4;

/// "Tell me about", "I'd love to hear".
fn prompts(core: &[Token]) -> bool {
    phrases(core).any(|(at, what)| match what {
        Phrase::Prompt => at <= FRONT_OF_PROMPT && !core[..at].iter().any(|word| word.is(Use::OWN)),
        Phrase::Wonders => true,
        _ => false,
    })
}

fn opens_with_reply(words: &[Token]) -> bool {
    words.first().is_some_and(|word| word.is(Use::REPLY.or(Use::FILLER)))
        || holds(&words[..words.len().min(5)], Phrase::Guest)
}

/// "Mm-hmm", "Right, that makes sense": a short turn without content.
fn cheers(words: &[Token]) -> bool {
    words.len() <= LONGEST_CHEER && words.iter().all(|word| word.is(Use::CHEER.or(Use::FILLER)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hear(text: &str) -> Heard {
        Listener::default().hear(text)
    }

    #[test]
    fn what_asks_is_heard() {
        for text in [
            "What did you do then?",
            "Great. So tell me about a shift that went wrong.",
            "Okay, and I'd love to hear how you wire a ring circuit.",
            "Walk us through your last lesson. Take your time.",
            "How do you calm a parent",
            "You trained in Leeds, right?",
            "Why?",
            "What does a good lesson need",
            "Imagine a doctor prescribes ten times the dose.",
        ] {
            assert!(hear(text).asks, "{text}");
        }
        for text in [
            "I trained in Leeds.",
            "It was fine, right?",
            "Really?",
            "So I told her to tell me everything about it.",
            "What I did was wait.",
            "What is good is that nobody shouts.",
            "Imagine that.",
            "",
        ] {
            assert!(!hear(text).asks, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_long_turn_decides() {
        let story = "We moved the ward in a night. ".repeat(60);
        assert!(hear(&format!("{story} What would you have done?")).asks);
        assert!(!hear(&format!("What happened? {story}")).asks);
        assert!(hear(&story).words.abs_diff(60 * 7) < 20);
    }

    #[test]
    fn cheers_have_no_content() {
        for text in ["Mm-hmm.", "Right, right.", "Wow, that's interesting.", "[laughs]", "Got it."]
        {
            assert!(hear(text).cheers, "{text}");
        }
        for text in ["Which one?", "My sister too.", "The night shift."] {
            assert!(!hear(text).cheers, "{text}");
        }
    }
}
