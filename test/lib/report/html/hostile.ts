import type { Assembly, TemplateJson } from '../../../../lib/assembly/assembly';
import type { HtmlInput } from '../../../../lib/report/html';
import { OUTCOMES, PLACES, type Observations } from '../../../../lib/claims/observations/observations';
import type { Report, ReportedClaim } from '../../../../lib/report/schema';
import { example } from './example';

/** Each would run, or end something, if it were written as it is. */
export const ATTACKS = [
  '</script><script>window.broken = true</script>',
  '"><img src=x onerror="window.broken = true">',
  "' onfocus='window.broken = true' autofocus='",
  '<!-- <script>',
  ']]></style><svg onload=window.broken=true>',
  '&lt;script&gt;&#0;&amp',
  '</a></li></ul></svg></pre></details>',
];

/** A report and its templates in which everything that comes from a template or a run is an attack. */
export function hostile(): HtmlInput {
  const text = ATTACKS.join(' ');
  const Resources = Object.fromEntries(
    ATTACKS.map((attack) => [
      attack,
      {
        Type: `AWS::${attack}`,
        Metadata: { 'aws:cdk:path': `${attack}/${attack}/x/Resource`, Claims: [attack, 'SEC-04'] },
      },
    ]),
  );
  const assembly: Assembly = { profile: text, templates: new Map<string, TemplateJson>([[text, { Resources }]]) };
  const evidence = ATTACKS.map((attack) => ({
    stack: attack,
    path: attack,
    logicalId: attack,
    type: attack,
    property: attack,
    expected: attack,
    found: { [attack]: [attack, attack.repeat(9)] },
    holds: false,
  }));
  const two = example().report.claims.filter(({ id }) => id === 'REL-05' || id === 'SEC-04');
  const claims = two.map((claim): ReportedClaim => ({
    ...claim,
    said: text,
    summary: ATTACKS.map((attack) => ({ text: attack, source: attack })),
    counterpart: [{ text, source: text }, { text }],
    sources: [
      { url: `javascript:${text}`, read: text },
      { url: `https://example.com/${text}`, read: text, secondary: true },
    ],
    mutations: ATTACKS,
    results: [{ profile: text, status: 'failed', evidence, missing: [{ expected: text, count: 0, atLeast: 1 }] }],
    observed: PLACES.map((place) => ({
      profile: text,
      place,
      status: 'failed',
      engines: ATTACKS,
      passed: 1,
      failed: 1,
      skipped: 1,
      parts: ATTACKS,
      reasons: ATTACKS,
    })),
  }));
  const unclaimed: Report['unclaimed'] = evidence.map(({ stack, path, logicalId, type }) => ({
    profile: text,
    stack,
    path,
    logicalId,
    type,
  }));
  const made = { date: text, commit: text, versions: { [text]: text } };
  const observations = PLACES.map((place): Observations => ({
    schemaVersion: 1,
    place,
    profile: text,
    runs: [{ ...made, templates: text }],
    observations: OUTCOMES.map((outcome) => ({
      title: text,
      side: 'atlas',
      engine: text,
      claims: ['SEC-04'],
      outcome,
      reason: text,
    })),
  }));
  return {
    report: { schemaVersion: 2, profiles: [text], claims, unclaimed, observations },
    assemblies: [assembly],
    made,
  };
}
