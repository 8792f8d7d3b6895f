//! The program, run as a user would, and what it took.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Are the inputs to have their full size?
pub(crate) fn is_full() -> bool {
    std::env::var_os("NUMCLAIM_FULL").is_some_and(|value| value == "1")
}

/// The one size, or the other in the longer mode.
pub(crate) fn size(small: usize, full: usize) -> usize {
    if is_full() { full } else { small }
}

/// A folder of a test's own, empty.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("hostile")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_numclaim"));
    command.args(arguments).current_dir(folder);
    command
}

/// How a run went.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
    pub(crate) time: Duration,
    /// How long the processor worked for it, where the system tells.
    pub(crate) work: Option<Duration>,
    /// The most memory that it held, in bytes, where the system tells.
    pub(crate) peak: Option<u64>,
}

/// What the program may hold whatever the input: itself and its tables, which took 20 MB of a build for debugging.
const FLOOR: u64 = 26 << 20;
/// The same for a part of a long text while that is read, which grows up to this size.
const PART: u64 = 40 << 20;
/// How many times the input's size it may hold beside that.
const TIMES: u64 = 10;
/// How much of a figure may be held, however short it is written, with the words around it and all that it is
/// found by.
pub(crate) const FIGURE: u64 = 1_200;
/// A document has no more figures than this.
pub(crate) const MOST_FIGURES: u64 = numclaim::Checker::MOST_MENTIONS as u64;

/// Runs it; its output goes to files, since there may be much of it.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Run {
    run_while(folder, arguments, || {})
}

/// The same, and does something else as soon as it runs.
pub(crate) fn run_while(folder: &Path, arguments: &[&str], meanwhile: impl FnOnce()) -> Run {
    let written = |name: &str| folder.join(name);
    let file = |name: &str| File::create(written(name)).expect("a file");
    let started = Instant::now();
    let mut child = command(folder, arguments)
        .stdin(Stdio::null())
        .stdout(file("stdout"))
        .stderr(file("stderr"))
        .spawn()
        .expect("it runs");
    meanwhile();
    let Watched { peak, work } = watch(&mut child);
    let status = child.wait().expect("it ends");
    let time = started.elapsed();
    let read = |name: &str| {
        let bytes = fs::read(written(name)).expect("what was written");
        String::from_utf8(bytes).expect("the program writes UTF-8")
    };
    Run {
        status: status.code().unwrap_or_else(|| panic!("killed: {status}")),
        output: read("stdout"),
        errors: read("stderr"),
        time,
        work,
        peak,
    }
}

/// What was seen of a program while it ran.
#[derive(Default)]
struct Watched {
    peak: Option<u64>,
    work: Option<Duration>,
}

/// Waits for the end, and gives the highest peak and the most work that were seen until then.
fn watch(child: &mut Child) -> Watched {
    let id = child.id();
    let about = |file: &str| fs::read_to_string(format!("/proc/{id}/{file}")).ok();
    let (mut peak, mut work) = (None, None);
    loop {
        peak = peak.max(about("status").and_then(|status| highest(&status)));
        work = work.max(about("stat").and_then(|stat| worked(&stat)));
        if child.try_wait().expect("it can be waited for").is_some() {
            return Watched { peak, work };
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// How long the processor worked for a program and for the system on its behalf, as Linux gives it in hundredths
/// of a second: the 14th and 15th fields, of which the second is a name in brackets.
fn worked(stat: &str) -> Option<Duration> {
    let (_, behind) = stat.rsplit_once(") ")?;
    let mut fields = behind.split(' ').skip(11);
    let mut next = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (next()? + next()?)))
}

/// The peak of the resident memory, as Linux gives it: `VmHWM:   27480 kB`.
fn highest(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes = line.trim().strip_suffix("kB")?.trim();
    Some(kilobytes.parse::<u64>().ok()? << 10)
}

impl Run {
    /// Asserts that the run answered, and held no more memory than the size of its input allows; prints
    /// what it took.
    #[track_caller]
    pub(crate) fn is_bounded(&self, name: &str, input: u64) -> &Self {
        self.is_bounded_with(name, input, 0)
    }

    /// The same of an input that may take so many bytes for the figures in it, where ten times
    /// its size is less.
    #[track_caller]
    pub(crate) fn is_bounded_with(&self, name: &str, input: u64, held: u64) -> &Self {
        let megabytes = |bytes: u64| bytes >> 20;
        println!(
            "| {name} | {} MB | {} | {:.1} s, {} at work | {} |",
            megabytes(input),
            self.status,
            self.time.as_secs_f64(),
            self.work.map_or("?".to_owned(), |work| format!(
                "{:.1} s",
                work.as_secs_f64()
            )),
            self.peak
                .map_or("?".to_owned(), |peak| format!("{} MB", megabytes(peak))),
        );
        assert!((0..=2).contains(&self.status), "{name}: {}", self.status);
        assert!(!self.errors.contains("panicked"), "{name}: {}", self.errors);
        let part = PART.min(100 * input);
        let most = FLOOR + part + held.max(TIMES * input);
        assert!(
            self.peak.is_none_or(|peak| peak <= most),
            "{name}: {:?} bytes held for {input} of input",
            self.peak
        );
        self
    }
}

/// Writes a file piece by piece, and gives its size.
pub(crate) fn write(path: &Path, pieces: impl IntoIterator<Item = impl AsRef<[u8]>>) -> u64 {
    let mut file = std::io::BufWriter::new(File::create(path).expect("a file"));
    for piece in pieces {
        file.write_all(piece.as_ref()).expect("room on the disk");
    }
    file.flush().expect("room on the disk");
    fs::metadata(path).expect("a file").len()
}
