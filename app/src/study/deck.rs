//! A session as the browser sees it: acts are applied here at once, by the rules the server will apply, and taken over
//! from the server when it has them all.

use std::ops::Range;

use domain::{
    card::{Act, CardState, Event},
    time::Timestamp,
};

use super::{
    StudyView,
    deed::{Deed, DeedKind},
};

/// A session with what was done to it here.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    view: StudyView,
    /// The acts that can be undone without asking the server, the last one last.
    before: Vec<Before>,
}

/// What an act did away with.
#[derive(Debug, Clone, PartialEq)]
struct Before {
    /// The name of the act.
    event: String,
    /// The places of the cards it touched, with their states before it.
    states: Vec<(usize, CardState)>,
}

impl Deck {
    /// A session as the server has it.
    pub fn new(view: StudyView) -> Self {
        Self { view, before: Vec::new() }
    }

    /// The session as it now stands.
    pub fn view(&self) -> &StudyView {
        &self.view
    }

    /// The name of the act that an undo would take back; none when that was not done here.
    pub fn last_act(&self) -> Option<&str> {
        self.before.last().map(|before| before.event.as_str())
    }

    /// The server has every act: its word counts. What can be undone here stays, unless the sitting is another one.
    pub fn take_over(&mut self, view: StudyView) {
        let same_cards = view.faces.len() == self.view.faces.len()
            && view.faces.iter().zip(&self.view.faces).all(|(theirs, ours)| theirs.id == ours.id);
        if view.round != self.view.round || !same_cards {
            self.before.clear();
        }
        self.view = view;
    }

    /// Does what the learner did at a moment, in milliseconds by the browser's clock. Unknown cards, and what only the
    /// server can do, are left to it.
    pub fn apply(&mut self, deed: &Deed, done_at: i64) {
        let at = Timestamp::from_millis(done_at);
        match deed.kind {
            DeedKind::Undo => {
                for (place, state) in self.before.pop().map(|before| before.states).unwrap_or_default() {
                    let Some(face) = self.view.faces.get_mut(place) else { continue };
                    // Revisions only go up: the server counts the undo as well. What was seen stays seen.
                    let (revision, last_seen) = (face.state.revision + 1, face.state.last_seen);
                    face.state = CardState { revision, last_seen, ..state };
                }
            }
            DeedKind::Reset => {
                self.remember(deed, 0..self.view.faces.len());
                for place in 0..self.view.faces.len() {
                    self.step(place, Act::Reset, at);
                }
            }
            DeedKind::Flip | DeedKind::Grade(_) => {
                let Some(place) = self.place(deed) else { return };
                if let DeedKind::Grade(grade) = deed.kind {
                    self.remember(deed, place..place + 1);
                    self.step(place, Act::Grade(grade), at);
                } else {
                    self.step(place, Act::Flip, at);
                }
            }
            DeedKind::Start | DeedKind::More | DeedKind::Fresh | DeedKind::State => {}
        }
        self.recount();
    }

    fn remember(&mut self, deed: &Deed, places: Range<usize>) {
        let states = places.filter_map(|place| Some((place, self.view.faces.get(place)?.state))).collect();
        self.before.push(Before { event: deed.event.clone(), states });
    }

    fn place(&self, deed: &Deed) -> Option<usize> {
        let (card, _) = deed.card.as_ref()?;
        self.view.faces.iter().position(|face| face.id == *card)
    }

    fn step(&mut self, place: usize, act: Act, at: Timestamp) {
        let (algorithm, round) = (self.view.algorithm, self.view.round);
        let Some(face) = self.view.faces.get_mut(place) else { return };
        // The browser's clock may lag behind what the server wrote; here and now is never the past.
        let at = face.state.changed_at.map_or(at, |changed| at.max(changed));
        face.state = face.state.after(&Event { act, at, round: Some(round) }, algorithm);
    }

