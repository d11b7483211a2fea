//! Lines that a recorder writes around a talk: dates, and who began or ended the recording. Nobody says them.

use super::super::speech::is_one_of;
use super::names::is_shaped;
use super::time::stamp;

/// Months and days of the week, in full and in short.
#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "okt", "dez",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
];

/// True for `March 4, 2026`, `Mon 4th May`: the calendar's words and numbers, and nothing else.
pub(super) fn is_date(text: &str) -> bool {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let (mut numbers, mut named) = (0, 0);
    for word in text.split([' ', ',', '.', '/', '-']).filter(|word| !word.is_empty()) {
        if is_one_of(word, CALENDAR) {
            named += 1;
        } else if is_number(word) {
            numbers += 1;
        } else if !is_one_of(word, &["at", "of", "um", "the"]) {
            return false;
        }
    }
    named > 0 && numbers > 0
}

/// `4`, `2026`, `4th`.
fn is_number(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[bare.len()..];
    !bare.is_empty()
        && bare.bytes().all(|byte| byte.is_ascii_digit())
        && (ending.is_empty() || is_one_of(ending, &["st", "nd", "rd", "th"]))
}

/// What a recorder says that it does.
const RECORDS: &[&str] = &["transcription", "recording"];
/// What becomes of a recording.
const CHANGES: &[&str] = &["started", "stopped", "paused", "resumed", "ended"];
/// Who says of himself that he records, and is no recorder's line.
const PRONOUNS: &[&str] = &["i", "we", "you", "he", "she", "they", "it", "who", "somebody"];
/// No such line is longer, in bytes.
const LONGEST: usize = 100;

/// True for `Ana Lima started transcription`, `Recording stopped`, `Meeting ended after 00:10:12`.
pub(super) fn is_notice(line: &str) -> bool {
    if line.len() > LONGEST || line.ends_with(['.', '?', ',', ':']) {
        return false;
    }
    if let Some((what, time)) = line.split_once(" ended after ") {
        let is_time =
            stamp(time).is_some_and(|stamp| !time[stamp.end..].contains(char::is_alphanumeric));
        return is_time
            && is_one_of(what, &["meeting", "call", "transcription", "recording", "transcript"]);
    }
    let Some((before, last)) = line.rsplit_once(' ') else { return false };
    if is_one_of(last, CHANGES) {
        return is_one_of(before, RECORDS);
    }
    let Some((who, change)) = before.rsplit_once(' ').filter(|_| is_one_of(last, RECORDS)) else {
        return false;
    };
    is_one_of(change, CHANGES) && is_shaped(who) && !is_one_of(who, PRONOUNS)
}

/// Sounds that a transcriber puts into brackets and that are no speech.
const SOUNDS: &[&str] = &[
    "music",
    "singing",
    "applause",
    "laughter",
    "crosstalk",
    "silence",
    "pause",
    "noise",
    "cheering",
    "jingle",
];

/// True where each line that holds words is a sound in brackets: `[Music]`, `(singing)`, `[crosstalk 1:20]`.
pub(super) fn is_sound(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && lines.all(is_bracketed_sound)
}

fn is_bracketed_sound(line: &str) -> bool {
    let inner = match line.as_bytes() {
        [b'[', .., b']'] | [b'(', .., b')'] => &line[1..line.len() - 1],
        _ => return false,
    };
    let mut words = inner.split_whitespace();
    let sound = |word: &str| is_one_of(word.trim_matches(|c: char| !c.is_alphanumeric()), SOUNDS);
    words.clone().count() <= 4 && words.any(sound) && !inner.contains([']', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sounds_are_told_from_speech() {
        for sound in ["[Music]", "(upbeat music)", "[crosstalk 1:20]", "[Music]\n\n[applause]"] {
            assert!(is_sound(sound), "{sound}");
        }
        for speech in ["", "Music", "[yes]", "[Music] I play.", "(music) and (noise)"] {
            assert!(!is_sound(speech), "{speech}");
        }
    }

    #[test]
    fn dates_are_told_from_names() {
        for date in ["March 4, 2026,", "4. März 2026", "Mon 4th May", "Friday, 12 Jun 2026 at"] {
            assert!(is_date(date), "{date}");
        }
        for name in ["May", "April Jones", "June 2 Go", "Speaker 4", "March", "A 4"] {
            assert!(!is_date(name), "{name}");
        }
    }

    #[test]
    fn recorders_lines_are_told_from_speech() {
        for line in [
            "Ana Lima started transcription",
            "Lima, Ana stopped recording",
            "Recording paused",
            "Meeting ended after 00:10:12 👋",
        ] {
            assert!(is_notice(line), "{line}");
        }
        for line in [
            "I stopped recording",
            "we never started transcription",
            "Ana Lima started recording.",
            "The meeting ended after 3:10",
            "Meeting ended after 0:10 because we ran out of time",
        ] {
            assert!(!is_notice(line), "{line}");
        }
    }
}
