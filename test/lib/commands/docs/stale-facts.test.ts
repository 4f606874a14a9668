import { datedFacts } from '../../../../lib/commands/docs/stale-facts';
import { staleFactsText } from '../../../../lib/console/stale-facts';
import { meteringRules } from '../../../../lib/costs/metering/rules';
import { priceFacts } from '../../../../lib/costs/prices/price-facts';
import { catalogue } from '../../../../lib/claims/catalogue';
import { ADVICE } from '../../../../lib/claims/catalogue/advice';
import { sourcesOf } from '../../../../lib/claims/claim';
import { rules } from '../../../../lib/settings/rules';
import { vendorFacts } from '../../../../lib/settings/vendor-facts';
import { changeRules } from '../../../../lib/stacks/validation/change-rules';
import { REFUSES_REMOVAL } from '../../../../lib/stacks/refuses-removal';
import { templateRules } from '../../../../lib/stacks/validation/service-rules';
import { trustExceptions } from '../../../../lib/stacks/validation/service-rules/trust-exceptions';

const fact = (checked: string) => ({ what: `rule of ${checked}`, source: 'https://example.com/', checked });
const facts = [fact('2026-11-01'), fact('2026-09-01'), fact('2026-10-01')];

describe('facts read long ago', () => {
  it('are listed, the oldest first', () => {
    expect(staleFactsText(facts, 30, new Date('2026-11-25T12:00:00Z'))).toBe(
      [
        '2026-09-01  rule of 2026-09-01  https://example.com/',
        '2026-10-01  rule of 2026-10-01  https://example.com/',
        '2 of 3 facts were read more than 30 days ago.\n',
      ].join('\n'),
    );
  });

  it.each([
    ['2026-10-31T23:59:59Z', 0],
    ['2026-11-01T00:00:01Z', 1],
  ])('are stale only when the last day is over: %s', (now, count) => {
    expect(staleFactsText([fact('2026-10-01')], 30, new Date(now))).toContain(`${count} of 1 facts`);
  });

  it('are of every kind', () => {
    const sources = catalogue.flatMap(sourcesOf);
    const heldBy = [...rules, ...templateRules, ...changeRules, ...trustExceptions];
    const all = [
      ...heldBy,
      ...vendorFacts,
      ...REFUSES_REMOVAL,
      ...sources,
      ...priceFacts(),
      ...meteringRules,
      ...Object.values(ADVICE),
    ];
    expect(datedFacts()).toHaveLength(all.length);
  });

  it('are dated by days that there are, and name where they were read', () => {
    for (const { checked, source } of datedFacts()) {
      expect(new Date(checked).toISOString().slice(0, 10)).toBe(checked);
      expect(source).toMatch(/^(https:\/\/|docs\/)/);
    }
  });
});
