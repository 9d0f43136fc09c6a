// Handwritten SQL of the same-duty peers, one statement per request: under row-level security, with the totals that the
// service keeps, and an audit row for each patient whose PHI is read.
import { PATIENT } from './database.mjs';

/** Returns a CTE that audits the read of the patients `of`. Its parameters begin at `$first`, in the order of `reader` in
 * one_statement.mjs.
 * @type {(of: string, id: string, first: number) => string} */
const readAudit = (of, id, first) => `read_audit AS (
    INSERT INTO audit (brand_id, id, occurred_at, operation, client, request_id, fields, subject, patient_id)
    SELECT $1, ($${first}::text || substr(gen_random_uuid()::text, 16))::uuid, $${first + 1}, $${first + 2},
      $${first + 3}, $${first + 4}, '{}'::text[],
      CASE WHEN ${of}.${id} IN (SELECT patient_id FROM patient_identifiers WHERE brand_id = $1 AND key = $${first + 5})
        THEN 'self' ELSE $${first + 6} END, ${of}.${id}
    FROM ${of} WHERE ${of}.${id} IS NOT NULL)`;

const CREATE = `
  WITH counted AS (
    INSERT INTO patient_totals AS kept (brand_id, slot, total) VALUES ($1, pg_backend_pid() % 64, 1)
    ON CONFLICT (brand_id, slot) DO UPDATE SET total = kept.total + 1 RETURNING slot
  ), registered AS (
    INSERT INTO patients (brand_id, id, first_name, last_name, date_of_birth, gender, email, phone, external_ids,
      metadata, status, created_at, updated_at, full_name_key, last_name_key, phone_key, counted)
    SELECT $1, $2, $3, $4, $5::date, $6, $7, $8, $9::json, $10::json, 'active', $11, $11, $12, $13, $14, true
    FROM counted RETURNING id
  ), identified AS (
    INSERT INTO patient_identifiers (brand_id, patient_id, key, kind)
    SELECT $1, $2, key, kind FROM registered, unnest($15::bytea[], $16::text[]) AS identifier (key, kind)
  ), audited AS (
    INSERT INTO audit (brand_id, id, occurred_at, event, patient_id, client, request_id, fields, operation, subject)
    VALUES ($1, $17, $11, 'patient.created', $2, $22, $18, $19, 'patients.create', $23)
  ), sent AS (
    INSERT INTO outbox (brand_id, id, occurred_at, event, patient_id, request_id, fields)
    VALUES ($1, $17, $11, 'patient.created', $2, $18, $19)
  ), shown AS (
    INSERT INTO timeline (brand_id, patient_id, occurred_at, id, event_type, title, source_type, source_id, metadata,
      created_at)
    VALUES ($1, $2, $11, $20, 'patient.created', 'Registered', 'patient', $2, $21, $11)
  )`;

export const create = { name: 'patient_create', text: `${CREATE} SELECT` };

export const createWithKey = {
  name: 'patient_create_with_key',
  text: `${CREATE}
  INSERT INTO idempotency_keys (brand_id, caller, key, patient_id, request_hash, status, headers, body, created_at)
  VALUES ($1, $24, $25, $2, $26, 201, $27, $28, $11)`,
};

export const storedResponse = {
  name: 'stored_response',
  text: `WITH stored AS (
      SELECT patient_id, request_hash, status, headers, body FROM idempotency_keys
      WHERE brand_id = $1 AND caller = $2 AND key = $3
    ), matching AS (SELECT patient_id FROM stored WHERE request_hash = $4), ${readAudit('matching', 'patient_id', 5)}
    SELECT request_hash, status, headers, body FROM stored`,
};

export const takenKinds = {
  name: 'taken_kinds',
  text: `SELECT DISTINCT kind FROM patient_identifiers WHERE brand_id = $1 AND key = ANY ($2::bytea[]) ORDER BY kind`,
};

export const byId = {
  name: 'patient_by_id',
  text: `WITH people AS (SELECT ${PATIENT} FROM patients WHERE brand_id = $1 AND id = $2),
    ${readAudit('people', 'id', 3)}
    SELECT * FROM people`,
};

