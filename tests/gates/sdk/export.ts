/** Reads some chunks of an export and prints their number, or the error, as JSON. */
import { Client, PatientGraphError } from "patient-graph-client";

const { URL = "", TOKEN = "token", PATIENT = "", CHUNKS = "0" } = process.env;
const client = new Client(URL, TOKEN, { maxRetries: 0 });

/** Returns what was read: a number of chunks, or the patient of all. */
async function read(): Promise<object> {
  const received: Uint8Array[] = [];
  for await (const chunk of client.exports.stream(PATIENT))
    if (received.push(chunk) === Number(CHUNKS)) return { chunks: received.length };
  const { patient } = JSON.parse(Buffer.concat(received).toString()) as { patient: { id: string } };
  return { patient: patient.id };
}

try {
  console.log(JSON.stringify(await read()));
} catch (error) {
  if (!(error instanceof PatientGraphError)) throw error;
  console.log(JSON.stringify({ error: error.name }));
}
