import { patientsCreate } from "./generated/orval";
import { person, report, token } from "./typed";

async function main(): Promise<void> {
  const options = { headers: { Authorization: `Bearer ${token}` } };
  const created = await patientsCreate(person, options);
  const again = await patientsCreate(person, options);
  if (created.status !== 201 || again.status !== 409) throw again;
  report(created.status, created.data.last_name, again.status, again.data.error);
}

void main();