export const byIdSafe = {
  name: 'patient_by_id_safe',
  text: `SELECT id, brand_id, external_ids, status, metadata, created_at, updated_at FROM patients
    WHERE brand_id = $1 AND id = $2`,
};

export const byKey = {
  name: 'patient_by_key',
  text: `WITH people AS (
      SELECT ${PATIENT} FROM patients WHERE brand_id = $1
        AND id = (SELECT patient_id FROM patient_identifiers WHERE brand_id = $1 AND key = $2)
    ), ${readAudit('people', 'id', 3)}
    SELECT * FROM people`,
};

// An empty page is one row that only contains the total.
export const page = {
  name: 'patient_page',
  text: `WITH counted AS (
      SELECT ((SELECT coalesce(sum(total), 0) FROM patient_totals WHERE brand_id = $1)
        + (SELECT count(*) FROM patients WHERE brand_id = $1 AND NOT counted))::bigint AS total
    ), people AS (
      SELECT ${PATIENT} FROM patients WHERE brand_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3 OFFSET $4
    ), ${readAudit('people', 'id', 5)}
    SELECT counted.total, EXISTS (
      SELECT FROM patients WHERE brand_id = $1 AND id < (SELECT id FROM people ORDER BY id LIMIT 1)
    ) AS has_next, people.*
    FROM counted LEFT JOIN people ON true ORDER BY people.id DESC`,
};

export const recordMetric = {
  name: 'metric_record',
  text: `
  WITH audited AS (
    INSERT INTO audit (brand_id, id, occurred_at, event, patient_id, entity_id, client, request_id, fields, operation,
      subject)
    VALUES ($1, $11, $10, 'metric_entry.recorded', $2, $3, $17, $12, $13, 'metrics.append', $18)
  ), sent AS (
    INSERT INTO outbox (brand_id, id, occurred_at, event, patient_id, entity_id, request_id, fields)
    VALUES ($1, $11, $10, 'metric_entry.recorded', $2, $3, $12, $13)
  ), shown AS (
    INSERT INTO timeline (brand_id, patient_id, occurred_at, id, event_type, title, description, source_type, source_id,
      metadata, created_at)
    VALUES ($1, $2, $16, $14, 'metric_entry.recorded', 'Measurement recorded', $4, 'metric_entry', $3, $15, $10)
  )
  INSERT INTO metric_entries (brand_id, patient_id, id, metric_key, value_numeric, value_text, unit, source, is_phi,
    created_at, recorded_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $16)
  RETURNING recorded_at`,
};

// Skips from key to key in the index ("loose index scan" in PostgreSQL's wiki). Begins with the patient: no row means
// that the patient does not exist.
export const latest = {
  name: 'metric_latest',
  text: `
  WITH RECURSIVE people AS (SELECT id FROM patients WHERE brand_id = $1 AND id = $2),
  ${readAudit('people', 'id', 5)}, keys (metric_key) AS (
    SELECT min(metric_key) FROM metric_entries WHERE brand_id = $1 AND patient_id = $2 AND metric_key > $3
    UNION ALL
    SELECT (SELECT min(following.metric_key) FROM metric_entries AS following
      WHERE brand_id = $1 AND patient_id = $2 AND following.metric_key > keys.metric_key)
    FROM keys WHERE keys.metric_key IS NOT NULL
  ), found AS (
    SELECT entry.* FROM (SELECT metric_key FROM keys WHERE metric_key IS NOT NULL LIMIT $4) AS wanted
    CROSS JOIN LATERAL (
      SELECT metric_key, coalesce(value_numeric::text, value_text) AS last_value, unit,
        recorded_at AS last_recorded_at, is_phi
      FROM metric_entries WHERE brand_id = $1 AND patient_id = $2 AND metric_key = wanted.metric_key
      ORDER BY recorded_at DESC, id DESC LIMIT 1
    ) AS entry
  )
  SELECT found.* FROM people LEFT JOIN found ON true ORDER BY found.metric_key`,
};
