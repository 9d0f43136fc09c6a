// The operations: checks of the caller before those of the request, and of the response before it is sent.
import addFormats from 'ajv-formats';
import Ajv from 'ajv';
import { FOREIGN_KEY_VIOLATION } from '../shared/database.mjs';
import { createPatient } from '../shared/creation.mjs';
import { etagOf, firstLinkOf, linkOf } from '../shared/headers.mjs';
import { externalIdKey } from '../shared/identity.mjs';
import { OPERATIONS } from '../shared/operations.mjs';
import { Problem } from '../shared/problem.mjs';
import { hit } from '../shared/rate_limits.mjs';
import * as plain from '../shared/schemas.mjs';
import { authenticate, authorize, resolveBrand } from '../shared/tokens.mjs';
import { metricEntry, metricList, ofBrand, page, patientPage } from './schemas.mjs';

const ajv = addFormats(new Ajv());
const PATH = '/v1/patients';
const OF_PATIENT = `${PATH}/:patient_id/metrics`;

/** @type {(request: any, ...named: (string | undefined)[]) => import('../shared/one_statement.mjs').Context} */
function contextOf({ token, headers, id, routeOptions }, ...named) {
  const brand = resolveBrand(token, headers['x-brand-id'], ...named);
  const { client, subject, caller } = token;
  return { brand, client, subject, caller, requestId: id, operation: routeOptions.config.operation };
}

function found(row) {
  if (!row) throw Problem.of(404);
  return row;
}

function withEtag(request, reply, patient) {
  const etag = etagOf(patient);
  reply.header('etag', etag);
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : patient;
}

/** @type {import('fastify').FastifyPluginAsync<{ records: any }>} */
export async function operations(app, { records }) {
  /** Adds an operation. `handle` takes a function that checks a response against its schema. */
  function operation(name, method, url, schema, status, response, handle) {
    const { id, rate, scopes } = OPERATIONS[name];
    const fits = ajv.compile(response);
    const checked = (data) => {
      if (!fits(data)) throw new Error('The response violates its schema.');
      return data;
    };
    app.route({
      method,
      url,
      config: { operation: id },
      schema: { headers: ofBrand, ...schema, response: { [status]: response } },
      onRequest: async (request, reply) => {
        request.token = await authenticate(request.headers.authorization);
        reply.headers(hit(request.token, rate));
        authorize(request.token, ...scopes);
      },
      handler: (request, reply) => handle(request, reply, checked),
    });
  }

  operation(
    'createPatient', 'POST', PATH, { headers: plain.withKey, body: plain.patientCreate }, 201, plain.patient,
    async (request, reply, checked) => {
      const person = request.body;
      const context = contextOf(request, person.brand_id);
      const respond = (patient) => {
        const headers = { 'Content-Type': 'application/json', Location: `${PATH}/${patient.id}`, ETag: etagOf(patient) };
        return { status: 201, headers, body: reply.code(201).serialize(checked(patient)) };
      };
      const key = request.headers['idempotency-key'];
      const response = await createPatient(records, request.token, context, person, key, respond);
      return reply.code(response.status).headers(response.headers).send(response.body);
    },
  );

  operation('getPatient', 'GET', `${PATH}/:id`, { params: plain.oneId }, 200, plain.patient,
    async (request, reply, checked) =>
      withEtag(request, reply, checked(found(await records.byId(contextOf(request), request.params.id)))),
  );

  operation('getSafePatient', 'GET', `${PATH}/:id/safe`, { params: plain.oneId }, 200, plain.safePatient,
    async (request, reply, checked) =>
      withEtag(request, reply, checked(found(await records.byIdSafe(contextOf(request), request.params.id)))),
  );

  operation('findPatient', 'GET', `${PATH}/by-external-id/:system/:value`, { params: plain.ofSystem }, 200, plain.patient,
    async (request, reply, checked) => {
      const key = externalIdKey(request.params.system, request.params.value);
      return withEtag(request, reply, checked(found(await records.byKey(contextOf(request), key))));
    },
  );

  operation('listPatients', 'GET', PATH, { querystring: page }, 200, patientPage,
    async (request, reply, checked) => {
      const { query } = request;
      const found = await records.page(contextOf(request, query.brand_id), query);
      reply.header('link', linkOf(query, found));
      return checked(found);
    },
  );

  operation('recordMetric', 'POST', OF_PATIENT, { params: plain.ofPatient, body: plain.metricCreate }, 201, metricEntry,
    async (request, reply, checked) => {
      const patientId = request.params.patient_id.toLowerCase();
      try {
        const entry = checked(await records.recordMetric(contextOf(request), patientId, request.body));
        reply.code(201);
        return entry;
      } catch (error) {
        throw error.code === FOREIGN_KEY_VIOLATION ? Problem.of(404) : error;
      }
    },
  );

  operation('latestMetrics', 'GET', OF_PATIENT, { params: plain.ofPatient, querystring: plain.keysPage }, 200, metricList,
    async (request, reply, checked) => {
      const patient_id = request.params.patient_id.toLowerCase();
      const metrics = found(await records.latest(contextOf(request), patient_id, request.query));
      reply.header('link', firstLinkOf(patient_id, request.query.limit));
      return checked({ patient_id, metrics, next_cursor: null });
    },
  );
}
