-- Events are delivered in the order of these numbers (decision record 0111). An event is the last statement of its
-- transaction, so whatever that transaction saw or waited for has a lower number. The previous release does not name the
-- column, so what it adds has a number too. Rows that are there already have none and are not delivered.
-- The default is set afterwards: with one, adding the column would rewrite the table.
CREATE SEQUENCE outbox_numbers;
GRANT USAGE ON SEQUENCE outbox_numbers TO patient_graph_service;
ALTER TABLE outbox ADD COLUMN number bigint;
ALTER TABLE outbox ALTER COLUMN number SET DEFAULT nextval('outbox_numbers');
