//! Whether a pause parts two members of a list: there a comma is meant, whatever fills the pause.
//!
//! Names side by side are a list: "Rust, um, Go". Other words are one where a comma with "and" or "or" follows soon
//! behind, as in "queues, uh, caches, and workers", or stands here: "queues, caches, um, and workers". Words that
//! hold a sentence together are no members, and before "and then it" a sentence goes on and no list.

use super::repair::is_function_word;
use super::tokens::{last_token, tokens};

/// A member of a list has at most so many words.
const LONGEST_MEMBER: usize = 3;
/// Words behind "and" with which a sentence goes on.
const GOING_ON: &[&str] =
    &["i", "we", "it", "they", "you", "he", "she", "then", "that", "there", "so", "this"];

/// True where what ends `before` and what begins `behind` are members of a list.
pub(super) fn parts_a_list(before: &str, behind: &str) -> bool {
    let Some(last) = last_token(before) else { return false };
    if last.end() < before.len() || is_function_word(&last.text.to_lowercase()) {
        return false;
    }
    let next = behind.split_terminator([',', ';', ':', '?', '!', '\n']).next().unwrap_or_default();
    match joined(next) {
        Some(member) if goes_on(member) => false,
        Some(member) => (is_name(last.text) && begins_with_name(member)) || is_behind_comma(before),
        None => {
            (is_name(last.text) && begins_with_name(next))
                || (is_short(next) && is_joined_behind(&behind[next.len()..]))
        }
    }
}

/// True where a comma and then "and" or "or" with a last member begin `rest`.
fn is_joined_behind(rest: &str) -> bool {
    let member = rest.strip_prefix(',').and_then(|rest| joined(rest.trim_start()));
    member.is_some_and(|member| !goes_on(member))
}

/// What stands behind the "and" or "or" that begins `words`.
fn joined(words: &str) -> Option<&str> {
    let (first, member) = words.split_once(' ')?;
    ["and", "or"].iter().any(|one| one.eq_ignore_ascii_case(first)).then_some(member)
}

/// True where a sentence goes on with these words.
fn goes_on(words: &str) -> bool {
    tokens(words).next().is_none_or(|first| first.is_one_of(GOING_ON))
}

/// True where what ends `before` is short and has a comma in front.
fn is_behind_comma(before: &str) -> bool {
    before.rsplit_once(',').is_some_and(|(_, member)| is_short(member))
}

fn is_short(member: &str) -> bool {
    (1..=LONGEST_MEMBER).contains(&tokens(member).take(LONGEST_MEMBER + 1).count())
}

fn begins_with_name(words: &str) -> bool {
    tokens(words)
        .next()
        .is_some_and(|first| is_name(first.text) && !is_function_word(&first.text.to_lowercase()))
}

/// True for a word with a capital.
fn is_name(word: &str) -> bool {
    word.contains(char::is_uppercase)
}
