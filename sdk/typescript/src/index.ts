import type { components } from "./contract.js";

/** The types of requests and responses by their names in the contract: `Schemas["Patient"]`. */
export type Schemas = components["schemas"];
export type { operations, paths } from "./contract.js";
export { connect, type Connection, type Options, type Token } from "./connection.js";
export { ApiError, unwrap, type ApiResponse } from "./apiError.js";
export { paginate, type PageParams } from "./paging.js";
