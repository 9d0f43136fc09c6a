// fastify 5 with JSON schemas (ajv validates requests, fast-json-stringify serializes responses) and node-postgres with
// hand-written SQL: one named prepared statement per request. It represents Node code optimized for speed. Structure by
// fastify's guides "Validation and Serialization" (an ajv for bodies, another that
// coerces for the rest), "Errors" and "Recommendations", and by node-postgres' "Pooling" and "Prepared statements".
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import { POOL, rfc3339, warm } from '../shared/database.mjs';
import { Problem, invalid } from '../shared/problem.mjs';
import { metrics } from './metrics.mjs';
import { patients } from './patients.mjs';
import { detailsOf, validatorCompiler } from './validation.mjs';

const { builtins, setTypeParser } = pg.types;
setTypeParser(builtins.DATE, String);
setTypeParser(builtins.INT8, Number);
setTypeParser(builtins.TIMESTAMPTZ, rfc3339);

const pool = new pg.Pool(POOL);
const app = fastify({ logger: false, genReqId: () => randomUUID(), bodyLimit: 65536 });

app.setValidatorCompiler(validatorCompiler);

app.setErrorHandler((error, request, reply) => {
  if (error instanceof Problem) return reply.code(error.status).send(error.body);
  if (error.validation) return reply.code(400).send(invalid(detailsOf(error)));
  const problem = Problem.of(error.statusCode ?? 500);
  if (problem.status === 500) console.error(error);
  return reply.code(problem.status).send(problem.body);
});
app.setNotFoundHandler(() => {
  throw Problem.of(404);
});

app.get('/healthz', () => ({ status: 'ok' }));
app.register(patients, { pool });
app.register(metrics, { pool });
app.addHook('onClose', () => pool.end());
process.once('SIGTERM', () => app.close());

await warm(pool);
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
