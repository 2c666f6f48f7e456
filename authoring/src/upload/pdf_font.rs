//! A font of a PDF, as far as text needs it: what its codes stand for, and how wide they are.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// Width of a code that no table tells, in thousandths of the font size.
const USUAL_WIDTH: f64 = 500.0;
/// Most codes whose widths are kept.
const CODES: usize = 70_000;

pub(super) struct Font<'d> {
    encoding: Encoding<'d>,
    /// Two bytes a code.
    wide: bool,
    widths: HashMap<u32, f64>,
    default_width: f64,
}

impl<'d> Font<'d> {
    /// Nothing where the font's codes stand for nothing that is known. `limit` bounds what its tables inflate to.
    pub(super) fn new(document: &'d Document, font: &'d Dictionary, limit: usize) -> Option<Self> {
        let encoding = match to_unicode(document, font, limit) {
            Some(encoding) => encoding,
            None => font.get_font_encoding_with_limit(document, limit).ok()?,
        };
        let wide = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        let mut read = Self { encoding, wide, widths: HashMap::new(), default_width: USUAL_WIDTH };
        // Widths only place the spaces: where they are missing, the usual one serves.
        let _ = if wide { read.wide_widths(document, font) } else { read.simple_widths(document, font) };
        Some(read)
    }

    fn simple_widths(&mut self, document: &Document, font: &Dictionary) -> Option<()> {
        let first = u32::try_from(font.get_deref(b"FirstChar", document).ok()?.as_i64().ok()?).ok()?;
        let widths = font.get_deref(b"Widths", document).ok()?.as_array().ok()?;
        for (code, width) in widths.iter().take(256).enumerate() {
            let (_, width) = document.dereference(width).ok()?;
            self.widths.insert(first.saturating_add(u32::try_from(code).ok()?), number(width)?);
        }
        Some(())
    }

    /// `[ first [w w w] first last w … ]`
    fn wide_widths(&mut self, document: &Document, font: &Dictionary) -> Option<()> {
        let descendants = font.get_deref(b"DescendantFonts", document).ok()?.as_array().ok()?;
        let descendant = document.dereference(descendants.first()?).ok()?.1.as_dict().ok()?;
        self.default_width = descendant.get_deref(b"DW", document).ok().and_then(number).unwrap_or(1_000.0);
        let mut entries = descendant.get_deref(b"W", document).ok()?.as_array().ok()?.iter();
        while let (Some(first), Some(next)) = (entries.next(), entries.next()) {
            let first = u32::try_from(first.as_i64().ok()?).ok()?;
            let (_, next) = document.dereference(next).ok()?;
            match next {
                Object::Array(widths) => {
                    for (code, width) in widths.iter().enumerate().take(CODES.saturating_sub(self.widths.len())) {
                        self.widths.insert(first.saturating_add(u32::try_from(code).ok()?), number(width)?);
                    }
                }
                _ => {
                    let last = u32::try_from(next.as_i64().ok()?).ok()?;
                    let width = number(entries.next()?)?;
                    let room = CODES.saturating_sub(self.widths.len());
                    self.widths.extend((first..=last).take(room).map(|code| (code, width)));
                }
            }
        }
        Some(())
    }

    /// What a string says.
    pub(super) fn text(&self, bytes: &[u8]) -> String {
        self.encoding.bytes_to_string(bytes).unwrap_or_default()
    }

    /// The width of a string in thousandths of the font size, and how many codes it has.
    pub(super) fn width(&self, bytes: &[u8]) -> (f64, usize) {
        let width = |code: u32| self.widths.get(&code).copied().unwrap_or(self.default_width);
        if self.wide {
            let codes = bytes.chunks(2).map(|pair| pair.iter().fold(0, |code, byte| code * 256 + u32::from(*byte)));
            return (codes.map(width).sum(), bytes.len().div_ceil(2));
        }
        (bytes.iter().map(|byte| width(u32::from(*byte))).sum(), bytes.len())
    }
}

/// The font's own table from codes to Unicode, which is better than any guess by its encoding. The library looks at the
/// encoding first, and is therefore shown the font without one.
fn to_unicode<'d>(document: &Document, font: &Dictionary, limit: usize) -> Option<Encoding<'d>> {
    font.get(b"ToUnicode").ok()?;
    let mut bare = font.clone();
    bare.remove(b"Encoding");
    match bare.get_font_encoding_with_limit(document, limit).ok()? {
        Encoding::UnicodeMapEncoding(table) => Some(Encoding::UnicodeMapEncoding(table)),
        _ => None,
    }
}

/// A number, whole or not.
pub(super) fn number(object: &Object) -> Option<f64> {
    match object {
        #[expect(clippy::cast_precision_loss, reason = "coordinates and widths are far below 2^52")]
        Object::Integer(whole) => Some(*whole as f64),
        Object::Real(real) => Some(f64::from(*real)),
        _ => None,
    }
}
