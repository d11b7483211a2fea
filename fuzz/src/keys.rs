//! Any keys at any sizes on the sample.

use candor::app::layout::Size;
use candor::app::saving::Word;
use candor::app::{Home, Msg};
use candor::keys::{self, Key};
use candor::transcript::sample;

#[path = "../../tests/support/room.rs"]
#[allow(dead_code, reason = "the tests use the rest of it")]
mod room;
use room::Room;

const CHORDS: &[&str] = &[
    "<cr>", "<esc>", "<tab>", "<s-tab>", "<bs>", "<del>", "<up>", "<down>", "<left>", "<right>",
    "<pgup>", "<pgdn>", "<home>", "<end>", "<c-d>", "<c-u>", "<c-f>", "<c-b>", "<c-o>", "<c-r>",
    "<c-n>", "<c-c>", "<c-p>",
];

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (40, 12), (66, 18)];

/// Nothing panics, something is always drawn, and *saved* is never said of what is not durable. The first byte says how
/// it begins; of the others, printable ones are keys, the first control characters are chords, and large ones sizes.
pub fn check(bytes: &[u8]) {
    let Some((shape, happenings)) = bytes.split_first() else { return };
    let (width, height) = SIZES[usize::from(*shape) % SIZES.len()];
    let Some(mut room) = Room::open(sample().1, Size { width, height }, Home::Shell) else {
        unreachable!("the sample opens")
    };
    room.saves_at_once = shape & 0x80 == 0;
    if shape & 0x40 != 0 {
        room.press(":rubric technical<cr>");
    }
    for byte in happenings.iter().take(256) {
        happen(&mut room, *byte);
        if room.is_gone {
            return;
        }
        if room.app.sitting.is_some() && room.app.saving.word(room.now) == Word::Saved {
            assert_eq!(room.asked, room.durable);
        }
    }
    room.buffer();
}

fn happen(room: &mut Room, byte: u8) {
    match byte {
        b' '..=b'~' => room.press_key(Key::char(char::from(byte))),
        0x1e => room.tell(Msg::Paste("two\nlines \u{1b}[31m\u{202e}".into())),
        0x1f => room.save(),
        _ => match CHORDS.get(usize::from(byte)).map(|name| keys::parse(name)) {
            Some(Ok(chord)) => room.press_key(chord[0]),
            Some(Err(error)) => unreachable!("{error:?}"),
            None => drop(room.resize(u16::from(byte & 0x0f) * 9, u16::from(byte >> 4 & 7) * 6)),
        },
    }
}
