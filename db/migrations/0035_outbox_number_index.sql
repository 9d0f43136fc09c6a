-- A file of its own, so that reads do not wait for it: writes wait while the table is scanned, about a second for each
-- million events, and nothing is sorted, because few events have a number yet.
CREATE INDEX outbox_number ON outbox (number) WHERE number IS NOT NULL;
