-- How many patients a brand has, so that a list need not count them: the sum over the slots, and those not yet counted.
CREATE TABLE patient_totals (
    brand_id text NOT NULL,
    slot smallint NOT NULL,
    total bigint NOT NULL,
    PRIMARY KEY (brand_id, slot)
) WITH (fillfactor = 10); -- room for the versions of a row that is changed all the time: the index stays as it is

-- The previous release may still be running and does not count. What it adds is not `counted`, as is what anybody adds
-- who does not say so: there are few of them, and an index of their own. Whoever was there before is counted here:
-- requests wait for this file until it is committed, so that the count misses nobody and counts nobody twice.
ALTER TABLE patients ADD COLUMN counted boolean NOT NULL DEFAULT true;
ALTER TABLE patients ALTER COLUMN counted SET DEFAULT false;
CREATE INDEX patients_not_counted ON patients (brand_id) WHERE NOT counted;
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY; -- for the owner, who need not be a superuser
INSERT INTO patient_totals SELECT brand_id, 0, count(*) FROM patients GROUP BY brand_id;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;

-- A row is locked until the commit, so each connection has a slot of its own (nearly: two may share one of the 64, and
-- wait). Nobody waits in a circle: a create takes its Idempotency-Key, its slot and identity keys, always in this
-- order; an erasure takes its slot, of those that only erasures have, after everything that another may hold.
-- A trigger, because the previous release erases too.
CREATE FUNCTION count_erased_patients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO patient_totals AS kept (brand_id, slot, total)
    SELECT brand_id, 64 + pg_backend_pid() % 64, -count(*) FROM gone WHERE counted GROUP BY brand_id ORDER BY brand_id
    ON CONFLICT (brand_id, slot) DO UPDATE SET total = kept.total + excluded.total;
    RETURN NULL;
END $$;
CREATE TRIGGER patients_erased AFTER DELETE ON patients
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION count_erased_patients();

ALTER TABLE patient_totals ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_totals FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON patient_totals TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE ON patient_totals TO patient_graph_service;
