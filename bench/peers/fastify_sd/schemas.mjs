// The schemas that differ from those of the fastify peer: the header X-Brand-Id is optional, as the token names the brand,
// and responses have the fields of the service.
import * as plain from '../shared/schemas.mjs';

const orNull = { type: 'string', nullable: true };

function extended(schema, properties) {
  const required = [...schema.required, ...Object.keys(properties).filter((name) => name !== 'cursor')];
  return { ...schema, required, properties: { ...schema.properties, ...properties } };
}

export const ofBrand = { ...plain.ofBrand, required: [] };
export const page = extended(plain.page, { cursor: { type: 'string', pattern: '^[\\w-]{22}$' } });
export const patientPage = extended(plain.patientPage, { next_cursor: orNull });
export const metricEntry = extended(plain.metricEntry, { source_id: orNull });
export const metricList = extended(plain.metricList, { next_cursor: orNull });
