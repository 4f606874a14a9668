import { GetQueueAttributesCommand, paginateListQueues, SQSClient } from '@aws-sdk/client-sqs';
import { allInTime, clientOptions, inTime } from '../../services/aws-account';
import { isHeldByStack, type Finder } from './finder';
import { allPages } from './pages';
import { sinceTime, type Leftover } from './leftover';

/** Dead-letter and event queues, by the names that CloudFormation makes for them. */
export const queueFinder: Finder = {
  what: 'SQS queues',
  call: 'sqs:ListQueues, sqs:GetQueueAttributes',
  async find(place) {
    const { account, region, templateNames } = place;
    const client = new SQSClient(clientOptions(region, account.access));
    const begins = templateNames.generated('AWS::SQS::Queue', 'QueueName');
    const found = await Promise.all(begins.map((prefix) => urlsBeginningWith(client, prefix)));
    const left = found.flat().filter((url) => !isHeldByStack(place, url));
    return Promise.all(left.map((url) => queueLeft(client, url, region)));
  },
};

const urlsBeginningWith = (client: SQSClient, QueueNamePrefix: string): Promise<string[]> =>
  allPages(
    paginateListQueues({ client }, { QueueNamePrefix, MaxResults: 1_000 }, allInTime()),
    ({ QueueUrls }) => QueueUrls,
  );

async function queueLeft(client: SQSClient, QueueUrl: string, region: string): Promise<Leftover> {
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
  const { Attributes = {} } = await client.send(asked, inTime());
  const created = Attributes['CreatedTimestamp'];
  return {
    kind: 'SQS queue',
    id: Attributes['QueueArn'] ?? QueueUrl,
    place: region,
    fate: 'stays',
    ...sinceTime(created === undefined ? undefined : Number(created) * 1_000),
    about: `about ${Attributes['ApproximateNumberOfMessages'] ?? 0} messages, each kept for 14 days at most`,
    costs: 'nothing while nobody calls it',
    remove: [`aws sqs delete-queue --queue-url ${QueueUrl} --region ${region}`],
  };
}
