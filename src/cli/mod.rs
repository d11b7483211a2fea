//! Arguments and subcommands, and the headless use of the real loop.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::app::layout::Size;
use crate::app::{App, Home, Start};
use crate::config::{Config, Signature, signature};
use crate::keys;
use crate::model::habits::MeanShown;
use crate::model::ids::ReviewerId;
use crate::report::{Format, Manner};
use crate::run::clock::Clock;
use crate::run::opening::{Opener, Opening};
use crate::run::personal;
use crate::run::shell::{Around, Ending, Shell};
use crate::run::terminal::{self, Picture, Screen, Terminal};
use crate::store::{self, Library, Settings};
use crate::ui::picture;

mod config;
mod first;
mod headless;
mod import;
mod manual;
mod plain;
mod print;
mod rubric;

/// Names the library's folder where no option does.
const LIBRARY_VARIABLE: &str = "CANDOR_LIBRARY";
/// The size of a printed screen where no option names one.
const DEFAULT_SIZE: &str = "80x24";

/// Review interviews in the terminal: read the answers, score each with one key, leave with a scorecard.
#[derive(Debug, Parser)]
#[command(
    name = "candor",
    version,
    override_usage = "candor [OPTIONS] [FILE|SESSION]\n       candor [OPTIONS] <COMMAND>"
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Subcommands>,

    /// A transcript or candidate page to review, or a session by its id; the list of sessions without it
    #[arg(value_name = "FILE|SESSION")]
    what: Option<OsString>,

    #[command(flatten)]
    common: Common,

    /// Press these keys, as in vim: jj3ireason<esc><tab>
    #[arg(long, value_name = "KEYS", requires = "print", allow_hyphen_values = true)]
    keys: Option<String>,

    /// Print the last screen, as text or svg, instead of opening a terminal
    #[arg(long, value_name = "FORM", hide_possible_values = true, num_args = 0..=1, default_missing_value = "text", require_equals = true)]
    print: Option<Form>,

    /// The size of the printed screen
    #[arg(long, value_name = "WxH", default_value = DEFAULT_SIZE, value_parser = parse_size)]
    size: Size,

    /// Write a line to standard error for every change that is durable
    #[arg(long)]
    acks: bool,

    /// The time to show, for pictures
    #[arg(long, value_name = "RFC3339", hide = true)]
    now: Option<String>,
}

/// What every use of the program may say.
#[derive(Debug, Args)]
struct Common {
    /// The folder that holds sessions and reviews
    #[arg(long, value_name = "DIR", global = true, env = LIBRARY_VARIABLE)]
    library: Option<PathBuf>,

    /// True where the environment and not the option names that folder.
    #[arg(skip)]
    library_by_environment: bool,

    /// The configuration to use, instead of the one that the environment names or your own
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,

    /// The name that the review is signed with
    #[arg(long, value_name = "NAME", global = true, value_parser = parse_reviewer)]
    reviewer: Option<ReviewerId>,

    /// The rubric that new reviews are scored by, by its id; `candor rubric list` shows them
    #[arg(long, value_name = "ID", global = true)]
    rubric: Option<String>,

    /// Look, and change nothing on the disk
    #[arg(long, global = true)]
    read_only: bool,
}

impl Common {
    /// The library's folder; `None` where nobody names one and there is no home folder to have it in.
    fn library_root(&self) -> Option<PathBuf> {
        self.library.clone().or_else(store::default_root)
    }

    /// The library's folder.
    fn library(&self) -> Result<PathBuf, Failure> {
        let words = "there is no home folder to keep the library in; name one with --library DIR";
        self.library_root().ok_or_else(|| Failure::Sentence(words.into()))
    }

