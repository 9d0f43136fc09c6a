import { expect, type Answer } from "./refusal.js";

/**
 * All items of a list, fetched page by page while they are read; throws Refused.
 *
 * `items` says where they are in a page:
 *
 *     every((offset) => client.GET("/v1/patients", { params: { query: { brand_id, offset } } }), (page) => page.patients)
 *
 * What is added meanwhile moves the rest on, so that an item can come twice.
 */
export async function* every<Page extends object, Item>(
  fetch: (offset: number) => Promise<Answer<Page>>,
  items: (page: Page) => Item[],
): AsyncGenerator<Item, void, undefined> {
  let seen = 0;
  for (let total = Infinity; seen < total; ) {
    const page = expect(await fetch(seen));
    const found = items(page);
    yield* found;
    seen += found.length;
    total = found.length === 0 ? seen : totalOf(page);
  }
}

/** How many there are on all pages, where the page says so. */
function totalOf(page: object): number {
  return "total" in page && typeof page.total === "number" ? page.total : Infinity;
}
