import type { components } from "./contract.js";

type ErrorBody = components["schemas"]["Error"];
/** What an operation resolves to. */
export type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/** The service answered with an error: `error` has its code, the places of faults, what a duplicate matched on. */
export class Refused extends Error {
  constructor(readonly error: ErrorBody) {
    super(`${error.error}: ${error.message}`);
    this.name = "Refused";
  }
}

/** What an operation answered; throws Refused if that is an error, and an Error if it is not in the contract. */
export function expect<Data>({ data, error, response }: Answer<Data>): Data {
  if (data !== undefined) return data;
  throw isBody(error) ? new Refused(error) : new Error(`An answer that is not in the contract: ${response.status}`);
}

function isBody(error: unknown): error is ErrorBody {
  return typeof error === "object" && error !== null && "error" in error && "message" in error;
}
