/** A page that is written by hand, but for one place that is generated: what Prettier is told to leave as it is. */
const PLACE = /(<!-- prettier-ignore-start -->\n).*?(\n<!-- prettier-ignore-end -->)/s;

/** @param path of the page, for the error @throws Error when it has no place for one */
export function withTable(page: string, table: string, path: string): string {
  if (!PLACE.test(page)) throw new Error(`${path} has no place for its table`);
  return page.replace(PLACE, (_, start: string, end: string) => `${start}\n${table}\n${end}`);
}
