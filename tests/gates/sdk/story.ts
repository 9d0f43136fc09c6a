/** Uses most operations through the TypeScript client and prints the results as JSON. */
import { ApiError, connect, paginate, unwrap, type PageParams, type Schemas } from "patient-graph-client";

declare const process: { env: Record<"URL" | "TOKEN" | "HERS" | "BRAND", string> };

const { URL, BRAND: brand_id, TOKEN, HERS } = process.env;
const client = connect(URL, TOKEN);
const personClient = connect(URL, async () => HERS);
const person: Schemas["PatientCreate"] = {
  brand_id,
  first_name: "Ada",
  last_name: "Lovelace",
  email: "ada@example.com",
  external_ids: { identity: "ada-1815" },
  metadata: { cohort: { year: 1815 } },
};

async function prescribeMedication(path: { patient_id: string }) {
  const { coverage } = unwrap(
    await client.POST("/v1/patients/{patient_id}/medications/check-interactions", {
      params: { path },
      body: { name: "semaglutide" },
    }),
  );
  const body = { brand_id, name: "semaglutide", dosage: "0.25 mg", frequency: "once a week" };
  const { route } = unwrap(await client.POST("/v1/patients/{patient_id}/medications", { params: { path }, body }));
  const listed = unwrap(
    await client.GET("/v1/patients/{patient_id}/medications", { params: { path, query: { status: "active" } } }),
  );
  return { coverage, route, active: listed.medications.map(({ name }) => name) };
}

async function visitProvider(path: { patient_id: string }) {
  const provider = unwrap(await client.POST("/v1/providers", { body: { brand_id, name: "Dr. Blackwell" } }));
  const link = unwrap(
    await client.POST("/v1/patients/{patient_id}/providers", { params: { path }, body: { provider_id: provider.id } }),
  );
  const body = { brand_id, encounter_type: "telehealth", provider_id: provider.id } as const;
  const encounter = unwrap(await client.POST("/v1/patients/{patient_id}/encounters", { params: { path }, body }));
  const move = (status: Schemas["EncounterStatus"]["status"]) =>
    client.PATCH("/v1/encounters/{id}/status", { params: { path: { id: encounter.id } }, body: { status } });
  const early = await move("completed");
  return [link.relationship, encounter.status, early.error?.allowed, unwrap(await move("in_progress")).status];
}

async function recordMetric(path: { patient_id: string }) {
  const entry = unwrap(
    await client.POST("/v1/patients/{patient_id}/metrics", {
      params: { path },
      body: {
        metric_key: "weight",
        source: "manual",
        recorded_at: "2026-01-02T07:00:00Z",
        value_numeric: "82.50",
        unit: "kg",
      },
    }),
  );
  const days = unwrap(
    await client.GET("/v1/patients/{patient_id}/metrics/{metric_key}", {
      params: { path: { ...path, metric_key: "weight" }, query: { granularity: "day" } },
    }),
  );
  return [entry.value_numeric, entry.value_text, ...days.data.map((day) => day.value_numeric)];
}

/** Updates a patient by merge patch: omitted fields stay, null removes a field. */
async function updatePatient(id: string) {
  const change = async (body: Schemas["PatientUpdate"]) =>
    unwrap(await client.PATCH("/v1/patients/{id}", { params: { path: { id } }, body }));
  const named = await change({ phone: "+14155550199", gender: "f" });
  const bare = await change({ gender: null });
  return [named.gender, bare.gender, bare.phone, bare.metadata];
}

async function paginatePatients() {
  for (const number of [0, 1, 2, 3])
    unwrap(
      await client.POST("/v1/patients", { body: { brand_id, first_name: "Grace", last_name: `Hopper ${number}` } }),
    );
  const page = (params: PageParams) =>
    client.GET("/v1/patients", { params: { query: { brand_id, limit: 2, ...params } } });
  const names: string[] = [];
  for await (const patient of paginate(page, ({ patients }) => patients)) names.push(patient.last_name);
  const found = unwrap(await client.POST("/v1/patients/search", { body: { name: "hop", limit: 1 } }));
  return { names, found: found.total };
}

async function eventTypes(path: { patient_id: string }) {
  const page = (params: PageParams) =>
    client.GET("/v1/patients/{patient_id}/timeline", { params: { path, query: { limit: 3, ...params } } });
  const types: string[] = [];
  for await (const event of paginate(page, ({ events }) => events)) types.push(event.event_type);
  return types;
}

async function erasePatient(id: string) {
  const { status, rows_affected } = unwrap(await client.DELETE("/v1/patients/{id}", { params: { path: { id } } }));
  try {
    unwrap(await client.GET("/v1/patients/{id}", { params: { path: { id } } }));
  } catch (error) {
    const isApiError = error instanceof ApiError;
    if (isApiError) return { erased: [status, rows_affected["patients"]], after_erasure: error.error.error };
  }
  throw new Error("the erased patient still exists");
}

const { id } = unwrap(await client.POST("/v1/patients", { body: person }));
const path = { patient_id: id };
const duplicate = await client.POST("/v1/patients", { body: person });
const verified = await personClient.POST("/v1/patients/me/age-verification", { body: { date_of_birth: "1990-12-10" } });
const story = {
  id,
  duplicate: [duplicate.error?.error, duplicate.error?.matched_on],
  date_of_birth: unwrap(verified).date_of_birth,
  encounter: await visitProvider(path),
  metrics: await recordMetric(path),
  medication: await prescribeMedication(path),
  updated: await updatePatient(id),
  pages: await paginatePatients(),
  event_types: await eventTypes(path),
};
const { patient, metric_entries } = unwrap(await personClient.GET("/v1/patients/me/export"));
const exported = [patient.email, metric_entries[0]?.value_numeric];
console.log(JSON.stringify({ ...story, export: exported, ...(await erasePatient(id)) }));
