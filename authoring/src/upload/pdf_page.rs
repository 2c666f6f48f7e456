//! The text of a page: its drawing operators followed as far as they place text.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::pdf_font::{Font, number};
use super::pdf_layout::{Line, Lines};
use super::{MAX_TEXT, UploadError};

/// Most bytes that the drawing operators of all pages may inflate to.
const CONTENT: usize = 64 * 1024 * 1024;
/// Most operators followed.
const OPERATIONS: usize = 4_000_000;
/// Most fonts, and most bytes that the tables of all of them may inflate to.
const FONTS: usize = 1_000;
const FONT_TABLES: usize = 16 * 1024 * 1024;
/// How deep a drawing may stand in a drawing.
const DEPTH: usize = 4;

type Matrix = [f64; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `a` applied before `b`.
fn product(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// The text state of ISO 32000-1, 9.3, as far as it moves text.
#[derive(Clone)]
struct State<'d> {
    page: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Rc<Font<'d>>>,
    size: f64,
    leading: f64,
    character_space: f64,
    word_space: f64,
    scale: f64,
}

/// Reads pages one after the other within what a file may cost.
pub(super) struct PageReader<'d> {
    document: &'d Document,
    fonts: HashMap<ObjectId, Option<Rc<Font<'d>>>>,
    font_tables_left: usize,
    content_left: usize,
    operations_left: usize,
    text_left: usize,
}

