import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { clientOptions } from '../../services/aws-account';
import type { Finder } from './finder';
import { activeAtlasTypes } from '../../services/atlas-types';

/** The account's third-party types of Atlas: other stacks of the region may use them, so nobody deactivates them unasked. */
export const atlasTypeFinder: Finder = {
  what: 'Activated MongoDB::Atlas resource types',
  call: 'cloudformation:ListTypes',
  async find({ account, region, records }) {
    const isHere = records.some(
      (stack) => !stack.isDeleted && stack.region === region && stack.resources.some(({ type }) => type === ACTIVATION),
    );
    // The stack that is there takes them along.
    if (isHere) return [];
    const active = await activeAtlasTypes(new CloudFormationClient(clientOptions(region, account.access)));
    return active.map((name) => ({
      kind: 'CloudFormation type',
      id: name,
      place: region,
      fate: 'kept on purpose',
      about: 'active for all of the account in this region: other stacks may need it to be deleted',
      costs: 'nothing while no stack uses it',
      remove: [`aws cloudformation deactivate-type --type RESOURCE --type-name ${name} --region ${region}`],
    }));
  },
};

const ACTIVATION = 'AWS::CloudFormation::TypeActivation';
