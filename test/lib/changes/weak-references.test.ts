import { weakReferences } from '../../../lib/changes/weak-references';
import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { profileAssembly } from '../../support/synth';

const found = (profile: (typeof PROFILE_NAMES)[number]) => weakReferences(profileAssembly(profile));

it('finds what only creation sets and another stack gives', () => {
  const lines = found('trial').map(({ reader, property, from }) =>
    [reader.stack, reader.type, property, ...from].join(' '),
  );
  expect(lines).toContain('AtlasApi AWS::EC2::SecurityGroup VpcId Network');
  expect(lines.filter((line) => line.includes('SubnetId'))).toStrictEqual([]);
});

it.each(PROFILE_NAMES)('nothing of %s that holds data can be replaced by what another stack gives', (profile) => {
  const holding = found(profile).filter(({ reader }) => reader.json.DeletionPolicy !== undefined);
  expect(holding.map(({ reader, property }) => `${reader.path} ${property}`)).toStrictEqual([]);
});
