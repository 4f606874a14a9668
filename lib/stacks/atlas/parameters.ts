import { CfnParameter } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { API_KEY_PROFILE, apiKeySecretName, ATLAS_ID } from '../../atlas-admin/identifiers';

/** Name of the API-key profile; its secret is `cfn/atlas/profile/NAME`, in the account and region of the stack. */
export const atlasProfileParameter = (scope: Construct, profile: string): CfnParameter =>
  new CfnParameter(scope, 'AtlasProfile', {
    description: `Name of the API-key profile: the key is read from the secret ${apiKeySecretName('NAME')}`,
    default: profile,
    allowedPattern: API_KEY_PROFILE.pattern.source,
    constraintDescription: API_KEY_PROFILE.allowed,
  });

const ATLAS_ID_ONLY = { allowedPattern: ATLAS_ID.pattern.source, constraintDescription: ATLAS_ID.allowed };

/** Without a setting there is no default, so a deploy asks for it. */
export const atlasOrgIdParameter = (scope: Construct, orgId: string | undefined): CfnParameter =>
  new CfnParameter(scope, 'AtlasOrgId', {
    description: 'Atlas organisation that gets the project (Organization Settings, Organization ID)',
    ...(orgId === undefined ? {} : { default: orgId }),
    ...ATLAS_ID_ONLY,
  });

/** An object of Atlas without a default: it exists only after the cluster does, and differs from one deployment to the next. */
export const atlasIdParameter = (scope: Construct, id: string, description: string): CfnParameter =>
  new CfnParameter(scope, id, { description, ...ATLAS_ID_ONLY });
