/** Type errors in uses of the TypeScript client: tsc reports each expected error that does not occur. */
import { connect, paginate, unwrap, type PageParams, type Schemas } from "patient-graph-client";

const client = connect("http://127.0.0.1", "token");
const path = { id: "id" };

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

export async function wrong() {
  const patient = unwrap(await client.GET("/v1/patients/{id}", { params: { path } }));
  // @ts-expect-error it can be null
  patient.gender.toUpperCase();
  // @ts-expect-error there is no such field
  patient.name;
  // @ts-expect-error there is no such path
  await client.GET("/v1/patient/{id}", { params: { path } });
  // @ts-expect-error the brand is needed
  await client.GET("/v1/patients", { params: { query: {} } });
  const { error, response } = await client.PATCH("/v1/patients/{id}", { params: { path }, body: {} });
  if (response.status === 412) error?.error === "precondition_failed";
  // @ts-expect-error there is no such code
  error?.error === "patient_duplicated";
  const page = (params: PageParams) =>
    client.GET("/v1/patients", { params: { query: { brand_id: "demo", ...params } } });
  // @ts-expect-error there are no events in a page of patients
  paginate(page, ({ events }) => events);
}
