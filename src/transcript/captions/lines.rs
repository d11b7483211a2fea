//! Lines of speech without names: with times in front, as Whisper prints them and saves them as a table, with times
//! above, as video sites show them, or without any, as recognisers save plain text.

use std::ops::Range;

use memchr::memchr_iter;

use super::caption::Caption;
use super::lenient;
use crate::transcript::labels::{Around, stamp};
use crate::transcript::piece::lines;

/// Lines that were read as captions.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    /// What is said.
    pub(super) captions: Vec<Caption<'a>>,
    /// Lines in front of the first time.
    pub(super) before: Option<Range<usize>>,
    /// How they are written, in words.
    pub(super) why: &'static str,
}

/// A time, and the words behind it in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Head {
    start_ms: u64,
    end_ms: Option<u64>,
    /// Where the words begin, in bytes from the line's start.
    text: usize,
}

/// Fewer lines prove nothing.
const FEWEST: usize = 4;
/// At least one in so many lines holds a time.
const LINES_A_TIME: usize = 4;
/// A title in front of the first time has at most so many lines.
const TITLE: usize = 3;

/// Reads `text` as lines of speech; `None` where they are something else.
pub(super) fn read(text: &str) -> Option<Lines<'_>> {
    let lines = filled(text);
    timed(text, &lines).or_else(|| broken(text, &lines))
}

/// The lines of `text` that hold more than white space, trimmed.
fn filled(text: &str) -> Vec<Range<usize>> {
    lines(text).into_iter().map(|line| line.piece.range()).collect()
}

/// Reads `lines` with times; `None` where too few have one, or the times do not go on.
fn timed<'a>(text: &'a str, lines: &[Range<usize>]) -> Option<Lines<'a>> {
    let heads: Vec<(Range<usize>, Head)> =
        lines.iter().filter_map(|line| Some((line.clone(), head(&text[line.clone()])?))).collect();
    let first = heads.first()?.0.start;
    let title = lines.iter().take_while(|line| line.start < first).count();
    let goes_on = heads.windows(2).filter(|two| two[0].1.start_ms <= two[1].1.start_ms).count();
    let are_timed = heads.len() >= FEWEST
        && heads.len() * LINES_A_TIME >= lines.len()
        && goes_on * 10 >= (heads.len() - 1) * 9;
    if !are_timed || title > TITLE {
        return None;
    }
    let captions: Vec<Caption<'_>> = heads
        .iter()
        .enumerate()
        .map(|(at, (line, head))| {
            let next = heads.get(at + 1);
            let end = next.map_or(text.len(), |(line, _)| line.start);
            let end = line.start + text[line.start..end].trim_end().len();
            let end_ms = head.end_ms.or(next.map(|(_, next)| next.start_ms));
            Caption {
                times: Some((head.start_ms, end_ms.unwrap_or(head.start_ms))),
                text: text[(line.start + head.text).min(end)..end].trim(),
                bytes: line.start..end,
            }
        })
        .collect();
    let is_said = captions.iter().filter(|caption| !caption.text.is_empty()).count();
    let before = Some(lines[0].start..first).filter(|before| !before.is_empty());
    let is_table = before.clone().is_some_and(|before| is_header(text[before].trim_end()));
    let in_front = heads.iter().filter(|(line, head)| head.text < line.len()).count();
    (is_said * 2 >= captions.len()).then_some(Lines {
        captions,
        before: before.filter(|_| !is_table),
        why: if is_table {
            "it is a table of starts, ends and words"
        } else if in_front * 2 >= heads.len() {
            "its lines begin with times, and with no names"
        } else {
            "times stand over its lines, and no names"
        },
    })
}

/// A line of speech that a recogniser broke is not longer, in bytes.
const LINE: usize = 300;
/// So many lines a recogniser breaks at least.
const BROKEN: usize = 8;

/// Reads `lines` as speech that a recogniser broke anywhere: no line is empty, none is long, and at least one in
/// four goes on in the middle of a sentence.
fn broken<'a>(text: &'a str, lines: &[Range<usize>]) -> Option<Lines<'a>> {
    let all = memchr_iter(b'\n', text.trim_end().as_bytes()).count() + 1;
    let goes_on = |line: &&Range<usize>| text[(*line).clone()].starts_with(char::is_lowercase);
    let are_broken = lines.len() >= BROKEN
        && lines.len() == all
        && lines.iter().all(|line| line.len() <= LINE)
        && lines.iter().filter(goes_on).count() * 4 >= lines.len();
    are_broken.then(|| Lines {
        captions: lines
            .iter()
            .map(|line| Caption { times: None, text: &text[line.clone()], bytes: line.clone() })
            .collect(),
        before: None,
        why: "its lines break off and go on as a recogniser's do, and hold no names",
    })
}

/// The time that a line begins with.
fn head(line: &str) -> Option<Head> {
    span(line).or_else(|| row(line)).or_else(|| moment(line))
}

/// `[00:43.810 --> 00:47.850]  words`.
fn span(line: &str) -> Option<Head> {
    let times = lenient::times(line.strip_prefix('[')?.as_bytes())?;
    let text = 1 + times.end;
    line[text..].starts_with(']').then_some(Head {
        start_ms: times.start_ms,
        end_ms: Some(times.end_ms),
        text: text + 1,
    })
}

