// Patients.
import { and, count, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { UNIQUE_VIOLATION, microseconds } from '../shared/database.mjs';
import { externalIdKey, identifiersOf, requestHash, searchKeysOf } from '../shared/identity.mjs';
import { Problem, duplicate, keyReused } from '../shared/problem.mjs';
import { record } from './records.mjs';
import * as routes from './routes.mjs';
import { idempotencyKeys, patientIdentifiers, patients } from './tables.mjs';

const CALLER = 'bench';
const { full_name_key, last_name_key, phone_key, counted, ...PATIENT } = getTableColumns(patients);
const { id, brand_id, external_ids, status, metadata, created_at, updated_at } = PATIENT;
const SAFE = { id, brand_id, external_ids, status, metadata, created_at, updated_at };

/** @param {import('drizzle-orm/node-postgres').NodePgDatabase} db */
function reads(db) {
  const brand = eq(patients.brand_id, sql.placeholder('brand'));
  const one = and(brand, eq(patients.id, sql.placeholder('id')));
  const byKey = and(
    eq(patientIdentifiers.brand_id, sql.placeholder('brand')),
    eq(patientIdentifiers.key, sql.placeholder('key')),
  );
  const holder = and(
    eq(patients.brand_id, patientIdentifiers.brand_id),
    eq(patients.id, patientIdentifiers.patient_id),
  );
  return {
    byId: db.select(PATIENT).from(patients).where(one).prepare('patient_by_id'),
    byIdSafe: db.select(SAFE).from(patients).where(one).prepare('patient_by_id_safe'),
    byKey: db
      .select(PATIENT)
      .from(patientIdentifiers)
      .innerJoin(patients, holder)
      .where(byKey)
      .prepare('patient_by_key'),
    page: db
      .select(PATIENT)
      .from(patients)
      .where(brand)
      .orderBy(desc(patients.id))
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('offset'))
      .prepare('patient_page'),
    total: db.select({ total: count() }).from(patients).where(brand).prepare('patient_total'),
  };
}

/** @type {(rows: any[]) => any} */
function theOne(rows) {
  if (rows.length === 0) throw Problem.of(404);
  return rows[0];
}

/**
 * @param {import('@hono/zod-openapi').OpenAPIHono} app
 * @param {import('drizzle-orm/node-postgres').NodePgDatabase} db
 */
export function addPatients(app, db) {
  const find = reads(db);

  /** Creates a patient atomically and returns it. */
  function register(person, requestId, keep) {
    const now = Date.now();
    const moment = microseconds(now);
    return db.transaction(async (tx) => {
      const row = { ...person, ...searchKeysOf(person), id: uuidv7({ msecs: now }), status: 'active' };
      const stored = { ...row, created_at: moment, updated_at: moment };
      const [patient] = await tx.insert(patients).values(stored).returning(PATIENT);
      const of = { brand_id: person.brand_id, patient_id: patient.id };
      const identifiers = identifiersOf(person).map((identifier) => ({ ...of, ...identifier }));
      if (identifiers.length) await tx.insert(patientIdentifiers).values(identifiers);
      const happening = { ...of, request_id: requestId, body: person, moment };
      await record(
        tx,
        { ...happening, operation: 'patients.create', event: 'patient.created' },
        { title: 'Registered' },
      );
      if (keep) await tx.insert(idempotencyKeys).values({ ...of, ...keep(patient), created_at: moment });
      return patient;
    });
  }

  /** Returns the response for a violated unique key: a replay or a duplicate. */
  async function refused(person, key, hash) {
    const stored = key && (await recalled(person.brand_id, key, hash));
    if (stored) return stored;
    const keys = identifiersOf(person).map((identifier) => identifier.key);
    const mine = and(eq(patientIdentifiers.brand_id, person.brand_id), inArray(patientIdentifiers.key, keys));
    const kind = patientIdentifiers.kind;
    const taken = await db.selectDistinct({ kind }).from(patientIdentifiers).where(mine).orderBy(kind);
    throw duplicate(taken.map((row) => row.kind));
  }

  async function recalled(brand, key, hash) {
    const mine = and(
      eq(idempotencyKeys.brand_id, brand),
      eq(idempotencyKeys.caller, CALLER),
      eq(idempotencyKeys.key, key),
    );
    const [stored] = await db.select().from(idempotencyKeys).where(mine);
    if (stored && !stored.request_hash.equals(hash)) throw keyReused();
    return stored;
  }

  app.openapi(routes.createPatient, async (c) => {
    const person = c.req.valid('json');
    const key = c.req.valid('header')['idempotency-key'];
    const hash = key && requestHash('patients.create', person);
    const answered = (patient) => ({
      status: 201,
      headers: { 'Content-Type': 'application/json', Location: `/v1/patients/${patient.id}` },
      body: JSON.stringify(patient),
    });
    const keep = key && ((patient) => ({ caller: CALLER, key, request_hash: hash, ...answered(patient) }));
    try {
      const patient = await register(person, c.get('requestId'), keep);
      return c.json(patient, 201, { Location: `/v1/patients/${patient.id}` });
    } catch (error) {
      if (error.cause?.code !== UNIQUE_VIOLATION) throw error;
      const stored = await refused(person, key, hash);
      return c.body(stored.body, stored.status, stored.headers);
    }
  });

  app.openapi(routes.getPatient, async (c) => {
    const brand = c.req.valid('header')['x-brand-id'];
    return c.json(theOne(await find.byId.execute({ brand, id: c.req.valid('param').id })), 200);
  });

  app.openapi(routes.getSafePatient, async (c) => {
    const brand = c.req.valid('header')['x-brand-id'];
    return c.json(theOne(await find.byIdSafe.execute({ brand, id: c.req.valid('param').id })), 200);
  });

  app.openapi(routes.findPatient, async (c) => {
    const brand = c.req.valid('header')['x-brand-id'];
    const { system, value } = c.req.valid('param');
    return c.json(theOne(await find.byKey.execute({ brand, key: externalIdKey(system, value) })), 200);
  });

  app.openapi(routes.listPatients, async (c) => {
    const { brand_id: brand, limit, offset } = c.req.valid('query');
    const [page, [{ total }]] = await Promise.all([
      find.page.execute({ brand, limit, offset }),
      find.total.execute({ brand }),
    ]);
    return c.json({ patients: page, total }, 200);
  });
}
