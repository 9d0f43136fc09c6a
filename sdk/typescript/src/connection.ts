import createClient, { type Client, type Middleware } from "openapi-fetch";

import type { paths } from "./contract.js";
import { mediaTypes } from "./media.js";
import { withRetries, type Fetch } from "./retries.js";

/** A token, or a function that returns one. */
export type Token = string | (() => string | Promise<string>);
export type Connection = Client<paths>;
export interface Options {
  /** The brand, for services whose token contains none. */
  brand?: string;
  /** The maximum number of retries of a request; 4 by default. */
  retries?: number;
  /** How long to wait for the response headers of one attempt, in milliseconds; 30,000 by default. */
  timeout?: number;
}

const reads = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Returns a client for the service at `url` that sends the token, adds Idempotency-Keys to writes, and retries failed
 * requests.
 *
 * A token function is called for the first request, and again when the service rejects the token. `Retry-After` is
 * honored up to two minutes. Calls reject if the service cannot be reached.
 */
export function connect(url: string, token: Token, options: Options = {}): Connection {
  const fetch = withAuthorization(token, withRetries(options.retries ?? 4, options.timeout ?? 30_000));
  const client = createClient<paths>({ baseUrl: url, fetch });
  client.use(requestHeaders(options.brand));
  return client;
}

/** Sets the brand and the media type, and the Idempotency-Key of a write. */
function requestHeaders(brand: string | undefined): Middleware {
  return {
    onRequest({ request, schemaPath }) {
      const { headers, method } = request;
      const media = mediaTypes[`${method} ${schemaPath}`];
      if (media) headers.set("Content-Type", media);
      if (brand !== undefined && !headers.has("X-Brand-Id")) headers.set("X-Brand-Id", brand);
      if (!reads.has(method) && !headers.has("Idempotency-Key")) headers.set("Idempotency-Key", crypto.randomUUID());
      return request;
    },
  };
}

/** Adds the token to requests. A rejected token is fetched again, once for all calls that it was rejected for. */
function withAuthorization(token: Token, fetch: Fetch): Fetch {
  const fetchToken = typeof token === "string" ? () => token : token;
  let cached: Promise<string> | undefined;
  const currentToken = (rejected?: Promise<string>): Promise<string> => {
    if (cached === undefined || cached === rejected) {
      const fetched = (async () => fetchToken())();
      fetched.catch(() => (cached = undefined));
      cached = fetched;
    }
    return cached;
  };
  return async (request) => {
    const first = currentToken();
    const response = await fetch(withToken(request, await first));
    if (!isTokenRejected(response)) return response;
    const fresh = await currentToken(first);
    return fresh === (await first) ? response : fetch(withToken(request, fresh));
  };
}

function withToken(request: Request, token: string): Request {
  const copy = request.clone();
  copy.headers.set("Authorization", `Bearer ${token}`);
  return copy;
}

function isTokenRejected(response: Response): boolean {
  return response.status === 401 && (response.headers.get("WWW-Authenticate") ?? "").includes("invalid_token");
}
