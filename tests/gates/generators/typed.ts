/** Shared by the programs of this folder: each registers a person twice and reports the responses. */
export const { URL: url = "", TOKEN: token = "", BRAND: brand = "" } = process.env;
export const person = { brand_id: brand, first_name: "Ada", last_name: "Lovelace", email: "ada@example.com" };

type Code = "duplicate_patient" | "idempotency_key_payload_mismatch";
type IsAny<Given> = 0 extends 1 & Given ? true : false;

/** Prints the results. The type of `code` must be limited to `Code`; for `any`, the call lacks an argument. */
export function report<Given extends Code>(
  status: number,
  name: string,
  refused: number,
  code: Given,
  ..._: IsAny<Given> extends true ? [never] : []
): void {
  console.log([status, name, refused, code].join(" "));
}
