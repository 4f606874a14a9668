import { CfnParameter, CfnRule, Fn, type Stack } from 'aws-cdk-lib';
import { PROFILE_PARAMETER } from '../../assembly/metadata';
import type { ProfileName } from '../../settings/schema';

/**
 * Lets a stack take templates of the profile that it was deployed with, and of no other: `cdk deploy` sends the parameter's value of the
 * last time, which another profile's template does not allow. The rule says the same once more, because that a rule is held against values
 * of the last time is documented, and because it can say what to do. docs/adr/0019 has what this does not stop.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function keepProfile(stack: Stack, profile: ProfileName): void {
  const remedy = `To change its profile on purpose, read docs/deploy.md and deploy with --parameters ${PROFILE_PARAMETER}=${profile}`;
  const deployed = new CfnParameter(stack, PROFILE_PARAMETER, {
    description: 'Profile of the template. A stack keeps the one that it was deployed with',
    default: profile,
    allowedValues: [profile],
    constraintDescription: `be ${profile}, as the template is: the stack was deployed with another profile. ${remedy}`,
  });
  new CfnRule(stack, 'KeepsProfile', {
    assertions: [
      {
        assert: Fn.conditionEquals(deployed.valueAsString, profile),
        assertDescription: `The template is of profile ${profile}, the stack was deployed with another. ${remedy}`,
      },
    ],
  });
}
