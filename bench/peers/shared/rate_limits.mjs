// Rate limits: sliding windows of a minute by caller and class, by the formulas of service/ratelimit/memory.py.
import { Problem } from './problem.mjs';

const SECONDS = 60;

/** @typedef {'read' | 'write' | 'duplicate'} Rate */
/** @typedef {{ minute: number, current: number, previous: number }} Window */
/** @typedef {{ 'x-ratelimit-limit': string, 'x-ratelimit-remaining': string, 'x-ratelimit-reset': string }} Headers */

const LIMITS = {
  read: Number(process.env.RATE_LIMIT_READ),
  write: Number(process.env.RATE_LIMIT_WRITE),
  duplicate: Number(process.env.RATE_LIMIT_DUPLICATE),
};

/** @type {Map<string, Window>} */
const windows = new Map();

/** @type {(name: string, minute: number) => Window} */
function windowOf(name, minute) {
  let window = windows.get(name);
  if (!window) windows.set(name, (window = { minute, current: 0, previous: 0 }));
  else if (window.minute < minute) {
    window.previous = window.minute === minute - 1 ? window.current : 0;
    window.current = 0;
    window.minute = minute;
  }
  return window;
}

/** Counts a request of a class, with a cost of 0 only reads the window. Returns the headers. Throws a 429.
 * @type {(token: import('./tokens.mjs').Token, rate: Rate, cost?: number) => Headers} */
export function hit(token, rate, cost = 1) {
  const [seconds, nanoseconds] = process.hrtime(); // the monotonic clock, as the service does
  const now = seconds + nanoseconds / 1e9;
  const left = SECONDS - (now % SECONDS);
  const window = windowOf(`${rate}/${token.caller}`, Math.floor(now / SECONDS));
  const limit = LIMITS[rate];
  const weighted = (window.previous * left) / SECONDS;
  const allowed = Math.floor(weighted) + window.current + 1 <= limit;
  if (allowed) window.current += cost;
  let wait = window.current ? left : 0;
  if (window.previous) wait = Math.min(wait || left, left % (SECONDS / window.previous));
  const headers = {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - Math.floor(weighted + window.current))),
    'x-ratelimit-reset': String(Math.ceil(wait) || 1),
  };
  if (allowed) return headers;
  const message = `The rate limit of class ${rate} is exceeded. Retry later.`;
  throw new Problem(429, { error: 'rate_limited', message }, { ...headers, 'retry-after': headers['x-ratelimit-reset'] });
}
