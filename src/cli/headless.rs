//! The real loop without a terminal: keys from a script, the last screen printed.

use super::{
    Arguments, Around, Ending, Failure, Form, Picture, Place, Shell, Write, acknowledge, clock,
    first, keys, picture,
};

/// Presses the keys, saves as usual, and prints the last screen.
pub(super) fn print(
    arguments: &Arguments,
    place: &Place,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let keys = arguments.keys.as_deref().unwrap_or_default();
    let keys = keys::parse(keys).map_err(|error| Failure::Usage(error.to_string()))?;
    let clock = clock(arguments.now.as_deref())?;
    let (first, home) = first::whole(&place.opener, arguments.what.as_deref())?;
    let mut screen = Picture::new(arguments.size, place.config.look());
    let app = place.app(arguments.size, &clock, home)?;
    let ending = {
        let mut ack = acknowledge(err);
        let acks = arguments.acks.then_some(&mut ack as &mut dyn FnMut(u64));
        let around = Around { opener: place.opener.clone(), clock, screen: &mut screen, acks };
        let mut shell = Shell::new(app, around);
        first::begin(&mut shell, first, place);
        shell.run_script(keys)
    };
    let printed = match arguments.print {
        Some(Form::Svg) => picture::svg(&screen.buffer),
        Some(Form::Styled) => picture::styled(&screen.buffer),
        Some(Form::Text) | None => picture::text(&screen.buffer),
    };
    out.write_all(printed.as_bytes())?;
    match ending {
        Ending::NotSaved(sentence) | Ending::Refused(sentence) => Err(sentence.into()),
        Ending::Fault => Err(Failure::Told),
        _ => Ok(()),
    }
}
