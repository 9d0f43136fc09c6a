-- PostgreSQL plans a prepared statement once, for any brand. What current_setting() returns is already known then, and
-- taken for the brand to expect: planned for a brand with few rows, a statement reads all rows of the next one that has
-- many. The value of a subselect is not known before it runs, so that no brand is expected more than another.
-- A COMMIT after each: whoever holds one table while waiting for the next could wait in a circle with a request.
ALTER POLICY brand ON patients USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON patient_identifiers USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON audit USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON outbox USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON idempotency_keys USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON timeline USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON compliance_acts USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON researcher_acknowledgements USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON onboarding USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON intake_responses USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON consult_outcomes USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON providers USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON provider_links USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON encounters USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON metric_entries USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON medications USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON treatments USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON prescriptions USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON consultations USING (brand_id = (SELECT current_setting('app.brand', true))); COMMIT; BEGIN;
ALTER POLICY brand ON patient_totals USING (brand_id = (SELECT current_setting('app.brand', true)));
