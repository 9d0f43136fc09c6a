import { Configuration, DuplicatePatientErrorFromJSON, PatientsApi, ResponseError } from "./generated/typescript-fetch";
import { person, report, token, url } from "./typed";

async function main(): Promise<void> {
  // This generator sends the access token unchanged.
  const api = new PatientsApi(new Configuration({ basePath: url, accessToken: `Bearer ${token}` }));
  const { brand_id: brandId, first_name: firstName, last_name: lastName, email } = person;
  const request = { patientCreate: { brandId, firstName, lastName, email } };
  const created = await api.patientsCreateRaw(request);
  const { lastName: name } = await created.value();
  try {
    await api.patientsCreate(request);
  } catch (failure) {
    if (!(failure instanceof ResponseError)) throw failure;
    const refusal = DuplicatePatientErrorFromJSON(await failure.response.json());
    report(created.raw.status, name, failure.response.status, refusal.error);
  }
}

void main();
