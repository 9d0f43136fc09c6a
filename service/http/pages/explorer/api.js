/** Requests to the API with the token of the session. */

export class ApiError extends Error {
  constructor(status, body, challenge) {
    super(body?.message ?? `The service returned ${status}.`);
    this.status = status;
    this.requestId = body?.request_id;
    /** The scope that the token lacks, if that is the error. */
    this.scope = body?.error === "insufficient_scope" ? /scope="([^"]+)"/.exec(challenge ?? "")?.[1] : undefined;
  }
}

/** Return the functions `get` and `post`. `onExpired` is called when the token is no longer valid. */
export function client(token, onExpired) {
  async function send(path, options) {
    const headers = { ...options.headers, Authorization: `Bearer ${token}` };
    const response = await fetch(path, { ...options, headers, cache: "no-store", credentials: "omit" });
    const body = await response.json().catch(() => null);
    if (response.ok) return body;
    if (response.status === 401) onExpired();
    throw new ApiError(response.status, body, response.headers.get("WWW-Authenticate"));
  }

  return {
    get(path, params = {}, signal = undefined) {
      const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== null && value !== "");
      const query = new URLSearchParams(given).toString();
      return send(query ? `${path}?${query}` : path, { signal });
    },
    post(path, body, signal = undefined) {
      const headers = { "Content-Type": "application/json" };
      return send(path, { method: "POST", headers, body: JSON.stringify(body), signal });
    },
  };
}

/** Return what to tell about a failed request. */
export function explained(error) {
  if (error.scope) return `Your account lacks the scope ${error.scope}.`;
  if (error instanceof ApiError) return error.requestId ? `${error.message} Request id: ${error.requestId}` : error.message;
  return "The service cannot be reached.";
}
