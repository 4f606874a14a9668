import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { PREVIOUS_LOG_ROLE } from '../../assembly/names';
import { clientOptions, inTime } from '../../services/aws-account';
import type { Finder } from './finder';
import { iamRolePage } from './retained-roles';
import type { StackRecord } from './stack-records';

const API_ACCOUNT_TYPE = 'AWS::ApiGateway::Account';

/** What to put in the place of the ARN where nobody has said which role there was before. */
const UNKNOWN = 'ARN_OF_ANOTHER_LOG_ROLE';

/** The role of a deleted stack that API Gateway still logs with: all APIs of the account and region do, so the way back is another role. */
export const apiLogRoleFinder: Finder = {
  what: 'Role that API Gateway logs with',
  call: 'apigateway:GetAccount, cloudformation:DescribeStacks',
  async find({ account, region, records }) {
    const deleted = records.filter(
      (stack) => stack.isDeleted && stack.region === region && has(stack, API_ACCOUNT_TYPE),
    );
    if (deleted.length === 0) return [];
    const options = clientOptions(region, account.access);
    const { cloudwatchRoleArn: arn = '' } = await new APIGatewayClient(options).send(
      new GetAccountCommand({}),
      inTime(),
    );
    const name = arn.split('/').at(-1) ?? '';
    const owner = deleted.find(({ resources }) => name !== '' && resources.some((one) => one.physicalId === name));
    if (!owner) return [];
    const before = await roleBefore(new CloudFormationClient(options), owner);
    const why = before ?? `not recorded when ${owner.name} was deployed: name another that may write logs, or leave it`;
    return [
      {
        kind: 'API Gateway log role',
        id: arn,
        place: region,
        fate: 'kept on purpose',
        about: `all APIs of the account log with it in this region; the role before: ${why}`,
        costs: 'nothing',
        remove: [
          `aws apigateway update-account --region ${region} --patch-operations op=replace,path=/cloudwatchRoleArn,value=${before ?? UNKNOWN}`,
          iamRolePage(name),
        ],
      },
    ];
  },
};

const has = ({ resources }: StackRecord, wanted: string): boolean => resources.some(({ type }) => type === wanted);

/** A deleted stack is known by its id, with its parameters, for 90 days. */
async function roleBefore(client: CloudFormationClient, { id }: StackRecord): Promise<string | undefined> {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: id }), inTime());
  const given = Stacks?.[0]?.Parameters?.find(({ ParameterKey }) => ParameterKey === PREVIOUS_LOG_ROLE);
  return given?.ParameterValue || undefined;
}
