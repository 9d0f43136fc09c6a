"use strict";

const SCHEME = "oauth2";

/** The contract as it is shown: with scopes where they are looked for, and asking for a token that one has already. */
function shown(contract) {
  const schemes = contract.components.securitySchemes;
  // No identity service stands behind the flows of the document, so nothing could be done with a client's secret.
  schemes[SCHEME] = { type: "http", scheme: "bearer", description: schemes[SCHEME].description };
  delete contract.servers; // the one there is needs no choosing
  const parameters = Object.values(contract.components.parameters);
  for (const { parameters: ofPath = [], ...operations } of Object.values(contract.paths)) {
    parameters.push(...ofPath);
    for (const operation of Object.values(operations)) {
      operation.description += needed(operation.security ?? contract.security, operation["x-caller"]);
      parameters.push(...(operation.parameters ?? []));
    }
  }
  // An example is sent when it is not taken out: what one need not send begins empty.
  parameters.filter((each) => !each.required).forEach((each) => delete each.example);
  return contract;
}

function needed(ways, caller) {
  const scopes = ways.map((way) => way[SCHEME].map((scope) => `\`${scope}\``).join(" and ")).join(", or ");
  return (scopes && `\n\nScope: ${scopes}.`) + (caller ? ` For a ${caller} only.` : "");
}

/** A token of the local mode, where there is one to be had. */
async function localToken() {
  const answer = await fetch(document.body.dataset.token, { method: "POST" });
  return answer.ok ? (await answer.json()).access_token : null;
}

async function show() {
  const contract = await (await fetch("/openapi.json")).json();
  const ui = SwaggerUIBundle({
    dom_id: "#contract",
    spec: shown(contract),
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
        document.getElementById("told").textContent = "Local mode: authorized as a service of brand demo.";
      }
    },
  });
}

document.documentElement.classList.toggle("dark-mode", matchMedia("(prefers-color-scheme: dark)").matches);
show();
