-- The id that the source of an entry has for it. The previous release does not name the column, so what it adds has none.
-- Without a default the table is not rewritten: its lock is held for a moment.
ALTER TABLE metric_entries ADD COLUMN source_id text;
