// fastify with the duties of the service: tokens, scopes, rate limits, row-level security, audited reads, checked
// responses, a log line and a histogram. Structure as in ../fastify.
import fastify from 'fastify';
import pg from 'pg';
import { detailsOf, validatorCompiler } from '../fastify/validation.mjs';
import { RESTRICTED_POOL, warm } from '../shared/database.mjs';
import { ALWAYS } from '../shared/headers.mjs';
import { oneStatementRecords } from '../shared/one_statement.mjs';
import { Problem, invalid } from '../shared/problem.mjs';
import { observe, requestIdOf } from '../shared/telemetry.mjs';
import { operations } from './operations.mjs';

const pool = new pg.Pool(RESTRICTED_POOL);
const app = fastify({
  logger: false,
  genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
  requestIdHeader: false,
  bodyLimit: 65536,
});
app.setValidatorCompiler(validatorCompiler);

app.setErrorHandler((error, request, reply) => {
  const problem = problemOf(error);
  if (problem.status === 500) console.error(error);
  return reply.code(problem.status).headers(problem.headers).send({ ...problem.body, request_id: request.id });
});

function problemOf(error) {
  if (error instanceof Problem) return error;
  return error.validation ? new Problem(400, invalid(detailsOf(error))) : Problem.of(error.statusCode ?? 500);
}

app.setNotFoundHandler(() => {
  throw Problem.of(404);
});

app.decorateRequest('started', 0);
app.decorateRequest('token', null);
app.addHook('onRequest', async (request, reply) => {
  request.started = performance.now();
  reply.headers(ALWAYS).header('x-request-id', request.id);
});
app.addHook('onSend', async (request, reply, payload) => {
  const { id, method, started, token, routeOptions } = request;
  observe({ id, operation: routeOptions.config?.operation ?? null, method, started, token }, reply.statusCode);
  return payload;
});
app.get('/healthz', () => ({ status: 'ok' }));
app.register(operations, { records: oneStatementRecords(pool) });
app.addHook('onClose', () => pool.end());
process.once('SIGTERM', () => app.close());

await warm(pool);
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
