/**
 * Sign-in by the authorization code grant with PKCE (RFC 7636), as a public client. The token is returned to the caller
 * and stored nowhere. While the browser is at the identity provider, the session storage has the verifier, the state
 * and the nonce, which are of no use after that.
 */

const PENDING = "patient-graph-sign-in";
/** The scopes of the operations that the explorer calls. Without some of them, it shows less. */
const SCOPES = [
  "read:safe_patients", "read:patients", "admin:patients", "read:providers", "read:encounters", "read:metrics",
  "read:medications", "read:intake", "read:protocols", "read:adherence", "read:timeline",
].join(" ");

/** Leave the page for the authorization endpoint. */
export async function begin({ clientId, authorizationUrl, scopes = SCOPES }) {
  const isOpenId = scopes.split(" ").includes("openid"); // only then is there an ID token, and with it a nonce
  const pending = { verifier: random(), state: random(), nonce: isOpenId ? random() : undefined };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const url = new URL(authorizationUrl);
  const parameters = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri(),
    scope: scopes,
    state: pending.state,
    ...(isOpenId && { nonce: pending.nonce }),
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  location.assign(url);
}

/**
 * Return the token if the browser comes back from the authorization endpoint, null if it does not.
 *
 * The response is removed from the address before anything else. Throws an Error if it is not the response to the
 * request of this tab, or if the identity provider refuses.
 */
export async function finish({ clientId, tokenUrl }) {
  const returned = new URLSearchParams(location.search);
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
  sessionStorage.removeItem(PENDING);
  if (location.search) history.replaceState(null, "", location.pathname);
  if (!returned.has("code") && !returned.has("error")) return null;
  if (!pending || returned.get("state") !== pending.state) throw new Error("The sign-in was not started in this tab.");
  if (returned.has("error")) throw new Error("The identity provider refused the sign-in.");
  const form = {
    grant_type: "authorization_code",
    code: returned.get("code"),
    redirect_uri: redirectUri(),
    client_id: clientId,
    code_verifier: pending.verifier,
  };
  const options = { method: "POST", body: new URLSearchParams(form), credentials: "omit" };
  const response = await fetch(tokenUrl, options).catch(() => null);
  const tokens = response?.ok ? await response.json() : {};
  if (!tokens.access_token) throw new Error("The identity provider returned no token.");
  if (tokens.id_token && claimsOf(tokens.id_token).nonce !== pending.nonce) {
    throw new Error("The identity provider returned the token of another sign-in.");
  }
  return tokens.access_token;
}

/** Return the token of the local mode. Throws an Error if the service issues none. */
export async function localToken(url) {
  const response = await fetch(url, { method: "POST" });
  if (!response.ok) throw new Error("The service issues a local token only to a page on its own machine.");
  return (await response.json()).access_token;
}

function redirectUri() {
  return `${location.origin}/explorer/`;
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier) {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Return the claims of an ID token. It comes from the token endpoint over TLS, so its signature is not needed. */
function claimsOf(token) {
  return JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
}
