/**
 * Templates of the shape that profile `production` has, cut down to what is looked at; and what each service answers when all is as they
 * say.
 */
import type { Json, TemplateJson } from '../../../../../lib/assembly/assembly';
import { template } from '../../../../support/assemblies';
import type { Answer } from '../../../../support/aws-server';

const ACCOUNT = '123456789012';
export const PROJECT = '5f3c0a51e4b0c0ffee000001';
export const HOME = 'eu-west-1';
export const AWAY = 'eu-central-1';

const ref = (Ref: string): Json => ({ Ref });
const att = (...path: string[]): Json => ({ 'Fn::GetAtt': path });
const outputOf = (StackName: string, Region: string, OutputName: string): Json => ({
  'Fn::GetStackOutput': { StackName, Region, OutputName },
});

const key = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
];
const byStatus = {
  IndexName: 'by-status',
  KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
};
const attributes = ['pk', 'sk', 'status'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
const scaling = (name: 'Read' | 'Write', MaxCapacity: number) => ({
  [`${name}CapacityAutoScalingSettings`]: { MinCapacity: 25, MaxCapacity },
});
const replica = (Region: string, KMSMasterKeyId: Json, more: Record<string, Json> = {}): Json => ({
  Region,
  ContributorInsightsSpecification: { Enabled: true },
  DeletionProtectionEnabled: true,
  GlobalSecondaryIndexes: [{ IndexName: 'by-status', ContributorInsightsSpecification: { Enabled: true } }],
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
  ReadProvisionedThroughputSettings: scaling('Read', 1000),
  SSESpecification: { KMSMasterKeyId },
  ...more,
});
const denial = {
  Sid: 'DenyRequestsWithoutTls',
  Effect: 'Deny',
  Action: 'dynamodb:*',
  Principal: { AWS: '*' },
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

const withOutputs = (found: TemplateJson, Outputs: Record<string, Json>): TemplateJson => ({
  ...found,
  Metadata: { Profile: 'production' },
  Outputs: Object.fromEntries(Object.entries(Outputs).map(([name, Value]) => [name, { Value }])),
});

export const TEMPLATES: Readonly<Record<string, TemplateJson>> = {
  Network: withOutputs(
    template({
      Table1: ['AWS::EC2::RouteTable'],
      Table2: ['AWS::EC2::RouteTable'],
      Gateway: [
        'AWS::EC2::VPCEndpoint',
        { VpcEndpointType: 'Gateway', RouteTableIds: [ref('Table1'), ref('Table2')] },
        'SEC-01',
      ],
    }),
    { OutTable1: ref('Table1'), OutTable2: ref('Table2') },
  ),
  'DynamoDbReplica-eu-central-1': withOutputs(
    template({ Key: ['AWS::KMS::Key', { EnableKeyRotation: true }, 'SEC-04', 'REL-02'] }),
    { OutKey: att('Key', 'Arn') },
  ),
  DynamoDb: withOutputs(
    template({
      Key: ['AWS::KMS::Key', { EnableKeyRotation: true }, 'SEC-04'],
      Orders: [
        'AWS::DynamoDB::GlobalTable',
        {
          TableName: 'orders',
          AttributeDefinitions: attributes,
          BillingMode: 'PROVISIONED',
          KeySchema: key,
          GlobalSecondaryIndexes: [byStatus],
          StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
          TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
          WriteProvisionedThroughputSettings: scaling('Write', 500),
          Replicas: [
            replica(AWAY, outputOf('DynamoDbReplica-eu-central-1', AWAY, 'OutKey')),
            replica(HOME, att('Key', 'Arn'), { ResourcePolicy: { PolicyDocument: { Statement: [denial] } } }),
          ],
        },
        ...['INT-01', 'REL-02', 'REL-04', 'SCA-04', 'SEC-04', 'SEC-06', 'SVC-02'],
      ],
      Letters: ['AWS::SQS::Queue'],
      Function: ['AWS::Lambda::Function'],
      Mapping: [
        'AWS::Lambda::EventSourceMapping',
        {
          BisectBatchOnFunctionError: true,
          MaximumRetryAttempts: 1000,
          EventSourceArn: att('Orders', 'StreamArn'),
          FunctionName: ref('Function'),
          DestinationConfig: { OnFailure: { Destination: att('Letters', 'Arn') } },
        },
        'INT-01',
      ],
      Api: ['AWS::ApiGateway::RestApi', {}, 'INT-02'],
    }),
    {},
  ),
  Atlas: withOutputs(
    template({
      Project: ['MongoDB::Atlas::Project'],
      Cluster: [
        'MongoDB::Atlas::Cluster',
        {
          Name: 'orders',
          ProjectId: att('Project', 'Id'),
          BackupEnabled: true,
          PitEnabled: true,
          TerminationProtectionEnabled: true,
          MongoDBMajorVersion: '8.0',
          EncryptionAtRestProvider: 'AWS',
          AdvancedSettings: { MinimumEnabledTLSProtocol: 'TLS1_3' },
          ReplicationSpecs: [
            {
              AdvancedRegionConfigs: [
                {
                  ProviderName: 'AWS',
                  RegionName: 'EU_WEST_1',
                  Priority: 7,
                  ElectableSpecs: { InstanceSize: 'M30', NodeCount: 3 },
                  AutoScaling: { Compute: { Enabled: true, MinInstanceSize: 'M30', MaxInstanceSize: 'M50' } },
                },
              ],
            },
          ],
        },
        ...['REL-01', 'REL-06', 'SCA-01', 'SEC-03', 'SEC-05'],
      ],
      Schedule: ['MongoDB::Atlas::CloudBackupSchedule', { ClusterName: 'orders', RestoreWindowDays: 35 }, 'REL-06'],
      Encryption: ['MongoDB::Atlas::EncryptionAtRest', {}, 'SEC-05'],
      AccessList: ['MongoDB::Atlas::ProjectIpAccessList', { AccessList: [{ CIDRBlock: '10.0.0.0/16' }] }, 'SEC-02'],
      Acceptance: ['Custom::PeeringAcceptance', { ConnectionId: att('Peering', 'ConnectionId') }, 'SEC-02'],
      Peering: ['MongoDB::Atlas::NetworkPeering'],
      ...Object.fromEntries(
        [1, 2].map((number) => [
          `Route${number}`,
          [
            'AWS::EC2::Route',
            {
              DestinationCidrBlock: '192.168.248.0/21',
              RouteTableId: outputOf('Network', HOME, `OutTable${number}`),
              VpcPeeringConnectionId: att('Peering', 'ConnectionId'),
            },
            'SEC-02',
          ] as [string, Record<string, Json>, string],
        ]),
      ),
    }),
    {},
  ),
  ApiGatewayAccount: withOutputs(
    template({
      Account: ['AWS::ApiGateway::Account', { CloudWatchRoleArn: att('Role', 'Arn') }],
      Role: ['AWS::IAM::Role'],
    }),
    {},
  ),
  AtlasApi: withOutputs(template({ Api: ['AWS::ApiGateway::RestApi', {}, 'INT-04'] }), {}),
};

export const OUTPUTS = {
  Network: { OutTable1: 'rtb-1', OutTable2: 'rtb-2' },
  'DynamoDbReplica-eu-central-1': { OutKey: `arn:aws:kms:${AWAY}:${ACCOUNT}:key/away` },
  DynamoDb: {
    DeadLetterQueueUrl: `https://sqs.${HOME}.amazonaws.com/${ACCOUNT}/letters`,
    ApiUrl: `https://api1.execute-api.${HOME}.amazonaws.com/v1/`,
    ApiId: 'api1',
  },
  AtlasApi: { ApiUrl: `https://api2.execute-api.${HOME}.amazonaws.com/v1/`, ApiId: 'api2' },
  Atlas: { ConnectionString: 'mongodb+srv://orders.example.mongodb.net' },
  ApiGatewayAccount: { LogRoleArn: `arn:aws:iam::${ACCOUNT}:role/logs` },
};

export const MANIFEST = {
  version: '1.0.0',
  artifacts: Object.fromEntries(
    Object.keys(TEMPLATES).map((stack) => [
      stack,
      {
        type: 'aws:cloudformation:stack',
        environment: `aws://unknown-account/${stack.endsWith(AWAY) ? AWAY : HOME}`,
        properties: { templateFile: `${stack}.template.json` },
      },
    ]),
  ),
};

const IDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Network: { Table1: 'rtb-1', Table2: 'rtb-2', Gateway: 'vpce-1' },
  'DynamoDbReplica-eu-central-1': { Key: 'away' },
  DynamoDb: {
    ...{ Key: 'home', Orders: 'orders', Letters: `https://sqs.${HOME}.amazonaws.com/${ACCOUNT}/letters` },
    ...{ Function: 'stream-function', Mapping: 'a1b2', Api: 'api1' },
  },
  ApiGatewayAccount: { Account: 'x', Role: 'logs' },
  Atlas: { Project: `${PROJECT}|team`, Cluster: 'x', Acceptance: 'pcx-1', Route1: 'r1', Route2: 'r2' },
};

const keyIn = (region: string): string => `arn:aws:kms:${region}:${ACCOUNT}:key/${region === HOME ? 'home' : 'away'}`;
const route = (vpcPeeringConnectionId: string) => [
  { destinationCidrBlock: '10.0.0.0/16', gatewayId: 'local', state: 'active' },
  { destinationCidrBlock: '192.168.248.0/21', vpcPeeringConnectionId, state: 'active' },
];

/** By call; a test changes what it is about. */
export const asDeployed = (): Record<string, Answer> => ({
  'sts:GetCallerIdentity': () => ({ Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/dev`, UserId: 'U' }),
  'cloudformation:DescribeStacks': ({ StackName }) => ({
    Stacks: [{ StackName, StackStatus: 'CREATE_COMPLETE', CreationTime: '2026-01-01T00:00:00Z' }],
  }),
  'cloudformation:ListStackResources': ({ StackName }) => ({
    StackResourceSummaries: Object.entries(IDS[StackName as string] ?? {}).map(
      ([LogicalResourceId, PhysicalResourceId]) => ({
        LogicalResourceId,
        PhysicalResourceId,
        ResourceType: 'X',
        LastUpdatedTimestamp: '2026-01-01T00:00:00Z',
        ResourceStatus: 'CREATE_COMPLETE',
      }),
    ),
  }),
  'dynamodb:DescribeTable': (_input, region) => ({
    Table: {
      TableStatus: 'ACTIVE',
      KeySchema: key,
      AttributeDefinitions: attributes,
      GlobalSecondaryIndexes: [{ ...byStatus, IndexStatus: 'ACTIVE' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: keyIn(region) },
      DeletionProtectionEnabled: true,
      ProvisionedThroughput: { ReadCapacityUnits: 100, WriteCapacityUnits: 25 },
      Replicas: [{ RegionName: region === HOME ? AWAY : HOME, ReplicaStatus: 'ACTIVE' }],
    },
  }),
  'dynamodb:DescribeContinuousBackups': () => ({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: 35 },
    },
  }),
  'dynamodb:DescribeTimeToLive': () => ({
    TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' },
  }),
  'dynamodb:GetResourcePolicy': () => ({
    Policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ ...denial, Principal: '*' }] }),
  }),
  'dynamodb:DescribeContributorInsights': () => ({ ContributorInsightsStatus: 'ENABLED' }),
  'lambda:GetEventSourceMapping': () => ({
    State: 'Enabled',
    EventSourceArn: `arn:aws:dynamodb:${HOME}:${ACCOUNT}:table/orders/stream/2026-01-01T00:00:00.000`,
    FunctionArn: `arn:aws:lambda:${HOME}:${ACCOUNT}:function:stream-function`,
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 1000,
    DestinationConfig: { OnFailure: { Destination: `arn:aws:sqs:${HOME}:${ACCOUNT}:letters` } },
  }),
  'apigateway:GetAccount': () => ({ cloudwatchRoleArn: `arn:aws:iam::${ACCOUNT}:role/logs` }),
  'kms:DescribeKey': ({ KeyId }) => ({ KeyMetadata: { KeyId, KeyState: 'Enabled', KeyManager: 'CUSTOMER' } }),
  'kms:GetKeyRotationStatus': () => ({ KeyRotationEnabled: true }),
  'ec2:DescribeVpcEndpoints': () => ({
    vpcEndpointSet: [
      { vpcEndpointId: 'vpce-1', state: 'available', vpcEndpointType: 'Gateway', routeTableIdSet: ['rtb-2', 'rtb-1'] },
    ],
  }),
  'ec2:DescribeVpcPeeringConnections': () => ({
    vpcPeeringConnectionSet: [{ vpcPeeringConnectionId: 'pcx-1', status: { code: 'active' } }],
  }),
  'ec2:DescribeRouteTables': () => ({
    routeTableSet: ['rtb-1', 'rtb-2'].map((routeTableId) => ({ routeTableId, routeSet: route('pcx-1') })),
  }),
});
