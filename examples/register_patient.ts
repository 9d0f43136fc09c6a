/**
 * Register a patient, append measurements and read them page by page, with the TypeScript client (`make sdk`).
 *
 * URL=http://127.0.0.1:8080 TOKEN=$(make -s token) node register_patient.js
 */
import { Client, DuplicatePatient, type Schemas } from "patient-graph-client";

declare const process: { env: Record<string, string | undefined> };

const { URL = "http://127.0.0.1:8080", TOKEN = "", BRAND: brand_id = "demo" } = process.env;
const client = new Client(URL, TOKEN);
const weights = { "2026-11-01": "82.50", "2026-11-08": "81.90", "2026-11-15": "81.20" };

/** Return the id of the patient, new or registered before. */
async function register(): Promise<string> {
  try {
    const person = { brand_id, first_name: "Ada", last_name: "Lovelace", external_ids: { crm: "C-1815" } };
    return (await client.patients.create(person)).id;
  } catch (error) {
    if (!(error instanceof DuplicatePatient)) throw error;
    console.log("registered before, same", ...error.matchedOn);
    return (await client.patients.getByExternalId("crm", "C-1815")).id;
  }
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
  return (await client.metrics.appendBatch(patient_id, { entries })).recorded;
}

const patient = await register();
console.log("new weights:", await appendWeights(patient));
for await (const { recorded_at, value_numeric, unit } of client.metrics.getSeries(patient, "weight", { limit: 2 }))
  console.log(recorded_at, value_numeric, unit);
