/** Facts about vendors that were last read long ago: rules, lists that vendors change, sources of claims. */
import { catalogue } from '../../claims/catalogue';
import { sourcesOf } from '../../claims/claim';
import { rules } from '../../settings/rules';
import { vendorFacts } from '../../settings/vendor-facts';
import { changeRules } from '../../stacks/validation/change-rules';
import { REFUSES_REMOVAL } from '../../stacks/refuses-removal';
import { templateRules } from '../../stacks/validation/service-rules';
import { trustExceptions } from '../../stacks/validation/service-rules/trust-exceptions';

export interface DatedFact {
  readonly what: string;
  readonly source: string;
  /** Day on which the source was read, ISO 8601. */
  readonly checked: string;
}

const dated = (
  kind: string,
  { id, source, checked }: Omit<DatedFact, 'what'> & { readonly id: string },
): DatedFact => ({
  what: `${kind} ${id}`,
  source,
  checked,
});

export const datedFacts = (): readonly DatedFact[] => [
  ...[...templateRules, ...changeRules, ...rules].map((one) => dated('rule', one)),
  ...trustExceptions.map(({ service, on, ...one }) => dated('exception', { ...one, id: `${service} on ${on}` })),
  ...[...vendorFacts, ...REFUSES_REMOVAL].map((one) => dated('list', one)),
  ...catalogue.flatMap((claim) =>
    sourcesOf(claim).map(({ url, read }) => dated('claim', { id: claim.id, source: url, checked: read })),
  ),
];

const DAY_MS = 86_400_000;

/** A line for each fact that was read more than so many days ago, the oldest first, and their number. */
export function staleFactsText(facts: readonly DatedFact[], days: number, today: Date): string {
  const stale = facts
    .filter(({ checked }) => today.getTime() - Date.parse(checked) > (days + 1) * DAY_MS)
    .sort((one, other) => one.checked.localeCompare(other.checked));
  const lines = stale.map(({ checked, what, source }) => `${checked}  ${what}  ${source}`);
  return `${[...lines, `${stale.length} of ${facts.length} facts were read more than ${days} days ago.`].join('\n')}\n`;
}
