/** What was read of a vendor, with its day: rules, lists, prices, sources of claims. */
export interface DatedFact {
  readonly what: string;
  readonly source: string;
  /** Day on which the source was read, ISO 8601; of a price, the day that its source bears. */
  readonly checked: string;
}

const DAY_MS = 86_400_000;

/** A line for each fact that was read more than so many days ago, the oldest first, and their number. */
export function staleFactsText(facts: readonly DatedFact[], days: number, today: Date): string {
  const stale = facts
    .filter(({ checked }) => today.getTime() - Date.parse(checked) > (days + 1) * DAY_MS)
    .sort((one, other) => one.checked.localeCompare(other.checked));
  const lines = stale.map(({ checked, what, source }) => `${checked}  ${what}  ${source}`);
  return `${[...lines, `${stale.length} of ${facts.length} facts were read more than ${days} days ago.`].join('\n')}\n`;
}
