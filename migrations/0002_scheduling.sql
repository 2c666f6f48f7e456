-- What FSRS keeps of a card beside SM-2's part; null until FSRS has seen it. Derived from the reviews like the rest.
alter table cards add column stability real;
alter table cards add column difficulty real;

-- What a learner has studied today: it uses up the day's new cards, and its siblings wait.
create index cards_by_change on cards (org, session_id, changed_at);
