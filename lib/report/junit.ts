import type { Observation, Observations } from '../claims/observations/observations';
import { observationTotals } from '../claims/observations/totals';
import type { Report, ReportedClaim, ReportedResult } from './schema';
import { failureReasons } from './words';

/**
 * For CI: a suite a profile, a test case a claim. What a profile does not have to show is skipped, as is what no template can show.
 * What was run is a suite of its own for each profile and place, and a test case is what was tried, named with what it was tried on.
 * https://github.com/testmoapp/junitxml
 */
export function asJunit({ profiles, claims, observations = [] }: Report): string {
  const suites = [...profiles.map((profile) => suite(profile, claims)), ...observations.map(suiteOfRun)];
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="claims">', ...suites, '</testsuites>', ''].join(
    '\n',
  );
}

function suite(profile: string, claims: readonly ReportedClaim[]): string {
  const results = claims.flatMap((claim) =>
    claim.results.filter((one) => one.profile === profile).map((result) => ({ claim, result })),
  );
  const count = (status: ReportedResult['status']): number =>
    results.filter(({ result }) => result.status === status).length;
  const attributes = `name="${escaped(profile)}" tests="${results.length}" failures="${count('failed')}" errors="0" skipped="${count('not-in-this-profile') + count('cited')}"`;
  return [
    `  <testsuite ${attributes}>`,
    ...results.map(({ claim, result }) => testCase(claim, result)),
    '  </testsuite>',
  ].join('\n');
}

function testCase({ id, said, section }: ReportedClaim, result: ReportedResult): string {
  const head = `    <testcase classname="${escaped(`${result.profile}.${section}`)}" name="${escaped(`${id} ${said}`)}"`;
  const why = failureReasons(result);
  switch (result.status) {
    case 'demonstrated':
      return `${head}/>`;
    case 'failed':
      return `${head}><failure message="${escaped(why[0] ?? '')}">${escaped(why.join('\n'))}</failure></testcase>`;
    case 'cited':
      return `${head}><skipped message="a fact of the platform: no template can show it"/></testcase>`;
    case 'not-in-this-profile':
      return `${head}><skipped message="not in this profile"/></testcase>`;
  }
}

function suiteOfRun({ profile, place, observations }: Observations): string {
  const { failed, skipped, milliseconds } = observationTotals(observations);
  const attributes = `name="${escaped(`${profile}, ${place}`)}" tests="${observations.length}" failures="${failed}" errors="0" skipped="${skipped}"${time(milliseconds)}`;
  const cases = observations.map((one) => observedCase(one, `${profile}.${place}.${one.side}`));
  return [`  <testsuite ${attributes}>`, ...cases, '  </testsuite>'].join('\n');
}

function observedCase({ title, engine, claims, outcome, reason = '', milliseconds }: Observation, of: string): string {
  const name = `${claims.length ? `${claims.join(' ')} ` : ''}${title}, on ${engine}`;
  const head = `    <testcase classname="${escaped(of)}" name="${escaped(name)}"${time(milliseconds)}`;
  switch (outcome) {
    case 'passed':
      return `${head}/>`;
    case 'failed':
      return `${head}><failure message="${escaped(reason)}">${escaped(reason)}</failure></testcase>`;
    case 'skipped':
      return `${head}><skipped message="${escaped(reason)}"/></testcase>`;
  }
}

/** In seconds. */
const time = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? '' : ` time="${(milliseconds / 1_000).toFixed(3)}"`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Characters that XML 1.0 has no place for, lone surrogates among them. https://www.w3.org/TR/xml/#charsets */
// eslint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const escaped = (text: string): string =>
  text.replace(NO_XML, '\uFFFD').replace(/[&<>"\n\t]/g, (character) => ENTITIES[character] ?? character);
