//! Files of the repository that say what is expected, and how they are written anew.

use std::path::Path;
use std::{env, fs};

/// What to fail with if `faults` were found in a file, and `None` if there are none.
///
/// No run changes what is expected by itself: with `UPDATE_EXPECT=1` in the environment the file is written anew
/// as `fresh`, and that run fails all the same, so that the difference is looked at before anything passes.
pub(crate) fn failure(file: &Path, faults: &[String], fresh: &str) -> Option<String> {
    if faults.is_empty() {
        return None;
    }
    let name = file.display();
    let hint = if env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        fs::write(file, fresh).expect("a file that can be written");
        format!("{name} is written anew: look at the difference")
    } else {
        format!("UPDATE_EXPECT=1 writes {name} anew")
    };
    Some(format!("{}\n{hint}", faults.join("\n")))
}

/// Fails if any file is at fault.
pub(crate) fn assert_none(failures: impl IntoIterator<Item = String>) {
    let failures: Vec<String> = failures.into_iter().collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
