import { isErrorFromAlias } from "@zodios/core";

import { api, createApiClient } from "./generated/openapi-zod-client";
import { person, report, token, url } from "./typed";

async function main(): Promise<void> {
  const client = createApiClient(url, { axiosConfig: { headers: { Authorization: `Bearer ${token}` } } });
  const created = await client["patients.create"](person);
  try {
    await client["patients.create"](person);
  } catch (failure) {
    if (!isErrorFromAlias(api.api, "patients.create", failure)) throw failure;
    const { status, data } = failure.response;
// This client does not return the status of a success.
    if (status === 409) report(201, created.last_name, status, data.error);
  }
}

void main();
