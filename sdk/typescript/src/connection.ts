/** Sending of requests: applies the options, retries, and throws the errors of responses. */
import { isTokenRejected, Tokens, type Token } from "./auth.js";
import { ConnectionFailed, errorOf, TimedOut, unexpectedResponse } from "./errors.js";
import { pause, retryAfter, within } from "./timing.js";
import { userAgent } from "./version.js";

/** What a `fetch` of your own is called with. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}
/** What is used of a response: that of the global `fetch`, or of another implementation, such as undici. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null; has(name: string): boolean };
  readonly body: { getReader(): BodyReader; cancel(): Promise<void> } | null;
  readonly bodyUsed: boolean;
  text(): Promise<string>;
}
interface BodyReader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** The options of requests: of a client for all, as the last argument of an operation for one. */
export interface RequestOptions {
  /** The brand, for services whose token contains none. */
  brand?: string;
  /** How long an attempt waits for a response, and for each chunk of a stream, in milliseconds; 30,000 by default. */
  timeout?: number;
  /** The maximum number of retries of a request; 4 by default. */
  maxRetries?: number;
  /** Called with each response, for example to log its `X-Request-Id`. Its body must not be read. */
  onResponse?: (response: FetchResponse) => void;
  /** Aborts the request. */
  signal?: AbortSignal;
  /** The Idempotency-Key of a write, to repeat it from another process. A random one by default. */
  idempotencyKey?: string;
  /** The version that a write expects: `updated_at` of the resource, or its `ETag`. */
  ifMatch?: string;
  /** The version that is known: `updated_at` of the resource, or its `ETag`. Rejects with NotModified if it is current. */
  ifNoneMatch?: string;
}
export interface ClientOptions extends Omit<RequestOptions, "signal" | "idempotencyKey" | "ifMatch" | "ifNoneMatch"> {
  /** The function that sends requests, such as that of a proxy; the global `fetch` by default. */
  fetch?: Fetch;
}
/** A request of an operation. */
export interface Call {
  method: string;
  path: string;
  query?: object;
  body?: unknown;
  mediaType?: string;
  /** Whether the response is a text, not JSON. */
  isText?: boolean;
}

const reads = new Set(["GET", "HEAD", "OPTIONS"]);
// Writes carry an Idempotency-Key, so they can be retried like reads. 500 is not retried: it reports a bug.
const retriedStatuses = new Set([408, 429, 502, 503, 504]);
const longestWait = 120_000;
const defaultTimeout = 30_000;

interface Prepared {
  url: string;
  init: Omit<FetchInit, "signal">;
  options: RequestOptions;
  /** Reads the body within the timeout of the attempt. */
  read: (response: FetchResponse) => Promise<string>;
}
type Outcome = readonly [response: FetchResponse, text: string];

export class Connection {
  readonly #tokens: Tokens | undefined;
  readonly #fetch: Fetch;

  constructor(
    readonly baseUrl: string,
    token: Token | undefined,
    readonly options: ClientOptions,
  ) {
    if (!/^https?:\/\/[^/]/i.test(baseUrl))
      throw new TypeError("The base URL must begin with http:// or https:// and a host.");
    this.#tokens = token === undefined ? undefined : new Tokens(token);
    this.#fetch = options.fetch ?? ((url, init) => fetch(url, init));
  }

  /** Resolves to the result of a request. Rejects with ApiError and ConnectionFailed. */
  async send<Result>(call: Call, options: RequestOptions = {}): Promise<Result> {
    const [response, text] = await this.#authorized(this.#prepare(call, options, (response) => response.text()));
    if (!response.ok) throw errorOf(response, text);
    return call.isText ? (text as Result) : (parsed(response, text) as Result);
  }

  /** Yields the body of a response as it arrives. Throws ApiError and ConnectionFailed. */
  async *stream(call: Call, options: RequestOptions = {}): AsyncGenerator<Uint8Array, void, undefined> {
    const prepared = this.#prepare(call, options, async () => "");
    const [response] = await this.#authorized(prepared);
    if (!response.ok) throw errorOf(response, await response.text());
    const { timeout = defaultTimeout, signal } = prepared.options;
    const reader = response.body!.getReader();
    try {
      for (;;) {
        const { value } = await within(timeout, signal, () => reader.read());
        if (value === undefined) return;
        yield value;
      }
    } catch (error) {
      throw signal?.aborted ? error : connectionError(error);
    } finally {
      reader.cancel().catch(() => undefined);
    }
  }

