// Response headers as those of the service.

/** Those of every response. */
export const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** @type {(patient: { updated_at: string }) => string} */
export const etagOf = ({ updated_at }) => `"${updated_at}"`;

/** Returns the Link header of a page of patients.
 * @type {(query: { brand_id: string, limit: number, offset: number, cursor?: string },
 *   page: { total: number, next_cursor: string | null }) => string} */
export function linkOf({ brand_id, limit, offset, cursor }, { total, next_cursor }) {
  const at = (/** @type {string} */ position, /** @type {string} */ rel) =>
    `</v1/patients?brand_id=${encodeURIComponent(brand_id)}&limit=${limit}&${position}>; rel="${rel}"`;
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  const links = [at('offset=0', 'first'), at(`offset=${last}`, 'last')];
  if (offset > 0 && !cursor) links.push(at(`offset=${Math.min(Math.max(0, offset - limit), last)}`, 'prev'));
  if (next_cursor) links.push(at(`cursor=${next_cursor}`, 'next'));
  return links.join(', ');
}

/** @type {(patientId: string, limit: number) => string} */
export const firstLinkOf = (patientId, limit) => `</v1/patients/${patientId}/metrics?limit=${limit}>; rel="first"`;

/** Returns the cursor behind a patient.
 * @type {(id: string) => string} */
export const cursorOf = (id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

/** Returns the id in a cursor; without one, the highest id.
 * @type {(cursor: string | undefined) => string} */
export function idBefore(cursor) {
  const digits = cursor ? Buffer.from(cursor, 'base64url').toString('hex') : 'f'.repeat(32);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