    fn signature(&self, config: &Config) -> Signature {
        let login = ["USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
        signature(self.reviewer.clone(), config.reviewer.value.clone(), login.as_deref())
    }
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    /// The sessions of the library, one a line
    List,
    /// What was understood of a file or session
    Show {
        /// A file, or a session by its id
        #[arg(value_name = "FILE|SESSION")]
        what: OsString,
        /// As JSON
        #[arg(long, conflicts_with = "why")]
        json: bool,
        /// Only what it was taken for, and why
        #[arg(long)]
        why: bool,
    },
    /// The report of a review: scores, quotes, notes, means
    Report {
        /// A file, or a session by its id
        #[arg(value_name = "FILE|SESSION")]
        what: OsString,
        /// How it is written
        #[arg(long, value_name = "FORMAT", default_value = "md", value_parser = ["md", "html", "csv", "json", "txt"])]
        format: String,
        /// Write to this new file; one that is there is never overwritten
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Mask the candidate's name, employers and schools
        #[arg(long)]
        anonymous: bool,
        /// With the words of the answers, not the quotes alone
        #[arg(long)]
        answers: bool,
    },
    /// The rubrics that answers are scored by
    Rubric {
        #[command(subcommand)]
        command: rubric::RubricCommand,
    },
    /// Take files, or folders of files, into the library
    Import {
        /// Files or folders
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        /// Say what would be done and write nothing
        #[arg(long)]
        dry_run: bool,
        /// The result as JSON
        #[arg(long)]
        json: bool,
    },
    /// Where the configuration is, and every value with its source
    Config {
        /// Every command with its name, its keys and their source, too
        #[arg(long)]
        keys: bool,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Completions for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// The manual page, of the program or of a subcommand
    Man {
        /// The subcommand
        #[arg(value_name = "COMMAND")]
        of: Option<String>,
    },
}

/// How a screen is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Plain text.
    Text,
    /// A picture.
    Svg,
    /// Text with the style behind each run of words.
    #[value(hide = true)]
    Styled,
}

fn parse_size(text: &str) -> Result<Size, String> {
    let parsed = text.split_once(['x', 'X']).and_then(|(width, height)| {
        Some(Size { width: width.parse().ok()?, height: height.parse().ok()? })
    });
    match parsed {
        Some(size) if size.width <= 1000 && size.height <= 1000 => Ok(size),
        _ => Err("write columns and rows as 80x24, at most 1000 each".into()),
    }
}

fn parse_reviewer(text: &str) -> Result<ReviewerId, String> {
    ReviewerId::new(text).map_err(|error| error.to_string())
}

/// Why the program did not do what it was asked to.
#[derive(Debug)]
enum Failure {
    /// One plain sentence: what, where, what to do; or several, one a line.
    Sentence(String),
    /// Wrong usage, with everything there is to say about it.
    Usage(String),
    /// The work is done, and what went wrong has been said.
    Told,
    /// Whoever reads the output has seen enough.
    NobodyReads,
    /// The system ended the program by this signal.
    Signal(i32),
}

impl From<String> for Failure {
    fn from(sentence: String) -> Self {
        Self::Sentence(sentence)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::NobodyReads;
        }
        Self::Sentence(format!("cannot write the output: {error}"))
    }
}

/// What the program ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// An exit code: 0 done, 1 failed, 2 wrong usage.
    Code(u8),
    /// As if by this signal, after everything was saved.
    Signal(i32),
}

/// Does what the arguments ask for. Results go to `out`, sentences about failure to `err`.
pub fn main(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let arguments = match parsed(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return told_by_clap(&error, out, err),
    };
    let done = dispatch(arguments, out, err).and_then(|()| Ok(out.flush()?));
    // Whoever reads the sentence may have gone; the exit code says the same.
    match done {
        Ok(()) | Err(Failure::NobodyReads) => Exit::Code(0),
        Err(Failure::Told) => Exit::Code(1),
        Err(Failure::Sentence(sentence)) => {
            for line in sentence.lines() {
                let _ = writeln!(err, "candor: {line}");
            }
            Exit::Code(1)
        }
        Err(Failure::Usage(usage)) => {
            let _ = writeln!(err, "candor: {usage}");
            Exit::Code(2)
        }
        Err(Failure::Signal(signal)) => Exit::Signal(signal),
    }
}

