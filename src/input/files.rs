//! Which files a path stands for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Reason, Rejected};

/// Is it a file of JSON Lines, by its name?
pub(super) fn is_json_lines(path: &Path) -> bool {
    has_extension(path, &["jsonl", "ndjson"])
}

fn has_extension(path: &Path, among: &[&str]) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| {
            among
                .iter()
                .any(|known| known.eq_ignore_ascii_case(extension))
        })
}

fn is_document(path: &Path) -> bool {
    is_json_lines(path) || has_extension(path, &["txt", "text", "md", "markdown"])
}

/// The files of a path: itself, or a directory's documents ordered by name.
pub(super) fn expand(path: &Path, recursive: bool) -> Result<Vec<PathBuf>, Rejected> {
    if path == Path::new("-") || !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let mut directories = vec![path.to_owned()];
    while let Some(directory) = directories.pop() {
        let entries = fs::read_dir(&directory)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|error| super::rejected(&directory, super::unreadable(error)))?;
        for entry in entries {
            let path = entry.path();
            // A link to a directory is left alone, since it may lead back to where it stands.
            let is_directory = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_directory && recursive {
                directories.push(path);
            } else if is_document(&path) && path.is_file() {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        return Err(super::rejected(path, Reason::NoDocuments));
    }
    found.sort();
    Ok(found)
}
