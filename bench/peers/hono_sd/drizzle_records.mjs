// The records of the same-duty peers by drizzle, as its guides show row-level security: a transaction that sets the brand
// and then runs one statement after the other.
import { and, desc, eq, getTableColumns, gt, inArray, lt, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { summary } from '../hono/metrics.mjs';
import { record } from '../hono/records.mjs';
import { audit, idempotencyKeys, metricEntries, patientIdentifiers, patients } from '../hono/tables.mjs';
import { microseconds } from '../shared/database.mjs';
import { cursorOf, idBefore } from '../shared/headers.mjs';
import { searchKeysOf } from '../shared/identity.mjs';

const { full_name_key, last_name_key, phone_key, counted, ...PATIENT } = getTableColumns(patients);
const { id, brand_id, external_ids, status, metadata, created_at, updated_at } = PATIENT;
const SAFE = { id, brand_id, external_ids, status, metadata, created_at, updated_at };
const LAZY = sql`select set_config('synchronous_commit', 'off', true)`;

const enter = (brand) => sql`select set_config('app.brand', ${brand}, true)`;
const increment = (brand) => sql`INSERT INTO patient_totals AS kept (brand_id, slot, total)
  VALUES (${brand}, pg_backend_pid() % 64, 1) ON CONFLICT (brand_id, slot) DO UPDATE SET total = kept.total + 1`;
const totalOf = (brand) => sql`SELECT (
    (SELECT coalesce(sum(total), 0) FROM patient_totals WHERE brand_id = ${brand})
    + (SELECT count(*) FROM patients WHERE brand_id = ${brand} AND NOT counted)
  )::int AS total`;

/** @param {import('drizzle-orm/node-postgres').NodePgDatabase} db */
export function drizzleRecords(db) {
  const write = (brand, work) =>
    db.transaction(async (tx) => {
      await tx.execute(enter(brand));
      return work(tx);
    });

  const read = (brand, work) =>
    write(brand, async (tx) => {
      await tx.execute(LAZY);
      return work(tx);
    });

  /** Audits the read of patients. */
  async function auditRead(tx, { brand, client, subject, requestId, operation }, ids) {
    const occurred_at = microseconds(Date.now());
    const common = { brand_id: brand, occurred_at, operation, client, subject, request_id: requestId, fields: [] };
    if (ids.length) {
      await tx.insert(audit).values(ids.map((patient_id) => ({ ...common, id: uuidv7(), patient_id })));
    }
  }

  const one = (context, condition) =>
    read(context.brand, async (tx) => {
      const found = await tx.select(PATIENT).from(patients).where(and(eq(patients.brand_id, context.brand), condition));
      await auditRead(tx, context, found.map((row) => row.id));
      return found[0];
    });

  const holder = ({ brand }, key) =>
    db
      .select({ id: patientIdentifiers.patient_id })
      .from(patientIdentifiers)
      .where(and(eq(patientIdentifiers.brand_id, brand), eq(patientIdentifiers.key, key)));

  return {
    register: ({ brand, client, caller, requestId, operation }, person, identifiers, respond, keyed) =>
      write(brand, async (tx) => {
        const now = Date.now();
        const moment = microseconds(now);
        await tx.execute(increment(brand));
        const row = { ...person, ...searchKeysOf(person), id: uuidv7({ msecs: now }), status: 'active', counted: true };
        const stored = { ...row, created_at: moment, updated_at: moment };
        const [patient] = await tx.insert(patients).values(stored).returning(PATIENT);
        const of = { brand_id: brand, patient_id: patient.id };
        const keys = identifiers.map((identifier) => ({ ...of, ...identifier }));
        if (keys.length) await tx.insert(patientIdentifiers).values(keys);
        const happening = { ...of, request_id: requestId, body: person, moment, client };
        await record(tx, { ...happening, operation, event: 'patient.created' }, { title: 'Registered' });
        const response = respond(patient);
        if (keyed) {
          const { key, hash: request_hash } = keyed;
          const kept = { ...of, caller, key, request_hash, ...response, created_at: moment };
          await tx.insert(idempotencyKeys).values(kept);
        }
        return response;
      }),
    takenKinds: ({ brand }, keys) =>
      read(brand, async (tx) => {
        const { kind, key } = patientIdentifiers;
        const mine = and(eq(patientIdentifiers.brand_id, brand), inArray(key, keys));
        const taken = await tx.selectDistinct({ kind }).from(patientIdentifiers).where(mine).orderBy(kind);
        return taken.map((row) => row.kind);
      }),
    storedResponse: (context, { key, hash }) =>
      read(context.brand, async (tx) => {
        const mine = and(
          eq(idempotencyKeys.brand_id, context.brand),
          eq(idempotencyKeys.caller, context.caller),
          eq(idempotencyKeys.key, key),
        );
        const [stored] = await tx.select().from(idempotencyKeys).where(mine);
        if (stored?.request_hash.equals(hash)) await auditRead(tx, context, [stored.patient_id]);
        return stored;
      }),
    byId: (context, wanted) => one(context, eq(patients.id, wanted)),
    byKey: (context, key) => one(context, inArray(patients.id, holder(context, key))),
    byIdSafe: ({ brand }, wanted) =>
      read(brand, async (tx) => {
        const mine = and(eq(patients.brand_id, brand), eq(patients.id, wanted));
        return (await tx.select(SAFE).from(patients).where(mine))[0];
      }),
    page: (context, { limit, offset, cursor }) =>
      read(context.brand, async (tx) => {
        const { rows: [{ total }] } = await tx.execute(totalOf(context.brand));
        const mine = and(eq(patients.brand_id, context.brand), lt(patients.id, idBefore(cursor)));
        const newest = tx.select(PATIENT).from(patients).where(mine).orderBy(desc(patients.id));
        const found = await newest.limit(limit + 1).offset(offset); // one more, which tells whether there is a next page
        const shown = found.slice(0, limit);
        await auditRead(tx, context, shown.map((row) => row.id));
        return { patients: shown, total, next_cursor: found.length > limit ? cursorOf(shown.at(-1).id) : null };
      }),
    recordMetric: ({ brand, client, requestId, operation }, patient_id, body) =>
      write(brand, async (tx) => {
        const now = Date.now();
        const moment = microseconds(now);
        const of = { brand_id: brand, patient_id };
        const row = { ...of, ...body, id: uuidv7({ msecs: now }), created_at: moment };
        const [entry] = await tx.insert(metricEntries).values(row).returning();
        const happening = { ...of, entity_id: entry.id, request_id: requestId, body, moment, client };
        await record(
          tx,
          { ...happening, operation, event: 'metric_entry.recorded' },
          { title: 'Measurement recorded', description: entry.metric_key, occurred_at: entry.recorded_at },
        );
        return { ...entry, source_id: null };
      }),
    latest: (context, patientId, { after, limit }) =>
      read(context.brand, async (tx) => {
        const known = and(eq(patients.brand_id, context.brand), eq(patients.id, patientId));
        const [patient] = await tx.select({ id: patients.id }).from(patients).where(known);
        if (!patient) return undefined;
        const following = and(
          eq(metricEntries.brand_id, context.brand),
          eq(metricEntries.patient_id, patientId),
          gt(metricEntries.metric_key, after),
        );
        const entries = await tx
          .selectDistinctOn([metricEntries.metric_key])
          .from(metricEntries)
          .where(following)
          .orderBy(metricEntries.metric_key, desc(metricEntries.recorded_at), desc(metricEntries.id))
          .limit(limit);
        await auditRead(tx, context, [patientId]);
        return entries.map(summary);
      }),
  };
}
