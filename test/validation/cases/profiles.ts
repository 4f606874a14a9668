import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { ENGINE_STARTS_WITHIN_MS, synthValidated } from '../../support/validation';

export function profileCases(): void {
  it.each(PROFILE_NAMES)(
    '%s has no finding in any stack, not even a warning',
    (profile) => {
      const { assembly, plugin, validated, report } = synthValidated(profile);
      plugin._dispose();
      expect([...validated].sort()).toStrictEqual(assembly.stacks.map(({ id }) => id).sort());
      expect(report).toMatchObject({ pluginReports: [] });
    },
    ENGINE_STARTS_WITHIN_MS,
  );
}
