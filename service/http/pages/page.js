"use strict";

const SCHEME = "oauth2";

// Code made at run time is not allowed by the Content-Security-Policy: a library of the renderer must not try.
globalThis.__zod_globalConfig = { jitless: true };

/** Give every style sheet that the renderer adds the nonce of the Content-Security-Policy. */
function allowStyleSheets() {
  const { content } = document.querySelector("meta[property=csp-nonce]");
  const createElement = document.createElement.bind(document);
  document.createElement = (name, ...options) => {
    const element = createElement(name, ...options);
    if (element instanceof HTMLStyleElement) {
      element.nonce = content;
    }
    return element;
  };
}

/** Mend what assistive technology lacks in the renderer's dialog. */
function mendAccessibility() {
  const mend = (selector, change) => document.querySelectorAll(selector).forEach(change);
  mend("[role=combobox]:not([aria-expanded])", (field) => field.setAttribute("aria-expanded", "false"));
  mend("button[role=none]", (button) => button.removeAttribute("role"));
  mend("button[aria-controls]:not([aria-expanded])", (button) => {
    if (!document.getElementById(button.getAttribute("aria-controls"))) {
      button.removeAttribute("aria-controls");
    }
  });
  mend(".cm-content:not([aria-label])", (editor) => editor.setAttribute("aria-label", "Body"));
  mend(".cm-scroller[tabindex='-1']", (editor) => editor.setAttribute("tabindex", "0"));
}

/** Return the configuration of the renderer: no services of its vendor, no storage of tokens. */
function configuration(token) {
  return {
    url: "/docs/reference.json",
    agent: { disabled: true },
    mcp: { disabled: true },
    telemetry: false,
    proxyUrl: "",
    showDeveloperTools: "never",
    hideClientButton: true,
    documentDownloadType: "none",
    withDefaultFonts: false,
    modelsSectionLabel: "Schemas",
    persistAuth: false,
    hiddenClients: true, // the samples are in the document
    authentication: { preferredSecurityScheme: SCHEME, securitySchemes: { [SCHEME]: { token } } },
    generateTagSlug: ({ name }) => name,
    generateOperationSlug: ({ operationId }) => operationId,
    redirect: (path) => path.replace(/#\/([a-z_]+)\/([a-z_.]+)$/, "#tag/$1/$2"), // links of responses
  };
}

/** Return a token of the local mode for a caller, null if the service issues none. */
async function localToken(path, caller) {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(caller) });
  return response.ok ? (await response.json()).access_token : null;
}

/** Return the caller that the form names: a service of a brand, or with a subject a person. */
function chosenCaller(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
}

function described({ brand_id, subject }) {
  return subject ? `${subject}, a person of brand ${brand_id}` : `a service of brand ${brand_id}`;
}

/** Offer the subjects of the brand's newest patients. */
async function offerSubjects({ brand_id }, token, system) {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`/v1/patients?${new URLSearchParams({ brand_id, limit: 100 })}`, { headers });
  const patients = response.ok ? (await response.json()).patients : [];
  const options = patients.filter((patient) => patient.external_ids[system]).map((patient) => {
    const option = document.createElement("option");
    option.value = patient.external_ids[system];
    option.label = `${patient.first_name} ${patient.last_name}`;
    return option;
  });
  document.getElementById("subjects").replaceChildren(...options);
}

async function start() {
  new MutationObserver(mendAccessibility).observe(document.body, { childList: true, subtree: true });
  const chooser = document.querySelector("details[data-token]");
  const reference = Scalar.createApiReference("#reference", configuration(""));
  if (!chooser) {
    return;
  }
  const { token: path, system } = chooser.dataset;
  const form = chooser.querySelector("form");
  const authorize = async () => {
    const caller = chosenCaller(form);
    const token = await localToken(path, caller);
    document.getElementById("caller").textContent = token ? `Authorized as ${described(caller)}` : "Not authorized";
    reference.updateConfiguration(configuration(token ?? ""));
    chooser.open = false;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    authorize();
  });
  chooser.addEventListener("toggle", async () => {
    if (chooser.open) {
      const { brand_id } = chosenCaller(form);
      offerSubjects({ brand_id }, await localToken(path, { brand_id }), system);
    }
  });
  await authorize();
}

allowStyleSheets();
addEventListener("DOMContentLoaded", start);
