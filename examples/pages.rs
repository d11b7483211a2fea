//! Writes made-up candidate pages of several sizes into a folder, to measure with.
//!
//! ```text
//! cargo run --release --example pages FOLDER
//! ```
//!
//! Each page is the head of the built-in sample, one answer that is long enough to scroll, and the sample's
//! answers again and again up to the size. The last answer, and only that, says `needle`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use candor::transcript;

const PAGES: [(&str, usize); 4] =
    [("5k.txt", 5_000), ("20k.txt", 20_000), ("1m.txt", 1_000_000), ("100m.txt", 100_000_000)];
/// Bytes of the first answer: about sixty rows.
const LONG: usize = 3_200;
const LAST: &str = "And that, I think, is where the needle was.";

fn main() -> io::Result<()> {
    let usage = || io::Error::new(io::ErrorKind::InvalidInput, "name a folder to write to");
    let folder = std::env::args_os().nth(1).ok_or_else(usage)?;
    for (name, size) in PAGES {
        let mut page = BufWriter::new(File::create(Path::new(&folder).join(name))?);
        write(&mut page, size)?;
        page.flush()?;
    }
    Ok(())
}

fn write(page: &mut impl Write, size: usize) -> io::Result<()> {
    let (_, sample) = transcript::sample();
    let sample = String::from_utf8_lossy(sample);
    let first = sample.find("Could you start").unwrap_or(0);
    let (head, answers) = sample.split_at(first);
    page.write_all(head.as_bytes())?;

    let long = answers.lines().flat_map(|answer| [answer.trim(), " "]).collect::<String>();
    let end = (LONG..long.len()).find(|&at| long[..at].ends_with(' ')).unwrap_or(long.len());
    writeln!(page, "{}", &long[..end])?;

    let mut written = head.len() + end;
    for answer in answers.lines().cycle() {
        if written + answer.len() + LAST.len() > size {
            break;
        }
        writeln!(page, "{answer}")?;
        written += answer.len() + 1;
    }
    writeln!(page, "{LAST}")
}
