import createClient from "openapi-fetch";

import type { paths } from "./generated/openapi-typescript";
import { person, report, token, url } from "./typed";

type Refusal = paths["/v1/patients"]["post"]["responses"][409]["content"]["application/json"];

async function main(): Promise<void> {
  const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } });
  const { data, response } = await client.POST("/v1/patients", { body: person });
  const again = await client.POST("/v1/patients", { body: person });
  if (!data || again.response.status !== 409) throw again.error;
  report(response.status, data.last_name, again.response.status, (again.error as Refusal).error);
}

void main();
