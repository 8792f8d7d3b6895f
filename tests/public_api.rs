//! The public interface: every item that a user can name stands in
//! `tests/snapshots/public_api__interface.snap`, so that none comes, goes or changes unnoticed; and what
//! may grow in minor versions is marked so. CHANGELOG.md states the policy.
//!
//! The list is made from the sources: from the crate's root through its public modules and what they
//! re-export. No macro of the crate makes a public item.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Field, Fields, ImplItem, Item, ItemImpl, Meta, Token, TraitItem, Type, UseTree,
    Visibility, parse_quote,
};

/// Enumerations that stay as they are in all minor versions, so that they are matched without a wildcard.
const COMPLETE_ENUMS: [&str; 12] = [
    "Basis",
    "Bound",
    "CalendarUnit",
    "Direction",
    "End",
    "NamedAfter",
    "PercentUnit",
    "PeriodRelation",
    "Phase",
    "Precision",
    "Severity",
    "ValueRelation",
];

/// Structures that callers may make by naming all fields: values, what rules of their own return, and what
/// stands for a place. The others have private fields, or may get more of them.
const OPEN_STRUCTS: [&str; 19] = [
    "Agreement",
    "Attribution",
    "CheckedDocument",
    "ClaimPeriod",
    "Dateline",
    "Evidence",
    "Example",
    "Explanation",
    "Finding",
    "FormatVersion",
    "LexiconError",
    "Link",
    "NoSuchMonth",
    "NoWord",
    "Position",
    "Rejected",
    "Span",
    "Time",
    "UnknownCurrency",
];

/// A module, by the names on the way to it from the crate's root.
type Place = Vec<String>;

fn within(place: &[String], name: &str) -> Place {
    place.iter().cloned().chain([name.to_owned()]).collect()
}

/// All modules of the crate with what stands in them, but for those of tests.
#[derive(Default)]
struct Crate {
    modules: BTreeMap<Place, Vec<Item>>,
}

impl Crate {
    fn read() -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut read = Self::default();
        read.add_file(Vec::new(), &source.join("lib.rs"), &source);
        read
    }

    /// Adds the module that a file is, and those that it declares, which lie in a folder.
    fn add_file(&mut self, place: Place, file: &Path, folder: &Path) {
        let text = fs::read_to_string(file).expect("a source");
        let items = syn::parse_file(&text).expect("Rust").items;
        for item in &items {
            let Item::Mod(module) = item else { continue };
            let name = module.ident.to_string();
            if module.content.is_none() && !is_test(&module.attrs) {
                let (place, folder) = (within(&place, &name), folder.join(&name));
                let file = folder.with_extension("rs");
                let file = if file.is_file() {
                    file
                } else {
                    folder.join("mod.rs")
                };
                self.add_file(place, &file, &folder);
            }
        }
        self.modules.insert(place, items);
    }

    /// Where an item that a module calls so is defined, and its name there; `None` for those of other
    /// crates.
    fn definition(&self, place: &[String], name: &str) -> Option<(Place, String)> {
        let items = self.modules.get(place)?;
        if items
            .iter()
            .any(|item| names(item).is_some_and(|own| own == name))
        {
            return Some((place.to_vec(), name.to_owned()));
        }
        let uses = items.iter().filter_map(|item| match item {
            Item::Use(used) => Some(leaves(&used.tree)),
            _ => None,
        });
        uses.flatten().find_map(|leaf| {
            if leaf.alias != name && leaf.alias != "*" {
                return None;
            }
            let (last, path) = leaf.path.split_last()?;
            let module = self.module(place, path)?;
            self.definition(&module, if last == "*" { name } else { last })
        })
    }

    /// The module that a path from within another one leads to.
    fn module(&self, from: &[String], path: &[String]) -> Option<Place> {
        let start = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            _ => from.to_vec(),
        };
        let module = path
            .iter()
            .fold(start, |mut place, step| match step.as_str() {
                "crate" | "self" => place,
                "super" => {
                    place.pop();
                    place
                }
                name => within(&place, name),
            });
        self.modules.contains_key(&module).then_some(module)
    }

    fn item(&self, (place, name): &(Place, String)) -> &Item {
        let mut items = self.modules[place].iter();
        let found = items.find(|item| names(item).is_some_and(|own| own == *name));
        found.unwrap_or_else(|| panic!("{name} is not in {place:?}"))
    }

    /// The implementations, by the type that they are of.
    fn implementations(&self) -> BTreeMap<(Place, String), Vec<&ItemImpl>> {
        let mut implementations: BTreeMap<_, Vec<&ItemImpl>> = BTreeMap::new();
        for (place, items) in &self.modules {
            for item in items {
                let Item::Impl(item) = item else { continue };
                let Type::Path(of) = &*item.self_ty else {
                    continue;
                };
                let name = of.path.segments.last().map(|last| last.ident.to_string());
                let definition = name.and_then(|name| self.definition(place, &name));
                if let Some(definition) = definition.filter(|_| !is_test(&item.attrs)) {
                    implementations.entry(definition).or_default().push(item);
                }
            }
        }
        implementations
    }

    /// The public items of a module, by the names under which users find them, and those of the public
    /// modules within it.
    fn public(&self, place: &[String], path: &str, found: &mut BTreeMap<String, (Place, String)>) {
        for item in &self.modules[place] {
            match item {
                Item::Mod(module) if is_public(&module.vis) => {
                    let name = module.ident.to_string();
                    self.public(&within(place, &name), &format!("{path}::{name}"), found);
                }
                Item::Use(used) if is_public(&used.vis) => {
                    for leaf in leaves(&used.tree) {
                        let definition = self.definition(place, &leaf.alias);
                        let definition = definition
                            .unwrap_or_else(|| panic!("{path}::{} is nowhere", leaf.alias));
                        found.insert(format!("{path}::{}", leaf.alias), definition);
                    }
                }
                Item::Use(_) | Item::Mod(_) => {}
                item => {
                    if let Some(name) =
                        names(item).filter(|_| visibility(item).is_some_and(is_public))
                    {
                        found.insert(format!("{path}::{name}"), (place.to_vec(), name));
                    }
                }
            }
        }
    }
}

