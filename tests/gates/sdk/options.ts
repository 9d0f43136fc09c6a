/** Uses versions, odd ids and a fetch of its own, and prints the results as JSON. */
import { ApiError, Client, NotModified, PreconditionFailed, type Fetch } from "patient-graph-client";

const { URL = "", BRAND: brand_id = "", TOKEN = "" } = process.env;
const odd = "C/18 15?é&%";
const seen = new Set<string | undefined>();
const own: Fetch = (url, init) => {
  seen.add(init.headers["User-Agent"]);
  return fetch(url, init);
};
const client = new Client(`${URL}/`, TOKEN, { fetch: own });

/** Returns status and code of the error that a call has to reject with. */
async function rejected(kind: typeof ApiError, call: Promise<unknown>): Promise<unknown[]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof kind) return [error.status, error.code];
    throw error;
  }
  throw new Error("the call succeeded");
}

/** Returns the message of the TypeError that a call has to throw, or to reject with. */
async function invalid(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
  throw new Error("the call succeeded");
}

const urls = ["", "127.0.0.1:8080", "localhost", "https://"];
const wrongUrls = urls.map((url) => invalid(() => new Client(url, TOKEN)));
const noTokens = [
  ...["", " "].map((token) => invalid(() => new Client(URL, token))),
  invalid(() => new Client(URL, () => "").patients.list({ brand_id }).firstPage()),
];
const person = { brand_id, first_name: "Ada", last_name: "Lovelace", external_ids: { crm: odd } };
const { id, updated_at } = await client.patients.create(person);
const changed = await client.patients.update(id, { gender: "f" }, { ifMatch: updated_at });
const results = {
  changed: changed.gender,
  stale: await rejected(PreconditionFailed, client.patients.update(id, { gender: "m" }, { ifMatch: updated_at })),
  known: await rejected(NotModified, client.patients.get(id, {}, { ifNoneMatch: "*" })),
  odd_id: (await client.patients.getByExternalId("crm", odd)).id === id,
  total: (await client.patients.list({ brand_id, limit: 1 }).firstPage()).total,
  wrong_urls: [...new Set(await Promise.all(wrongUrls))],
  no_token: [...new Set(await Promise.all(noTokens))],
  document: (await client.document.getYaml()).startsWith("openapi: 3.1"),
};
console.log(JSON.stringify({ ...results, user_agents: [...seen], own_client_is_open: true }));
