// The rows that every write adds: audit, outbox and timeline.
import { v7 as uuidv7 } from 'uuid';
import { audit, outbox, timeline } from './tables.mjs';

/**
 * @param {any} tx
 * @param {{ operation: string, brand_id: string, event: string, patient_id: string, entity_id?: string,
 *   request_id: string, body: object, moment: string, client?: string }} happening
 * @param {{ title: string, description?: string, occurred_at?: string }} shown
 */
export async function record(tx, { operation, body, moment, client = 'bench', ...happening }, shown) {
  const { brand_id, event, patient_id, entity_id, request_id } = happening;
  const row = { ...happening, id: uuidv7(), occurred_at: moment, fields: Object.keys(body).sort() };
  await tx.insert(audit).values({ ...row, operation, client });
  await tx.insert(outbox).values(row);
  await tx.insert(timeline).values({
    brand_id,
    patient_id,
    occurred_at: moment,
    id: uuidv7(),
    event_type: event,
    source_type: event.split('.')[0],
    source_id: entity_id ?? patient_id,
    metadata: { request_id },
    created_at: moment,
    ...shown,
  });
}
