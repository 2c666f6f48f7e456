//! PDF and DOCX: what stands in them is read; what cannot be read is said; what unpacks to too much is refused.

use std::io::{Cursor, Write};

use authoring::upload::{MAX_UPLOAD, Upload, UploadError, UploadKind, read};
use authoring::{ContentType, Source};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

fn text_of(bytes: &[u8], kind: UploadKind) -> Result<String, UploadError> {
    read(&Upload { bytes, kind }).map(|read| read.content)
}

/// A PDF with these pages: each a list of lines with their sizes.
fn pdf(pages: &[Vec<(&str, i64)>]) -> Document {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids = Vec::new();
    for lines in pages {
        let mut operations = vec![Operation::new("BT", Vec::new())];
        let mut y = 800;
        for (line, size) in lines {
            y -= size * 12 / 10 + if *size > 12 || line.is_empty() { 12 } else { 0 };
            let at = [1, 0, 0, 1, 60, y].map(Object::from).to_vec();
            operations.push(Operation::new("Tf", vec!["F1".into(), (*size).into()]));
            operations.push(Operation::new("Tm", at));
            operations.push(Operation::new("Tj", vec![Object::string_literal(*line)]));
        }
        operations.push(Operation::new("ET", Vec::new()));
        let content = Content { operations }.encode().expect("operators encode");
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        kids.push(document.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        }));
    }
    let kids: Vec<Object> = kids.into_iter().map(Object::from).collect();
    let count = i64::try_from(kids.len()).expect("few pages");
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
        .trailer
        .set("ID", vec![Object::string_literal("0123456789abcdef"), Object::string_literal("0123456789abcdef")]);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a document is saved");
    bytes
}

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        package.start_file(*name, SimpleFileOptions::default()).expect("a part is begun");
        package.write_all(part.as_bytes()).expect("a part is written");
    }
    package.finish().expect("a package is closed").into_inner()
}

fn body(inner: &str) -> String {
    format!("<w:document xmlns:w=\"w\"><w:body>{inner}</w:body></w:document>")
}

