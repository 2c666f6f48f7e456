//! Roles: who does what in an organisation.

use std::collections::HashMap;

use crate::document::Document;
use crate::noun_phrase::phrases;
use crate::word_list::WordList;

/// Words that name somebody who acts.
static ROLES: WordList = WordList::new(
    "officer manager owner administrator employee staff team committee department director supervisor user \
                     contractor board analyst technician operator auditor custodian controller processor licensee \
                     contributor worker engineer executive coordinator inspector trainer trainee learner student teacher \
                     instructor nurse doctor physician patient visitor supplier vendor customer client recipient licensor \
                     author maintainer developer reviewer approver chair president head secretary treasurer member \
                     personnel guard driver pilot assistant specialist consultant partner leader steward champion desk \
                     scientist researcher investigator participant responder witness applicant candidate",
);

/// Whether a phrase in lower case names a role.
pub(crate) fn is_role(lower: &str) -> bool {
    let last = lower.rsplit(' ').next().unwrap_or_default();
    ROLES.contains(last) || last.strip_suffix('s').is_some_and(|singular| ROLES.contains(singular))
}

/// The roles the document names, those named most often first; each in one spelling.
pub(crate) fn named(document: &Document) -> Vec<String> {
    let mut counts: HashMap<String, (usize, usize, String)> = HashMap::new();
    for (order, sentence) in document.sentences.iter().enumerate().take(5_000) {
        for phrase in phrases(document, sentence) {
            let tokens = &document.tokens[phrase.tokens];
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
                continue;
            };
            let text = &document.blocks[sentence.block].text[first.range.start..last.range.end];
            let lower = text.to_lowercase();
            if is_role(&lower) && !lower.contains(['\'', '’']) {
                counts.entry(lower).or_insert_with(|| (0, order, String::from(text))).0 += 1;
            }
        }
    }
    let mut roles: Vec<(usize, usize, String)> = counts.into_values().collect();
    roles.sort_by(|a, b| {
        b.2.contains(' ').cmp(&a.2.contains(' ')).then(b.0.cmp(&a.0)).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2))
    });
    roles.into_iter().map(|(_, _, text)| text).collect()
}
