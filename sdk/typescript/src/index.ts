import type { components } from "./contract.js";

/** The types of requests and responses by their names in the contract: `Schemas["Patient"]`. */
export type Schemas = components["schemas"];
export type { operations, paths } from "./contract.js";
export type { Token } from "./auth.js";
export { Client } from "./client.js";
export type { ClientOptions, Fetch, FetchInit, FetchResponse, RequestOptions } from "./connection.js";
export * from "./errors.js";
export { Paginator } from "./paging.js";
export {
  verify,
  WebhookVerificationError,
  type EventType,
  type WebhookEvent,
  type WebhookHeaders,
} from "./webhooks.js";
