//! What a paragraph style of a DOCX means: a heading of some level, a list; and which lists are numbered.

use std::collections::{HashMap, HashSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Styles by id, and numbered lists.
#[derive(Default)]
pub(super) struct Styles {
    headings: HashMap<String, u8>,
    lists: HashMap<String, bool>,
    /// Ids of lists whose first level counts.
    numbered: HashSet<String>,
}

impl Styles {
    /// From `styles.xml` and `numbering.xml`, both empty where the package has none. Damage ends the reading.
    pub(super) fn read(styles: &str, numbering: &str) -> Self {
        let mut read = Self::default();
        read.styles(styles);
        read.numbering(numbering);
        read
    }

    /// The heading level of a style, 1 to 6.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        self.headings.get(id).copied().or_else(|| by_name(id))
    }

    /// Whether the items of a style are list items, and whether they count.
    pub(super) fn list(&self, id: &str) -> Option<bool> {
        self.lists.get(id).copied().or_else(|| list_by_name(id))
    }

    /// Whether a list counts its items.
    pub(super) fn is_numbered(&self, list: &str) -> bool {
        self.numbered.contains(list)
    }

    fn styles(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        let mut id = String::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Eof => return,
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "style" => id = attribute(&tag, "styleId").unwrap_or_default(),
                    "name" => {
                        let name = attribute(&tag, "val").unwrap_or_default();
                        self.headings.extend(by_name(&name).map(|level| (id.clone(), level)));
                        self.lists.extend(list_by_name(&name).map(|counts| (id.clone(), counts)));
                    }
                    "outlineLvl" => {
                        let level = attribute(&tag, "val").and_then(|level| level.parse::<u8>().ok());
                        if let Some(level) = level.filter(|level| *level < 6) {
                            self.headings.entry(id.clone()).or_insert(level + 1);
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn numbering(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        let mut counting: HashSet<String> = HashSet::new();
        let (mut definition, mut level, mut list) = (String::new(), String::new(), String::new());
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Eof => return,
                Event::Start(tag) | Event::Empty(tag) => {
                    let value = || attribute(&tag, "val").unwrap_or_default();
                    match tag.local_name().as_ref() {
                        "abstractNum" => definition = attribute(&tag, "abstractNumId").unwrap_or_default(),
                        "lvl" => level = attribute(&tag, "ilvl").unwrap_or_default(),
                        "numFmt" if level == "0" && !matches!(value().as_str(), "bullet" | "none") => {
                            counting.insert(definition.clone());
                        }
                        "num" => list = attribute(&tag, "numId").unwrap_or_default(),
                        "abstractNumId" if counting.contains(&value()) => {
                            self.numbered.insert(list.clone());
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }
}

/// `Heading 2`, `heading2`, `Überschrift 2`, `Title`.
fn by_name(name: &str) -> Option<u8> {
    const NAMES: [&str; 9] =
        ["heading", "überschrift", "berschrift", "titre", "título", "titulo", "titolo", "kop", "rubrik"];
    let lower = name.to_lowercase();
    if lower == "title" {
        return Some(1);
    }
    let rest = NAMES.iter().find_map(|start| lower.strip_prefix(start))?;
    rest.trim().parse().ok().filter(|level| (1..=6).contains(level))
}

fn list_by_name(name: &str) -> Option<bool> {
    let lower = name.to_lowercase().replace(' ', "");
    let counts = lower.starts_with("listnumber");
    (counts || lower.starts_with("listbullet")).then_some(counts)
}

/// An attribute by its name without prefix.
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}
