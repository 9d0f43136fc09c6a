// Request ids, a log line per request, and a histogram.
import pino from 'pino';
import prom from 'prom-client';
import { v7 as uuidv7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
const requests = new prom.Histogram({
  name: 'request_seconds',
  help: 'Time from the request to the response.',
  labelNames: ['operation', 'status'],
  buckets: BUCKETS,
});

/** Returns the request id that the client sent, or a new one.
 * @type {(sent: string | undefined) => string} */
export const requestIdOf = (sent) => (sent && UUID.test(sent) ? sent.toLowerCase() : uuidv7());

/**
 * @param {{ id: string, operation: string | null, method: string, started: number,
 *   token: import('./tokens.mjs').Token | null }} request
 * @param {number} status
 */
export function observe({ id, operation, method, started, token }, status) {
  const seconds = (performance.now() - started) / 1000;
  logger.info({
    event: 'request',
    request_id: id,
    operation,
    method,
    status,
    ms: Math.round(seconds * 1e6) / 1e3,
    client: token?.client ?? null,
    brand: token?.brand ?? null,
  });
  requests.labels(operation ?? '', String(status)).observe(seconds);
}
