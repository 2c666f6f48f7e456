-- What FSRS keeps of a card beside SM-2's part; null until FSRS has seen it. Derived from the reviews like the rest.
alter table cards add column stability real;
alter table cards add column difficulty real;
