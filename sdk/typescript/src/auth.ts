import type { FetchResponse } from "./connection.js";

/** A token, or a function that returns one. */
export type Token = string | (() => string | Promise<string>);

/**
 * The token of a client. A rejected token is fetched again, once for all requests that it was rejected for. An empty token
 * throws TypeError.
 */
export class Tokens {
  readonly #fetch: () => string | Promise<string>;
  #cached: Promise<string> | undefined;

  constructor(token: Token) {
    if (typeof token === "string") requireToken(token);
    this.#fetch = typeof token === "string" ? () => token : token;
  }

  /** Resolves to the token, or to another one than `rejected`, if there is one. */
  async get(rejected?: string): Promise<string> {
    const cached = this.#cached;
    const token = await cached;
    if (token !== undefined && token !== rejected) return token;
    if (this.#cached === cached) {
      this.#cached = (async () => requireToken(await this.#fetch()))();
      this.#cached.catch(() => (this.#cached = undefined));
    }
    return this.#cached!;
  }
}

/** Returns the token. Throws TypeError if it is empty. */
function requireToken(token: string): string {
  if (!token.trim()) throw new TypeError("The token is empty.");
  return token;
}

export function isTokenRejected(response: FetchResponse): boolean {
  return response.status === 401 && (response.headers.get("WWW-Authenticate") ?? "").includes("invalid_token");
}
