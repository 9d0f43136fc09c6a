/** What each program here does the same: it registers a person twice, and tells how that was answered. */
export const { URL: url = "", TOKEN: token = "", BRAND: brand = "" } = process.env;
export const person = { brand_id: brand, first_name: "Ada", last_name: "Lovelace", email: "ada@example.com" };

type Code = "duplicate_patient" | "idempotency_key_payload_mismatch";
type IsAny<Given> = 0 extends 1 & Given ? true : false;

/** The code has to be of a type that has these alone; for one that is anything, an argument is missing. */
export function told<Given extends Code>(
  status: number,
  name: string,
  refused: number,
  code: Given,
  ..._: IsAny<Given> extends true ? [never] : []
): void {
  console.log([status, name, refused, code].join(" "));
}
