//! The file of settings, and `numclaim config`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use numclaim::{Config, Reason, Rejected, SettingKey, Settings, Severity};

use super::args::Input;
use super::{complain, reject};

/// The file that is read where none is named, in the working directory and nowhere else.
const FILE: &str = "numclaim.toml";

/// Reads the settings, the publication date of the command line before that of the file. `None` if the
/// file is bad, which has been said.
pub(super) fn load(input: &Input) -> Option<Settings> {
    let (path, named) = match &input.config {
        Some(path) => (path.as_path(), true),
        None => (Path::new(FILE), false),
    };
    let name = path.display().to_string();
    let unusable = |reason| {
        let rejected = Rejected {
            source_name: name.clone(),
            line: None,
            reason,
        };
        reject(&rejected);
    };
    let text = match fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(error)) => {
            let offset = error.utf8_error().valid_up_to();
            unusable(Reason::NotUtf8 { offset });
            return None;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && !named => String::new(),
        Err(error) => {
            let message = error.to_string();
            unusable(Reason::Unreadable { message });
            return None;
        }
    };
    let mut settings = match Settings::parse(&text) {
        Ok(settings) => settings,
        Err(mistakes) => {
            for mistake in mistakes {
                complain(&mistake.in_file(&name));
            }
            return None;
        }
    };
    if let Some(date) = input.published {
        settings.config = settings.config.published(date);
    }
    Some(settings)
}

/// Adds the rules that the command line names to those of the file: `ignore` to the ones that are off,
/// `only` in place of its own.
pub(super) fn choose(mut config: Config, only: &[String], ignore: &[String]) -> Config {
    if !only.is_empty() {
        config = config.only(only);
    }
    ignore
        .iter()
        .fold(config, |config, name| config.without(name))
}

/// From which severity on a run fails: by the command line, or else the file, or else from errors on.
pub(super) fn fails_from(settings: &Settings, given: Option<Severity>) -> Severity {
    given.or(settings.fail_on).unwrap_or(Severity::Error)
}

/// Lists every key, table by table.
pub(super) fn list(out: &mut dyn Write) -> io::Result<()> {
    let keys = Settings::keys();
    let widest = |text: fn(&SettingKey) -> &str| {
        keys.iter()
            .map(|key| text(key).chars().count())
            .max()
            .unwrap_or(0)
    };
    let (names, kinds) = (widest(|key| key.name), widest(|key| key.takes));
    let mut table = "";
    for key in keys {
        if key.table != table {
            table = key.table;
            // Of these there may be several.
            let several = matches!(table, "exchange-rate" | "thing" | "party");
            let (open, close) = if several { ("[[", "]]") } else { ("[", "]") };
            writeln!(out, "\n{open}{table}{close}")?;
        }
        let (name, takes, about) = (key.name, key.takes, key.about);
        writeln!(out, "{name:names$}  {takes:kinds$}  {about}")?;
    }
    Ok(())
}
