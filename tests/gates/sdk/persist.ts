/** Registers one patient, using the given tokens in order. */
import { connect, unwrap } from "patient-graph-client";

declare const process: { env: Record<"URL" | "TOKENS" | "BRAND" | "RETRIES" | "TIMEOUT", string> };

const { URL, BRAND: brand_id, TOKENS, RETRIES, TIMEOUT } = process.env;
const tokens = TOKENS.split(" ");
const next = (): string => {
  const token = tokens.shift();
  if (token === undefined) throw new Error("no tokens left");
  return token;
};
const options = { brand: brand_id, retries: Number(RETRIES), timeout: Number(TIMEOUT) * 1000 };
const client = connect(URL, next, options);
const ada = unwrap(await client.POST("/v1/patients", { body: { brand_id, first_name: "Ada", last_name: "Lovelace" } }));
console.log(JSON.stringify({ id: ada.id, tokens_left: tokens.length }));
