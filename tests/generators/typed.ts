/** What each program here shows: a patient, and the code of the refusal to register the patient again, by its type. */
export type Code = "duplicate_patient" | "idempotency_key_payload_mismatch";
/** A code of exactly that type: no other text, and not any. */
export type Typed<Given> = (<T>() => T extends Given ? 1 : 2) extends <T>() => T extends Code ? 1 : 2 ? Given : never;

export const { URL: url = "", TOKEN: token = "", BRAND: brand = "" } = process.env;
export const person = { brand_id: brand, first_name: "Ada", last_name: "Lovelace", email: `${process.argv[1]}@example.com`.replace(/.*\//, "") };

export function told<Given>(status: number, name: string, refused: number, code: Given extends Typed<Given> ? Given : never): void {
  console.log([status, name, refused, code].join(" "));
}
