export type Fetch = (request: Request) => Promise<Response>;

// Writes carry an Idempotency-Key, so they can be retried like reads. 500 is not retried: it reports a bug.
const retriedStatuses = new Set([408, 429, 502, 503, 504]);
const longestWait = 120_000;

/** A fetch that retries requests; `timeout` is in milliseconds, until the response headers of one attempt. */
export function withRetries(retries: number, timeout: number): Fetch {
  return async (request) => {
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt === retries;
      let wait = Math.random() * 500 * 2 ** attempt;
      try {
        const response = await fetchWithTimeout(request.clone(), timeout);
        if (isLast || !retriedStatuses.has(response.status)) return response;
        wait = retryAfter(response) ?? wait;
        await response.body?.cancel();
      } catch (error) {
        if (isLast || request.signal.aborted) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(wait, longestWait)));
    }
  };
}

async function fetchWithTimeout(request: Request, timeout: number): Promise<Response> {
  const timeoutController = new AbortController();
  const timer = setTimeout(() => timeoutController.abort(new DOMException("No response in time", "TimeoutError")), timeout);
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, timeoutController.signal]) });
  } finally {
    clearTimeout(timer);
  }
}

/** Returns the Retry-After header in milliseconds. It contains seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(response: Response): number | undefined {
  const value = response.headers.get("Retry-After");
  if (value === null) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}
