import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ordersApp } from '../../lib/app';
import type { ProfileName } from '../../lib/settings/schema';
import { contextOf } from './synth';

/** The first validation in a process; the others hardly take any time. */
const ENGINE_STARTS_WITHIN_MS = 60_000;

/** What every synth of a profile checks by itself. */
export function describeValidation(profile: ProfileName): void {
  describe(`profile ${profile}`, () => {
    const app = ordersApp({ context: contextOf(profile) });

    it(
      'has no finding in any stack, not even a warning',
      () => {
        const validate = jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate');
        const { directory, stacks } = app.synth();

        // A report leaves out the validators that found nothing: that this one ran at all has to be seen elsewhere.
        const validated = validate.mock.calls.flatMap(([{ stackTemplates }]) => stackTemplates);
        expect(validated.map(({ stackConstructPath }) => stackConstructPath).sort()).toEqual(
          stacks.map(({ id }) => id).sort(),
        );
        expect(JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'))).toMatchObject({
          pluginReports: [],
        });
      },
      ENGINE_STARTS_WITHIN_MS,
    );
  });
}
