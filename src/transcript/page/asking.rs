//! The order of words: what makes a sentence a question, a command or neither.

use super::super::grammar::{ADDRESSED, ASKERS, AUXILIARIES, COMMANDS, TAGS, WEAK_COMMANDS};
use super::super::speech::Word;

pub(super) fn starts_reply(before: &[Word<'_>]) -> bool {
    before.first().is_some_and(|word| word.is_one_of(&["so", "well", "but", "or", "and", "then"]))
}

/// A sentence with a question mark asks where it has the words for it; "Right?" does not.
pub(super) fn asks(core: &[Word<'_>]) -> bool {
    let opens =
        core[0].is_one_of(ASKERS) || core[0].is_one_of(AUXILIARIES) || core[0].is_one_of(COMMANDS);
    let inside = core.windows(2).any(|pair| {
        pair[0].is_one_of(AUXILIARIES) && pair[1].is_one_of(&["you", "your", "the", "there"])
    });
    let holds = core.len() >= 3
        && !is_tag(core)
        && (inside || core.iter().any(|word| word.is_one_of(ASKERS) || word.is_one_of(ADDRESSED)));
    let asker_first = core[0].is_one_of(ASKERS) && core.len() == 1;
    !knows(core) && ((opens && (core.len() >= 2 || asker_first)) || holds)
}

/// "It was fine, right?", "you know what I mean?": a question of form.
pub(super) fn is_tag(core: &[Word<'_>]) -> bool {
    knows(core) || core.last().is_some_and(|word| word.is_one_of(TAGS))
}

fn knows(core: &[Word<'_>]) -> bool {
    core[0].text.eq_ignore_ascii_case("you")
        && core.get(1).is_some_and(|word| word.is_one_of(&["know", "see"]))
}

/// A command addressed to somebody; weak ones must say to whom.
pub(super) fn commands(core: &[Word<'_>]) -> bool {
    if core.len() < 2
        || core[1].is_one_of(&[
            "that", "i", "we", "is", "was", "it", "like", "out", "care", "part", "over",
        ])
    {
        return false;
    }
    let addressed = core.iter().take(4).any(|word| word.is_one_of(ADDRESSED))
        || core.iter().any(|word| word.is_one_of(&["your", "yourself", "you", "you've"]));
    let counted = core[1].text.bytes().all(|b| b.is_ascii_digit())
        || core[1].is_one_of(&["two", "three", "four", "five", "some", "an", "the", "a", "about"]);
    let own =
        core.iter().take(12).any(|word| word.is_one_of(&["i", "we", "my", "our", "i'd", "we'd"]));
    !own && (addressed || !core[0].is_one_of(WEAK_COMMANDS) || counted)
}

/// "Sell me this pen": any verb with "me" or "us" behind it, but for turns of phrase.
pub(super) fn commands_somebody(core: &[Word<'_>]) -> bool {
    let phrase = [
        "let", "trust", "excuse", "believe", "forgive", "pardon", "for", "to", "with", "of",
        "like", "told", "gave", "asked", "made", "helped", "taught", "and", "it", "from", "by",
        "both", "all",
    ];
    core.len() >= 3
        && core[1].is_one_of(&["me", "us"])
        && core[0].text.starts_with(char::is_uppercase)
        && !core[0].is_one_of(&phrase)
        && !core[0].text.ends_with("ed")
        && !core.iter().any(|word| word.is_one_of(&["i", "we", "he", "she"]))
}

/// "How do you", "what is the", "can you": the verb stands in front of its subject.
pub(super) fn inverted(core: &[Word<'_>]) -> bool {
    let aux = |at: usize| core.get(at).is_some_and(|word| word.is_one_of(AUXILIARIES));
    let contracted = core[0].is_one_of(&["what's", "what’s", "how's", "who's", "where's"]);
    if core[0].is_one_of(ASKERS) {
        let subject = core.get(2).is_some_and(|word| word.is_one_of(&["you", "your"]));
        let later = (2..6).any(aux)
            && core[0].is_one_of(&["what", "which", "how", "whose", "at"])
            && !aux(1)
            && core.iter().take(8).any(|word| word.is_one_of(&["you", "your"]));
        return contracted || (aux(1) && (subject || core.len() >= 4)) || later;
    }
    aux(0) && core.get(1).is_some_and(|word| word.is_one_of(&["you", "your"]))
}

/// "Should I", "what did we": asked of oneself, not of the candidate. "Can I ask you" is not.
pub(super) fn asks_for_oneself(core: &[Word<'_>]) -> bool {
    let at = usize::from(core[0].is_one_of(ASKERS));
    let oneself = core.get(at).is_some_and(|word| word.is_one_of(AUXILIARIES))
        && core.get(at + 1).is_some_and(|word| word.is_one_of(&["i", "we"]));
    let asks_leave =
        core.get(at + 2).is_some_and(|word| word.is_one_of(&["ask", "start", "begin"]));
    let addressed = core.iter().skip(at + 2).any(|word| word.is_one_of(&["you", "your"]));
    oneself && !(asks_leave && addressed)
}

/// "Can you repeat that?", "can you hear me?": about the call, not about the work.
pub(super) fn is_about_the_call(core: &[Word<'_>]) -> bool {
    let short = core.len() <= 9;
    let about = ["repeat", "hear", "rephrase", "clarify", "louder"];
    let polite = ["you", "please", "it", "that", "the", "again", "me", "question"];
    let call = core.iter().take(6).any(|word| word.is_one_of(&about));
    let meant = core.len() >= 3
        && core[0].is_one_of(&["do", "did", "does"])
        && core[2].is_one_of(&["mean", "want", "say", "sense"]);
    (short && call && core.iter().any(|word| word.is_one_of(&polite))) || (short && meant)
}

/// "To calm a ward, how would you calm a ward": read aloud in pieces, by the candidate.
pub(super) fn repeats_itself(core: &[Word<'_>]) -> bool {
    let same = |a: &[Word<'_>], b: &[Word<'_>]| {
        a.iter().zip(b).all(|(a, b)| a.text.eq_ignore_ascii_case(b.text))
    };
    (3..core.len().saturating_sub(2))
        .any(|at| (0..=at - 3).any(|from| same(&core[from..from + 3], &core[at..at + 3])))
}
