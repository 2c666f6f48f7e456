//! What a learner does on the study page, and the one text form of it: in a form's button, on the wire and in the
//! browser's storage.

use domain::schedule::Grade;

/// The kinds of acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeedKind {
    /// Begin a sitting, or go on with the one under way.
    Start,
    /// Begin a sitting with cards beyond the day's new ones.
    More,
    /// Begin a new session: every plan starts afresh.
    Fresh,
    /// Nothing; tell how the session stands.
    State,
    /// Look at the answer.
    Flip,
    /// Grade the recall.
    Grade(Grade),
    /// Take back the last grade or reset.
    Undo,
    /// Start the sitting over.
    Reset,
}

impl DeedKind {
    const PLAIN: [(DeedKind, &'static str); 7] = [
        (Self::Start, "start"),
        (Self::More, "more"),
        (Self::Fresh, "fresh"),
        (Self::State, "state"),
        (Self::Flip, "flip"),
        (Self::Undo, "undo"),
        (Self::Reset, "reset"),
    ];
    const GRADES: [&'static str; 6] = ["grade-0", "grade-1", "grade-2", "grade-3", "grade-4", "grade-5"];

    fn verb(self) -> &'static str {
        match self {
            Self::Grade(grade) => Self::GRADES.get(usize::from(grade.quality())).copied().unwrap_or_default(),
            plain => Self::PLAIN.iter().find(|(kind, _)| *kind == plain).map(|(_, verb)| *verb).unwrap_or_default(),
        }
    }

    fn parse(verb: &str) -> Option<Self> {
        let graded = || Grade::ALL.into_iter().map(Self::Grade).find(|kind| kind.verb() == verb);
        Self::PLAIN.iter().find(|(_, name)| *name == verb).map(|(kind, _)| *kind).or_else(graded)
    }
}

/// An act. Its parts are ids and numbers, so that `/` can stand between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The plan it was done in.
    pub plan: String,
    /// The tag of the session it was done in; empty before there was one.
    pub session: String,
    /// What was done.
    pub kind: DeedKind,
    /// Names the act: sent twice, it counts once.
    pub event: String,
    /// The card it was done to, with the revision of it that the learner saw; none where no card is meant. Of an undo
    /// the name of the act to be taken back; none where that is whatever was done last.
    pub card: Option<(String, u32)>,
}

impl Deed {
    /// `PLAN/SESSION/grade-4/EVENT/REVISION/CARD`; without a card the last two are left out.
    pub fn text(&self) -> String {
        let mut text = [self.plan.as_str(), self.session.as_str(), self.kind.verb(), self.event.as_str()].join("/");
        if let Some((card, revision)) = &self.card {
            text = [text.as_str(), revision.to_string().as_str(), card.as_str()].join("/");
        }
        text
    }

    /// Reads what [`Deed::text`] wrote; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let (plan, session) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let kind = DeedKind::parse(parts.next()?)?;
        let event = parts.next()?.to_owned();
        let card = match parts.next() {
            Some(revision) => Some((revision.parse().ok()?, parts.next()?.to_owned())),
            None => None,
        };
        let card = card.map(|(revision, card)| (card, revision));
        parts.next().is_none().then_some(Self { plan, session, kind, event, card })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_reads_back_from_its_text() {
        let kinds =
            DeedKind::PLAIN.into_iter().map(|(kind, _)| kind).chain(Grade::ALL.into_iter().map(DeedKind::Grade));
        for kind in kinds {
            for card in [None, Some(("demo-1".to_owned(), 7))] {
                let deed =
                    Deed { plan: "demo".to_owned(), session: "t".to_owned(), kind, event: "e1".to_owned(), card };
                assert_eq!(Deed::parse(&deed.text()), Some(deed));
            }
        }
    }

    #[test]
    fn other_texts_are_no_act() {
        for text in [
            "",
            "demo",
            "demo/t/flip",
            "demo/t/jump/e",
            "demo/t/grade-6/e/0/c",
            "demo/t/flip/e/x/c",
            "demo/t/flip/e/1/c/d",
        ] {
            assert_eq!(Deed::parse(text), None, "{text}");
        }
    }
}
