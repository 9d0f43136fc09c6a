import { isAxiosError } from "axios";

import { Configuration, PatientsApi, type DuplicatePatientError } from "./generated/typescript-axios";
import { person, report, token, url } from "./typed";

async function main(): Promise<void> {
  const api = new PatientsApi(new Configuration({ basePath: url, accessToken: token }));
  const { status, data } = await api.patientsCreate(person);
  try {
    await api.patientsCreate(person);
  } catch (failure) {
    if (!isAxiosError<DuplicatePatientError>(failure) || !failure.response) throw failure;
    report(status, data.last_name, failure.response.status, failure.response.data.error);
  }
}

void main();
