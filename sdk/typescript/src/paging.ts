import { expect, type Answer } from "./refusal.js";

/** Where a page begins. */
export interface Place {
  cursor?: string;
}

/**
 * All items of a list, fetched page by page while they are read; throws Refused.
 *
 * `items` says where they are in a page:
 *
 *     every((place) => client.GET("/v1/patients", { params: { query: { brand_id, ...place } } }), (page) => page.patients)
 *
 * None is missed or comes twice when others are added meanwhile.
 */
export async function* every<Page extends { next_cursor: string | null }, Item>(
  fetch: (place: Place) => Promise<Answer<Page>>,
  items: (page: Page) => Item[],
): AsyncGenerator<Item, void, undefined> {
  for (let place: Place | undefined = {}; place; ) {
    const page: Page = expect(await fetch(place));
    yield* items(page);
    place = page.next_cursor === null ? undefined : { cursor: page.next_cursor };
  }
}