/// What a `use` brings in: the path, and the name that it gives it ("*" for all that there is).
struct Leaf {
    path: Vec<String>,
    alias: String,
}

fn leaves(tree: &UseTree) -> Vec<Leaf> {
    let leaf = |name: String, alias: String| {
        vec![Leaf {
            path: vec![name],
            alias,
        }]
    };
    match tree {
        UseTree::Name(name) => leaf(name.ident.to_string(), name.ident.to_string()),
        UseTree::Rename(name) => leaf(name.ident.to_string(), name.rename.to_string()),
        UseTree::Glob(_) => leaf("*".to_owned(), "*".to_owned()),
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
        UseTree::Path(path) => {
            let mut found = leaves(&path.tree);
            for leaf in &mut found {
                leaf.path.insert(0, path.ident.to_string());
            }
            found
        }
    }
}

fn names(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

fn visibility(item: &Item) -> Option<&Visibility> {
    match item {
        Item::Const(item) => Some(&item.vis),
        Item::Enum(item) => Some(&item.vis),
        Item::Fn(item) => Some(&item.vis),
        Item::Struct(item) => Some(&item.vis),
        Item::Trait(item) => Some(&item.vis),
        Item::Type(item) => Some(&item.vis),
        _ => None,
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_test(attributes: &[Attribute]) -> bool {
    let test = |one: &Attribute| one.to_token_stream().to_string().contains("cfg (test)");
    attributes.iter().any(test)
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|one| one.path().is_ident(name))
}

/// What of an item's attributes its users see.
fn seen(attributes: &mut Vec<Attribute>) {
    attributes.retain(|one| {
        let features = one.to_token_stream().to_string().contains("feature");
        one.path().is_ident("non_exhaustive")
            || one.path().is_ident("derive")
            || (one.path().is_ident("cfg") || one.path().is_ident("cfg_attr")) && features
    });
    // Only what is derived concerns them, not how.
    attributes.retain(|one| {
        let text = one.to_token_stream().to_string();
        !one.path().is_ident("cfg_attr") || text.contains("derive")
    });
}

/// Leaves out the private fields, and says whether there were any.
fn public_fields(fields: &mut Fields) -> bool {
    fn kept<P: Default>(fields: &Punctuated<Field, P>) -> Punctuated<Field, P> {
        let public = fields.iter().filter(|field| is_public(&field.vis)).cloned();
        let mut public: Punctuated<Field, P> = public.collect();
        for field in &mut public {
            field.attrs.clear();
        }
        public
    }
    let all = fields.len();
    match fields {
        Fields::Named(named) => named.named = kept(&named.named),
        Fields::Unnamed(unnamed) => unnamed.unnamed = kept(&unnamed.unnamed),
        Fields::Unit => {}
    }
    fields.len() < all
}

/// The item without documentation, bodies and what is private, as it is listed.
fn listed(item: &Item) -> Item {
    let mut item = item.clone();
    match &mut item {
        Item::Const(item) => {
            seen(&mut item.attrs);
            item.expr = parse_quote!(_);
        }
        Item::Fn(item) => {
            seen(&mut item.attrs);
            item.block = parse_quote!({});
        }
        Item::Enum(item) => {
            seen(&mut item.attrs);
            for variant in &mut item.variants {
                variant.attrs.clear();
                for field in &mut variant.fields {
                    field.attrs.clear();
                }
            }
        }
        Item::Struct(item) => {
            seen(&mut item.attrs);
            if public_fields(&mut item.fields) {
                item.attrs.push(parse_quote!(#[private_fields]));
            }
        }
        Item::Trait(item) => {
            seen(&mut item.attrs);
            for member in &mut item.items {
                if let TraitItem::Fn(member) = member {
                    member.attrs.clear();
                    member.default = member.default.as_ref().map(|_| parse_quote!({}));
                }
            }
        }
        Item::Type(item) => seen(&mut item.attrs),
        _ => {}
    }
    item
}

/// What users see of an implementation: its public members, or that there is one of a trait.
fn listed_implementation(item: &ItemImpl) -> Option<Item> {
    let mut item = item.clone();
    seen(&mut item.attrs);
    if item.trait_.is_some() {
        item.items.clear();
        return Some(Item::Impl(item));
    }
    item.items.retain(|member| match member {
        ImplItem::Fn(member) => is_public(&member.vis),
        ImplItem::Const(member) => is_public(&member.vis),
        _ => false,
    });
    for member in &mut item.items {
        match member {
            ImplItem::Fn(member) => {
                seen(&mut member.attrs);
                member.block = parse_quote!({});
            }
            ImplItem::Const(member) => {
                seen(&mut member.attrs);
                member.expr = parse_quote!(_);
            }
            _ => {}
        }
    }
    (!item.items.is_empty()).then_some(Item::Impl(item))
}

fn printed(item: Item) -> String {
    let file = syn::File {
        shebang: None,
        attrs: Vec::new(),
        items: vec![item],
    };
    prettyplease::unparse(&file)
        .replace(" {}\n", ";\n")
        .replace(" = _;", ";")
}

#[test]
fn the_public_interface_changes_only_knowingly() {
    let sources = Crate::read();
    let mut public = BTreeMap::new();
    sources.public(&[], "numclaim", &mut public);
    let implementations = sources.implementations();
    let mut list = String::new();
    for (path, definition) in &public {
        list += &format!("// {path}\n{}", printed(listed(sources.item(definition))));
        let of = implementations.get(definition).into_iter().flatten();
        let mut of: Vec<String> = of
            .filter_map(|item| listed_implementation(item))
            .map(printed)
            .collect();
        of.sort();
        list += &of.concat();
        list.push('\n');
    }
    insta::assert_snapshot!("interface", list);
}

#[test]
fn what_may_grow_is_marked() {
    let sources = Crate::read();
    let mut public = BTreeMap::new();
    sources.public(&[], "numclaim", &mut public);
    let (mut enums, mut structs) = (BTreeSet::new(), BTreeSet::new());
    for definition in public.values() {
        match sources.item(definition) {
            Item::Enum(item) if !has(&item.attrs, "non_exhaustive") => {
                enums.insert(item.ident.to_string());
            }
            Item::Struct(item)
                if !has(&item.attrs, "non_exhaustive")
                    && item.fields.iter().all(|field| is_public(&field.vis)) =>
            {
                structs.insert(item.ident.to_string());
            }
            _ => {}
        }
    }
    let expected = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(enums, expected(&COMPLETE_ENUMS));
    assert_eq!(structs, expected(&OPEN_STRUCTS));
}

#[test]
fn attributes_that_derive_are_told_from_others() {
    let mut attributes: Vec<Attribute> = vec![
        parse_quote!(#[derive(Clone)]),
        parse_quote!(#[cfg_attr(feature = "serde", derive(serde::Serialize))]),
        parse_quote!(#[cfg_attr(feature = "serde", serde(flatten))]),
        parse_quote!(#[doc = "text"]),
        parse_quote!(#[must_use]),
    ];
    seen(&mut attributes);
    let kept = attributes.iter().map(|one| match &one.meta {
        Meta::List(list) => list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated),
        _ => panic!("a list"),
    });
    assert_eq!(
        kept.map(|list| list.expect("a list").len())
            .collect::<Vec<_>>(),
        [1, 2]
    );
}
