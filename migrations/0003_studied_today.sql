-- What a learner has studied today: it uses up the day's new cards, and its siblings wait for another day.
create index cards_by_change on cards (org, session_id, changed_at);