  #prepare(call: Call, given: RequestOptions, read: Prepared["read"]): Prepared {
    const options = { ...this.options, ...given };
    const headers = headersOf(call, options);
    const init = { method: call.method, headers, ...(call.body !== undefined && { body: JSON.stringify(call.body) }) };
    return { url: this.baseUrl.replace(/\/+$/, "") + call.path + queryOf(call.query), init, options, read };
  }

  async #authorized(prepared: Prepared): Promise<Outcome> {
    const token = await this.#tokens?.get();
    const outcome = await this.#attempts(prepared, token);
    if (!isTokenRejected(outcome[0])) return outcome;
    const fresh = await this.#tokens?.get(token);
    return fresh === token ? outcome : this.#attempts(prepared, fresh);
  }

  /** Sends a request until it has a final response, or the retries are used up. */
  async #attempts(prepared: Prepared, token: string | undefined): Promise<Outcome> {
    const { maxRetries = 4, signal, onResponse } = prepared.options;
    for (let retries = 0; ; retries++) {
      const outcome = await this.#attempt(prepared, token);
      let wait = Math.random() * 500 * 2 ** retries;
      if (outcome instanceof ConnectionFailed) {
        if (retries >= maxRetries) throw outcome;
      } else {
        const [response] = outcome;
        onResponse?.(response);
        if (retries >= maxRetries || !retriedStatuses.has(response.status)) return outcome;
        wait = retryAfter(response) ?? wait;
        if (!response.bodyUsed) await response.body?.cancel();
      }
      await pause(Math.min(wait, longestWait), signal);
    }
  }

  /** Resolves to a response with the text of its body, or to the error of the connection. */
  async #attempt({ url, init, options, read }: Prepared, token: string | undefined): Promise<Outcome | ConnectionFailed> {
    const headers = token === undefined ? init.headers : { ...init.headers, Authorization: `Bearer ${token}` };
    try {
      return await within(options.timeout ?? defaultTimeout, options.signal, async (signal) => {
        const response = await this.#fetch(url, { ...init, headers, signal });
        return [response, await read(response)] as const;
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      return connectionError(error);
    }
  }
}

function headersOf(call: Call, options: RequestOptions): Record<string, string> {
  const { brand, idempotencyKey, ifMatch, ifNoneMatch } = options;
  return {
    // Browsers send their own User-Agent, and another one would need the consent of the service (CORS).
    ...("location" in globalThis ? {} : { "User-Agent": userAgent }),
    ...(call.body === undefined ? {} : { "Content-Type": call.mediaType ?? "application/json" }),
    ...(brand === undefined ? {} : { "X-Brand-Id": brand }),
    ...(reads.has(call.method) ? {} : { "Idempotency-Key": idempotencyKey ?? crypto.randomUUID() }),
    ...(ifMatch === undefined ? {} : { "If-Match": entityTag(ifMatch) }),
    ...(ifNoneMatch === undefined ? {} : { "If-None-Match": entityTag(ifNoneMatch) }),
  };
}

/** Returns the ETag of a version: of `updated_at`, or as it is. */
function entityTag(version: string): string {
  return /^[0-9]/.test(version) ? `"${version}"` : version;
}

function queryOf(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]: [string, unknown]) =>
    [value].flat().flatMap((each) => (each === undefined ? [] : [[name, String(each)]])),
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

function parsed(response: FetchResponse, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unexpectedResponse(response, cause);
  }
}

function connectionError(cause: unknown): ConnectionFailed {
  if (cause instanceof DOMException && cause.name === "TimeoutError") return new TimedOut(cause.message, { cause });
  // The reason is in the cause of the error of `fetch`, which says "fetch failed".
  const { message, cause: reason } = cause as Error;
  return new ConnectionFailed((reason instanceof Error && reason.message) || message, { cause });
}
