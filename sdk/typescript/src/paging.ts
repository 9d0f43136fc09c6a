/** Pagination: lists are read page by page, by cursor. */
import type { Call, Connection, RequestOptions } from "./connection.js";

/**
 * A list. Iterate over it for all items (`for await`); pages are fetched as needed.
 *
 * No item is skipped or repeated when items are added meanwhile. Each iteration reads the list anew.
 */
export class Paginator<Page extends { next_cursor: string | null }, Item> implements AsyncIterable<Item> {
  constructor(
    private readonly connection: Connection,
    private readonly call: Call,
    private readonly items: (page: Page) => Item[],
    private readonly options: RequestOptions | undefined,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* this.items(page);
  }

  /** Yields the pages, for what they have besides items, such as `total`. */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    for (let call: Call | undefined = this.call; call; ) {
      const page: Page = await this.connection.send<Page>(call, this.options);
      yield page;
      call = page.next_cursor === null ? undefined : after(call, page.next_cursor);
    }
  }

  /** Resolves to the first page. Pass its `next_cursor` as `cursor` to read on later. */
  firstPage(): Promise<Page> {
    return this.connection.send<Page>(this.call, this.options);
  }
}

/** Returns the call of the page at a cursor, which is in the body of a search. The offset is dropped: it counts from there. */
function after(call: Call, cursor: string): Call {
  const place = call.body === undefined ? "query" : "body";
  const { offset: _, ...others } = (call[place] ?? {}) as { offset?: number };
  return { ...call, [place]: { ...others, cursor } };
}
