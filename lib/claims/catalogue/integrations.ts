import { int01 } from '../checks/int-01';
import { int02 } from '../checks/int-02';
import { int03 } from '../checks/int-03';
import { int04 } from '../checks/int-04';
import type { Claim } from '../claim';
import { TEMPLATES } from '../sentence';
import { atlas, aws } from './sources';

export const integrations: readonly Claim[] = [
  {
    id: 'INT-01',
    section: 'Integrations',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'Inserts, updates and deletes trigger a Lambda function.',
    summary: [
      {
        text: 'The table’s stream runs a function with both images of every change, which it keeps for up to 24 hours.',
        source: aws.streams,
      },
      { text: 'Lambda reads the stream itself; no code stands in between.', source: aws.streamsLambda },
      {
        text: 'Partial batches, a bisected retry, bounded age and a dead-letter queue handle failure.',
        source: aws.lambdaDynamoDb,
      },
    ],
    counterpart: [
      {
        text: 'Lambda has no event source for Atlas: none was found, while there is one for DocumentDB.',
        source: aws.lambdaDocumentDb,
      },
      { text: 'Atlas’s database triggers send to EventBridge instead: INT-04.', source: atlas.eventBridge },
      {
        text: 'Atlas Stream Processing reads change streams too, and calls a function of its own region (`$externalFunction`).',
        source: atlas.externalFunction,
      },
      { text: 'It is billed by the hour, so no profile shows it.', source: atlas.streamProcessingCosts },
    ],
    backs: ['no-code-between', 'event-source'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: int01,
  },
  {
    id: 'INT-02',
    section: 'Integrations',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Data is exposed over HTTPS through API Gateway.',
    summary: [
      { text: 'API Gateway calls DynamoDB itself, without a function.', source: aws.apiGatewayIntegrations },
      { text: 'Here six methods do so: signed, checked, throttled, logged.', source: TEMPLATES },
    ],
    counterpart: [
      { text: 'Atlas’s own Data API and HTTPS endpoints have ended.', source: atlas.dataApi },
      {
        text: 'In front of Atlas stands API Gateway with a function and the driver.',
        source: atlas.lambdaConnections,
      },
    ],
    backs: ['no-code-between'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: int02,
  },
  {
    id: 'INT-03',
    section: 'Integrations',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'Data is loaded into Redshift for analysis.',
    summary: [
      {
        text: 'A zero-ETL integration replicates the table; one step of it CloudFormation cannot do.',
        source: aws.zeroEtl,
      },
      { text: 'That step is creating the database in Redshift.', source: aws.zeroEtl },
      {
        text: 'It needs point-in-time recovery on the table, and an encrypted target with case-sensitive names.',
        source: aws.zeroEtlLimits,
      },
    ],
    counterpart: [
      {
        text: 'No zero-ETL from Atlas to Redshift was found; AWS Glue has a connection for Atlas, that is an ETL job.',
        source: aws.glueMongoDb,
      },
      { text: 'AWS DMS reads MongoDB as a source, up to version 8.0.', source: aws.dmsMongoDb },
      { text: 'Atlas analyses in place, on analytics nodes of the cluster.', source: atlas.nodes },
    ],
    backs: ['warehouse', 'analysis-in-place'],
    shownIn: ['showcase'],
    evidence: int03,
  },
  {
    id: 'INT-04',
    section: 'Integrations',
    side: 'atlas',
    verdict: 'outdated',
    said: 'Atlas has no ready integration with AWS services; teams build it.',
    summary: [
      {
        text: 'Much is ready: CloudFormation types, IAM users, KMS, PrivateLink, peering, and triggers to EventBridge.',
        source: atlas.amazonAws,
      },
      { text: 'Amazon Data Firehose delivers into Atlas.', source: atlas.amazonAws },
      {
        text: 'A knowledge base of Bedrock keeps its vectors in Atlas, declared in CloudFormation.',
        source: aws.bedrockAtlas,
      },
      {
        text: 'Atlas Stream Processing emits changes to Kinesis and S3 (`$emit`) and calls Lambda (INT-01).',
        source: atlas.emit,
      },
      { text: 'It is billed by the hour, so no profile shows it.', source: atlas.streamProcessingCosts },
      { text: 'Still true: Lambda has no event source for Atlas.', source: aws.lambdaDocumentDb },
      { text: 'And an API in front of Atlas needs a function.', source: atlas.lambdaConnections },
    ],
    counterpart: [
      {
        text: 'DynamoDB is called by API Gateway, streams to Lambda and replicates into Redshift without code in between: INT-01 to INT-03.',
        source: aws.lambdaDynamoDb,
      },
    ],
    backs: ['ready-integrations', 'event-source'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: int04,
  },
];
