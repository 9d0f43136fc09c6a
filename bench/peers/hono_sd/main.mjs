// Hono with the duties of the service: tokens, scopes, rate limits, row-level security, audited reads, checked responses,
// a log line and a histogram. Structure as in ../hono. Its records are those of drizzle or, with RECORDS=one_statement,
// handwritten statements.
import { serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { drizzle } from 'drizzle-orm/node-postgres';
import { HTTPException } from 'hono/http-exception';
import pg from 'pg';
import { RESTRICTED_POOL, warm } from '../shared/database.mjs';
import { ALWAYS } from '../shared/headers.mjs';
import { oneStatementRecords } from '../shared/one_statement.mjs';
import { Problem, invalid } from '../shared/problem.mjs';
import { observe, requestIdOf } from '../shared/telemetry.mjs';
import { drizzleRecords } from './drizzle_records.mjs';
import { addOperations } from './operations.mjs';

const pool = new pg.Pool(RESTRICTED_POOL);
const records =
  process.env.RECORDS === 'one_statement' ? oneStatementRecords(pool) : drizzleRecords(drizzle({ client: pool }));
const PARTS = { json: 'body', query: 'query', param: 'path', header: 'header' };

const app = new OpenAPIHono({
  defaultHook: (result, c) => {
    if (result.success) return undefined;
    const details = result.error.issues.map(({ path, code }) => ({
      in: PARTS[result.target],
      pointer: path.map((step) => `/${String(step)}`).join(''),
      code,
    }));
    return c.json({ ...invalid(details), request_id: c.get('id') }, 400);
  },
});

function respond(c, problem) {
  return c.json({ ...problem.body, request_id: c.get('id') }, problem.status, problem.headers);
}
app.onError((error, c) => {
  if (error instanceof Problem) return respond(c, error);
  const problem = Problem.of(error instanceof HTTPException ? error.status : 500);
  if (problem.status === 500) console.error(error);
  return respond(c, problem);
});
app.notFound((c) => respond(c, Problem.of(404)));

app.use(async (c, next) => {
  const started = performance.now();
  const id = requestIdOf(c.req.header('x-request-id'));
  c.set('id', id);
  await next();
  for (const name in ALWAYS) c.res.headers.set(name, ALWAYS[name]);
  c.res.headers.set('x-request-id', id);
  const window = c.get('window');
  for (const name in window) if (!c.res.headers.has(name)) c.res.headers.set(name, window[name]); // a 429 has its own
  const operation = c.get('operation') ?? null;
  observe({ id, operation, method: c.req.method, started, token: c.get('token') ?? null }, c.res.status);
});
app.get('/healthz', (c) => c.json({ status: 'ok' }));
addOperations(app, records);

await warm(pool);
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });
process.once('SIGTERM', () => {
  server.close(() => pool.end());
  server.closeIdleConnections();
});
