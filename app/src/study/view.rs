//! What the page and the island know of a session.

use domain::{card::CardState, round::Standing, schedule::Algorithm, time::Timestamp};
use serde::{Deserialize, Serialize};

/// A session on one plan, as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyView {
    /// The plan.
    pub plan: String,
    /// What it is called.
    pub title: String,
    /// Its first questions, for before the start.
    pub questions: Vec<String>,
    /// How many items it has.
    pub items: usize,
    /// Tells sessions apart without giving them away; empty before there is one.
    pub session_tag: String,
    /// The scheduler.
    pub algorithm: Algorithm,
    /// The number of the sitting; 0 before the first.
    pub round: u32,
    /// The sitting's cards.
    pub faces: Vec<Face>,
    /// Cards scheduled in all.
    pub total: usize,
    /// Of them, ever graded.
    pub tracked: usize,
    /// Of them, never shown.
    pub unseen: usize,
    /// Cards that a new sitting would have now.
    pub due: usize,
    /// Was the act that this answers left out, for another tab had moved the card on?
    pub superseded: bool,
    /// When anything last changed.
    pub updated_at: Option<Timestamp>,
    /// The server's clock when it said so.
    pub now: Timestamp,
}

/// A card with both its sides. The learner grades themself, so the back may be here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Face {
    /// Its id.
    pub id: String,
    /// The question.
    pub front: String,
    /// The choices of a multiple-choice item.
    pub choices: Vec<String>,
    /// The answer.
    pub back: String,
    /// The passage of the source it rests on.
    pub source: Option<String>,
    /// Where its memory stands.
    pub state: CardState,
}

impl StudyView {
    /// Where the learner stands in the sitting.
    pub fn standing(&self) -> Standing {
        domain::round::standing(self.round, self.faces.iter().map(|face| &face.state))
    }

    /// The card to show.
    pub fn current(&self) -> Option<&Face> {
        self.standing().current.and_then(|place| self.faces.get(place))
    }

    /// Is a sitting to be begun before anything can be shown?
    pub fn is_ready_to_start(&self) -> bool {
        self.round == 0 || (self.current().is_none() && self.due > 0)
    }
}

/// "in 6 days": when a card comes back after an interval.
pub fn interval_label(days: u32) -> String {
    match days {
        0 => "now".to_owned(),
        1 => "in 1 day".to_owned(),
        n => format!("in {n} days"),
    }
}

#[cfg(feature = "ssr")]
mod from_store {
    use super::{Face, StudyView};
    use crate::{
        context::{PageContext, org, session_tag, today},
        error::AppError,
    };
    use authoring::{ContentType, Source, readable};
    use domain::{id::SessionId, queue::Limits, time::Timestamp};
    use store::{QueueScope, StudyCard};

    /// How many questions are named before the start.
    const NAMED_QUESTIONS: usize = 10;

    /// How much one sitting has.
    pub(crate) const SITTING: Limits = Limits { total: 20, new_per_day: 10, siblings_apart: true };
    /// A sitting that the learner asked for beyond the day's new cards.
    pub(crate) const EXTRA_SITTING: Limits = Limits { total: 10, new_per_day: 10_000, siblings_apart: false };

    /// The back of an open question.
    const NO_SINGLE_ANSWER: &str = "There is no single answer: judge your own by what you have learnt.";

    impl From<StudyCard> for Face {
        fn from(card: StudyCard) -> Self {
            let StudyCard { id, front, choices, back, source, state } = card;
            let back = if back.is_empty() { NO_SINGLE_ANSWER.to_owned() } else { back };
            Self { id: id.into(), front, choices, back, source, state }
        }
    }

    /// Passages as a reader sees them, without the markup of their document.
    fn faces(cards: Vec<StudyCard>, content_type: &str) -> Vec<Face> {
        let content_type = content_type.parse().unwrap_or(ContentType::Plain);
        let read = |content: String| readable(&Source { content: &content, content_type, language: None });
        cards.into_iter().map(|card| StudyCard { source: card.source.map(read), ..card }).map(Face::from).collect()
    }

    impl StudyView {
        /// Reads the session of this browser on a plan; without a session, the plan as a new learner sees it.
        pub(crate) async fn read(
            context: &PageContext,
            session: Option<&str>,
            plan: &str,
            now: Timestamp,
        ) -> Result<Self, AppError> {
            let stored = context.store.plan(&org(), plan).await?;
            let modules = context.store.modules(&org(), plan).await?;
            let questions: Vec<String> = modules.into_iter().flat_map(|m| m.items).map(|item| item.prompt).collect();
            // Nobody has the session `-`, so what is read for it is what a new learner gets.
            let learner = crate::context::learner_on(session.unwrap_or("-"), plan)?;
            let study = context.store.study(&learner).await?;
            let scope = QueueScope::Session(SessionId::clone(&learner.session));
            let queue = context.store.daily_queue(&org(), &scope, &today(&context.site), SITTING, now).await?;
            let due = if study.round == 0 { questions.len() } else { queue.entries.len() };
            Ok(Self {
                plan: plan.to_owned(),
                title: stored.preview.title,
                items: questions.len(),
                questions: questions.into_iter().take(NAMED_QUESTIONS).collect(),
                session_tag: session.map(session_tag).unwrap_or_default(),
                algorithm: study.algorithm,
                round: study.round,
                faces: faces(study.cards, &stored.preview.content_type),
                total: study.total,
                tracked: study.tracked,
                unseen: study.unseen,
                due,
                superseded: false,
                updated_at: study.updated_at,
                now,
            })
        }
    }
}
#[cfg(feature = "ssr")]
pub(crate) use from_store::{EXTRA_SITTING, SITTING};
