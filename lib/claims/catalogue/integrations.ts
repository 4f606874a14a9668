import { int01 } from '../checks/int-01';
import { int02 } from '../checks/int-02';
import { int03 } from '../checks/int-03';
import { int04 } from '../checks/int-04';
import type { Claim } from '../claim';
import { atlasPage, dynamodbPage, sourcePage } from './sources';

export const integrations: readonly Claim[] = [
  {
    id: 'INT-01',
    section: 'Integrations',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Inserts, updates and deletes trigger a Lambda function.',
    summary:
      'The table’s stream runs a function with both images of every change. Partial batches, a bisected retry, bounded age and a dead-letter queue handle failure.',
    counterpart:
      'Lambda has no event source for Atlas (none was found; there is one for DocumentDB). Atlas’s database triggers send to EventBridge instead: INT-04.',
    sources: [
      dynamodbPage('Streams.Lambda.html'),
      sourcePage('https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html'),
    ],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: int01,
  },
  {
    id: 'INT-02',
    section: 'Integrations',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Data is exposed over HTTPS through API Gateway.',
    summary:
      'Six methods call DynamoDB from API Gateway itself, without a function: signed, checked, throttled, logged.',
    counterpart:
      'Atlas’s own Data API and HTTPS endpoints have ended; in front of Atlas stands API Gateway with a function and the driver.',
    sources: [
      sourcePage('https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html'),
      atlasPage('app-services/data-api'),
    ],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: int02,
  },
  {
    id: 'INT-03',
    section: 'Integrations',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Data is loaded into Redshift for analysis.',
    summary:
      'Better than then: a zero-ETL integration replicates the table by exports. Creating the database in Redshift is the one step that CloudFormation lacks.',
    counterpart:
      'No zero-ETL from Atlas to Redshift was found; AWS Glue has a connection for Atlas, that is an ETL job. Atlas analyses in place: analytics nodes, SQL and federation.',
    sources: [
      sourcePage('https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl-using.html'),
      sourcePage('https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl.reqs-lims.html'),
      sourcePage('https://docs.aws.amazon.com/glue/latest/dg/connection-mongodb'),
    ],
    shownIn: ['showcase'],
    evidence: int03,
  },
  {
    id: 'INT-04',
    section: 'Integrations',
    side: 'atlas',
    verdict: 'outdated',
    said: 'Atlas has no ready integration with AWS services; teams build it.',
    summary:
      'Outdated in part: CloudFormation types, IAM users, KMS, PrivateLink and triggers to EventBridge are there. Still true: no event source for Lambda, and an API needs a function.',
    counterpart:
      'DynamoDB is called by API Gateway, streams to Lambda and replicates into Redshift without code in between: INT-01 to INT-03.',
    sources: [
      atlasPage('reference/amazon-aws/#integrations'),
      atlasPage('atlas-ui/triggers/aws-eventbridge/'),
      sourcePage('https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html'),
      atlasPage('manage-connections-aws-lambda/'),
    ],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: int04,
  },
];
