import { CfnParameter } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Name of the API-key profile; its secret is `cfn/atlas/profile/NAME`, in the account and region of the stack. */
export const atlasProfileParameter = (scope: Construct, profile: string): CfnParameter =>
  new CfnParameter(scope, 'AtlasProfile', {
    description: 'Name of the API-key profile: the key is read from the secret cfn/atlas/profile/NAME',
    default: profile,
    allowedPattern: '^[A-Za-z0-9_-]{1,64}$',
    constraintDescription: '1 to 64 letters, digits, _ or -',
  });

/** Without a setting there is no default, so a deploy asks for it. */
export const atlasOrgIdParameter = (scope: Construct, orgId: string | undefined): CfnParameter =>
  new CfnParameter(scope, 'AtlasOrgId', {
    description: 'Atlas organisation that gets the project (Organization Settings, Organization ID)',
    ...(orgId === undefined ? {} : { default: orgId }),
    allowedPattern: '^[0-9a-f]{24}$',
    constraintDescription: '24 hexadecimal digits in lower case',
  });