    /// Keeps the counts in step with the cards of the sitting.
    fn recount(&mut self) {
        let graded = self.view.faces.iter().filter(|face| face.state.reviews > 0).count();
        // What was due when the sitting began is in it; what is due after it the server will say.
        self.view.due = 0;
        self.view.tracked = self.view.tracked.max(graded).min(self.view.total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Face;
    use domain::schedule::{Algorithm, Grade};

    fn deck(cards: &[&str]) -> Deck {
        let face = |id: &&str| Face {
            id: (*id).to_owned(),
            front: String::new(),
            choices: Vec::new(),
            back: String::new(),
            source: None,
            state: CardState::default(),
        };
        Deck::new(StudyView {
            plan: "demo".to_owned(),
            title: String::new(),
            questions: Vec::new(),
            items: cards.len(),
            session_tag: String::new(),
            algorithm: Algorithm::Sm2Lite,
            round: 1,
            faces: cards.iter().map(face).collect(),
            total: cards.len(),
            tracked: 0,
            unseen: 0,
            due: 0,
            superseded: false,
            updated_at: None,
            now: Timestamp::from_millis(0),
        })
    }

    /// Does something to a deck at a moment.
    fn act(deck: &mut Deck, kind: DeedKind, card: Option<&str>, at: i64) {
        let card = card.map(|card| (card.to_owned(), 0));
        deck.apply(&Deed { plan: "demo".to_owned(), session: String::new(), kind, event: format!("e{at}"), card }, at);
    }

    fn grade(deck: &mut Deck, quality: i64, card: &str, at: i64) {
        act(deck, DeedKind::Grade(Grade::parse(quality).unwrap()), Some(card), at);
    }

    fn current(deck: &Deck) -> Option<&str> {
        deck.view().current().map(|face| face.id.as_str())
    }

    #[test]
    fn a_grade_brings_the_next_card_and_a_missed_one_comes_round_again() {
        let mut deck = deck(&["a", "b"]);
        grade(&mut deck, 1, "a", 1);
        assert_eq!(current(&deck), Some("b"));
        grade(&mut deck, 4, "b", 2);
        assert_eq!((current(&deck), deck.view().standing().again), (Some("a"), true));
        grade(&mut deck, 3, "a", 3);
        assert_eq!(current(&deck), None);
    }

    #[test]
    fn undo_brings_back_the_card_and_its_memory() {
        let mut deck = deck(&["a", "b"]);
        grade(&mut deck, 4, "a", 1);
        act(&mut deck, DeedKind::Undo, None, 2);
        assert_eq!(current(&deck), Some("a"));
        assert!(deck.view().faces[0].state.is_new());
    }

    #[test]
    fn undo_leaves_the_cards_alone_that_its_act_did_not_touch() {
        let mut deck = deck(&["a", "b"]);
        grade(&mut deck, 4, "a", 1);
        act(&mut deck, DeedKind::Flip, Some("b"), 2);
        let b = deck.view().faces[1].state;
        assert_eq!(deck.last_act(), Some("e1"));
        act(&mut deck, DeedKind::Undo, None, 3);
        assert_eq!((deck.view().faces[1].state, deck.view().faces[0].state.revision), (b, 2));
        assert_eq!(deck.last_act(), None);
    }

    #[test]
    fn undo_with_nothing_done_here_changes_nothing() {
        let mut undone = deck(&["a"]);
        act(&mut undone, DeedKind::Undo, None, 1);
        assert_eq!(undone, deck(&["a"]));
    }

    #[test]
    fn reset_starts_over_with_the_first_card_and_can_be_undone() {
        let mut deck = deck(&["a", "b"]);
        grade(&mut deck, 4, "a", 1);
        act(&mut deck, DeedKind::Reset, None, 2);
        assert_eq!(current(&deck), Some("a"));
        act(&mut deck, DeedKind::Undo, None, 3);
        assert_eq!(current(&deck), Some("b"));
    }

    #[test]
    fn a_clock_set_back_does_not_make_a_grade_stale() {
        let mut deck = deck(&["a"]);
        grade(&mut deck, 1, "a", 100);
        grade(&mut deck, 4, "a", 50);
        assert_eq!(current(&deck), None);
    }
}
