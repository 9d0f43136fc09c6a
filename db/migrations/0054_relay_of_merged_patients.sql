-- The relay makes deliveries of events about patients who are merged, for the patients who have their records.
GRANT SELECT (brand_id, id, patient_id) ON merged_patients TO patient_graph_relay;
CREATE POLICY relay ON merged_patients FOR SELECT TO patient_graph_relay USING (true);
