/** Uses most operations through the TypeScript client and prints the results as JSON. */
import { ApiError, Client, Conflict, type Schemas } from "patient-graph-client";

const { URL = "", BRAND: brand_id = "", TOKEN = "", HERS = "" } = process.env;
const client = new Client(URL, TOKEN);
const personClient = new Client(URL, async () => HERS);
const person: Schemas["PatientCreate"] = {
  brand_id,
  first_name: "Ada",
  last_name: "Lovelace",
  email: "ada@example.com",
  external_ids: { identity: "ada-1815" },
  metadata: { cohort: { year: 1815 } },
};

/** Returns the error that a call has to reject with. */
async function rejected(call: Promise<unknown>): Promise<ApiError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error("the call succeeded");
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function prescribeMedication(patient: string) {
  const { coverage } = await client.medications.checkInteractions(patient, { name: "semaglutide" });
  const body = { brand_id, name: "semaglutide", dosage: "0.25 mg", frequency: "once a week" };
  const { route } = await client.medications.prescribe(patient, body);
  const active = await all(client.medications.list(patient, { status: "active" }));
  return { coverage, route, active: active.map(({ name }) => name) };
}

async function visitProvider(patient: string) {
  const provider = await client.providers.create({ brand_id, name: "Dr. Blackwell" });
  const link = await client.providers.link(patient, { provider_id: provider.id });
  const body = { brand_id, encounter_type: "telehealth", provider_id: provider.id } as const;
  const encounter = await client.encounters.create(patient, body);
  const early = await rejected(client.encounters.updateStatus(encounter.id, { status: "completed" }));
  const moved = await client.encounters.updateStatus(encounter.id, { status: "in_progress" });
  return [link.relationship, encounter.status, early instanceof Conflict && early.allowed, moved.status];
}

async function recordMetric(patient: string) {
  const entry = await client.metrics.append(patient, {
    metric_key: "weight",
    source: "manual",
    recorded_at: "2026-01-02T07:00:00Z",
    value_numeric: "82.50",
    unit: "kg",
  });
  const days = await all(client.metrics.getSeries(patient, "weight", { granularity: "day" }));
  return [entry.value_numeric, entry.value_text, ...days.map((day) => day.value_numeric)];
}

/** Updates a patient by merge patch: omitted fields stay, null removes a field. */
async function updatePatient(id: string) {
  const named = await client.patients.update(id, { phone: "+14155550199", gender: "f" });
  const bare = await client.patients.update(id, { gender: null });
  return [named.gender, bare.gender, bare.phone, bare.metadata];
}

async function paginatePatients() {
  for (const number of [0, 1, 2, 3])
    await client.patients.create({ brand_id, first_name: "Grace", last_name: `Hopper ${number}` });
  const listed = client.patients.list({ brand_id, limit: 2, offset: 0 });
  const found = await all(client.patients.search({ name: "hop", limit: 1, offset: 1 }));
  const sizes = (await all(listed.pages())).map(({ patients }) => patients.length);
  return { names: (await all(listed)).map(({ last_name }) => last_name), found: found.length, sizes };
}

async function eventTypes(patient: string) {
  return (await all(client.timeline.list(patient, { limit: 3 }))).map(({ event_type }) => event_type);
}

const { id } = await client.patients.create(person);
const duplicate = await rejected(client.patients.create(person));
const verified = await personClient.acts.verifyAge({ date_of_birth: "1990-12-10" });
const story = {
  id,
  duplicate: [duplicate.code, duplicate.matchedOn],
  date_of_birth: verified.date_of_birth,
  encounter: await visitProvider(id),
  metrics: await recordMetric(id),
  medication: await prescribeMedication(id),
  updated: await updatePatient(id),
  pages: await paginatePatients(),
  event_types: await eventTypes(id),
};
const { patient, metric_entries } = await personClient.exports.getMine();
const { status, rows_affected } = await client.patients.erase(id);
const end = {
  export: [patient.email, metric_entries[0]?.value_numeric],
  erased: [status, rows_affected["patients"]],
  after_erasure: (await rejected(client.patients.get(id))).code,
};
console.log(JSON.stringify({ ...story, ...end }));
