import type { webhooks } from "./contract.js";

/** The types of the events. */
export type EventType = keyof webhooks;
/** An event, or that of one type: `WebhookEvent<"patient_graph.patient.created.v1">`. `type` tells the type of `data`. */
export type WebhookEvent<Type extends EventType = EventType> =
  webhooks[Type]["post"]["requestBody"]["content"]["application/cloudevents+json"];
/** Headers by name: those of fetch, or of Node's `IncomingMessage`. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

const shortestKey = 24;

/** A request was not sent by the service, or too long ago. Respond with 400 and do not use its body. */
export class WebhookVerificationError extends Error {
  override name = "WebhookVerificationError";
}

/**
 * Returns the event of a webhook whose signature is valid (Standard Webhooks 1.0).
 *
 * `body` is the body as received, before it is parsed. `secrets` is the secret of the endpoint (`whsec_...`); pass the old
 * and the new one while it is rotated. `tolerance` is in seconds: how far the time of the request may be from the clock.
 *
 * The same event can arrive again: drop repeats by `event.id`. A newer service can send types that are not in `EventType`:
 * ignore them. Rejects with WebhookVerificationError for a request that is not valid, and with TypeError for a secret that
 * is not valid.
 */
export async function verify(
  headers: WebhookHeaders,
  body: string | Uint8Array,
  secrets: string | readonly string[],
  tolerance = 300,
): Promise<WebhookEvent> {
  const keys = await Promise.all((typeof secrets === "string" ? [secrets] : secrets).map(importKey));
  if (keys.length === 0) throw new TypeError("There is no secret.");
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) =>
    header(headers, name),
  ) as [string, string, string];
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const raw = typeof body === "string" ? new TextEncoder().encode(body) : body;
  if (!(await isSigned(joined(`${id}.${timestamp}.`, raw), signatures, keys)))
    throw new WebhookVerificationError("No signature is valid.");
  if (!/^[0-9]{1,12}$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance)
    throw new WebhookVerificationError("The webhook was sent too long ago, or the clocks differ.");
  return JSON.parse(text) as WebhookEvent;
}

function header(headers: WebhookHeaders, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? "";
  const value = Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
  return typeof value === "string" ? value : "";
}

/** Returns the key of a secret. Rejects a short one: an empty key would accept anything. */
async function importKey(secret: string): Promise<CryptoKey> {
  const key = fromBase64(secret.replace(/^whsec_/, ""));
  if (key === undefined) throw new TypeError("The secret is not base64.");
  if (key.length < shortestKey) throw new TypeError("The secret is too short.");
  return crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
}

/** Returns whether any of the signatures is one by any of the keys. Web Crypto compares in constant time. */
async function isSigned(content: Uint8Array<ArrayBuffer>, signatures: string, keys: CryptoKey[]): Promise<boolean> {
  const received = signatures.split(" ").flatMap((each) => {
    const signature = each.startsWith("v1,") ? fromBase64(each.slice(3)) : undefined;
    return signature ? [signature] : [];
  });
  const pairs = keys.flatMap((key) => received.map((signature) => ({ key, signature })));
  const valid = await Promise.all(
    pairs.map(({ key, signature }) => crypto.subtle.verify("HMAC", key, signature, content)),
  );
  return valid.includes(true);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function joined(start: string, rest: Uint8Array): Uint8Array<ArrayBuffer> {
  const first = new TextEncoder().encode(start);
  const all = new Uint8Array(first.length + rest.length);
  all.set(first);
  all.set(rest, first.length);
  return all;
}
