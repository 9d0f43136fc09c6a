/** Type errors in uses of the TypeScript client: tsc reports each expected error that does not occur. */
import { Client, ConnectionFailed, DuplicatePatient, verify, type Schemas, type WebhookEvent } from "patient-graph-client";

const client = new Client("http://127.0.0.1", "token");

// @ts-expect-error a last name is needed
export const nameless: Schemas["PatientCreate"] = { brand_id: "demo", first_name: "Ada" };
// @ts-expect-error null is for patches
export const bare: Schemas["PatientCreate"] = { brand_id: "demo", first_name: "Ada", last_name: "L", email: null };
// @ts-expect-error a name cannot be removed
export const removed: Schemas["PatientUpdate"] = { first_name: null };
export const removable: Schemas["PatientUpdate"] = { gender: null };
// @ts-expect-error there is no such criterion
export const search: Schemas["PatientSearch"] = { nome: "love" };
export const metric: Schemas["MetricCreate"] = {
  metric_key: "weight",
  source: "manual",
  recorded_at: "2026-01-02T07:00:00Z",
  // @ts-expect-error decimals are strings
  value_numeric: 82.5,
};
// @ts-expect-error there is no such status
export const asleep: Schemas["EncounterStatus"] = { status: "asleep" };

export async function wrong(error: unknown) {
  const patient = await client.patients.get("id");
  // @ts-expect-error it can be null
  patient.gender.toUpperCase();
  // @ts-expect-error there is no such field
  patient.name;
  // @ts-expect-error there is no such operation
  await client.patients.remove("id");
  // @ts-expect-error an id is needed
  await client.patients.get();
  // @ts-expect-error the brand is needed
  client.patients.list({});
  // @ts-expect-error there is no such status
  client.medications.list("id", { status: "ended" });
  // @ts-expect-error there is no such option
  await client.patients.get("id", { retries: 5 });
  // @ts-expect-error a list is iterated over asynchronously
  for (const each of client.patients.list({ brand_id: "demo" })) each.id;
  // @ts-expect-error there are no event types in a list of patients
  for await (const each of client.patients.list({ brand_id: "demo" })) each.event_type;
  if (error instanceof DuplicatePatient) error.matchedOn.includes("email");
  // @ts-expect-error nothing can be a duplicate of it
  if (error instanceof DuplicatePatient) error.matchedOn.includes("gender");
  // @ts-expect-error there is no response
  if (error instanceof ConnectionFailed) error.status;
  // @ts-expect-error a token is a text
  new Client("http://127.0.0.1", 5);
}

type Recorded = WebhookEvent<"patient_graph.encounter.recorded.v1">;
// @ts-expect-error it is a text
export const doubled = ({ data }: Recorded) => data.encounter_type * 2;

export async function wrongWebhook(headers: Headers, body: string): Promise<string | undefined> {
  // @ts-expect-error a parsed body cannot be verified
  await verify(headers, {}, "whsec_");
  const event = await verify(headers, body, "whsec_");
  // @ts-expect-error only one type of event has it
  event.data.encounter_type;
  // @ts-expect-error there is no such type
  if (event.type === "patient_graph.encounter.forgotten.v1") return undefined;
  // @ts-expect-error another type has it
  if (event.type === "patient_graph.patient.erased.v1") return event.data.encounter_type;
  // @ts-expect-error there is no such property
  if (event.type === "patient_graph.encounter.recorded.v1") return event.data.diagnosis;
  return undefined;
}
