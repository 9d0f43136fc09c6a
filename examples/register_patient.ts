/**
 * Register a patient, append measurements and read them page by page, with the TypeScript client (`make sdk`).
 *
 * URL=http://127.0.0.1:8080 TOKEN=$(make -s token) node register_patient.js
 */
import { connect, type Schemas } from "patient-graph-client";

declare const process: { env: Record<string, string | undefined> };

const { URL = "http://127.0.0.1:8080", TOKEN = "", BRAND: brand_id = "demo" } = process.env;
const client = connect(URL, TOKEN);
const weights = { "2026-11-01": "82.50", "2026-11-08": "81.90", "2026-11-15": "81.20" };

/** Return the id of the patient, new or registered before. */
async function register(): Promise<string> {
  const { data, error } = await client.POST("/v1/patients", {
    body: { brand_id, first_name: "Ada", last_name: "Lovelace", external_ids: { crm: "C-1815" } },
  });
  if (data) return data.id;
  if (error.error !== "duplicate_patient") throw new Error(error.message);
  console.log("registered before, same", ...(error.matched_on ?? []));
  const path = { system: "crm", value: "C-1815" };
  const found = await client.GET("/v1/patients/by-external-id/{system}/{value}", { params: { path } });
  if (found.error) throw new Error(found.error.message);
  return found.data.id;
}

/** Return how many weights are new: `source_id` makes the batch safe to send again. */
async function appendWeights(patient_id: string): Promise<number> {
  const entries: Schemas["MetricCreate"][] = Object.entries(weights).map(([day, value_numeric]) => ({
    metric_key: "weight",
    value_numeric,
    unit: "kg",
    source: "api",
    source_id: `scale-${day}`,
    recorded_at: `${day}T07:00:00Z`,
  }));
  const { data, error } = await client.POST("/v1/patients/{patient_id}/metric-batches", {
    params: { path: { patient_id } },
    body: { entries },
  });
  if (error) throw new Error(error.message);
  return data.recorded;
}

/** Yield the weights in the order of time, two a page. */
async function* readWeights(patient_id: string) {
  const path = { patient_id, metric_key: "weight" };
  let cursor: string | null | undefined;
  do {
    const query = { limit: 2, ...(cursor ? { cursor } : {}) };
    const { data, error } = await client.GET("/v1/patients/{patient_id}/metrics/{metric_key}", {
      params: { path, query },
    });
    if (error) throw new Error(error.message);
    yield* data.data;
    cursor = data.next_cursor;
  } while (cursor);
}

const patient = await register();
console.log("new weights:", await appendWeights(patient));
for await (const { recorded_at, value_numeric, unit } of readWeights(patient))
  console.log(recorded_at, value_numeric, unit);
