// Hono with @hono/zod-openapi (zod validates requests) and drizzle-orm on node-postgres, served by @hono/node-server.
// It represents a typical TypeScript service. Writes are a transaction of several statements; reads are prepared
// queries of the query builder. Structure by Hono's guides "Zod OpenAPI" (createRoute, defaultHook), "Best
// Practices" and "Node.js", and drizzle's "Get started with PostgreSQL", "Transactions" and "Performance" (prepared
// statements).
import { serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { drizzle } from 'drizzle-orm/node-postgres';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import pg from 'pg';
import { POOL, warm } from '../shared/database.mjs';
import { Problem, invalid } from '../shared/problem.mjs';
import { addMetrics } from './metrics.mjs';
import { addPatients } from './patients.mjs';

const pool = new pg.Pool(POOL);
const db = drizzle({ client: pool });
const PARTS = { json: 'body', query: 'query', param: 'path', header: 'header' };

const app = new OpenAPIHono({
  defaultHook: (result, c) => {
    if (result.success) return undefined;
    const details = result.error.issues.map(({ path, code }) => ({
      in: PARTS[result.target],
      pointer: path.map((step) => `/${String(step)}`).join(''),
      code,
    }));
    return c.json(invalid(details), 400);
  },
});

app.onError((error, c) => {
  if (error instanceof Problem) return c.json(error.body, error.status);
  const problem = Problem.of(error instanceof HTTPException ? error.status : 500);
  if (problem.status === 500) console.error(error);
  return c.json(problem.body, problem.status);
});
app.notFound((c) => c.json(Problem.of(404).body, 404));

app.use(requestId());
app.get('/healthz', (c) => c.json({ status: 'ok' }));
addPatients(app, db);
addMetrics(app, db);

await warm(pool);
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });
process.once('SIGTERM', () => {
  server.close(() => pool.end());
  server.closeIdleConnections();
});
