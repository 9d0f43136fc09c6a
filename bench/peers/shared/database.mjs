// How both Node peers reach the database, and what its errors are called.

/** Every connection is kept, and speaks of times in UTC. */
export const POOL = {
  connectionString: process.env.DATABASE_URL,
  max: 16,
  idleTimeoutMillis: 0,
  options: '-c TimeZone=UTC',
};

export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';

/** PostgreSQL's text of a time in UTC, as the contract shows it: 2026-11-02T09:30:00.123000Z.
 * @type {(text: string) => string} */
export const rfc3339 = (text) =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(6, '0')}Z`;

/** A time of this process, to its millisecond, as the contract shows it.
 * @type {(moment: number) => string} */
export const microseconds = (moment) => `${new Date(moment).toISOString().slice(0, -1)}000Z`;

/** Opens all connections, so that no request has to.
 * @type {(pool: { connect(): Promise<{ release(): void }> }) => Promise<void>} */
export async function warm(pool) {
  const clients = await Promise.all(Array.from({ length: POOL.max }, () => pool.connect()));
  for (const client of clients) client.release();
}