fn paragraph(style: &str, text: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>") };
    format!("<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_pdf_is_read_with_its_headings_paragraphs_and_lists() {
    let page = vec![
        ("Valve manual", 20),
        ("The main valve stops the flow of water in the long pipe be-", 10),
        ("fore the tank. It is closed at night.", 10),
        ("\u{95} goggles", 10),
        ("Closing", 14),
        ("Turn the wheel to the right *slowly*.", 10),
    ];
    let text = text_of(&saved(pdf(&[page])), UploadKind::Pdf).expect("the file is read");
    assert!(text.starts_with("# Valve manual\n\nThe main valve stops"), "{text}");
    assert!(text.contains("pipe before the tank. It is closed at night."), "{text}");
    assert!(text.contains("\n\n## Closing\n\nTurn the wheel to the right \\*slowly\\*."), "{text}");
}

#[test]
fn running_headers_and_page_numbers_are_left_out() {
    let page = |body, number| vec![("Plant handbook", 10), ("", 10), (body, 10), ("", 10), (number, 10)];
    let pages: Vec<_> =
        [("The first tank holds water.", "1"), ("The second tank holds oil.", "2"), ("The third tank is empty.", "3")]
            .into_iter()
            .map(|(body, number)| page(body, number))
            .collect();
    let text = text_of(&saved(pdf(&pages)), UploadKind::Pdf).expect("the file is read");
    assert_eq!(text, "The first tank holds water.\n\nThe second tank holds oil.\n\nThe third tank is empty.");
}

#[test]
fn what_a_pdf_says_can_be_asked_and_cited() {
    let line = "The report must reach the regulator within 24 hours of the event.";
    let text = text_of(&saved(pdf(&[vec![("Reports", 18), (line, 10)]])), UploadKind::Pdf).expect("the file is read");
    let source = Source { content: &text, content_type: ContentType::Markdown, language: None };
    assert_eq!(authoring::preview(&source, None).summary, line);
}

#[test]
fn a_pdf_that_cannot_be_read_is_told_apart() {
    let check = |bytes: &[u8], error: UploadError| assert_eq!(text_of(bytes, UploadKind::Pdf), Err(error));
    let sound = saved(pdf(&[vec![("The tank is empty.", 10)]]));
    check(&saved(pdf(&[vec![]])), UploadError::NoText);
    check(&saved(pdf(&[])), UploadError::Broken("PDF"));
    check(b"no PDF at all", UploadError::Broken("PDF"));
    check(b"%PDF-1.7\n", UploadError::Broken("PDF"));
    check(&sound[..200], UploadError::Broken("PDF"));
    check(&vec![b' '; MAX_UPLOAD + 1], UploadError::TooLarge);
    let mut locked = pdf(&[vec![("The tank is empty.", 10)]]);
    let version = EncryptionVersion::V2 {
        document: &locked,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).expect("a key is made");
    locked.encrypt(&state).expect("a document is encrypted");
    check(&saved(locked), UploadError::Encrypted);
}

/// Spaces, deflated: about a thousandth of their number in bytes.
fn bomb(bytes: usize) -> Stream {
    let mut stream = Stream::new(Dictionary::new(), vec![b' '; bytes]);
    stream.compress().expect("spaces are compressed");
    stream
}

#[test]
fn a_pdf_bomb_is_refused() {
    let mut pages = pdf(&[vec![("The tank is empty.", 10)]]);
    let page = pages.page_iter().next().expect("there is a page");
    let spaces = bomb(14 << 20);
    let content = Object::from(pages.add_object(spaces.clone()));
    let content = vec![content; 5];
    pages.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page").set("Contents", content);
    assert_eq!(text_of(&saved(pages), UploadKind::Pdf), Err(UploadError::Excessive("page contents")));

    let mut objects = pdf(&[vec![("The tank is empty.", 10)]]);
    for _ in 0..5 {
        let mut stream = spaces.clone();
        stream.dict.set("Type", "ObjStX");
        stream.dict.set("N", 1);
        stream.dict.set("First", 10);
        objects.add_object(stream);
    }
    // The library leaves object streams out when it saves: they get their name afterwards.
    let mut bytes = saved(objects);
    let places: Vec<usize> = (0..bytes.len() - 6).filter(|at| &bytes[*at..at + 6] == b"ObjStX").collect();
    places.iter().for_each(|at| bytes[at + 5] = b'm');
    assert_eq!((places.len(), text_of(&bytes, UploadKind::Pdf)), (5, Err(UploadError::Excessive("object streams"))));
}

#[test]
fn a_docx_is_read_with_its_headings_lists_and_tables() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let rows = [["Gas", "Colour"], ["Argon", "Green"]].map(|row| format!("<w:tr>{}</w:tr>", row.map(cell).concat()));
    let item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let deleted = "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>&amp; read.</w:t></w:r></w:p>";
    let inner = [
        paragraph("Head2", "Gases"),
        paragraph("", "Two are in use:"),
        item("argon"),
        item("oxygen"),
        format!("<w:tbl>{}</w:tbl>", rows.concat()),
        String::from(deleted),
    ];
    let styles =
        "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Head2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl>\
                     </w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
    let bytes = docx(&[
        ("word/document.xml", &body(&inner.concat())),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
    ]);
    let wanted = "## Gases\n\nTwo are in use:\n\n1. argon\n1. oxygen\n\n| Gas | Colour |\n|---|---|\n| Argon | Green |\n\nKept & read.";
    assert_eq!(text_of(&bytes, UploadKind::Docx).map(|text| text.replace("\\&", "&")).as_deref(), Ok(wanted));
}

#[test]
fn a_docx_that_cannot_be_read_is_told_apart() {
    let check = |bytes: &[u8], error: UploadError| assert_eq!(text_of(bytes, UploadKind::Docx), Err(error));
    check(b"no archive", UploadError::Broken("DOCX"));
    check(&docx(&[("word/other.xml", "")]), UploadError::Broken("DOCX"));
    check(&docx(&[("word/document.xml", "<w:document><w:p></w:q>")]), UploadError::Broken("DOCX"));
    check(&docx(&[("word/document.xml", &body(""))]), UploadError::NoText);
    check(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], UploadError::Encrypted);
}

