import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { API_ACCOUNT_STACK, PREVIOUS_LOG_ROLE } from '../../assembly/names';
import { clientOptions, inTime, type Account } from '../../services/aws-account';
import { awsFailure, isNoSuchStack } from '../../services/aws-failure';
import type { DeployNeeds } from './deploy-needs';
import type { Finding } from './finding';
import { logRoleTitle } from './titles';

/**
 * Which role API Gateway logs with, for all APIs of the account and region, and whether a deployment would replace it.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetAccount.html
 */
export async function logRoleCheck(
  account: Account,
  region: string,
  needs: DeployNeeds['logRole'],
): Promise<Finding[]> {
  if (needs === 'none') return [];
  const title = logRoleTitle(region);
  const options = clientOptions(region, account.access);
  try {
    const { cloudwatchRoleArn: arn } = await new APIGatewayClient(options).send(new GetAccountCommand({}), inTime());
    if (needs === 'is there') return [arn === undefined ? notSet(title) : { title, state: 'ok', detail: arn }];
    if (arn === undefined) return [{ title, state: 'ok', detail: `none is set; stack ${API_ACCOUNT_STACK} sets one` }];
    const isOwn = (await ownRoles(new CloudFormationClient(options))).some((name) => arn.endsWith(`:role/${name}`));
    return [isOwn ? { title, state: 'ok', detail: `${arn}, by stack ${API_ACCOUNT_STACK}` } : replaced(title, arn)];
  } catch (error) {
    return [{ title, state: 'not checked', detail: awsFailure(error, 'apigateway:GetAccount').message }];
  }
}

async function ownRoles(client: CloudFormationClient): Promise<string[]> {
  try {
    const command = new DescribeStackResourcesCommand({ StackName: API_ACCOUNT_STACK });
    const { StackResources = [] } = await client.send(command, inTime());
    return StackResources.flatMap(({ ResourceType, PhysicalResourceId = '' }) =>
      ResourceType === 'AWS::IAM::Role' ? [PhysicalResourceId] : [],
    );
  } catch (error) {
    if (isNoSuchStack(error)) return [];
    throw error;
  }
}

const notSet = (title: string): Finding => ({
  title,
  state: 'missing',
  detail: 'none is set, and stack ApiGatewayAccount is not in the app',
  means: 'API Gateway refuses stages that log',
  mend: 'leave out -c apiLogRole=false',
});

/** A deployment works either way: who deploys decides. */
const replaced = (title: string, arn: string): Finding => ({
  title,
  state: 'in the way',
  optional: true,
  detail: `${arn}, set by others`,
  means: `stack ${API_ACCOUNT_STACK} replaces it, for all APIs of the account`,
  mend: `keep it with -c apiLogRole=false in every command, or remember it: npx cdk deploy ${API_ACCOUNT_STACK} --parameters ${API_ACCOUNT_STACK}:${PREVIOUS_LOG_ROLE}=${arn}`,
});
