// Access tokens of the service's local mode: Ed25519 JWTs, verified once and then cached by the hash of the header.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { importJWK, jwtVerify } from 'jose';
import { Problem } from './problem.mjs';

const CACHE_SIZE = 10_000;
const CACHE_MILLISECONDS = 60_000;
const BEARER = /^bearer +([A-Za-z0-9._~+/-]{1,8192}=*)$/i;
const RULES = {
  issuer: 'patient-graph-local',
  audience: 'patient-graph',
  algorithms: ['Ed25519'],
  clockTolerance: 5,
};

const { kty, crv, x } = JSON.parse(readFileSync(process.env.SIGNING_KEY ?? '', 'utf8'));
const key = await importJWK({ kty, crv, x }, 'Ed25519');

/** @typedef {{ client: string, subject: string | null, brand: string | null, scopes: Set<string>, expires: number,
 *   until: number, caller: string }} Token */

/** @type {Map<string, Token>} */
const cache = new Map();

/** @type {(error: string, message: string, scope?: string) => Problem} */
function refused(error, message, scope) {
  const status = error === 'forbidden' || error === 'insufficient_scope' ? 403 : 401;
  const code = error === 'invalid_token' || error === 'insufficient_scope' ? `, error="${error}"` : '';
  const needed = scope ? `, scope="${scope}"` : '';
  const challenge = `Bearer realm="patient-graph"${code}${needed}`;
  return new Problem(status, { error, message }, { 'www-authenticate': challenge });
}

/** @type {(token: string) => Promise<Token>} */
async function verified(token) {
  try {
    const { payload } = await jwtVerify(token, key, RULES);
    const client = /** @type {string} */ (payload.client_id);
    const subject = payload.sub === client ? null : /** @type {string} */ (payload.sub);
    return {
      client,
      subject,
      brand: /** @type {string | null} */ (payload.brand_id ?? null),
      scopes: new Set(/** @type {string} */ (payload.scope).split(' ')),
      expires: /** @type {number} */ (payload.exp) * 1000,
      until: Date.now() + CACHE_MILLISECONDS,
      caller: hash('sha256', JSON.stringify([client, subject])),
    };
  } catch {
    throw refused('invalid_token', 'The token is invalid or expired.');
  }
}

/** Returns the token of a request. Throws a 401.
 * @type {(authorization: string | undefined) => Promise<Token>} */
export async function authenticate(authorization) {
  if (!authorization || authorization.split(' ', 1)[0].toLowerCase() !== 'bearer') {
    throw refused('unauthenticated', 'A bearer token is required.');
  }
  const place = hash('sha256', authorization, 'base64');
  const cached = cache.get(place);
  const now = Date.now();
  if (cached && cached.until > now && cached.expires > now) return cached;
  const sent = BEARER.exec(authorization);
  if (!sent) throw refused('invalid_token', 'The token is invalid or expired.');
  const token = await verified(sent[1]);
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value);
  cache.set(place, token);
  return token;
}

/** Throws a 403 if the token has none of the scopes.
 * @type {(token: Token, ...scopes: string[]) => void} */
export function authorize(token, ...scopes) {
  if (!scopes.some((scope) => token.scopes.has(scope))) {
    throw refused('insufficient_scope', 'The token lacks a scope.', scopes[0]);
  }
}

/** Returns the brand of the token. Throws a 403 if the request names another one.
 * @type {(token: Token, ...named: (string | undefined)[]) => string} */
export function resolveBrand(token, ...named) {
  const { brand } = token;
  if (brand === null || named.some((each) => each !== undefined && each !== brand)) {
    throw refused('forbidden', 'The token does not grant access to this brand.');
  }
  return brand;
}
