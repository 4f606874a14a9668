/** Facts about vendors, with the day they were read: rules, lists that vendors change, sources of claims, prices. */
import type { DatedFact } from '../../console/stale-facts';
import { meteringRules } from '../../costs/metering/rules';
import { priceFacts } from '../../costs/prices/price-facts';
import { catalogue } from '../../claims/catalogue';
import { ADVICE } from '../../claims/catalogue/advice';
import { sourcesOf } from '../../claims/claim';
import { rules } from '../../settings/rules';
import { vendorFacts } from '../../settings/vendor-facts';
import { changeRules } from '../../stacks/validation/change-rules';
import { REFUSES_REMOVAL } from '../../stacks/refuses-removal';
import { templateRules } from '../../stacks/validation/service-rules';
import { trustExceptions } from '../../stacks/validation/service-rules/trust-exceptions';

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
  ...Object.entries(ADVICE).map(
    ([
      id,
      {
        source: { url, read },
      },
    ]) => dated('advice', { id, source: url, checked: read }),
  ),
  ...meteringRules.map((one) => dated('metering rule', one)),
  ...priceFacts(),
];
