/** Timeouts and pauses. Times are in milliseconds. */
import type { FetchResponse } from "./connection.js";

/** Runs `action` with a signal that is aborted after `timeout`, or with `signal`. */
export async function within<Result>(
  timeout: number,
  signal: AbortSignal | undefined,
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("No response in time", "TimeoutError")), timeout);
  const either = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
  try {
    return await Promise.race([action(either), aborted(either)]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects when the signal is aborted. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Resolves after `time`. Rejects when `signal` is aborted. */
export async function pause(time: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<void>((resolve) => (timer = setTimeout(resolve, time)));
  try {
    await Promise.race(signal ? [elapsed, aborted(AbortSignal.any([signal]))] : [elapsed]);
  } finally {
    clearTimeout(timer);
  }
}

/** Returns how long Retry-After says to wait. It contains seconds or a date (RFC 9110, 10.2.3). */
export function retryAfter(response: FetchResponse): number | undefined {
  const value = response.headers.get("Retry-After");
  if (value === null) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}