impl<'d> PageReader<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            fonts: HashMap::new(),
            font_tables_left: FONT_TABLES,
            content_left: CONTENT,
            operations_left: OPERATIONS,
            text_left: MAX_TEXT,
        }
    }

    /// The lines of a page as they were drawn.
    pub(super) fn lines(&mut self, page: ObjectId) -> Result<Vec<Line>, UploadError> {
        let content = self.document.get_page_content_with_limit(page, self.content_left);
        let content = content.map_err(|_| UploadError::Excessive("page contents"))?;
        self.content_left -= content.len().min(self.content_left);
        let resources = self.resources(page);
        let mut lines = Lines::default();
        let state = State {
            page: IDENTITY,
            text: IDENTITY,
            line: IDENTITY,
            font: None,
            size: 1.0,
            leading: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
        };
        self.run(&content, &resources, state, &mut lines, DEPTH)?;
        Ok(lines.finish())
    }

    fn resources(&self, page: ObjectId) -> Vec<&'d Dictionary> {
        let (own, referenced) = self.document.get_page_resources(page).unwrap_or_default();
        let referenced = referenced.into_iter().filter_map(|id| self.document.get_dictionary(id).ok());
        own.into_iter().chain(referenced).collect()
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        mut state: State<'d>,
        lines: &mut Lines,
        depth: usize,
    ) -> Result<(), UploadError> {
        let mut saved: Vec<State> = Vec::new();
        // A damaged drawing counts up to the damage.
        for operation in Content::decode_iter(content).map_while(Result::ok) {
            self.operations_left =
                self.operations_left.checked_sub(1).ok_or(UploadError::Excessive("drawing operators"))?;
            match operation.operator.as_str() {
                "q" if saved.len() < 64 => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => state.page = matrix(&operation).map_or(state.page, |matrix| product(matrix, state.page)),
                "Tf" => {
                    state.size = operation.operands.get(1).and_then(number).unwrap_or(1.0);
                    let name = operation.operands.first().and_then(|name| name.as_name().ok());
                    state.font = name.and_then(|name| self.font(resources, name));
                }
                "Do" if depth > 0 => self.drawing(&operation, resources, &state, lines, depth)?,
                _ => self.text(&operation, &mut state, lines)?,
            }
        }
        Ok(())
    }

    /// The operators that move and show text.
    fn text(&mut self, operation: &Operation, state: &mut State<'d>, lines: &mut Lines) -> Result<(), UploadError> {
        let value = |at: usize| operation.operands.get(at).and_then(number).unwrap_or(0.0);
        let last = operation.operands.len().saturating_sub(1);
        match operation.operator.as_str() {
            "BT" => (state.text, state.line) = (IDENTITY, IDENTITY),
            "Tc" => state.character_space = value(0),
            "Tw" => state.word_space = value(0),
            "Tz" => state.scale = value(0) / 100.0,
            "TL" => state.leading = value(0),
            "Td" => state.move_line(value(0), value(1)),
            "TD" => {
                state.leading = -value(1);
                state.move_line(value(0), value(1));
            }
            "T*" => state.move_line(0.0, -state.leading),
            "Tm" => {
                if let Some(matrix) = matrix(operation) {
                    (state.text, state.line) = (matrix, matrix);
                }
            }
            "'" | "\"" => {
                state.move_line(0.0, -state.leading);
                self.show(operation.operands.get(last), state, lines)?;
            }
            "Tj" => self.show(operation.operands.first(), state, lines)?,
            "TJ" => {
                let parts = operation.operands.first().and_then(|parts| parts.as_array().ok());
                for part in parts.into_iter().flatten() {
                    match number(part) {
                        Some(back) => state.advance(-back / 1_000.0 * state.size * state.scale),
                        None => self.show(Some(part), state, lines)?,
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn show(&mut self, string: Option<&Object>, state: &mut State, lines: &mut Lines) -> Result<(), UploadError> {
        let (Some(Object::String(bytes, _)), Some(font)) = (string, state.font.clone()) else {
            return Ok(());
        };
        let text = font.text(bytes);
        self.text_left = self.text_left.checked_sub(text.len()).ok_or(UploadError::Excessive("text"))?;
        let (width, codes) = font.width(bytes);
        let spaces = bytes.iter().filter(|byte| **byte == b' ').count();
        let before = product(state.text, state.page);
        let spacing = state.character_space * codes as f64 + state.word_space * spaces as f64;
        state.advance((width / 1_000.0 * state.size + spacing) * state.scale);
        let after = product(state.text, state.page);
        let size = state.size.abs() * before[2].hypot(before[3]);
        lines.add(&text, (before[4], before[5]), after[4], size);
        Ok(())
    }

    /// A form: a drawing with operators and resources of its own.
    fn drawing(
        &mut self,
        operation: &Operation,
        resources: &[&'d Dictionary],
        state: &State<'d>,
        lines: &mut Lines,
        depth: usize,
    ) -> Result<(), UploadError> {
        let name = operation.operands.first().and_then(|name| name.as_name().ok());
        let entry = name.and_then(|name| entry(self.document, resources, b"XObject", name));
        let Some(form) = entry.and_then(|(_, object)| object.as_stream().ok()) else {
            return Ok(());
        };
        if !form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|subtype| subtype == b"Form") {
            return Ok(());
        }
        let content = match form.decompressed_content_with_limit(self.content_left) {
            Ok(content) => content,
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                return Err(UploadError::Excessive("page contents"));
            }
            Err(_) => return Ok(()),
        };
        self.content_left -= content.len().min(self.content_left);
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict);
        let own: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        self.run(&content, &own, state.clone(), lines, depth - 1)
    }

    fn font(&mut self, resources: &[&'d Dictionary], name: &[u8]) -> Option<Rc<Font<'d>>> {
        let (id, font) = entry(self.document, resources, b"Font", name)?;
        let font = font.as_dict().ok()?;
        let Some(id) = id else {
            return self.load(font).map(Rc::new);
        };
        if let Some(known) = self.fonts.get(&id) {
            return known.clone();
        }
        let loaded = (self.fonts.len() < FONTS).then(|| self.load(font)).flatten().map(Rc::new);
        self.fonts.insert(id, loaded.clone());
        loaded
    }

    fn load(&mut self, font: &'d Dictionary) -> Option<Font<'d>> {
        let table = font.get_deref(b"ToUnicode", self.document).and_then(Object::as_stream).ok();
        if let Some(table) = table {
            let inflated = table.decompressed_content_with_limit(self.font_tables_left).map(|table| table.len());
            self.font_tables_left = self.font_tables_left.checked_sub(inflated.unwrap_or(self.font_tables_left))?;
        }
        Font::new(self.document, font, FONT_TABLES)
    }
}

impl State<'_> {
    fn move_line(&mut self, x: f64, y: f64) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn advance(&mut self, x: f64) {
        self.text = product([1.0, 0.0, 0.0, 1.0, x, 0.0], self.text);
    }
}

/// A named resource, and its id where it has one. The nearest dictionary that names it counts.
fn entry<'d>(
    document: &'d Document,
    resources: &[&'d Dictionary],
    kind: &[u8],
    name: &[u8],
) -> Option<(Option<ObjectId>, &'d Object)> {
    resources.iter().find_map(|resources| {
        let named = resources.get_deref(kind, document).ok()?.as_dict().ok()?;
        document.dereference(named.get(name).ok()?).ok()
    })
}

fn matrix(operation: &Operation) -> Option<Matrix> {
    let values: Vec<f64> = operation.operands.iter().filter_map(number).collect();
    Matrix::try_from(values).ok()
}
