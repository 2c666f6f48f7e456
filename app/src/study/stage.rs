//! What is on the stage: everything the widget shows, and nothing else, so that it is drawn anew only when something
//! that can be seen has changed. Drawing a card anew would take the focus away.

use domain::time::{DAY_MS, Timestamp};

use super::{Face, StudyView, view::interval_label};

/// What is on the stage.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stage {
    /// Before a sitting.
    Ready {
        heading: &'static str,
        lead: String,
        questions: Vec<String>,
        /// Is there anything to start?
        can_start: bool,
    },
    /// A card.
    Card {
        id: String,
        revision: u32,
        front: String,
        choices: Vec<String>,
        back: String,
        source: Option<String>,
        /// Days until the card comes back, by grade.
        intervals: [u32; 6],
        /// "Card 2 of 3".
        place: String,
        done: usize,
        total: usize,
    },
    /// After a sitting.
    Complete {
        /// "What is … — in 6 days", a line a card.
        returns: Vec<String>,
        /// How many more cards there are to study at once; 0 for none.
        more: usize,
    },
}

/// New cards beyond the day's that one sitting takes.
const MORE: usize = 10;

impl Stage {
    /// What a session has on the stage.
    pub(super) fn of(view: &StudyView) -> Self {
        let standing = view.standing();
        let total = view.faces.len();
        if view.is_ready_to_start() {
            return Self::ready(view);
        }
        let Some((n, face)) = standing.current.and_then(|n| Some((n, view.faces.get(n)?))) else {
            let line = |face: &Face| [&face.front, " — ", &comes_back(view.now, face.state.due_at)].concat();
            return Self::Complete { returns: view.faces.iter().map(line).collect(), more: view.unseen.min(MORE) };
        };
        let again = if standing.again { " · once more" } else { "" };
        Self::Card {
            id: face.id.clone(),
            revision: face.state.revision,
            front: face.front.clone(),
            choices: face.choices.clone(),
            back: face.back.clone(),
            source: face.source.clone().filter(|source| *source != face.back),
            intervals: face.state.next_all(view.algorithm, view.now).map(|memory| memory.interval_days),
            place: format!("Card {} of {total}{again}", n + 1),
            done: standing.done,
            total,
        }
    }

    fn ready(view: &StudyView) -> Self {
        let returning = view.round > 0;
        let more = view.items.saturating_sub(view.questions.len());
        let mut questions = if returning { Vec::new() } else { view.questions.clone() };
        if more > 0 && !returning {
            questions.push(format!("… and {more} more"));
        }
        let (heading, lead) = match (returning, view.items, view.due) {
            (_, 0, _) => ("Nothing to study yet", "No items have been generated from this plan.".to_owned()),
            (true, _, 1) => ("Welcome back", "1 card is waiting for you today.".to_owned()),
            (true, _, n) => ("Welcome back", format!("{n} cards are waiting for you today.")),
            (false, ..) => ("Cards to study", "Read each question, answer it from memory, then look.".to_owned()),
        };
        Self::Ready { heading, lead, questions, can_start: view.items > 0 }
    }
}

/// Whole days from now, rounded: what the grade button promised.
fn comes_back(now: Timestamp, due_at: Option<Timestamp>) -> String {
    let ms = due_at.map_or(0, |due| due.millis_since(now).max(0));
    interval_label(u32::try_from((ms + DAY_MS / 2) / DAY_MS).unwrap_or(u32::MAX))
}
