//! The log and the report.

use std::{fs, io::Write};

use super::{Health, Watch};

#[test]
fn the_rest_of_the_report_stays_as_it_is() {
    let watch = Watch::new();
    fs::write(watch.file("report.md"), "# Staging\n\n## Drill\nBy hand, 9 October.\n").unwrap();
    watch.round(&[]);
    let once = watch.read("report.md");
    assert!(
        once.starts_with("# Staging\n\n## Drill\nBy hand, 9 October.\n\n<!-- cerply-ops monitor: begin -->\n"),
        "{once}"
    );
    fs::write(watch.file("report.md"), once.clone() + "\nSigned: \n").unwrap();
    watch.is(Health::Broken);
    watch.round(&[]);
    let twice = watch.read("report.md");
    assert!(twice.starts_with("# Staging\n\n## Drill\nBy hand, 9 October.\n\n<!-- cerply-ops monitor: begin -->\n"));
    assert!(twice.ends_with("<!-- cerply-ops monitor: end -->\n\nSigned: \n"), "{twice}");
    assert!(twice.contains("- Uptime of the last 24 h: 50.00 % (1 of 2 rounds)"), "{twice}");
    assert!(twice.contains("| ✓ passed | 31/31 |") && twice.contains("| ✗ failed | "), "{twice}");
    let endpoint = twice.lines().find(|line| line.starts_with("| GET /api/version | 4 | ")).unwrap();
    assert!(endpoint.ends_with(" | 50 |"), "{endpoint}");
}

#[test]
fn a_report_whose_marks_make_no_section_is_left_as_it_is() {
    let watch = Watch::new();
    let text = "<!-- cerply-ops monitor: begin -->\nhalf a section\n";
    fs::write(watch.file("report.md"), text).unwrap();
    let run = watch.round(&[]);
    assert_eq!(run.code, 2, "{}", run.said);
    assert!(run.complained.contains("report.md is left as it is"), "{}", run.complained);
    assert_eq!(watch.read("report.md"), text);
    assert_eq!(watch.records().len(), 1, "the round is in the log all the same");
}

#[test]
fn lines_of_the_log_that_cannot_be_read_are_set_aside_and_told() {
    let watch = Watch::new();
    watch.round(&[]);
    let mut log = fs::OpenOptions::new().append(true).open(watch.file("report.jsonl")).unwrap();
    log.write_all(b"{\"at\":\"yesterday\"}\n\xff\xfe\n{\"at\":\"2026-01-3").unwrap();
    let run = watch.round(&[]);
    assert_eq!(run.code, 0, "{}", run.complained);
    assert!(run.said.contains("3 lines of the log could not be read"), "{}", run.said);
    assert_eq!(watch.records().len(), 2);
    let aside = fs::read(watch.file("report.jsonl.corrupt")).unwrap();
    assert_eq!(aside, b"{\"at\":\"yesterday\"}\n\xff\xfe\n{\"at\":\"2026-01-3\n");
    assert!(!watch.round(&[]).said.contains("could not be read"), "told once");
}
