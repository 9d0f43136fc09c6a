// The database connections of the Node peers, columns, error codes and the format of times.

/** Connections stay open and use UTC. */
export const POOL = {
  connectionString: process.env.DATABASE_URL,
  max: 16,
  idleTimeoutMillis: 0,
  options: '-c TimeZone=UTC',
};

/** As POOL, under the role of the service, which row-level security restricts to a brand. */
export const RESTRICTED_POOL = {
  ...POOL,
  options: `${POOL.options} -c role=patient_graph_service -c plan_cache_mode=force_generic_plan -c jit=off
    -c statement_timeout=5000`.replace(/\s+/g, ' '),
};

/** The columns of the contract's Patient, in its order. */
export const PATIENT = `id, brand_id, first_name, last_name, date_of_birth, gender, email, phone, external_ids, status,
  metadata, age_verified_at, ruo_pathway_acknowledged_at, researcher_acknowledgement_id, prescription_status,
  prescription_consult_completed_at, created_at, updated_at`;

export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';

/** Converts PostgreSQL's text of a UTC time to the format of the contract: 2026-11-02T09:30:00.123000Z.
 * @type {(text: string) => string} */
export const rfc3339 = (text) =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(6, '0')}Z`;

/** Returns a time in milliseconds in the format of the contract.
 * @type {(moment: number) => string} */
export const microseconds = (moment) => `${new Date(moment).toISOString().slice(0, -1)}000Z`;

/** Opens all connections in advance.
 * @type {(pool: { connect(): Promise<{ release(): void }> }) => Promise<void>} */
export async function warm(pool) {
  const clients = await Promise.all(Array.from({ length: POOL.max }, () => pool.connect()));
  for (const client of clients) client.release();
}
