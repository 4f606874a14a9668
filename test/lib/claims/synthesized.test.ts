/**
 * Whatever needs the CDK, or the templates of the profiles: to load the one and synthesize the others takes longer than all that is asked of
 * them, so it is done once.
 */
import { asJson } from '../../../lib/console/as-json';
import { command } from '../../../lib/commands/claims/command';
import { reportOn } from '../../../lib/report/report';
import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { runLine } from '../../support/command-line';
import { profileAssembly } from '../../support/synth';
import { breakCases } from './cases/breaks';
import { demonstratesCases } from './cases/demonstrates';
import { mutationCases } from './cases/mutations';
import { outsideKeyCases } from './cases/outside-key';
import { profileCases } from './cases/profiles';

const assemblies = new Map(PROFILE_NAMES.map((profile) => [profile, profileAssembly(profile)]));

describe('a mark', demonstratesCases);
describe('every claim', () => profileCases(assemblies));
describe('a mutation', () => mutationCases(assemblies));
describe('what is outside the customer key', () =>
  outsideKeyCases([assemblies.get('production')!, assemblies.get('showcase')!]));
describe('a careless change', () => breakCases(assemblies.get('trial')!));

it('npm run claims synthesizes the profile that it is asked for', async () => {
  const { exitCode, out } = await runLine(command, ['-c', 'profile=free', '--format', 'json']);
  expect([exitCode, out]).toStrictEqual([0, asJson(reportOn([assemblies.get('free')!]))]);
});
