import { CloudWatchLogsClient, paginateDescribeLogGroups, type LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import { allInTime, clientOptions } from '../../services/aws-account';
import { idsInDeletedStacks, isHeldByStack, type Finder, type SurveyedRegion } from './finder';
import { mapLimit } from '../../async/limit';
import { allPages } from './pages';
import { sinceTime, type Leftover } from './leftover';
import { NAMESPACE_TYPE } from './warehouse';

const TYPE = 'AWS::Logs::LogGroup';
const AT_ONCE = 4;

/** The app's log groups, and those that services make by themselves for what the app deploys. */
export const logGroupFinder: Finder = {
  what: 'CloudWatch log groups',
  call: 'logs:DescribeLogGroups',
  async find(place) {
    const { account, region, templateNames } = place;
    const client = new CloudWatchLogsClient(clientOptions(region, account.access));
    const fixed = [...templateNames.texts(TYPE, 'LogGroupName'), ...idsInDeletedStacks(place, TYPE)];
    const begins = [...templateNames.generated(TYPE, 'LogGroupName'), ...madeByServices(place)];
    const found = await mapLimit([...fixed, ...begins], AT_ONCE, (prefix) => beginningWith(client, prefix));
    return found
      .flat()
      .filter(
        ({ logGroupName = '' }) => fixed.includes(logGroupName) || begins.some((one) => logGroupName.startsWith(one)),
      )
      .filter(({ logGroupName = '' }) => !isHeldByStack(place, logGroupName))
      .map((group) => logGroupLeft(group, region));
  },
};

/**
 * API Gateway's execution logs and Redshift's are in no template, so no stack takes them along.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 * https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html
 */
const madeByServices = (place: SurveyedRegion): string[] => [
  ...idsInDeletedStacks(place, 'AWS::ApiGateway::RestApi').map((api) => `API-Gateway-Execution-Logs_${api}/`),
  ...place.templateNames
    .texts(NAMESPACE_TYPE, 'NamespaceName')
    .filter((name) => !isHeldByStack(place, name))
    .map((name) => `/aws/redshift/${name}/`),
];

const beginningWith = (client: CloudWatchLogsClient, logGroupNamePrefix: string): Promise<LogGroup[]> =>
  allPages(paginateDescribeLogGroups({ client }, { logGroupNamePrefix }, allInTime()), (page) => page.logGroups);

function logGroupLeft(group: LogGroup, region: string): Leftover {
  const { logGroupName = '', arn = '', creationTime, storedBytes = 0, retentionInDays } = group;
  const kept = retentionInDays === undefined ? 'for ever' : `for ${retentionInDays} days`;
  return {
    kind: 'CloudWatch log group',
    id: arn.replace(/:\*$/, ''),
    place: region,
    fate: 'stays',
    ...sinceTime(creationTime),
    about: `${storedBytes} bytes, events are kept ${kept}`,
    costs: 'by use: the bytes it keeps, by the month',
    remove: [`aws logs delete-log-group --log-group-name '${logGroupName}' --region ${region}`],
  };
}
