//! Scheduling a session's cards.

use domain::{card::Act, id::PlanId, schedule::Algorithm, time::Timestamp};
use sqlx::SqliteConnection;

use super::{
    CardRow, NewCard, Precondition, PriorState, Review, Scheduled,
    record::apply,
    rows::{check_size, insert_card, select_card},
    session::touch_session,
};
use crate::{Error, Learner, Store};

impl Store {
    /// Adds cards to a session and says when each is due. Cards that are there keep their progress, also those not
    /// named; `prior` fills in only cards that this adds.
    pub async fn schedule(
        &self,
        learner: &Learner,
        plan: Option<PlanId>,
        cards: Vec<NewCard>,
        prior: Vec<PriorState>,
        algorithm: Option<Algorithm>,
        now: Timestamp,
    ) -> Result<Scheduled, Error> {
        self.schedule_if(learner, Precondition::None, plan, cards, prior, algorithm, now).await
    }

    /// The same, only if the session is still what the client has seen; else [`Error::VersionChanged`]. A session
    /// that would have too many cards is [`Error::SessionFull`].
    #[expect(clippy::too_many_arguments, reason = "a request's parts, each of a type of its own")]
    pub async fn schedule_if(
        &self,
        learner: &Learner,
        precondition: Precondition,
        plan: Option<PlanId>,
        cards: Vec<NewCard>,
        prior: Vec<PriorState>,
        algorithm: Option<Algorithm>,
        now: Timestamp,
    ) -> Result<Scheduled, Error> {
        let learner = learner.clone();
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    precondition.check(tx, &learner).await?;
                    let plan_id = plan.as_ref().map(PlanId::as_str);
                    let session = touch_session(tx, &learner, plan_id, algorithm, now).await?;
                    let mut unknown = Vec::new();
                    for brought in &prior {
                        if select_card(tx, &learner, &brought.card).await?.is_none() {
                            unknown.push(brought);
                        }
                    }
                    for (position, card) in cards.iter().enumerate() {
                        insert_card(tx, &learner, plan_id, position as i64, card).await?;
                    }
                    check_size(tx, &learner).await?;
                    for brought in unknown {
                        let Some(card) = select_card(tx, &learner, &brought.card).await? else { continue };
                        let PriorState { memory, due_at, last_seen, .. } = *brought;
                        let review = Review {
                            card: brought.card.clone(),
                            act: Act::Prior { memory, due_at: due_at.or(Some(now)), last_seen },
                            at: Some(last_seen.unwrap_or(now)),
                            event: None,
                            seen_revision: None,
                        };
                        let event_id = format!("={}=prior", brought.card);
                        apply(tx, &learner, &session, &card, &review, &event_id, &event_id, now).await?;
                    }
                    let mut scheduled = read_all(tx, &learner, &cards).await?;
                    scheduled.sort_by(|a, b| {
                        let due = |card: &CardRow| card.state.due_at.unwrap_or(now).max(Timestamp::from_millis(0));
                        due(a).cmp(&due(b)).then_with(|| a.id.as_str().as_bytes().cmp(b.id.as_str().as_bytes()))
                    });
                    Ok(Scheduled {
                        plan_id: session.plan_id,
                        algorithm: session.algorithm,
                        version: session.version,
                        cards: scheduled,
                    })
                })
            })
            .await
    }
}

async fn read_all(tx: &mut SqliteConnection, learner: &Learner, cards: &[NewCard]) -> Result<Vec<CardRow>, Error> {
    let mut rows = Vec::with_capacity(cards.len());
    for card in cards {
        rows.extend(select_card(tx, learner, &card.id).await?);
    }
    Ok(rows)
}
