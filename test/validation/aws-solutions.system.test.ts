import { PROFILE_NAMES } from '../../lib/settings/schema';
import { awsSolutions, type Finding } from '../support/aws-solutions';

describe('the rule pack AwsSolutions', () => {
  const results = PROFILE_NAMES.map((profile) => ({ profile, ...awsSolutions(profile) }));

  it.each(results)('finds nothing in profile $profile that is not acknowledged', ({ open }) => {
    expect(open).toStrictEqual([]);
  });

  it('does find everything that is acknowledged, in one profile at least', () => {
    const all = results.flatMap(({ found }) => found);
    const stands = ({ id, path }: Finding): boolean =>
      all.some((finding) => finding.id === id && `${finding.path}/`.startsWith(`${path}/`));
    const acknowledged = results.flatMap((result) => result.acknowledged);

    expect(acknowledged).not.toStrictEqual([]);
    expect(acknowledged.filter((acknowledgement) => !stands(acknowledgement))).toStrictEqual([]);
  });
});
