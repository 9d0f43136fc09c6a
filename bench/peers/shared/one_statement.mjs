// The records of the same-duty peers by handwritten SQL: one prepared statement per request. The brand and the commit mode
// are session settings, set before each statement.
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { microseconds, rfc3339 } from './database.mjs';
import { cursorOf, idBefore } from './headers.mjs';
import { externalIdKey } from './identity.mjs';
import * as statements from './audited_statements.mjs';
import { asRecorded, asRegistered, metricValues, patientValues } from './records.mjs';

/** @typedef {{ brand: string, client: string, subject: string | null, caller: string, requestId: string,
 *   operation: string }} Context the caller and the request, as they are audited */

const { builtins } = pg.types;
const PARSERS = new Map([
  [builtins.DATE, String],
  [builtins.INT8, Number],
  [builtins.TIMESTAMPTZ, rfc3339],
]);
const types = {
  getTypeParser: (/** @type {number} */ type, /** @type {any} */ format) =>
    PARSERS.get(type) ?? pg.types.getTypeParser(type, format),
};

// A commit of a read does not wait for the disk: losing the audit row of a response that was never sent is no loss.
const enter = (/** @type {string} */ commit) => ({
  name: `enter_${commit}`,
  text: `SELECT set_config('app.brand', $1, false), set_config('synchronous_commit', '${commit}', false)`,
});
const READING = enter('off');
const WRITING = enter('on');

/** The parameters of `read_audit`.
 * @type {(context: Context) => any[]} */
function reader({ operation, client, requestId, subject }) {
  const moment = Date.now();
  const id = uuidv7({ msecs: moment }).slice(0, 15); // its random end is added for each row
  const me = subject && externalIdKey('identity', subject);
  return [id, microseconds(moment), operation, client, requestId, me, subject];
}

/** @param {pg.Pool} pool */
export function oneStatementRecords(pool) {
  async function run(/** @type {Context} */ { brand }, /** @type {any} */ mode, statement, values) {
    const client = await pool.connect();
    try {
      const entered = client.query({ ...mode, values: [brand] });
      const result = client.query({ ...statement, values: [brand, ...values], types });
      return (await Promise.all([result, entered]))[0].rows;
    } finally {
      client.release();
    }
  }

  const read = (context, statement, ...values) =>
    run(context, READING, statement, [...values, ...reader(context)]);

  return {
    /** Stores a patient, and the response if the request has an Idempotency-Key. Returns the response. */
    async register(context, person, identifiers, respond, keyed) {
      const patient = asRegistered(person, Date.now());
      const response = respond(patient);
      const [, ...values] = patientValues(patient, person, identifiers, context.requestId);
      values.push(context.client, context.subject);
      if (keyed) values.push(context.caller, keyed.key, keyed.hash, JSON.stringify(response.headers), response.body);
      await run(context, WRITING, keyed ? statements.createWithKey : statements.create, values);
      return response;
    },
    takenKinds: async (context, keys) =>
      (await run(context, WRITING, statements.takenKinds, [keys])).map(({ kind }) => kind),
    storedResponse: async (context, { key, hash }) =>
      (await read(context, statements.storedResponse, context.caller, key, hash))[0],
    byId: async (context, id) => (await read(context, statements.byId, id))[0],
    byIdSafe: async (context, id) => (await run(context, READING, statements.byIdSafe, [id]))[0],
    byKey: async (context, key) => (await read(context, statements.byKey, key))[0],
    async page(context, { limit, offset, cursor }) {
      const rows = await read(context, statements.page, idBefore(cursor), limit, offset);
      const [{ total, has_next, id }] = rows;
      return { patients: id ? rows : [], total, next_cursor: has_next ? cursorOf(rows.at(-1).id) : null };
    },
    async recordMetric(context, patientId, body) {
      const entry = { ...asRecorded(context.brand, patientId, body, Date.now()), source_id: null };
      const [, ...values] = metricValues(entry, body, context.requestId);
      const [row] = await run(context, WRITING, statements.recordMetric, [...values, context.client, context.subject]);
      return { ...entry, recorded_at: row.recorded_at };
    },
    /** Returns the latest metrics; undefined if the patient does not exist. */
    async latest(context, patientId, { after, limit }) {
      const rows = await read(context, statements.latest, patientId, after ?? '', limit);
      return rows.length ? rows.filter((row) => row.metric_key !== null) : undefined;
    },
  };
}