/// `43810<TAB>47850<TAB>words` in milliseconds, or in seconds with a fraction.
fn row(line: &str) -> Option<Head> {
    let mut fields = line.splitn(3, '\t');
    let (start, end) = (fields.next()?, fields.next()?);
    fields.next()?;
    let text = start.len() + end.len() + 2;
    Some(Head { start_ms: number(start)?, end_ms: Some(number(end)?), text })
}

fn number(field: &str) -> Option<u64> {
    if let Some((seconds, fraction)) = field.split_once('.') {
        let thousandths = fraction.bytes().chain(*b"000").take(3).map(char::from);
        return format!("{seconds}{}", thousandths.collect::<String>()).parse().ok();
    }
    field.parse().ok()
}

/// `start<TAB>end<TAB>text`, over the columns of a table.
fn is_header(line: &str) -> bool {
    let mut names = line.split('\t').map(str::trim);
    let is = |name: Option<&str>, all: &[&str]| {
        name.is_some_and(|name| all.iter().any(|one| one.eq_ignore_ascii_case(name)))
    };
    is(names.next(), &["start", "begin", "from"]) && is(names.next(), &["end", "stop", "to"])
}

/// `[00:05] words`, `0:05 words`, `(0:05)`, `0:05`.
fn moment(line: &str) -> Option<Head> {
    let stamp = stamp(line)?;
    let behind = &line[stamp.end..];
    let parted = behind.is_empty()
        || stamp.around != Around::Nothing
        || behind.starts_with([' ', '\t', '\u{a0}', '-', '–']);
    let bare = behind.trim_start_matches([' ', '\t', '\u{a0}', '-', '–', ':']);
    parted.then_some(Head {
        start_ms: stamp.moment.ms,
        end_ms: stamp.moment.until,
        text: line.len() - bare.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timed(text: &str) -> Option<Lines<'_>> {
        super::timed(text, &filled(text))
    }

    fn broken(text: &str) -> Option<Lines<'_>> {
        super::broken(text, &filled(text))
    }

    fn shown(text: &str) -> Vec<String> {
        let lines = timed(text).map(|lines| lines.captions).unwrap_or_default();
        let show = |one: &Caption<'_>| {
            let (start, end) = one.times.unwrap_or_default();
            format!("{start} {end} {}", one.text)
        };
        lines.iter().map(show).collect()
    }

    const SAID: [&str; 4] =
        ["Where did you", "learn to weld?", "In a yard in Gdynia.", "It rained."];
    const ALL: [&str; 4] = [
        "0 5000 Where did you",
        "5000 10000 learn to weld?",
        "10000 15000 In a yard in Gdynia.",
        "15000 20000 It rained.",
    ];

    fn written(line: impl Fn(usize, &str) -> String) -> String {
        SAID.iter().enumerate().map(|(at, said)| line(at * 5, said)).collect()
    }

    #[test]
    fn spans_and_tables_have_both_times() {
        let console =
            written(|s, said| format!("[00:{s:02}.000 --> 00:{:02}.000]  {said}\n", s + 5));
        assert_eq!(shown(&console), ALL);
        let table = written(|s, said| format!("{}\t{}\t{said}\r\n", s * 1000, (s + 5) * 1000));
        assert_eq!(shown(&format!("start\tend\ttext\r\n{table}")), ALL);
        let labels = written(|s, said| format!("{s}.000000\t{}.000000\t{said}\n", s + 5));
        assert_eq!(shown(&labels), ALL);
    }

    #[test]
    fn a_moment_lasts_until_the_next() {
        let mut all = ALL;
        all[3] = "15000 15000 It rained.";
        assert_eq!(shown(&written(|s, said| format!("[00:{s:02}.00]{said}\n"))), all);
        assert_eq!(shown(&written(|s, said| format!("0:{s:02} {said}\n"))), all);
        assert_eq!(shown(&written(|s, said| format!("0:{s:02}\n{said}\n"))), all);
        assert_eq!(shown(&written(|s, said| format!("({s:02}:00)\n\n{said}\n\n"))).len(), 4);
    }

    #[test]
    fn other_lines_are_none() {
        let back = written(|s, said| format!("0:{:02} {said}\n", 50 - s));
        assert!(timed(&back).is_none());
        let rare = written(|s, said| format!("0:{s:02} {said}\nno\nmore\nthan\nwords\n"));
        assert!(timed(&rare).is_none());
        assert!(timed("10:30 we begin\n11:00 we stop\n").is_none());
    }

    #[test]
    fn broken_lines_go_on_in_the_middle_of_a_sentence() {
        let text = "so where did you\nlearn to weld\nin a yard in Gdynia\nIt rained\nand then\nit did not\nand\nso on\n";
        assert_eq!(broken(text).map(|lines| lines.captions.len()), Some(8));
        assert!(broken(&text.replace("\nit", "\n\nit")).is_none());
        assert!(broken("Rust\nGo\nC\nAda\nLua\nPerl\nR\nZig\n").is_none());
    }
}
