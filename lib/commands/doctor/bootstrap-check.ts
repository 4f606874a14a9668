import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { clientOptions, inTime, type Account } from '../../services/aws-account';
import { awsFailure, isNoSuchStack } from '../../services/aws-failure';
import type { Finding } from './finding';
import { bootstrapTitle } from './titles';

const STACK = 'CDKToolkit';
const OUTPUT = 'BootstrapVersion';

/**
 * CDK's own resources in one region, recent enough for these templates.
 * https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
 *
 * @param refused versions that the templates do not deploy with
 */
export async function bootstrapCheck(account: Account, region: string, refused: readonly string[]): Promise<Finding> {
  const title = bootstrapTitle(region);
  const missing = (detail: string): Finding => ({
    title,
    state: 'missing',
    detail,
    means: 'cdk deploy cannot upload templates and functions',
    mend: `npx cdk bootstrap aws://${account.id}/${region}`,
  });
  try {
    const client = new CloudFormationClient(clientOptions(region, account.access));
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: STACK }), inTime());
    const version = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === OUTPUT)?.OutputValue;
    if (version === undefined)
      return missing(`stack ${STACK} has no output ${OUTPUT}: it is not finished, or not CDK's`);
    if (refused.includes(version)) return missing(`version ${version} is too old for these templates`);
    return { title, state: 'ok', detail: `version ${version}` };
  } catch (error) {
    if (isNoSuchStack(error)) return missing(`there is no stack ${STACK}`);
    return { title, state: 'not checked', detail: awsFailure(error, 'cloudformation:DescribeStacks').message };
  }
}
