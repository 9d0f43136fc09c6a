import type { components } from "./contract.js";

type ErrorBody = components["schemas"]["Error"];
/** The result of an operation. */
export type ApiResponse<Data> = { data?: Data; error?: unknown; response: Response };

/** The service returned an error. `error` has its code, the error details, and what a duplicate matched on. */
export class ApiError extends Error {
  constructor(readonly error: ErrorBody) {
    super(`${error.error}: ${error.message}`);
    this.name = "ApiError";
  }
}

/** Returns the data of a response. Throws ApiError if it is an error, and Error if it is not in the contract. */
export function unwrap<Data>({ data, error, response }: ApiResponse<Data>): Data {
  if (data !== undefined) return data;
  throw isErrorBody(error) ? new ApiError(error) : new Error(`Response is not in the contract: ${response.status}`);
}

function isErrorBody(error: unknown): error is ErrorBody {
  return typeof error === "object" && error !== null && "error" in error && "message" in error;
}
