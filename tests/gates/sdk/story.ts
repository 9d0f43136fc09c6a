/** A patient's story, told by the TypeScript client; prints what was seen of it as JSON. */
import { connect, every, expect, Refused, type Place, type Schemas } from "patient-graph-client";

declare const process: { env: Record<"URL" | "TOKEN" | "HERS" | "BRAND", string> };

const { URL, BRAND: brand_id, TOKEN, HERS } = process.env;
const client = connect(URL, TOKEN);
const herself = connect(URL, async () => HERS);
const person: Schemas["PatientCreate"] = {
  brand_id,
  first_name: "Ada",
  last_name: "Lovelace",
  email: "ada@example.com",
  external_ids: { identity: "ada-1815" },
  metadata: { cohort: { year: 1815 } },
};

async function prescribed(path: { patient_id: string }) {
  const { coverage } = expect(
    await client.POST("/v1/patients/{patient_id}/medications/check-interactions", {
      params: { path },
      body: { name: "semaglutide" },
    }),
  );
  const body = { brand_id, name: "semaglutide", dosage: "0.25 mg", frequency: "once a week" };
  const { route } = expect(await client.POST("/v1/patients/{patient_id}/medications", { params: { path }, body }));
  const listed = expect(
    await client.GET("/v1/patients/{patient_id}/medications", { params: { path, query: { status: "active" } } }),
  );
  return { coverage, route, active: listed.medications.map(({ name }) => name) };
}

async function seen(path: { patient_id: string }) {
  const provider = expect(await client.POST("/v1/providers", { body: { brand_id, name: "Dr. Blackwell" } }));
  const link = expect(
    await client.POST("/v1/patients/{patient_id}/providers", { params: { path }, body: { provider_id: provider.id } }),
  );
  const body = { brand_id, encounter_type: "telehealth", provider_id: provider.id } as const;
  const encounter = expect(await client.POST("/v1/patients/{patient_id}/encounters", { params: { path }, body }));
  const move = (status: Schemas["EncounterStatus"]["status"]) =>
    client.PATCH("/v1/encounters/{id}/status", { params: { path: { id: encounter.id } }, body: { status } });
  const early = await move("completed");
  return [link.relationship, encounter.status, early.error?.allowed, expect(await move("in_progress")).status];
}

async function measured(path: { patient_id: string }) {
  const entry = expect(
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
  const days = expect(
    await client.GET("/v1/patients/{patient_id}/metrics/{metric_key}", {
      params: { path: { ...path, metric_key: "weight" }, query: { granularity: "day" } },
    }),
  );
  return [entry.value_numeric, entry.value_text, ...days.data.map((day) => day.value_numeric)];
}

/** A merge patch: what is not given stays, null removes. */
async function changed(id: string) {
  const change = async (body: Schemas["PatientUpdate"]) =>
    expect(await client.PATCH("/v1/patients/{id}", { params: { path: { id } }, body }));
  const named = await change({ phone: "+14155550199", gender: "f" });
  const bare = await change({ gender: null });
  return [named.gender, bare.gender, bare.phone, bare.metadata];
}

async function paged() {
  for (const number of [0, 1, 2, 3])
    expect(
      await client.POST("/v1/patients", { body: { brand_id, first_name: "Grace", last_name: `Hopper ${number}` } }),
    );
  const page = (place: Place) => client.GET("/v1/patients", { params: { query: { brand_id, limit: 2, ...place } } });
  const names: string[] = [];
  for await (const patient of every(page, ({ patients }) => patients)) names.push(patient.last_name);
  const found = expect(await client.POST("/v1/patients/search", { body: { name: "hop", limit: 1 } }));
  return { names, found: found.total };
}

async function told(path: { patient_id: string }) {
  const page = (place: Place) =>
    client.GET("/v1/patients/{patient_id}/timeline", { params: { path, query: { limit: 3, ...place } } });
  const types: string[] = [];
  for await (const event of every(page, ({ events }) => events)) types.push(event.event_type);
  return types;
}

async function erased(id: string) {
  const { status, rows_affected } = expect(await client.DELETE("/v1/patients/{id}", { params: { path: { id } } }));
  try {
    expect(await client.GET("/v1/patients/{id}", { params: { path: { id } } }));
  } catch (gone) {
    if (gone instanceof Refused) return { erased: [status, rows_affected["patients"]], gone: gone.error.error };
  }
  throw new Error("an erased patient is still there");
}

const { id } = expect(await client.POST("/v1/patients", { body: person }));
const path = { patient_id: id };
const again = await client.POST("/v1/patients", { body: person });
const verified = await herself.POST("/v1/patients/me/age-verification", { body: { date_of_birth: "1990-12-10" } });
const story = {
  id,
  again: [again.error?.error, again.error?.matched_on],
  verified: expect(verified).date_of_birth,
  seen: await seen(path),
  measured: await measured(path),
  prescribed: await prescribed(path),
  changed: await changed(id),
  paged: await paged(),
  told: await told(path),
};
const { patient, metric_entries } = expect(await herself.GET("/v1/patients/me/export"));
const exported = [patient.email, metric_entries[0]?.value_numeric];
console.log(JSON.stringify({ ...story, exported, ...(await erased(id)) }));
