/** The tables of docs/cost.md: what each profile costs to leave running, in money. */
import type { Assembly } from '../../assembly/assembly';
import { resolveAssembly } from '../../assembly/resolve';
import { pricesText } from '../../report/costs/cost-report';
import {
  amountOf,
  IDLE,
  idleMonth,
  KNOWN_REGION,
  leftRunning,
  type LeftRunning,
} from '../../report/costs/left-running';
import { markdownTable } from '../../report/markdown-text';
import { profiles } from '../../settings/profiles';
import { PROFILE_NAMES, type ProfileName } from '../../settings/schema';
import { withTable } from './with-table';

const HEAD = ['Profile', 'Side', 'USD a day', 'USD a month', 'No cost is known of'];

/** @param assemblies of all profiles */
export function costDocument(page: string, assemblies: readonly Assembly[]): string {
  const months = (at?: string) =>
    assemblies.map((assembly) => {
      const profile = PROFILE_NAMES.find((name) => name === assembly.profile) as ProfileName;
      return { profile, month: idleMonth(resolveAssembly(assembly), profiles[profile].region, at) };
    });
  const table = (of: ReturnType<typeof months>): string =>
    markdownTable(
      HEAD,
      of.flatMap(({ profile, month }) => leftRunning(month).map((one) => row(profile, one))),
    );
  const [own, elsewhere] = [months(), months(KNOWN_REGION)];
  return withTable(
    page,
    [
      `Workload [\`${IDLE}\`](workload.md#${IDLE}), in each profile’s own regions. ${pricesText(own.flatMap(({ month }) => month.lines))}`,
      table(own),
      `The same at prices of ${KNOWN_REGION} in all regions of AWS: nearly all prices of Atlas that are known are of there. ${pricesText(elsewhere.flatMap(({ month }) => month.lines))}`,
      table(elsewhere),
    ].join('\n\n'),
    'docs/cost.md',
  );
}

const code = (text: string): string => `\`${text}\``;

const row = (profile: ProfileName, one: LeftRunning): string[] => [
  code(profile),
  one.name,
  amountOf(one, one.day),
  amountOf(one, one.amount),
  one.name === 'Together' ? '' : one.without.map(code).join(', '),
];
