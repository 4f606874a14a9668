/**
 * Whatever needs the CDK, or the templates of the profiles: to load the one and synthesize the others takes longer than all that is asked of
 * them, so it is done once.
 */
import { synthProfiles } from '../../../lib/stacks/synth-profile';
import { asJson } from '../../../lib/report/formats';
import { claims } from '../../../lib/commands/claims/command';
import { reportOn } from '../../../lib/report/report';
import type { ProfileName } from '../../../lib/settings/schema';
import { breakCases } from './cases/breaks';
import { demonstratesCases } from './cases/demonstrates';
import { mutationCases } from './cases/mutations';
import { profileCases } from './cases/profiles';

const assemblies = new Map(synthProfiles().map((assembly) => [assembly.profile as ProfileName, assembly]));

describe('a mark', demonstratesCases);
describe('every claim', () => profileCases(assemblies));
describe('a mutation', () => mutationCases(assemblies));
describe('a careless change', () => breakCases(assemblies.get('trial')!));

it('npm run claims synthesizes the profile that it is asked for', async () => {
  let printed = '';
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((printed += String(text))));
  try {
    expect(await claims(['--profile', 'free', '--format', 'json'])).toBe(0);
  } finally {
    stdout.mockRestore();
  }
  expect(printed).toBe(asJson(reportOn([assemblies.get('free')!])));
});
