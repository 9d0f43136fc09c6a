// New records, and the values of the handwritten statements that store them.
import { v7 as uuidv7 } from 'uuid';
import { microseconds } from './database.mjs';
import { searchKeysOf } from './identity.mjs';
import { METRIC_FIELDS, PATIENT_FIELDS } from './schemas.mjs';

/** @typedef {import('./identity.mjs').Person} Person */

/** Returns a new patient as it is returned.
 * @type {(person: Person, moment: number) => any} */
export function asRegistered(person, moment) {
  const now = microseconds(moment);
  return {
    id: uuidv7({ msecs: moment }),
    brand_id: person.brand_id,
    first_name: person.first_name,
    last_name: person.last_name,
    date_of_birth: person.date_of_birth ?? null,
    gender: person.gender ?? null,
    email: person.email ?? null,
    phone: person.phone ?? null,
    external_ids: person.external_ids,
    status: 'active',
    metadata: person.metadata,
    age_verified_at: null,
    ruo_pathway_acknowledged_at: null,
    researcher_acknowledgement_id: null,
    prescription_status: null,
    prescription_consult_completed_at: null,
    created_at: now,
    updated_at: now,
  };
}

/** The values of the statements that create a patient, in order.
 * @type {(patient: any, person: Person, identifiers: { key: Buffer, kind: string }[], requestId: string) => any[]} */
export function patientValues(patient, person, identifiers, requestId) {
  const { full_name_key, last_name_key, phone_key } = searchKeysOf(person);
  return [
    patient.brand_id,
    patient.id,
    patient.first_name,
    patient.last_name,
    patient.date_of_birth,
    patient.gender,
    patient.email,
    patient.phone,
    JSON.stringify(patient.external_ids),
    JSON.stringify(patient.metadata),
    patient.created_at,
    full_name_key,
    last_name_key,
    phone_key,
    identifiers.map(({ key }) => key),
    identifiers.map(({ kind }) => kind),
    uuidv7(),
    requestId,
    fieldsOf(PATIENT_FIELDS, person),
    uuidv7(),
    JSON.stringify({ request_id: requestId }),
  ];
}

/** Returns a new metric entry as it is returned.
 * @type {(brand: string, patientId: string, entry: any, moment: number) => any} */
export function asRecorded(brand, patientId, entry, moment) {
  return {
    id: uuidv7({ msecs: moment }),
    patient_id: patientId,
    brand_id: brand,
    metric_key: entry.metric_key,
    value_numeric: entry.value_numeric ?? null,
    value_text: entry.value_text ?? null,
    unit: entry.unit ?? null,
    source: entry.source,
    is_phi: entry.is_phi,
    recorded_at: entry.recorded_at,
    created_at: microseconds(moment),
  };
}

/** The values of the statements that record a metric entry, in order.
 * @type {(entry: any, body: any, requestId: string) => any[]} */
export function metricValues(entry, body, requestId) {
  return [
    entry.brand_id,
    entry.patient_id,
    entry.id,
    entry.metric_key,
    entry.value_numeric,
    entry.value_text,
    entry.unit,
    entry.source,
    entry.is_phi,
    entry.created_at,
    uuidv7(),
    requestId,
    fieldsOf(METRIC_FIELDS, body),
    uuidv7(),
    JSON.stringify({ request_id: requestId }),
    entry.recorded_at,
  ];
}

/** @type {(names: string[], body: any) => string[]} */
const fieldsOf = (names, body) => names.filter((name) => body[name] !== undefined);
