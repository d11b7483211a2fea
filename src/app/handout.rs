//! The report on its way out: looked at as it would be handed out, copied, or written to a new file.

use std::path::PathBuf;

use crate::model::habits::MeanShown;
use crate::report::{Format, Manner};

use super::composing::Order;
use super::line::{Line, Purpose};
use super::preview;
use super::sitting::Sitting;
use super::{App, Effect, Mode};
use crate::command::Command;

/// The largest text that is copied, in bytes. As base64, with the sequence around it, it comes to 100 000
/// characters; longer ones are cut or dropped without a word by terminals in use.
const LARGEST_COPY: usize = 74_994;

impl App {
    /// What is to be done with the report; `None` where the command is about something else.
    pub(crate) fn hand_out(&mut self, command: Command) -> Option<Vec<Effect>> {
        match command {
            _ if self.hands_out_a_beginning(command) => {}
            Command::CopyReport | Command::CopyPreview => return Some(self.copy_report()),
            Command::Preview => self.preview(),
            Command::WriteReport => self.ask_for_file(),
            Command::NextFormat | Command::MaskNames | Command::WithAnswers => {
                self.change_manner(command);
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Lays the report over the screen, as Markdown at first.
    fn preview(&mut self) {
        let manner = self.plain(Format::default());
        self.lay_preview(manner);
    }

    /// What was typed behind `:export`: a form, and a file to write it to at once.
    pub(crate) fn typed_export(&mut self, rest: &str) -> Vec<Effect> {
        let (name, file) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        let Some(format) = Format::named(name) else {
            let known = Format::ALL.map(Format::ending).join(", ");
            self.warn(format!("a report is one of {known}, and a file may follow"));
            return Vec::new();
        };
        let manner = self.plain(format);
        if file.trim().is_empty() {
            self.lay_preview(manner);
            return Vec::new();
        }
        self.write_report(manner, file)
    }

    /// Another form of the report, or other things in it.
    fn change_manner(&mut self, command: Command) {
        if let Some(Mode::Preview(preview)) = self.modes.last_mut() {
            let manner = &mut preview.manner;
            match command {
                Command::NextFormat => {
                    let at = Format::ALL.iter().position(|one| *one == manner.format).unwrap_or(0);
                    manner.format = Format::ALL[(at + 1) % Format::ALL.len()];
                    preview.top = 0;
                }
                Command::MaskNames => manner.anonymous = !manner.anonymous,
                _ => manner.answers = !manner.answers,
            }
        }
    }

    /// Copies the report that lies over the screen, or the one in Markdown.
    fn copy_report(&mut self) -> Vec<Effect> {
        let manner = self.manner_shown().unwrap_or_else(|| self.plain(Format::default()));
        self.compose(manner, Order::Copy)
    }

    /// Copies a report, unless it is too long for that.
    pub(super) fn copy_composed(&mut self, manner: Manner, report: String) -> Vec<Effect> {
        if report.len() > LARGEST_COPY {
            let bytes = report.len().div_ceil(1000);
            let words = match self.manner_shown() {
                Some(_) => self.hint(Command::WriteReport, "writes it to a file"),
                None => self.hint(Command::Preview, "shows it and can write it"),
            };
            self.warn(format!("{bytes} kB is more than terminals copy (75 kB) · {words}"));
            return Vec::new();
        }
        let name = preview::name(manner.format);
        self.say(format!("report copied as {name}, where the terminal allows it"));
        vec![Effect::Copy(report)]
    }

    /// The report in this form, with nothing else asked for.
    fn plain(&self, format: Format) -> Manner {
        let early_means = self.habits.mean == MeanShown::Always;
        Manner { format, early_means, ..Manner::default() }
    }

    fn manner_shown(&self) -> Option<Manner> {
        match self.modes.last() {
            Some(Mode::Preview(preview)) => Some(preview.manner),
            _ => None,
        }
    }

    /// Asks for the file to write to; a name is proposed.
    fn ask_for_file(&mut self) {
        let (Some(manner), Some(sitting)) = (self.manner_shown(), &self.sitting) else { return };
        let line = Line::new(Purpose::ReportFile(manner), &sitting.report_name(manner));
        self.modes.push(Mode::Line(line));
    }

    /// Has the report written to a new file.
    pub(crate) fn write_report(&mut self, manner: Manner, file: &str) -> Vec<Effect> {
        self.compose(manner, Order::Write(PathBuf::from(file.trim())))
    }
}

impl Sitting {
    /// `report-3f9c0a51d2e7.md`: nobody's name is in it.
    fn report_name(&self, manner: Manner) -> String {
        let id = self.session.id.as_str();
        let ending = manner.format.ending();
        if manner.anonymous {
            return format!("report-{}-anonymous.{ending}", id.get(..6).unwrap_or(id));
        }
        format!("report-{id}.{ending}")
    }
}
