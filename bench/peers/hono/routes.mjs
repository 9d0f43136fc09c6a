// The contract of the peer in zod: request and response schemas.
import { createRoute, z } from '@hono/zod-openapi';

export const text = () => z.string().regex(/^[^\u0000]*$/u);
const name = () => text().min(1).max(200);
export const brand = () => text().min(1).max(64);
export const token = () => z.string().min(1).regex(/^[!-~]+$/);
export const system = () => text().min(1).max(64);

const atMost = (most) => [(given) => Object.keys(given).length <= most, { error: 'too many' }];

export const PatientCreate = z
  .object({
    brand_id: brand(),
    first_name: name(),
    last_name: name(),
    date_of_birth: z.iso
      .date()
      .regex(/^(000[1-9]|00[1-9][0-9]|0[1-9][0-9][0-9]|[1-9][0-9][0-9][0-9])-/)
      .optional(),
    gender: text().max(64).optional(),
    email: z.email().max(254).optional(),
    phone: text().max(64).optional(),
    external_ids: z
      .record(system(), text().max(512))
      .refine(...atMost(32))
      .default({}),
    metadata: z
      .record(z.string(), z.unknown())
      .refine(...atMost(256))
      .default({}),
  })
  .openapi('PatientCreate');

export const MetricCreate = z
  .object({
    metric_key: text().min(1).max(128),
    value_numeric: z
      .string()
      .max(42)
      .regex(/^(?!-0(\.0+)?$)-?(0|[1-9][0-9]{0,19})(\.[0-9]{1,20})?$/)
      .optional(),
    value_text: text().max(4096).optional(),
    unit: text().max(64).optional(),
    source: z.enum(['manual', 'api', 'upload']),
    is_phi: z.boolean().default(true),
    recorded_at: z.iso
      .datetime({ offset: true })
      .max(40)
      .regex(/^(000[2-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-8][0-9]{3}|9[0-8][0-9]{2}|99[0-8][0-9]|999[0-8])-/),
  })
  .refine((entry) => entry.value_numeric !== undefined || entry.value_text !== undefined, { error: 'no value' })
  .openapi('MetricCreate');

export const SafePatient = z
  .object({
    id: z.string(),
    brand_id: z.string(),
    external_ids: z.record(z.string(), z.string()),
    status: z.string(),
    metadata: z.record(z.string(), z.unknown()),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .openapi('SafePatient');

export const Patient = SafePatient.extend({
  first_name: z.string(),
  last_name: z.string(),
  date_of_birth: z.string().nullable(),
  gender: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  age_verified_at: z.string().nullable(),
  ruo_pathway_acknowledged_at: z.string().nullable(),
  researcher_acknowledgement_id: z.string().nullable(),
  prescription_status: z.string().nullable(),
  prescription_consult_completed_at: z.string().nullable(),
}).openapi('Patient');

export const PatientPage = z.object({ patients: z.array(Patient), total: z.number() }).openapi('PatientPage');

export const MetricEntry = z
  .object({
    id: z.uuid(),
    patient_id: z.uuid(),
    brand_id: z.string(),
    metric_key: z.string(),
    value_numeric: z.string().nullable(),
    value_text: z.string().nullable(),
    unit: z.string().nullable(),
    source: z.string(),
    is_phi: z.boolean(),
    recorded_at: z.string(),
    created_at: z.string(),
  })
  .openapi('MetricEntry');

export const MetricList = z
  .object({
    patient_id: z.uuid(),
    metrics: z.array(
      z.object({
        metric_key: z.string(),
        last_value: z.string().nullable(),
        unit: z.string().nullable(),
        last_recorded_at: z.string(),
        is_phi: z.boolean(),
      }),
    ),
  })
  .openapi('MetricList');

const Problem = z
  .object({
    error: z.string(),
    message: z.string(),
    details: z.array(z.object({ in: z.string(), pointer: z.string(), code: z.string() })).optional(),
    matched_on: z.array(z.string()).optional(),
  })
  .openapi('Error');

export const answer = (description, schema) => ({ description, content: { 'application/json': { schema } } });
export const body = (schema) => ({ required: true, content: { 'application/json': { schema } } });
export const INVALID = { 400: answer('The request is not what the contract asks for', Problem) };
export const NOT_FOUND = { 404: answer('There is no such thing', Problem) };

const ofBrand = z.object({ 'x-brand-id': token().max(64) });
export const oneId = z.object({ id: z.uuid() });
export const ofPatient = z.object({ patient_id: z.uuid() });

export const createPatient = createRoute({
  method: 'post',
  path: '/v1/patients',
  request: {
    headers: z.object({ 'idempotency-key': token().max(128).optional() }),
    body: body(PatientCreate),
  },
  responses: { 201: answer('Patient created', Patient), ...INVALID, 409: answer('Known already', Problem) },
});

export const getPatient = createRoute({
  method: 'get',
  path: '/v1/patients/{id}',
  request: { headers: ofBrand, params: oneId },
  responses: { 200: answer('The patient', Patient), ...INVALID, ...NOT_FOUND },
});

export const getSafePatient = createRoute({
  method: 'get',
  path: '/v1/patients/{id}/safe',
  request: { headers: ofBrand, params: oneId },
  responses: { 200: answer('The patient without PHI', SafePatient), ...INVALID, ...NOT_FOUND },
});

export const findPatient = createRoute({
  method: 'get',
  path: '/v1/patients/by-external-id/{system}/{value}',
  request: { headers: ofBrand, params: z.object({ system: system(), value: text().min(1).max(512) }) },
  responses: { 200: answer('The patient', Patient), ...INVALID, ...NOT_FOUND },
});

export const listPatients = createRoute({
  method: 'get',
  path: '/v1/patients',
  request: {
    query: z.strictObject({
      brand_id: brand(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    }),
  },
  responses: { 200: answer('The patients of the brand', PatientPage), ...INVALID },
});

export const recordMetric = createRoute({
  method: 'post',
  path: '/v1/patients/{patient_id}/metrics',
  request: { headers: ofBrand, params: ofPatient, body: body(MetricCreate) },
  responses: { 201: answer('Measurement recorded', MetricEntry), ...INVALID, ...NOT_FOUND },
});

export const latestMetrics = createRoute({
  method: 'get',
  path: '/v1/patients/{patient_id}/metrics',
  request: {
    headers: ofBrand,
    params: ofPatient,
    query: z.strictObject({
      after: text().min(1).max(128).default(''),
      limit: z.coerce.number().int().min(1).max(1000).default(1000),
    }),
  },
  responses: { 200: answer('What was measured last, by key', MetricList), ...INVALID, ...NOT_FOUND },
});
