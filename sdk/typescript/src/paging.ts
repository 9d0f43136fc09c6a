import { expect, type Answer } from "./refusal.js";

/** Where a page begins. */
export interface Place {
  offset?: number;
  cursor?: string;
}

/**
 * All items of a list, fetched page by page while they are read; throws Refused.
 *
 * `items` says where they are in a page:
 *
 *     every((place) => client.GET("/v1/patients", { params: { query: { brand_id, ...place } } }), (page) => page.patients)
 *
 * Where pages have a cursor, none is missed or comes twice when others are added meanwhile; elsewhere one can come twice.
 */
export async function* every<Page extends object, Item>(
  fetch: (place: Place) => Promise<Answer<Page>>,
  items: (page: Page) => Item[],
): AsyncGenerator<Item, void, undefined> {
  let seen = 0;
  for (let place: Place | undefined = {}; place; ) {
    const page: Page = expect(await fetch(place));
    const found = items(page);
    yield* found;
    seen += found.length;
    place = next(page, found.length, seen);
  }
}

/** Where the next page begins, after so many items; undefined behind the last. */
function next(page: object, found: number, seen: number): Place | undefined {
  if ("next_cursor" in page) {
    return typeof page.next_cursor === "string" ? { cursor: page.next_cursor } : undefined;
  }
  const total = "total" in page && typeof page.total === "number" ? page.total : Infinity;
  return found > 0 && seen < total ? { offset: seen } : undefined;
}
