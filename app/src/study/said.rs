//! What the page says after an act: the same words with and without JavaScript.

use super::StudyView;

/// Something that just happened. Travels as a code in the address when a form came back without JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// A sitting was begun.
    Scheduled,
    /// A card was graded.
    Graded(u8),
    /// Another tab was faster.
    Elsewhere,
    /// The last act was taken back.
    Undone,
    /// The sitting starts over.
    Reset,
    /// A session without any progress.
    #[cfg_attr(not(any(feature = "ssr", test)), expect(dead_code, reason = "said only by the server"))]
    Fresh,
    /// The server cannot take it now.
    Busy,
}

#[cfg(any(feature = "ssr", test))]
impl Said {
    /// The code in the address.
    pub(super) fn code(self) -> String {
        match self {
            Self::Scheduled => "scheduled".to_owned(),
            Self::Graded(grade) => format!("graded-{grade}"),
            Self::Elsewhere => "elsewhere".to_owned(),
            Self::Undone => "undone".to_owned(),
            Self::Reset => "reset".to_owned(),
            Self::Fresh => "fresh".to_owned(),
            Self::Busy => "busy".to_owned(),
        }
    }

    /// The act of a code, if it is one.
    pub(super) fn parse(code: &str) -> Option<Self> {
        let plain = [Self::Scheduled, Self::Elsewhere, Self::Undone, Self::Reset, Self::Fresh, Self::Busy];
        let graded = (0..=5).map(Self::Graded);
        plain.into_iter().chain(graded).find(|said| said.code() == code)
    }
}

impl Said {
    /// In words.
    pub(super) fn words(self, view: &StudyView) -> String {
        match self {
            Self::Scheduled => scheduled(view),
            Self::Graded(grade) => format!("Graded: {grade}/5"),
            Self::Elsewhere => "This card was already graded in another tab. Nothing was counted twice.".to_owned(),
            Self::Undone => "Undone.".to_owned(),
            Self::Reset => format!("Started over. {}", scheduled(view)),
            Self::Fresh => "New session: nothing has been studied in it yet.".to_owned(),
            Self::Busy => "The server is busy. Please try again in a moment.".to_owned(),
        }
    }
}

fn scheduled(view: &StudyView) -> String {
    let cards = if view.total == 1 { "card" } else { "cards" };
    format!("Scheduled {} {cards} using {}", view.total, view.algorithm)
}

/// "Loaded 2 previous progress items", for a page that finds some.
#[cfg(feature = "ssr")]
pub(super) fn loaded(view: &StudyView) -> Option<String> {
    let items = if view.tracked == 1 { "item" } else { "items" };
    (view.tracked > 0).then(|| format!("Loaded {} previous progress {items}", view.tracked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_and_no_other_text_does() {
        for said in
            [Said::Scheduled, Said::Graded(4), Said::Elsewhere, Said::Undone, Said::Reset, Said::Fresh, Said::Busy]
        {
            assert_eq!(Said::parse(&said.code()), Some(said));
        }
        for text in ["", "graded-6", "Call this number", "graded--1"] {
            assert_eq!(Said::parse(text), None, "{text}");
        }
    }
}
