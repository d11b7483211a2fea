//! Labels in a dress: in bold, in square brackets, between the tags of a page.

use memchr::{memchr, memchr2};

use super::head::{Head, Shape, WINDOW, named, past, tail, timed_or_named};

/// `Name:** text`, `Name**: text`, `Name**  0:00`: behind the signs `open`.
pub(super) fn starred<'a>(body: &'a str, open: &'a str) -> Option<Head<'a>> {
    let window = &body.as_bytes()[..body.len().min(WINDOW)];
    let sign = open.as_bytes()[0];
    let end = window.iter().position(|byte| *byte == sign || *byte == b':')?;
    let shift = open.len();
    let close = |text: &str| text.len() - text.trim_start_matches(['*', '_']).len();
    if window[end] == b':' {
        let mut inner = timed_or_named(body, end, true)?;
        let rest = &body[inner.text..];
        let behind = close(rest.trim_start());
        if behind > 0 {
            let rest = &rest.trim_start()[behind..];
            let rest = rest.strip_prefix(':').filter(|_| inner.time.is_some()).unwrap_or(rest);
            inner = past(body, inner, body.len() - rest.len());
        } else {
            inner.open = u8::try_from(shift).unwrap_or(0);
        }
        return Some(Head { text: shift + inner.text, ..inner });
    }
    let name = body[..end].trim_end();
    let behind = end + close(&body[end..]);
    let rest = &body[behind..];
    if let Some(text) = rest.trim_start().strip_prefix(':') {
        let at = body.len() - text.len();
        let head = named(Shape::Dressed, name, at)?;
        let head = past(body, head, at);
        return Some(Head { text: shift + head.text, ..head });
    }
    let head = tail(body, name, behind, Shape::BoldTime)?;
    Some(Head { text: shift + head.text, ..head })
}

/// `[Name]: text`, `[Name] 10:22:03`.
pub(super) fn bracketed(body: &str) -> Option<Head<'_>> {
    let close = memchr(b']', &body.as_bytes()[..body.len().min(WINDOW)])?;
    let name = body[1..close].trim();
    if let Some(text) = body[close + 1..].strip_prefix(':') {
        let at = body.len() - text.len();
        return Some(past(body, named(Shape::Dressed, name, at)?, at));
    }
    tail(body, name, close + 1, Shape::BoldTime)
}

/// `<b>Name:</b> text`, `<strong>Name</strong>: text`.
pub(super) fn tagged(body: &str) -> Option<Head<'_>> {
    let tags = ["<b>", "<strong>", "<u>", "<i>", "<em>"];
    let open = tags.into_iter().find(|tag| body.starts_with(tag))?;
    let window = &body.as_bytes()[..body.len().min(WINDOW)];
    let end = memchr2(b':', b'<', &window[open.len()..])? + open.len();
    let name = body[open.len()..end].trim();
    let mut rest = &body[end..];
    let mut colon = false;
    while let Some(next) = rest
        .strip_prefix("</")
        .and_then(|rest| rest.strip_prefix(&open[1..]))
        .or_else(|| rest.strip_prefix(':').inspect(|_| colon = true))
    {
        rest = next;
    }
    let at = body.len() - rest.len();
    if colon { Some(past(body, named(Shape::Dressed, name, at)?, at)) } else { None }
}
