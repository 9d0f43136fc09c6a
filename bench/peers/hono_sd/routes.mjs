// The contract of the peer in zod: that of the Hono peer, with what the same-duty peers support besides.
import { createRoute, z } from '@hono/zod-openapi';
import * as plain from '../hono/routes.mjs';

const { Patient, SafePatient, answer } = plain;
const ofBrand = z.object({ 'x-brand-id': plain.token().max(64).optional() });
const next_cursor = z.string().nullable();
const PatientPage = plain.PatientPage.extend({ next_cursor }).openapi('PatientPage');
const MetricEntry = plain.MetricEntry.extend({ source_id: z.string().nullable() }).openapi('MetricEntry');
const MetricList = plain.MetricList.extend({ next_cursor }).openapi('MetricList');

/** Returns a route of the Hono peer with the header X-Brand-Id optional, as the token names the brand. */
function route({ request, responses, ...rest }, schema, changes = {}) {
  const [success] = Object.keys(responses);
  const headers = request.headers?.extend(ofBrand.shape) ?? ofBrand;
  return {
    ...createRoute({
      ...rest,
      request: { ...request, headers, ...changes },
      responses: { ...responses, [success]: answer('Success', schema) },
    }),
    schema,
  };
}

const cursor = z.string().regex(/^[\w-]{22}$/).optional();
const query = plain.listPatients.request.query.extend({ cursor });

export const ROUTES = {
  createPatient: route(plain.createPatient, Patient),
  getPatient: route(plain.getPatient, Patient),
  getSafePatient: route(plain.getSafePatient, SafePatient),
  findPatient: route(plain.findPatient, Patient),
  listPatients: route(plain.listPatients, PatientPage, { query }),
  recordMetric: route(plain.recordMetric, MetricEntry),
  latestMetrics: route(plain.latestMetrics, MetricList),
};
