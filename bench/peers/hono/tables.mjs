// The tables of the peer as drizzle schemas. The migrations of patient-graph create them.
import {
  boolean,
  customType,
  date,
  integer,
  json,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { rfc3339 } from '../shared/database.mjs';

/** A time, written and returned in the format of the contract. */
const instant = customType({ dataType: () => 'timestamp with time zone', fromDriver: rfc3339 });
const bytea = customType({ dataType: () => 'bytea' });

// The columns of the contract's Patient come first, in its order.
export const patients = pgTable(
  'patients',
  {
    id: uuid().notNull(),
    brand_id: text().notNull(),
    first_name: text().notNull(),
    last_name: text().notNull(),
    date_of_birth: date(),
    gender: text(),
    email: text(),
    phone: text(),
    external_ids: json().notNull(),
    status: text().notNull(),
    metadata: json().notNull(),
    age_verified_at: instant(),
    ruo_pathway_acknowledged_at: instant(),
    researcher_acknowledgement_id: uuid(),
    prescription_status: text(),
    prescription_consult_completed_at: instant(),
    created_at: instant().notNull(),
    updated_at: instant().notNull(),
    full_name_key: text().notNull(),
    last_name_key: text().notNull(),
    phone_key: text(),
    counted: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.brand_id, table.id] })],
);

export const patientIdentifiers = pgTable(
  'patient_identifiers',
  {
    brand_id: text().notNull(),
    patient_id: uuid().notNull(),
    key: bytea().notNull(),
    kind: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.brand_id, table.key] })],
);

const recorded = () => ({
  brand_id: text().notNull(),
  id: uuid().notNull(),
  occurred_at: instant().notNull(),
  event: text().notNull(),
  patient_id: uuid(),
  entity_id: uuid(),
  request_id: uuid().notNull(),
  fields: text().array().notNull(),
});

export const audit = pgTable(
  'audit',
  { ...recorded(), operation: text(), subject: text(), client: text().notNull() },
  (table) => [primaryKey({ columns: [table.brand_id, table.id] })],
);

export const outbox = pgTable('outbox', recorded(), (table) => [primaryKey({ columns: [table.brand_id, table.id] })]);

export const timeline = pgTable(
  'timeline',
  {
    brand_id: text().notNull(),
    patient_id: uuid().notNull(),
    occurred_at: instant().notNull(),
    id: uuid().notNull(),
    event_type: text().notNull(),
    title: text().notNull(),
    description: text(),
    source_type: text(),
    source_id: uuid(),
    metadata: json().notNull(),
    created_at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.brand_id, table.patient_id, table.occurred_at, table.id] })],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    brand_id: text().notNull(),
    caller: text().notNull(),
    key: text().notNull(),
    patient_id: uuid(),
    request_hash: bytea().notNull(),
    status: integer().notNull(),
    headers: json().notNull(),
    body: text().notNull(),
    created_at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.brand_id, table.caller, table.key] })],
);

// In the order of the contract's MetricEntry.
export const metricEntries = pgTable(
  'metric_entries',
  {
    id: uuid().notNull(),
    patient_id: uuid().notNull(),
    brand_id: text().notNull(),
    metric_key: text().notNull(),
    value_numeric: numeric(),
    value_text: text(),
    unit: text(),
    source: text().notNull(),
    is_phi: boolean().notNull(),
    recorded_at: instant().notNull(),
    created_at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.brand_id, table.patient_id, table.metric_key, table.recorded_at, table.id] }),
  ],
);
