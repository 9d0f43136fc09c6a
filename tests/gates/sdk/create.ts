/** Creates one patient, using the given tokens in order, and prints the patient or the error as JSON. */
import { ApiError, Client, ConnectionFailed } from "patient-graph-client";
import { fetch, ProxyAgent } from "undici";

const { URL = "", TOKENS = "token", BRAND: brand_id = "demo", RETRIES = "0", TIMEOUT = "60", PROXY, EMAIL } = process.env;
const tokens = TOKENS.split(" ");
const next = (): string => {
  const token = tokens.shift();
  if (token === undefined) throw new Error("no tokens left");
  return token;
};
const requests: (string | null)[] = [];
const client = new Client(URL, next, {
  brand: brand_id,
  onResponse: (response) => requests.push(response.headers.get("X-Request-Id")),
  ...(PROXY && { fetch: (url, init) => fetch(url, { ...init, dispatcher: new ProxyAgent(PROXY) }) }),
});

const options = { maxRetries: Number(RETRIES), timeout: Number(TIMEOUT) * 1000 };

async function result(): Promise<object> {
  try {
    const person = { brand_id, first_name: "Ada", last_name: "Lovelace", email: EMAIL ?? "a@example.com" };
    return { id: (await client.patients.create(person, options)).id };
  } catch (error) {
    if (error instanceof ConnectionFailed) return { error: [error.name] };
    if (!(error instanceof ApiError)) throw error;
    const details = error.details.map((detail) => [detail.in, detail.pointer, detail.code]);
    const header = error.headers.get("x-request-id");
    return {
      error: [error.name, error.status, error.code, error.message, error.matchedOn, details],
      has_request_id: error.requestId === (header ?? undefined) && header === requests.at(-1),
    };
  }
}

console.log(JSON.stringify({ ...(await result()), tokens_left: tokens.length }));
process.exit();
