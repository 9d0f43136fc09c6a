import createClient, { type Client, type Middleware } from "openapi-fetch";

import type { paths } from "./contract.js";
import { mediaTypes } from "./media.js";
import { persistent, type Fetch } from "./retries.js";

/** A token, or a function that fetches one. */
export type Token = string | (() => string | Promise<string>);
export type Connection = Client<paths>;
export interface Options {
  /** The brand of a service whose token names none. */
  brand?: string;
  /** How often a request is repeated at the most; 4 if not said. */
  retries?: number;
  /** For the answer to one attempt to begin, in milliseconds; 30,000 if not said. */
  timeout?: number;
}

const reads = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A client of the service at `url` that brings its token, names each write, and tries again what is worth it.
 *
 * A function for the token is called for the first request, and again when the service says that a token no longer
 * holds. `Retry-After` is heeded up to two minutes. Calls are rejected when the service cannot be reached.
 */
export function connect(url: string, token: Token, options: Options = {}): Connection {
  const fetch = signed(token, persistent(options.retries ?? 4, options.timeout ?? 30_000));
  const client = createClient<paths>({ baseUrl: url, fetch });
  client.use(named(options.brand));
  return client;
}

/** The brand, the media type, and with a write its Idempotency-Key. */
function named(brand: string | undefined): Middleware {
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

/** Brings a token that holds: one that is refused is fetched anew, once for all calls that were refused. */
function signed(token: Token, fetch: Fetch): Fetch {
  const supply = typeof token === "string" ? () => token : token;
  let held: Promise<string> | undefined;
  const holding = (noLonger?: Promise<string>): Promise<string> => {
    if (held === undefined || held === noLonger) {
      const fetched = (async () => supply())();
      fetched.catch(() => (held = undefined));
      held = fetched;
    }
    return held;
  };
  return async (request) => {
    const first = holding();
    const response = await fetch(withToken(request, await first));
    if (!isRefused(response)) return response;
    const fresh = await holding(first);
    return fresh === (await first) ? response : fetch(withToken(request, fresh));
  };
}

function withToken(request: Request, token: string): Request {
  const copy = request.clone();
  copy.headers.set("Authorization", `Bearer ${token}`);
  return copy;
}

function isRefused(response: Response): boolean {
  return response.status === 401 && (response.headers.get("WWW-Authenticate") ?? "").includes("invalid_token");
}
