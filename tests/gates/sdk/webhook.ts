/** Verifies webhooks through the TypeScript client and prints a result for each as JSON. */
import { verify, WebhookVerificationError, type WebhookEvent } from "patient-graph-client";

interface WebhookRequest {
  headers: Record<string, string>;
  body: string;
  secrets: string | string[];
  tolerance?: number;
  as_bytes?: boolean;
}

/** Returns what is specific to some types. */
function describe(event: WebhookEvent): unknown[] {
  switch (event.type) {
    case "patient_graph.encounter.recorded.v1": {
      const { patient_id, encounter_type, recorded_at } = event.data;
      return [event.type, event.id, patient_id, encounter_type, recorded_at.slice(0, 4) === event.time.slice(0, 4)];
    }
    case "patient_graph.patient.created.v1":
      return [event.type, event.id, event.subject];
    default: {
      const { type, id, data } = event as unknown as { type: string; id: string; data: { colour: string } };
      return [type, id, data.colour];
    }
  }
}

async function result({ headers, body, secrets, tolerance, as_bytes }: WebhookRequest): Promise<unknown[]> {
  try {
    const received = as_bytes ? new Headers(headers) : headers;
    return describe(await verify(received, as_bytes ? new TextEncoder().encode(body) : body, secrets, tolerance));
  } catch (error) {
    if (error instanceof WebhookVerificationError) return ["invalid"];
    if (error instanceof TypeError) return ["bad secret"];
    throw error;
  }
}

const requests = JSON.parse(process.env["REQUESTS"] ?? "[]") as WebhookRequest[];
console.log(JSON.stringify(await Promise.all(requests.map(result))));
