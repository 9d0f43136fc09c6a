export type Fetch = (request: Request) => Promise<Response>;

// A write has a key, so it can be repeated like a read. 500 is left out: what is at fault stays so.
const passing = new Set([408, 429, 502, 503, 504]);
const longestWait = 120_000;

/** A fetch that repeats what failed on the way or will pass; `timeout` is in milliseconds, for one answer to begin. */
export function persistent(retries: number, timeout: number): Fetch {
  return async (request) => {
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt === retries;
      let wait = Math.random() * 500 * 2 ** attempt;
      try {
        const response = await answered(request.clone(), timeout);
        if (isLast || !passing.has(response.status)) return response;
        wait = retryAfter(response) ?? wait;
        await response.body?.cancel();
      } catch (error) {
        if (isLast || request.signal.aborted) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(wait, longestWait)));
    }
  };
}

async function answered(request: Request, timeout: number): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException("No answer in time", "TimeoutError")), timeout);
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, late.signal]) });
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds; the header has seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(response: Response): number | undefined {
  const said = response.headers.get("Retry-After");
  if (said === null) return undefined;
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}
