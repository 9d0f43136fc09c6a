-- A file of its own, so that reads do not wait for it: writes of entries wait while the table is scanned, about a second
-- for each million entries, and nothing is sorted, because no entry has such an id yet. Entries without one take no room.
CREATE UNIQUE INDEX metric_entries_source ON metric_entries (brand_id, patient_id, source, source_id)
    WHERE source_id IS NOT NULL;