fn parsed(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, clap::Error> {
    let words: Vec<OsString> = arguments.into_iter().collect();
    plain::arguments(&words).map_or_else(|| from_table(words), Ok)
}

/// The arguments, with who named the library.
fn from_table(words: Vec<OsString>) -> Result<Arguments, clap::Error> {
    let matches = Arguments::command().try_get_matches_from(words)?;
    let mut arguments = Arguments::from_arg_matches(&matches)?;
    let source = matches.value_source("library");
    arguments.common.library_by_environment = source == Some(ValueSource::EnvVariable);
    Ok(arguments)
}

/// Help and version are results; everything else that clap has to say is wrong usage.
fn told_by_clap(error: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let text = error.render().to_string();
    if error.use_stderr() {
        let _ = write!(err, "{}", crate::text::safe_block(&text));
        Exit::Code(2)
    } else {
        let _ = write!(out, "{text}");
        Exit::Code(0)
    }
}

fn dispatch(arguments: Arguments, out: &mut dyn Write, err: &mut dyn Write) -> Result<(), Failure> {
    if arguments.command.is_some() && arguments.what.is_some() {
        let words = "a file and a subcommand cannot be named together; candor --help shows both";
        return Err(Failure::Usage(words.into()));
    }
    match &arguments.command {
        Some(Subcommands::Config { keys, json }) => {
            let manner = config::Manner { keys: *keys, json: *json };
            return config::tell(&arguments.common, manner, out);
        }
        Some(Subcommands::Completions { shell }) => return manual::completions(*shell, out),
        Some(Subcommands::Man { of }) => return manual::page(of.as_deref(), out),
        // A rubric that the configuration names may not be written yet.
        Some(Subcommands::Rubric { command }) => {
            let library = Library::at(arguments.common.library()?, arguments.common.read_only);
            return rubric::run(command, &library, out, err);
        }
        _ => {}
    }
    let place = Place::find(&arguments.common)?;
    match arguments.command {
        None if arguments.print.is_some() => headless::print(&arguments, &place, out, err),
        None => interactive(&arguments, &place, err),
        Some(Subcommands::List) => print::list(&place.opener, out, err),
        Some(Subcommands::Show { what, why: true, .. }) => print::why(&place.opener, &what, out),
        Some(Subcommands::Show { what, json, .. }) => print::show(&place.opener, &what, json, out),
        Some(Subcommands::Report { what, format, output, anonymous, answers }) => {
            let format = Format::named(&format).unwrap_or_default();
            let early_means = place.config.habits().mean == MeanShown::Always;
            let manner = Manner { format, anonymous, answers, early_means };
            let wanted = print::Wanted { manner, output: output.as_deref() };
            print::report(&place.opener, &what, &wanted, out)
        }
        Some(Subcommands::Import { paths, dry_run, json }) => {
            let manner = import::Manner { dry_run, json };
            import::import(&place.opener.library, &paths, manner, out, err)
        }
        // Those that need no library have been seen to.
        Some(
            Subcommands::Config { .. }
            | Subcommands::Completions { .. }
            | Subcommands::Man { .. }
            | Subcommands::Rubric { .. },
        ) => Ok(()),
    }
}

/// The library and the one who reviews.
struct Place {
    opener: Opener,
    config: Config,
    signature: Signature,
    /// True where the rubric was named on the command line.
    is_rubric_asked: bool,
    /// True where there is no library yet.
    is_first_start: bool,
}

impl Place {
    fn find(common: &Common) -> Result<Self, Failure> {
        let root = common.library()?;
        let settings = Settings::find(common.config.as_deref());
        let config = personal::config(&settings)?;
        let signature = common.signature(&config);
        let is_first_start = !root.exists();
        let library = Library::at(root, common.read_only);
        let rubric = match &common.rubric {
            Some(id) => library.rubric(id).map_err(|error| error.to_string())?,
            None => library
                .rubric(&config.default_rubric.value)
                .map_err(|error| format!("default_rubric of the configuration: {error}"))?,
        };
        let reviewer = signature.reviewer.clone();
        let is_rubric_asked = common.rubric.is_some();
        let opener = Opener { library, reviewer, rubric, settings };
        Ok(Self { opener, config, signature, is_rubric_asked, is_first_start })
    }

    /// Who signs: said once, at the first start, where nobody chose the name. A login name that people share
    /// signs nothing, so there it is a question.
    fn about_the_name(&self) -> Option<String> {
        let Signature { reviewer, is_shared, is_made } = &self.signature;
        match (self.is_first_start && *is_made, is_shared) {
            (false, _) => None,
            (true, false) => Some(format!("signed {reviewer} · :reviewer NAME changes it")),
            (true, true) => {
                Some(format!("signed '{reviewer}': whose review is it? :reviewer NAME"))
            }
        }
    }

    /// Where another rubric was asked for than the one that answers are scored by already.
    fn about_the_rubric(&self, opening: &Opening) -> Option<String> {
        let used = &opening.opened.rubric.id;
        let asked = &self.opener.rubric.rubric.id;
        let words = || format!("scored by {used} already; {asked} is for reviews without a score");
        (self.is_rubric_asked && used != asked).then(words)
    }

    fn app(&self, size: Size, clock: &Clock, home: Home) -> Result<App, Failure> {
        let keymap = self.config.keymap().map_err(|clash| clash.to_string())?;
        Ok(App::new(Start {
            size,
            now: clock.now(),
            zone: clock.zone(),
            note_check: personal::note_words(self.opener.settings.clone()),
            keymap,
            habits: self.config.habits(),
            reviewer: self.opener.reviewer.clone(),
            home,
        }))
    }
}

fn interactive(arguments: &Arguments, place: &Place, err: &mut dyn Write) -> Result<(), Failure> {
    terminal::check()?;
    let (opener, what) = (&place.opener, arguments.what.as_deref());
    let (first, home) = first::at_once(opener, what)?;
    let clock = clock(arguments.now.as_deref())?;
    let mut screen = Terminal::enter(place.config.look())
        .map_err(|error| format!("cannot use the terminal: {error}; try another one"))?;
    let app = place.app(screen.size(), &clock, home)?;
    let ending = {
        let mut ack = acknowledge(err);
        let acks = arguments.acks.then_some(&mut ack as &mut dyn FnMut(u64));
        let around = Around { opener: place.opener.clone(), clock, screen: &mut screen, acks };
        let mut shell = Shell::new(app, around);
        first::begin(&mut shell, first, place);
        shell.run_terminal()
    };
    terminal::restore();
    match ending.map_err(|error| format!("cannot listen to the terminal: {error}"))? {
        Ending::Done | Ending::HangUp => Ok(()),
        Ending::HandedOver => {
            writeln!(err, "candor: saved and closed; your other window goes on with this review")?;
            Ok(())
        }
        Ending::NotSaved(sentence) | Ending::Refused(sentence) => Err(sentence.into()),
        Ending::BySignal(signal) => Err(Failure::Signal(signal)),
        Ending::Fault => Err(Failure::Told),
    }
}

/// Writes a line for each durable revision. Whoever asked for the lines may have gone: what is saved is
/// saved all the same.
fn acknowledge(err: &mut dyn Write) -> impl FnMut(u64) {
    |revision| {
        let _ = writeln!(err, "saved {revision}").and_then(|()| err.flush());
    }
}

fn clock(now: Option<&str>) -> Result<Clock, Failure> {
    match now {
        None => Ok(Clock::System),
        Some(text) => Clock::fixed(text).map_err(|error| {
            Failure::Usage(format!("--now wants a time like 2026-11-22T14:00:00Z: {error}"))
        }),
    }
}
