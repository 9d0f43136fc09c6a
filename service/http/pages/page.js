"use strict";

const SCHEME = "oauth2";

/** Return the contract for display: with the scopes in each operation, and a field for a token instead of OAuth flows. */
function displayed(contract) {
  const schemes = contract.components.securitySchemes;
  // The URLs of the flows are examples, so a client id and secret would be of no use.
  schemes[SCHEME] = { type: "http", scheme: "bearer", description: schemes[SCHEME].description };
  delete contract.servers; // a single server needs no selection
  const parameters = Object.values(contract.components.parameters);
  for (const { parameters: ofPath = [], ...operations } of Object.values(contract.paths)) {
    parameters.push(...ofPath);
    for (const operation of Object.values(operations)) {
      operation.description += requirements(operation.security ?? contract.security, operation["x-caller"]);
      parameters.push(...(operation.parameters ?? []));
    }
  }
  // Swagger UI sends examples unless they are removed: optional parameters start empty.
  parameters.filter((each) => !each.required).forEach((each) => delete each.example);
  return contract;
}

function requirements(security, caller) {
  const scopes = security.map((requirement) => requirement[SCHEME].map((scope) => `\`${scope}\``).join(" and ")).join(", or ");
  return (scopes && `\n\nScope: ${scopes}.`) + (caller ? ` For a ${caller} only.` : "");
}

/** Return a token of the local mode, null if the service issues none. */
async function localToken() {
  const response = await fetch(document.body.dataset.token, { method: "POST" });
  return response.ok ? (await response.json()).access_token : null;
}

async function show() {
  const contract = await (await fetch("/openapi.json")).json();
  const ui = SwaggerUIBundle({
    dom_id: "#contract",
    spec: displayed(contract),
    deepLinking: true,
    displayRequestDuration: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    filter: true,
    requestSnippetsEnabled: true,
    validatorUrl: null,
    onComplete: async () => {
      const token = document.body.dataset.token && (await localToken());
      if (token) {
        ui.preauthorizeApiKey(SCHEME, token);
        document.getElementById("authorization-hint").textContent = "Local mode: authorized as a service of brand demo.";
      }
    },
  });
}

document.documentElement.classList.toggle("dark-mode", matchMedia("(prefers-color-scheme: dark)").matches);
show();
