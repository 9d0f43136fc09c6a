import type { components } from "./contract.js";

/** What is sent and answered, by the names of the contract: `Schemas["Patient"]`. */
export type Schemas = components["schemas"];
export type { operations, paths } from "./contract.js";
export { connect, type Connection, type Options, type Token } from "./connection.js";
export { every, type Place } from "./paging.js";
export { expect, Refused, type Answer } from "./refusal.js";
