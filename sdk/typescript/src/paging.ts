import { unwrap, type ApiResponse } from "./apiError.js";

/** The parameters that select a page. */
export interface PageParams {
  cursor?: string;
}

/**
 * Yields all items of a list, fetching pages as needed. Throws ApiError.
 *
 * `items` returns the items of a page:
 *
 *     paginate((page) => client.GET("/v1/patients", { params: { query: { brand_id, ...page } } }), (page) => page.patients)
 *
 * No item is skipped or repeated when items are added meanwhile.
 */
export async function* paginate<Page extends { next_cursor: string | null }, Item>(
  fetch: (params: PageParams) => Promise<ApiResponse<Page>>,
  items: (page: Page) => Item[],
): AsyncGenerator<Item, void, undefined> {
  for (let params: PageParams | undefined = {}; params; ) {
    const page: Page = unwrap(await fetch(params));
    yield* items(page);
    params = page.next_cursor === null ? undefined : { cursor: page.next_cursor };
  }
}