#[test]
fn a_zip_bomb_is_refused() {
    let bytes = docx(&[("word/document.xml", &body(&" ".repeat(40 << 20)))]);
    assert!(bytes.len() < 100_000);
    assert_eq!(text_of(&bytes, UploadKind::Docx), Err(UploadError::Excessive("document part")));
    let text = docx(&[("word/document.xml", &body(&paragraph("", &"water ".repeat(1 << 20))))]);
    assert_eq!(text_of(&text, UploadKind::Docx), Err(UploadError::Excessive("text")));
}

#[test]
fn text_is_taken_as_it_was_sent_and_its_kind_is_found_out() {
    let kind = |name: Option<&str>, bytes: &[u8]| UploadKind::of(None, name, bytes);
    assert_eq!(kind(Some("a.PDF"), b""), Some(UploadKind::Pdf));
    assert_eq!(kind(None, b"%PDF-1.4"), Some(UploadKind::Pdf));
    assert_eq!(kind(None, b"PK\x03\x04"), Some(UploadKind::Docx));
    assert_eq!(kind(Some("a.md"), b"x"), Some(UploadKind::Text(ContentType::Markdown)));
    assert_eq!(UploadKind::of(Some("text/html; charset=utf-8"), None, b"x"), Some(UploadKind::Text(ContentType::Html)));
    assert_eq!(kind(None, b"A tank is a vessel."), Some(UploadKind::Text(ContentType::Plain)));
    assert_eq!(kind(None, &[0, 159, 146, 150]), None);
    let plain = UploadKind::Text(ContentType::Plain);
    assert_eq!(text_of("\u{feff}Übung".as_bytes(), plain).as_deref(), Ok("Übung"));
    assert_eq!(text_of(&[0xFF, 0xFE, b'a', 0], plain).as_deref(), Ok("a"));
    assert_eq!(text_of(b" \n", plain), Err(UploadError::NoText));
}

#[test]
fn text_of_windows_is_read_and_what_no_text_has_is_refused() {
    let plain = UploadKind::Text(ContentType::Plain);
    let word = b"\x84\xDCbung\x93\tkostet 5 \x80 \x96 f\xFCr alle.\r\n";
    assert_eq!(UploadKind::of(None, Some("a.txt"), word), Some(plain));
    assert_eq!(text_of(word, plain).as_deref(), Ok("„Übung“\tkostet 5 € – für alle.\r\n"));
    for wrong in [0, 0x1B, 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D] {
        assert_eq!(text_of(&[b'a', 0xE9, wrong], plain), Err(UploadError::NotUtf8), "{wrong:#x}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_pdf_is_an_error_or_a_text(at in 0_usize..900, byte in any::<u8>(), cut in 0_usize..900) {
        let mut bytes = saved(pdf(&[vec![("Tank", 18), ("The tank is empty.", 10)]]));
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = text_of(&bytes, UploadKind::Pdf);
        let _ = text_of(&bytes[..bytes.len() - cut % bytes.len()], UploadKind::Pdf);
    }

    #[test]
    fn a_damaged_docx_is_an_error_or_a_text(at in any::<usize>(), byte in any::<u8>(), xml in "(<w:(p|t|tbl|tr|tc|del)/?>|</w:(p|t|tbl|tr|tc|del)>|&amp;|&#[0-9]{1,8};|[a-z ]{1,9}){0,60}") {
        let mut bytes = docx(&[("word/document.xml", &body(&xml))]);
        let _ = text_of(&bytes, UploadKind::Docx);
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = text_of(&bytes, UploadKind::Docx);
    }

    #[test]
    fn any_bytes_are_an_error_or_a_text(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for head in [&b""[..], b"%PDF-1.5\n", b"PK\x03\x04"] {
            let bytes = [head, &bytes].concat();
            for kind in [UploadKind::Pdf, UploadKind::Docx, UploadKind::Text(ContentType::Plain)] {
                let _ = text_of(&bytes, kind);
            }
        }
    }
}
