//! Which module of the crate uses which, by the paths that its code writes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

/// A module's name from the root of the crate on: `["link", "subject", "turn"]`; the root's is empty.
pub(crate) type Name = Vec<String>;

/// The code of each module, without comments, texts and tests.
pub(crate) struct Modules(BTreeMap<Name, Code>);

/// What a module writes.
#[derive(Default)]
struct Code {
    /// The paths in it, as they are written.
    paths: Vec<Vec<String>>,
    /// What it has brought in, by the name that it has here.
    imported: BTreeMap<String, Vec<String>>,
}

/// A pattern, made once.
macro_rules! pattern {
    ($pattern:expr) => {{
        static PATTERN: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).expect("a pattern"));
        &*PATTERN
    }};
}

/// The code of a file, without its comments, its texts and what is compiled for tests alone.
pub(crate) fn code(source: &str) -> String {
    let told = pattern!(r##"(?s)//[^\n]*|r#".*?"#|"(\\.|[^"\\])*"|'(\\[^']*|[^'\\])'"##);
    let tests = pattern!(r"#!\[cfg\(test\)\]|#\[cfg\(test\)\]\s*(pub(\(crate\))? )?mod \w+ \{");
    let item = pattern!(r"#\[cfg\(test\)\]\s*(pub(\(crate\))? )?(mod|use) [^;]*;");
    let source = told.replace_all(source, " ");
    let end = tests.find(&source).map_or(source.len(), |end| end.start());
    item.replace_all(&source[..end], "").into_owned()
}

/// The paths of a tree of imports: `a::b` and `a::c` of `a::{b, c}`.
pub(crate) fn imports(tree: &str) -> Vec<Vec<String>> {
    let names = |text: &str| -> Vec<String> {
        let names = text.split("::").map(str::trim).filter(|it| !it.is_empty());
        names.map(str::to_owned).collect()
    };
    let Some((before, group)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![names(path)];
    };
    let (mut depth, mut start) = (0, 0);
    let mut paths = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let held = group[start..at].trim();
                if !held.is_empty() {
                    let inner = imports(held).into_iter();
                    paths.extend(inner.map(|path| [names(before), path].concat()));
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    paths
}

impl Code {
    fn of(code: &str) -> Self {
        let import = pattern!(r"\buse\s+([^;]+);");
        let path = pattern!(r"(?:\w+::)+\w+");
        let mut own = Self::default();
        for found in import.captures_iter(code) {
            for mut path in imports(&found[1]) {
                path.pop_if(|last| last == "self");
                if let Some(name) = path.last().filter(|name| *name != "*") {
                    own.imported.insert(name.clone(), path.clone());
                }
                own.paths.push(path);
            }
        }
        for found in path.find_iter(&import.replace_all(code, "")) {
            own.paths
                .push(found.as_str().split("::").map(str::to_owned).collect());
        }
        own
    }
}

impl Modules {
    /// The modules of these files, each by its path below the sources and with its text. Modules of tests
    /// are none.
    pub(crate) fn of<'s>(files: impl Iterator<Item = (&'s Path, &'s str)>) -> Self {
        let test = pattern!(r"#\[cfg\(test\)\]\s*(?:pub(?:\(crate\))? )?mod (\w+);");
        let mut modules = BTreeMap::new();
        let mut tests: Vec<Name> = Vec::new();
        for (path, source) in files {
            let parts = path.with_extension("");
            let parts = parts.iter().map(|part| part.to_string_lossy().into_owned());
            let mut name: Name = parts.collect();
            name.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
            let code = code(source);
            for found in test.captures_iter(source) {
                tests.push([name.clone(), vec![found[1].to_owned()]].concat());
            }
            if !code.trim().is_empty() {
                let Code { paths, imported } = Code::of(&code);
                let held: &mut Code = modules.entry(name).or_default();
                held.paths.extend(paths);
                held.imported.extend(imported);
            }
        }
        modules.retain(|name, _| !tests.iter().any(|test| name.starts_with(test)));
        Self(modules)
    }

    /// The module that a path leads to from another, through whatever that brings in.
    fn resolve(&self, from: &Name, path: &[String], depth: usize) -> Option<Name> {
        /// More names of one thing than this are a circle of their own.
        const DEEPEST: usize = 8;
        let within = |name: &Name, part: &String| {
            let name = [name.clone(), vec![part.clone()]].concat();
            self.0.contains_key(&name).then_some(name)
        };
        let first = path.first().filter(|_| depth < DEEPEST)?;
        let (mut at, mut path) = (from.clone(), path);
        match first.as_str() {
            "crate" => (at, path) = (Name::new(), &path[1..]),
            "self" | "super" => {
                while let [first, rest @ ..] = path
                    && ["self", "super"].contains(&first.as_str())
                {
                    if first == "super" {
                        at.pop()?;
                    }
                    path = rest;
                }
            }
            _ if within(from, first).is_some() => {}
            _ => {
                let imported = self.0.get(from)?.imported.get(first)?;
                let imported = Some(imported).filter(|it| it.first() != Some(first))?;
                let path = [imported, &path[1..]].concat();
                return self.resolve(from, &path, depth + 1);
            }
        }
        while let [part, rest @ ..] = path {
            if let Some(inner) = within(&at, part) {
                (at, path) = (inner, rest);
                continue;
            }
            // What a module passes on belongs to where it has it from.
            let passed = self.0.get(&at).filter(|_| at != *from);
            if let Some(passed) = passed.and_then(|code| code.imported.get(part)) {
                let on = [passed, rest].concat();
                return self.resolve(&at, &on, depth + 1).or(Some(at));
            }
            break;
        }
        Some(at)
    }

    /// In each folder, what its modules use of one another.
    fn uses(&self) -> BTreeMap<Name, BTreeMap<String, BTreeSet<String>>> {
        let mut uses: BTreeMap<Name, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
        for (name, code) in &self.0 {
            for used in code
                .paths
                .iter()
                .filter_map(|path| self.resolve(name, path, 0))
            {
                let common = name.iter().zip(&used).take_while(|(a, b)| a == b).count();
                if let (Some(user), Some(used)) = (name.get(common), used.get(common)) {
                    let folder = uses.entry(name[..common].to_vec()).or_default();
                    folder.entry(user.clone()).or_default().insert(used.clone());
                }
            }
        }
        uses
    }

    /// A circle of modules of each folder that has one, each using the next.
    pub(crate) fn circles(&self) -> Vec<String> {
        let mut circles = Vec::new();
        for (folder, mut uses) in self.uses() {
            loop {
                let open = |used: &BTreeSet<String>, left: &BTreeMap<String, _>| {
                    used.iter().any(|used| left.contains_key(used))
                };
                let before = uses.clone();
                uses.retain(|_, used| open(used, &before));
                if uses.len() == before.len() {
                    break;
                }
            }
            let mut way: Vec<&String> = uses.keys().take(1).collect();
            while let Some(last) = way.last() {
                let Some(next) = uses[*last].iter().find(|used| uses.contains_key(*used)) else {
                    break;
                };
                if let Some(start) = way.iter().position(|held| *held == next) {
                    let circle: Vec<&str> = way[start..].iter().map(|it| it.as_str()).collect();
                    circles.push(format!("src/{}: {}", folder.join("/"), circle.join(" → ")));
                    break;
                }
                way.push(next);
            }
        }
        circles
    }
}
