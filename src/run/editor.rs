//! A note in the user's own editor: `$VISUAL`, else `$EDITOR`, else `vi`.

use std::io::{self, stdin};
use std::path::Path;
use std::process::Command;

use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use crate::model::ids::{ReviewerId, SessionId};
use crate::store::{Library, shown};

use super::signals;

/// Lets the editor change a note. Returns the note, or a sentence that says why there is none.
///
/// # Errors
/// The sentence, where the editor cannot be started or fails; what it wrote is then kept in its file.
pub(super) fn edit(
    library: &Library,
    session: &SessionId,
    reviewer: &ReviewerId,
    note: &str,
) -> Result<String, String> {
    let mut handed =
        library.hand_out(session, reviewer, note).map_err(|error| error.to_string())?;
    let editor = editor();
    let ended = run(&editor, handed.path());
    let written = handed.take_back().map_err(|error| error.to_string())?;
    match ended {
        Ok(true) => Ok(written.trim_end().to_owned()),
        Ok(false) | Err(_) if written == note => {
            Err(format!("the editor '{}' did not end well; the note is unchanged", safe(&editor)))
        }
        _ => {
            handed.keep();
            let path = shown(handed.path());
            Err(format!(
                "the editor '{}' did not end well; what it wrote is in {path}",
                safe(&editor)
            ))
        }
    }
}

fn editor() -> String {
    let set = |name| std::env::var(name).ok().filter(|editor: &String| !editor.trim().is_empty());
    set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".into())
}

/// Runs the editor by the shell, as git does, so that `EDITOR` may have arguments. An editor that ends badly
/// may leave the terminal in any state; it is put back.
fn run(editor: &str, path: &Path) -> io::Result<bool> {
    let script = format!("{editor} \"$@\"");
    let attributes = tcgetattr(stdin());
    let mut child = Command::new("sh").arg("-c").arg(script).arg(editor).arg(path).spawn()?;
    signals::lend_to(Some(child.id()));
    let status = child.wait();
    signals::lend_to(None);
    if let Ok(attributes) = attributes {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &attributes);
    }
    Ok(status?.success())
}

fn safe(text: &str) -> std::borrow::Cow<'_, str> {
    crate::text::safe_line(text)
}
