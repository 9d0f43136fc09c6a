// The operations: checks of the caller before those of the request, and of the response before it is sent.
import { FOREIGN_KEY_VIOLATION } from '../shared/database.mjs';
import { createPatient } from '../shared/creation.mjs';
import { etagOf, firstLinkOf, linkOf } from '../shared/headers.mjs';
import { externalIdKey } from '../shared/identity.mjs';
import { OPERATIONS } from '../shared/operations.mjs';
import { Problem } from '../shared/problem.mjs';
import { hit } from '../shared/rate_limits.mjs';
import { authenticate, authorize, resolveBrand } from '../shared/tokens.mjs';
import { ROUTES } from './routes.mjs';

/** @type {(c: any, ...named: (string | undefined)[]) => import('../shared/one_statement.mjs').Context} */
function contextOf(c, ...named) {
  const token = c.get('token');
  const brand = resolveBrand(token, c.req.valid('header')['x-brand-id'], ...named);
  const { client, subject, caller } = token;
  return { brand, client, subject, caller, requestId: c.get('id'), operation: c.get('operation') };
}

function found(row) {
  if (!row) throw Problem.of(404);
  return row;
}

/** @param {import('@hono/zod-openapi').OpenAPIHono} app @param {any} records */
export function addOperations(app, records) {
  function operation(name, handle) {
    const { id, rate, scopes } = OPERATIONS[name];
    const admit = async (c, next) => {
      c.set('operation', id);
      const token = await authenticate(c.req.header('authorization'));
      c.set('token', token);
      c.set('window', hit(token, rate));
      authorize(token, ...scopes);
      await next();
    };
    const { schema } = ROUTES[name];
    app.openapi({ ...ROUTES[name], middleware: admit }, (c) => handle(c, schema));
  }

  function withEtag(c, patient) {
    const etag = etagOf(patient);
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, { ETag: etag });
    return c.json(patient, 200, { ETag: etag });
  }

  operation('createPatient', async (c, schema) => {
    const person = c.req.valid('json');
    const context = contextOf(c, person.brand_id);
    const key = c.req.valid('header')['idempotency-key'];
    const respond = (patient) => {
      const headers = { 'Content-Type': 'application/json', Location: `/v1/patients/${patient.id}`, ETag: etagOf(patient) };
      return { status: 201, headers, body: JSON.stringify(schema.parse(patient)) };
    };
    const response = await createPatient(records, c.get('token'), context, person, key, respond);
    return c.body(response.body, response.status, response.headers);
  });

  operation('getPatient', async (c, schema) =>
    withEtag(c, schema.parse(found(await records.byId(contextOf(c), c.req.valid('param').id)))),
  );

  operation('getSafePatient', async (c, schema) =>
    withEtag(c, schema.parse(found(await records.byIdSafe(contextOf(c), c.req.valid('param').id)))),
  );

  operation('findPatient', async (c, schema) => {
    const { system, value } = c.req.valid('param');
    return withEtag(c, schema.parse(found(await records.byKey(contextOf(c), externalIdKey(system, value)))));
  });

  operation('listPatients', async (c, schema) => {
    const query = c.req.valid('query');
    const page = schema.parse(await records.page(contextOf(c, query.brand_id), query));
    return c.json(page, 200, { Link: linkOf(query, page) });
  });

  operation('recordMetric', async (c, schema) => {
    const patientId = c.req.valid('param').patient_id.toLowerCase();
    try {
      const entry = await records.recordMetric(contextOf(c), patientId, c.req.valid('json'));
      return c.json(schema.parse(entry), 201);
    } catch (error) {
      throw (error.cause ?? error).code === FOREIGN_KEY_VIOLATION ? Problem.of(404) : error;
    }
  });

  operation('latestMetrics', async (c, schema) => {
    const query = c.req.valid('query');
    const patient_id = c.req.valid('param').patient_id.toLowerCase();
    const metrics = found(await records.latest(contextOf(c), patient_id, query));
    const link = firstLinkOf(patient_id, query.limit);
    return c.json(schema.parse({ patient_id, metrics, next_cursor: null }), 200, { Link: link });
  });
}
