//! Any keys at any sizes on the sample: nothing panics, something is always drawn, and *saved* is never said of what
//! is not durable.
#![no_main]

use candor::app::layout::Size;
use candor::app::saving::Word;
use candor::app::{Home, Msg};
use candor::keys::{self, Key};
use candor::transcript::sample;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/room.rs"]
#[allow(dead_code, reason = "the tests use the rest of it")]
mod room;
use room::Room;

const CHORDS: &[&str] = &[
    "<cr>", "<esc>", "<tab>", "<s-tab>", "<bs>", "<del>", "<up>", "<down>", "<left>", "<right>", "<pgup>", "<pgdn>",
    "<home>", "<end>", "<c-d>", "<c-u>", "<c-f>", "<c-b>", "<c-o>", "<c-r>", "<c-n>", "<c-c>", "<c-p>",
];

fuzz_target!(|input: (u8, bool, Vec<u8>)| {
    let (shape, has_criteria, happenings) = input;
    let sizes = [(80, 24), (120, 40), (40, 12), (66, 18)];
    let (width, height) = sizes[usize::from(shape) % sizes.len()];
    let mut room = Room::open(sample().1, Size { width, height }, Home::Shell).expect("the sample");
    room.saves_at_once = shape & 0x80 == 0;
    if has_criteria {
        room.press(":rubric technical<cr>");
    }
    for byte in happenings.into_iter().take(256) {
        match byte {
            b' '..=b'~' => room.press_key(Key::char(char::from(byte))),
            0..=0x1f if usize::from(byte) < CHORDS.len() => {
                let chord = keys::parse(CHORDS[usize::from(byte)]).expect("a chord");
                room.press_key(chord[0]);
            }
            0x1e => room.tell(Msg::Paste("two\nlines \u{1b}[31m\u{202e}".into())),
            0x1f => room.save(),
            _ => drop(room.resize(u16::from(byte & 0x0f) * 9, u16::from(byte >> 4 & 7) * 6)),
        }
        if room.is_gone {
            return;
        }
        if room.app.sitting.is_some() && room.app.saving.word(room.now) == Word::Saved {
            assert_eq!(room.asked, room.durable);
        }
    }
    room.buffer();
});
