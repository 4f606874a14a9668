import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type Account, clientOptions } from '../../services/aws-account';
import { awsFailure } from '../../services/aws-failure';
import { ATLAS_TYPES } from '../../settings/atlas-types';
import type { Finding } from './finding';
import { typesTitle } from './titles';
import { activeAtlasTypes } from '../../services/atlas-types';

/** Whether every type that the templates use is active. */
export async function atlasTypesCheck(account: Account, region: string, used: readonly string[]): Promise<Finding> {
  const title = typesTitle(region);
  try {
    const active = await activeAtlasTypes(new CloudFormationClient(clientOptions(region, account.access)));
    const inactive = used.filter((type) => !active.includes(type));
    // Those of the other profiles too: a later change of profile then changes no activation.
    const others = ATLAS_TYPES.filter((type) => !active.includes(type));
    if (inactive.length === 0) return { title, state: 'ok', detail: `all ${used.length} that the profile uses` };
    const none = others.length === ATLAS_TYPES.length;
    return {
      title,
      state: 'missing',
      detail: none ? `none of ${used.length}: ${used.join(', ')}` : `not active: ${inactive.join(', ')}`,
      means: 'CloudFormation refuses the templates of stack Atlas and of AtlasEvents',
      mend: none
        ? 'npx cdk deploy AtlasExtensions'
        : `docs/deploy.md, "Some types are active already": npx cdk deploy AtlasExtensions -c 'atlas.activateTypes=${JSON.stringify(others)}'; without -c if this stack has activated the others, which it would deactivate`,
    };
  } catch (error) {
    return { title, state: 'not checked', detail: awsFailure(error, 'cloudformation:ListTypes').message };
  }
}
