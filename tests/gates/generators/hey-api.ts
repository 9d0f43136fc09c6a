import { patientsCreate, type PatientsCreateErrors } from "./generated/hey-api";
import { client } from "./generated/hey-api/client.gen";
import { person, report, token, url } from "./typed";

async function main(): Promise<void> {
  client.setConfig({ baseUrl: url, auth: () => token });
  const { data, response } = await patientsCreate({ body: person });
  const again = await patientsCreate({ body: person });
  if (!data || again.response?.status !== 409) throw again.error;
  report(response?.status ?? 0, data.last_name, again.response.status, (again.error as PatientsCreateErrors[409]).error);
}

void main();
