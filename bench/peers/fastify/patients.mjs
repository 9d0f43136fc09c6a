// Patients.
import { UNIQUE_VIOLATION } from '../shared/database.mjs';
import { externalIdKey, identifiersOf, requestHash } from '../shared/identity.mjs';
import { Problem, duplicate, keyReused } from '../shared/problem.mjs';
import { asRegistered, patientValues } from '../shared/records.mjs';
import * as schemas from '../shared/schemas.mjs';
import * as statements from './statements.mjs';

const JSON_TYPE = 'application/json; charset=utf-8';

/** @type {import('fastify').FastifyPluginAsync<{ pool: import('pg').Pool }>} */
export async function patients(app, { pool }) {
  const { create, createWithKey, storedAnswer, takenKinds, byId, byIdSafe, byKey, page } = statements;
  const problems = { '4xx': schemas.problem };

  /** Returns the first row of a statement; throws a 404 if there is none. */
  async function one(statement, values) {
    const { rows } = await pool.query({ ...statement, values });
    if (rows.length === 0) throw Problem.of(404);
    return rows[0];
  }

  /** Returns the stored response of this Idempotency-Key, if any. */
  async function recalled(brand, key, hash) {
    const { rows } = await pool.query({ ...storedAnswer, values: [brand, key] });
    if (rows.length && !rows[0].request_hash.equals(hash)) throw keyReused();
    return rows[0];
  }

  async function refusal(brand, identifiers) {
    const { rows } = await pool.query({ ...takenKinds, values: [brand, identifiers.map(({ key }) => key)] });
    return duplicate(rows.map(({ kind }) => kind));
  }

  /** Runs a statement that may fail; `pool.query` would close the connection. */
  async function attempt(statement, values) {
    const client = await pool.connect();
    try {
      await client.query({ ...statement, values });
    } finally {
      client.release();
    }
  }

  async function createPatient(request, reply) {
    const person = request.body;
    const patient = asRegistered(person, Date.now());
    const identifiers = identifiersOf(person);
    const values = patientValues(patient, person, identifiers, request.id);
    const location = `/v1/patients/${patient.id}`;
    const body = reply.code(201).type(JSON_TYPE).serialize(patient);
    const key = request.headers['idempotency-key'];
    const hash = key && requestHash('patients.create', person);
    if (key) values.push(key, hash, JSON.stringify({ 'Content-Type': JSON_TYPE, Location: location }), body);
    try {
      await attempt(key ? createWithKey : create, values);
      return reply.header('Location', location).send(body);
    } catch (error) {
      if (error.code !== UNIQUE_VIOLATION) throw error;
      const stored = key && (await recalled(person.brand_id, key, hash));
      if (!stored) throw await refusal(person.brand_id, identifiers);
      return reply.code(stored.status).headers(stored.headers).send(stored.body);
    }
  }

  const ofOne = { headers: schemas.ofBrand, params: schemas.oneId };
  const ofSystem = { headers: schemas.ofBrand, params: schemas.ofSystem };
  const whole = { 200: schemas.patient, ...problems };
  const safe = { 200: schemas.safePatient, ...problems };
  const created = { 201: schemas.patient, ...problems };

  app.post(
    '/v1/patients',
    { schema: { headers: schemas.withKey, body: schemas.patientCreate, response: created } },
    createPatient,
  );
  app.get('/v1/patients/:id', { schema: { ...ofOne, response: whole } }, ({ headers, params }) =>
    one(byId, [headers['x-brand-id'], params.id]),
  );
  app.get('/v1/patients/:id/safe', { schema: { ...ofOne, response: safe } }, ({ headers, params }) =>
    one(byIdSafe, [headers['x-brand-id'], params.id]),
  );
  app.get(
    '/v1/patients/by-external-id/:system/:value',
    { schema: { ...ofSystem, response: whole } },
    ({ headers, params }) => one(byKey, [headers['x-brand-id'], externalIdKey(params.system, params.value)]),
  );
  app.get(
    '/v1/patients',
    { schema: { querystring: schemas.page, response: { 200: schemas.patientPage, ...problems } } },
    async ({ query: { brand_id, limit, offset } }) => {
      const { rows } = await pool.query({ ...page, values: [brand_id, limit, offset] });
      return { patients: rows[0].id === null ? [] : rows, total: rows[0].total };
    },
  );
}
