// The creation of a patient by the same-duty peers: replays of an Idempotency-Key, and duplicates with their rate limit.
import { UNIQUE_VIOLATION } from './database.mjs';
import { identifiersOf, requestHash } from './identity.mjs';
import { duplicate, keyReused } from './problem.mjs';
import { hit } from './rate_limits.mjs';

/** Returns the response. Throws a 409 or 429. */
export async function createPatient(records, token, context, person, key, respond) {
  hit(token, 'duplicate', 0);
  const keyed = key && { key, hash: requestHash(context.operation, person) };
  const identifiers = identifiersOf(person);
  try {
    return await records.register(context, person, identifiers, respond, keyed);
  } catch (error) {
    if ((error.cause ?? error).code !== UNIQUE_VIOLATION) throw error;
  }
  const stored = keyed && (await records.storedResponse(context, keyed));
  if (stored?.request_hash.equals(keyed.hash)) return stored;
  hit(token, 'duplicate');
  if (stored) throw keyReused();
  throw duplicate(await records.takenKinds(context, identifiers.map((identifier) => identifier.key)));
}
