/** The command against a mock of AWS and the Atlas Admin API of this machine. */
import { TemplateNames } from '../../../../lib/commands/leftovers/template-names';
import { leftoversOf } from '../../../../lib/commands/leftovers/command';
import { ClusterBackups } from '../../../support/atlas-admin-api/cluster-backups';
import { AtlasAdminApi } from '../../../support/atlas-admin-api/server';
import { runLine } from '../../../support/command-line';
import { snapshotTemplate } from '../../../support/snapshot-template';
import { expectDescribedExchanges } from '../../../support/atlas-admin-description';
import { AtlasProject } from '../doctor/support/atlas-project';
import { AwsRefusal, AwsServer, DENIED } from '../../../support/aws-server';

const ACCOUNT = '123456789012';
const PROJECT = '5f3c0a51e4b0c0ffee000001';
const SNAPSHOT = '5f3c0a51e4b0c0ffee00aaaa';
const KEY = { publicKey: 'publicky', privateKey: '01234567-89ab-cdef-0123-456789abcdef' };
const MADE = 1_795_000_000;
const MADE_ISO = '2026-11-18T11:06:40.000Z';
const NOTHING = new AwsRefusal('ResourceNotFoundException');

/** One of each type that is looked for by what a template says. */
const templates = new Map<string, any>([
  [
    'DynamoDb',
    {
      Resources: {
        Orders: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'orders' } },
        Key: { Type: 'AWS::KMS::Key', Properties: { Description: 'Encrypts the orders' } },
        Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'orders' } },
        Dead: { Type: 'AWS::SQS::Queue', Properties: {} },
        Logs: { Type: 'AWS::Logs::LogGroup', Properties: {} },
        FixedLogs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/orders/fixed' } },
        Namespace: { Type: 'AWS::RedshiftServerless::Namespace', Properties: { NamespaceName: 'orders' } },
      },
    },
  ],
  ['Atlas', { Resources: {} }],
]);

let aws: AwsServer;
let atlas: AtlasAdminApi;
let project: AtlasProject;
let backups: ClusterBackups;

beforeEach(async () => {
  project = new AtlasProject(PROJECT);
  backups = new ClusterBackups(PROJECT);
  atlas = await AtlasAdminApi.start(KEY, [project.route, ...backups.routes]);
  aws = await AwsServer.start();
  aws
    .on('sts:GetCallerIdentity', { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/somebody` })
    .on('cloudformation:ListStacks', { StackSummaries: [] })
    .on('dynamodb:DescribeTable', NOTHING)
    .on('dynamodb:ListBackups', { BackupSummaries: [] })
    .on('backup:ListBackupVaults', { BackupVaultList: [] })
    .on('backup:ListRecoveryPointsByResource', { RecoveryPoints: [] })
    .on('kms:ListKeys', { Keys: [] })
    .on('logs:DescribeLogGroups', { logGroups: [] })
    .on('sqs:ListQueues', {})
    .on('redshift-serverless:ListWorkgroups', { workgroups: [] })
    .on('redshift-serverless:ListNamespaces', { namespaces: [] })
    .on('redshift-serverless:ListSnapshots', { snapshots: [] })
    .on('secretsmanager:DescribeSecret', NOTHING)
    .on('cloudformation:ListTypes', { TypeSummaries: [] })
    .on('tagging:GetResources', { ResourceTagMappingList: [] })
    .on('secretsmanager:GetSecretValue', () => ({
      SecretString: JSON.stringify({ PublicKey: KEY.publicKey, PrivateKey: KEY.privateKey, BaseUrl: atlas.baseUrl }),
    }));
});
afterEach(async () => {
  await aws.stop();
  await atlas.stop();
  expectDescribedExchanges(atlas.exchanges);
});

const run = (line: string) =>
  runLine(
    leftoversOf({ access: aws.access, synthesize: () => Promise.resolve({ templates }) }),
    line.split(' ').filter(Boolean),
  );

/** What is left, in one region and without Atlas unless the line says otherwise. */
async function found(line = '--no-atlas') {
  const { out, exitCode } = await run(`--region eu-west-1 --json ${line}`);
  return { exitCode, ...JSON.parse(out) };
}

/** A stack of the app, there or deleted, with resources as `[type, physical id, status]`. */
function stack(name: string, StackStatus: string, resources: readonly [string, string, string?][], profile?: string) {
  const StackId = `arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/${name}/1`;
  aws
    .on('cloudformation:ListStacks', (_input, region) => ({
      StackSummaries: region === 'eu-west-1' ? [{ StackName: name, StackId, StackStatus, CreationTime: MADE_ISO }] : [],
    }))
    .on('cloudformation:GetTemplate', { TemplateBody: JSON.stringify({ Metadata: profile && { Profile: profile } }) })
    .on('cloudformation:ListStackResources', {
      StackResourceSummaries: resources.map(([ResourceType, PhysicalResourceId, ResourceStatus = StackStatus]) => ({
        LogicalResourceId: 'Some',
        ResourceType,
        PhysicalResourceId,
        ResourceStatus,
        LastUpdatedTimestamp: MADE_ISO,
      })),
    });
  return StackId;
}

const table = (more: object = {}) => ({
  Table: {
    TableName: 'orders',
    TableArn: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`,
    TableStatus: 'ACTIVE',
    CreationDateTime: MADE,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ...more,
  },
});
const key = (KeyState: string, more: object = {}) => ({
  KeyMetadata: {
    KeyId: 'k1',
    Arn: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/k1`,
    KeyManager: 'CUSTOMER',
    Description: 'Encrypts the orders',
    CreationDate: MADE,
    KeyState,
    ...more,
  },
});

describe('nothing left', () => {
  it('is said only when everything could be asked', async () => {
    const { out, exitCode } = await run('--no-atlas');
    expect(exitCode).toBe(0);
    expect(out).toContain('Account 123456789012, eu-west-1, eu-central-1\n');
    expect(out).toContain('Nothing is left that somebody would have to remove.');
    expect(aws.calls.filter((call) => !/:(Get|List|Describe)/.test(call))).toStrictEqual([]);
  });

  it.each([
    ['cloudformation:ListStacks', 'CloudFormation stacks'],
    ['dynamodb:DescribeTable', 'DynamoDB tables'],
    ['dynamodb:ListBackups', 'DynamoDB backups'],
    ['backup:ListBackupVaults', 'AWS Backup vaults and recovery points'],
    ['backup:ListRecoveryPointsByResource', 'AWS Backup vaults and recovery points'],
    ['kms:ListKeys', 'KMS keys'],
    ['logs:DescribeLogGroups', 'CloudWatch log groups'],
    ['sqs:ListQueues', 'SQS queues'],
    ['redshift-serverless:ListNamespaces', 'Redshift Serverless workgroups, namespaces and snapshots'],
    ['secretsmanager:DescribeSecret', 'Secret with the Atlas API key'],
    ['cloudformation:ListTypes', 'Activated MongoDB::Atlas resource types'],
    ['tagging:GetResources', 'S3 buckets, and whatever else has a tag of the app’s stacks'],
  ])('is not said where %s is denied', async (call, what) => {
    aws.on(call, DENIED);
    const { exitCode, notChecked } = await found();
    expect(exitCode).toBe(1);
    expect(notChecked).toStrictEqual([
      { what, place: 'eu-west-1', reason: expect.stringContaining('The credentials may not call') },
    ]);
  });

  it('is not said without credentials', async () => {
    aws.on('sts:GetCallerIdentity', new AwsRefusal('ExpiredToken'));
    const { exitCode, notChecked, account } = await found();
    expect([exitCode, account]).toStrictEqual([1, undefined]);
    expect(notChecked).toMatchObject([{ what: 'Everything', reason: expect.stringContaining('ExpiredToken') }]);
  });

  it('is not said of Atlas when no project is known', async () => {
    const { exitCode, notChecked } = await found('');
    expect([exitCode, notChecked]).toMatchObject([1, [{ reason: expect.stringContaining('Give it with --project') }]]);
  });
});

describe('what stays', () => {
  const left = async () => (await found()).leftovers;

  it('is a table, and first what protects it', async () => {
    aws.on('dynamodb:DescribeTable', table({ DeletionProtectionEnabled: true, BillingModeSummary: undefined }));
    expect(await left()).toStrictEqual([
      {
        kind: 'DynamoDB table',
        id: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`,
        place: 'eu-west-1',
        fate: 'stays',
        since: MADE_ISO,
        about: expect.stringContaining('ACTIVE'),
        costs: expect.stringContaining('by the hour'),
        remove: [
          'aws dynamodb update-table --no-deletion-protection-enabled --table-name orders --region eu-west-1',
          'aws dynamodb delete-table --table-name orders --region eu-west-1',
        ],
      },
    ]);
  });

  it('is a backup that somebody made, not one that ends by itself', async () => {
    const backup = (BackupType: string) => ({
      BackupArn: `arn:${BackupType}`,
      BackupName: 'b',
      TableName: 'orders',
      BackupType,
      BackupCreationDateTime: MADE,
      BackupExpiryDateTime: MADE + 1,
    });
    aws.on('dynamodb:ListBackups', (input) =>
      input['ExclusiveStartBackupArn']
        ? { BackupSummaries: [backup('SYSTEM'), backup('AWS_BACKUP')] }
        : { BackupSummaries: [backup('USER')], LastEvaluatedBackupArn: 'arn:USER' },
    );
    expect(await left()).toMatchObject([
      {
        id: 'arn:USER',
        fate: 'stays',
        remove: ['aws dynamodb delete-backup --backup-arn arn:USER --region eu-west-1'],
      },
      { id: 'arn:SYSTEM', fate: 'goes by itself', remove: [], about: expect.stringContaining('2026-11-18T11:06:41') },
    ]);
  });

  it('is a vault, once emptied, and each copy in it once', async () => {
    const point = { RecoveryPointArn: 'arn:point', BackupVaultName: 'orders', CreationDate: MADE };
    aws
      .on('backup:ListBackupVaults', {
        BackupVaultList: [{ BackupVaultName: 'orders', BackupVaultArn: 'arn:vault' }, { BackupVaultName: 'Default' }],
      })
      .on('backup:ListRecoveryPointsByBackupVault', {
        RecoveryPoints: [{ ...point, CalculatedLifecycle: { DeleteAt: MADE } }],
      })
      .on('backup:ListRecoveryPointsByResource', (input) => {
        expect(input['path']).toContain(`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`);
        return { RecoveryPoints: [point, { ...point, RecoveryPointArn: 'arn:other', BackupVaultName: 'Default' }] };
      });
    expect(await left()).toMatchObject([
      { id: 'arn:point', about: `in vault orders; it ends on ${MADE_ISO}` },
      { id: 'arn:other', about: 'in vault Default' },
      { id: 'arn:vault', remove: ['aws backup delete-backup-vault --backup-vault-name orders --region eu-west-1'] },
    ]);
  });

  it('is a key of the app, and of nobody else', async () => {
    aws.on('kms:ListKeys', { Keys: [{ KeyId: 'k1' }, { KeyId: 'k2' }, { KeyId: 'k3' }] });
    aws.on('kms:DescribeKey', (input) => {
      if (input['KeyId'] === 'k1') return key('Enabled');
      return key('Enabled', input['KeyId'] === 'k2' ? { Description: 'Another' } : { KeyManager: 'AWS' });
    });
    const [only, ...others] = await left();
    expect([only.fate, only.remove, others]).toStrictEqual([
      'stays',
      ['aws kms schedule-key-deletion --key-id k1 --pending-window-in-days 7 --region eu-west-1'],
      [],
    ]);
  });

  it('is a log group of a fixed or made name, not one that only begins alike', async () => {
    const names = [
      '/orders/fixed',
      '/orders/fixed-too',
      'DynamoDb-Logs-ABC',
      'DynamoDb-Logsomething',
      '/aws/redshift/orders/userlog',
    ];
    aws.on('logs:DescribeLogGroups', (input) => ({
      logGroups: names
        .filter((name) => name.startsWith(input['logGroupNamePrefix']))
        .map((logGroupName) => ({ logGroupName, arn: `arn:${logGroupName}:*`, creationTime: MADE * 1_000 })),
    }));
    expect((await left()).map(({ id }: any) => id)).toStrictEqual([
      'arn:/orders/fixed',
      'arn:DynamoDb-Logs-ABC',
      'arn:/aws/redshift/orders/userlog',
    ]);
  });

  it('is a queue', async () => {
    aws
      .on('sqs:ListQueues', (input) => ({ QueueUrls: [`https://sqs/${ACCOUNT}/${input['QueueNamePrefix']}X`] }))
      .on('sqs:GetQueueAttributes', {
        Attributes: { QueueArn: 'arn:queue', ApproximateNumberOfMessages: '3', CreatedTimestamp: `${MADE}` },
      });
    expect(await left()).toMatchObject([
      {
        id: 'arn:queue',
        since: MADE_ISO,
        remove: [`aws sqs delete-queue --queue-url https://sqs/${ACCOUNT}/DynamoDb-Dead-X --region eu-west-1`],
      },
    ]);
  });

  it('is a warehouse with its snapshots', async () => {
    const at = '2026-11-18T11:06:40Z';
    aws
      .on('redshift-serverless:ListWorkgroups', {
        workgroups: [{ workgroupName: 'w', workgroupArn: 'arn:w', namespaceName: 'orders', creationDate: at }],
      })
      .on('redshift-serverless:ListNamespaces', {
        namespaces: [{ namespaceName: 'orders', namespaceArn: 'arn:n' }, { namespaceName: 'x' }],
      })
      .on('redshift-serverless:ListSnapshots', {
        snapshots: [{ snapshotName: 's', snapshotArn: 'arn:s', namespaceName: 'orders' }],
      });
    expect((await left()).map(({ remove }: any) => remove[0])).toStrictEqual([
      'aws redshift-serverless delete-workgroup --workgroup-name w --region eu-west-1',
      'aws redshift-serverless delete-namespace --namespace-name orders --region eu-west-1',
      'aws redshift-serverless delete-snapshot --snapshot-name s --region eu-west-1',
    ]);
  });

  it('is the secret with the key, which is not read', async () => {
    aws.on('secretsmanager:DescribeSecret', { ARN: 'arn:secret', CreatedDate: MADE });
    expect(await left()).toMatchObject([{ kind: 'Secret', id: 'arn:secret', costs: 'by the month' }]);
    expect(aws.calls).not.toContain('secretsmanager:GetSecretValue');
  });

  it('is a bucket by its tag, and what another finder knows better is listed once', async () => {
    aws.on('dynamodb:DescribeTable', table());
    aws.on('tagging:GetResources', (input) => {
      expect(input['TagFilters']).toStrictEqual([
        { Key: 'aws:cloudformation:stack-name', Values: ['DynamoDb', 'Atlas'] },
        { Key: 'application', Values: ['orders'] },
      ]);
      return {
        ResourceTagMappingList: [{ ResourceARN: 'arn:aws:s3:::exports' }, { ResourceARN: table().Table.TableArn }],
      };
    });
    expect(await left()).toMatchObject([
      { kind: 'DynamoDB table' },
      {
        kind: 'S3 bucket',
        remove: [
          'npm run operate -- empty --bucket exports --region eu-west-1',
          expect.stringContaining('--bucket exports'),
        ],
      },
    ]);
  });
});

describe('what does not count', () => {
  it('is a key whose deletion is pending', async () => {
    aws
      .on('kms:ListKeys', { Keys: [{ KeyId: 'k1' }] })
      .on('kms:DescribeKey', key('PendingDeletion', { DeletionDate: MADE }));
    const { exitCode, leftovers: left } = await found();
    expect([exitCode, left]).toMatchObject([
      0,
      [{ fate: 'goes by itself', about: `Encrypts the orders; KMS deletes it on ${MADE_ISO}`, remove: [] }],
    ]);
  });

  it('is a type that is active for the whole account', async () => {
    aws.on('cloudformation:ListTypes', { TypeSummaries: [{ TypeName: 'MongoDB::Atlas::Cluster' }] });
    const { out, exitCode } = await run('--region eu-west-1 --no-atlas');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/Kept on purpose.*\n {2}CloudFormation type in eu-west-1: MongoDB::Atlas::Cluster/);
  });

  describe('is the role that API Gateway logs with', () => {
    const ROLES = `arn:aws:iam::${ACCOUNT}:role`;
    const patch =
      'aws apigateway update-account --region eu-west-1 --patch-operations op=replace,path=/cloudwatchRoleArn,value=';
    /** @param before the parameter of the deleted stack */
    function logsWith(role: string, before: string) {
      const StackId = stack(
        'Atlas',
        'DELETE_COMPLETE',
        [
          ['AWS::IAM::Role', 'ours', 'DELETE_SKIPPED'],
          ['AWS::ApiGateway::Account', 'abc', 'DELETE_SKIPPED'],
        ],
        'trial',
      );
      aws.on('apigateway:GetAccount', { cloudwatchRoleArn: `${ROLES}/${role}` });
      aws.on('cloudformation:DescribeStacks', ({ StackName }) => ({
        Stacks:
          StackName === StackId
            ? [{ Parameters: [{ ParameterKey: 'PreviousLogRoleArn', ParameterValue: before }] }]
            : [],
      }));
    }
    const ofApiGateway = async () => {
      const { exitCode, leftovers } = await found();
      expect(exitCode).toBe(0);
      return leftovers.find(({ kind }: { kind: string }) => kind === 'API Gateway log role');
    };

    it('which is given back to the role that was there before', async () => {
      logsWith('ours', `${ROLES}/theirs`);
      expect(await ofApiGateway()).toMatchObject({
        id: `${ROLES}/ours`,
        about: expect.stringContaining(`the role before: ${ROLES}/theirs`),
        remove: [`${patch}${ROLES}/theirs`, expect.stringMatching(/console.*\/ours$/)],
      });
    });

    it('which is never taken from all APIs, where the role before is not known', async () => {
      logsWith('ours', '');
      const { about, remove } = await ofApiGateway();
      expect(about).toContain('not recorded when Atlas was deployed');
      expect(remove[0]).toBe(`${patch}ARN_OF_ANOTHER_LOG_ROLE`);
    });

    it('unless it logs with another one by now', async () => {
      logsWith('theirs', '');
      expect(await ofApiGateway()).toBeUndefined();
    });

    it('which is not known to be clean where it cannot be asked for', async () => {
      logsWith('ours', '');
      aws.on('apigateway:GetAccount', DENIED);
      const { exitCode, notChecked } = await found();
      expect([exitCode, notChecked]).toMatchObject([1, [{ what: 'Role that API Gateway logs with' }]]);
    });
  });

  it('is a role that a deleted stack left on purpose', async () => {
    stack('DynamoDb', 'DELETE_COMPLETE', [['AWS::IAM::Role', 'DynamoDb-CloudWatchRole-1', 'DELETE_SKIPPED']], 'trial');
    const { exitCode, leftovers: left } = await found();
    expect([exitCode, left]).toMatchObject([0, [{ kind: 'IAM role', id: 'DynamoDb-CloudWatchRole-1' }]]);
  });
});

describe('a stack', () => {
  it('that is there is listed, and not what it holds', async () => {
    const StackId = stack(
      'DynamoDb',
      'UPDATE_COMPLETE',
      [
        ['AWS::DynamoDB::GlobalTable', 'orders'],
        ['AWS::KMS::Key', 'k1'],
        ['AWS::CloudFormation::TypeActivation', 'arn:type'],
      ],
      'production',
    );
    aws
      .on('dynamodb:DescribeTable', (_input, region) =>
        table({ Replicas: [{ RegionName: region === 'eu-west-1' ? 'eu-central-1' : 'eu-west-1' }] }),
      )
      .on('kms:ListKeys', { Keys: [{ KeyId: 'k1' }] })
      .on('kms:DescribeKey', key('Enabled'))
      .on('tagging:GetResources', {
        ResourceTagMappingList: [
          { ResourceARN: 'arn:aws:s3:::held', Tags: [{ Key: 'aws:cloudformation:stack-id', Value: StackId }] },
        ],
      });
    const { leftovers: left } = await found('--region eu-central-1 --no-atlas');
    expect(left.filter(({ kind }: any) => kind !== 'KMS key')).toStrictEqual([
      expect.objectContaining({
        kind: 'CloudFormation stack',
        since: MADE_ISO,
        about: 'UPDATE_COMPLETE, with 3 resources',
        remove: ['npx cdk destroy DynamoDb --exclusively -c profile=production -c region=eu-west-1'],
      }),
    ]);
    // The key is held in its own region only.
    expect(left.map(({ place, kind }: any) => `${kind} ${place}`)).toContain('KMS key eu-central-1');
  });

  it('that could not be deleted says what stands in the way', async () => {
    stack('DynamoDb', 'DELETE_FAILED', [['AWS::S3::Bucket', 'exports', 'DELETE_FAILED']], 'showcase');
    const [left] = (await found()).leftovers;
    expect(left.about).toContain('not deleted: Some (AWS::S3::Bucket exports)');
    expect(left.remove).toStrictEqual(['aws cloudformation delete-stack --stack-name DynamoDb --region eu-west-1']);
  });

  it('of another app with the same name is left alone, and so is what has its tag', async () => {
    const Value = stack('Atlas', 'CREATE_COMPLETE', [['AWS::S3::Bucket', 'theirs']]);
    const Tags = [{ Key: 'aws:cloudformation:stack-id', Value }];
    aws.on('tagging:GetResources', { ResourceTagMappingList: [{ ResourceARN: 'arn:aws:s3:::theirs', Tags }] });
    expect(await found()).toMatchObject({ exitCode: 0, leftovers: [] });
  });

  it('whose template cannot be read may be ours', async () => {
    stack('DynamoDb', 'CREATE_COMPLETE', []);
    aws.on('cloudformation:GetTemplate', DENIED);
    expect((await found()).leftovers).toMatchObject([{ remove: [expect.stringContaining('-c profile=NAME')] }]);
  });

  it('that was deleted still tells ids: of a key without its description, and of an API with logs', async () => {
    stack(
      'DynamoDb',
      'DELETE_COMPLETE',
      [
        ['AWS::KMS::Key', 'k1'],
        ['AWS::ApiGateway::RestApi', 'api1'],
      ],
      'trial',
    );
    const logGroupName = 'API-Gateway-Execution-Logs_api1/v1';
    aws
      .on('kms:ListKeys', { Keys: [{ KeyId: 'k1' }] })
      .on('kms:DescribeKey', key('Enabled', { Description: 'Changed by hand' }))
      .on('logs:DescribeLogGroups', (input) =>
        input['logGroupNamePrefix'] === 'API-Gateway-Execution-Logs_api1/'
          ? { logGroups: [{ logGroupName, arn: 'arn:l:*' }] }
          : {},
      );
    expect((await found()).leftovers).toMatchObject([
      { kind: 'KMS key' },
      { remove: [`aws logs delete-log-group --log-group-name '${logGroupName}' --region eu-west-1`] },
    ]);
  });
});

describe('in Atlas', () => {
  const cluster = () =>
    backups.addCluster('orders', { snapshots: [{ id: SNAPSHOT, status: 'completed', createdAt: MADE_ISO }] });

  it('is the project of a deleted stack, with cluster and snapshots', async () => {
    stack(
      'Atlas',
      'DELETE_COMPLETE',
      [['MongoDB::Atlas::Project', `${PROJECT}|default`, 'DELETE_SKIPPED']],
      'production',
    );
    cluster();
    const { leftovers: left, notChecked } = await found('');
    expect(notChecked).toStrictEqual([]);
    expect(left).toMatchObject([
      {
        kind: 'Atlas snapshot',
        id: SNAPSHOT,
        since: MADE_ISO,
        remove: [`atlas backups snapshots delete ${SNAPSHOT} --clusterName orders --projectId ${PROJECT}`],
      },
      { kind: 'Atlas cluster', id: 'orders', remove: [`atlas clusters delete orders --projectId ${PROJECT}`] },
      {
        kind: 'Atlas project',
        id: PROJECT,
        since: '2026-11-01T08:00:00Z',
        remove: [`atlas projects delete ${PROJECT}`],
      },
    ]);
  });

  it('is asked for project, cluster and snapshots, and nothing else', async () => {
    cluster();
    await found(`--project ${PROJECT}`);
    expect(atlas.exchanges.map(({ operation: { method, path } }) => `${method} ${path}`).sort()).toStrictEqual([
      'GET /api/atlas/v2/groups/{groupId}',
      'GET /api/atlas/v2/groups/{groupId}/clusters/{clusterName}',
      'GET /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots',
    ]);
  });

  it('is a project that is named, without a cluster', async () => {
    expect((await found(`--project ${PROJECT}`)).leftovers).toMatchObject([{ kind: 'Atlas project' }]);
  });

  it('is nothing where the project is gone', async () => {
    project.isThere = false;
    expect(await found(`--project ${PROJECT}`)).toMatchObject({ exitCode: 0, leftovers: [], notChecked: [] });
  });

  it('is not looked at apart from a stack that is there', async () => {
    stack('Atlas', 'CREATE_COMPLETE', [['MongoDB::Atlas::Project', `${PROJECT}|default`]], 'trial');
    expect((await found('')).leftovers).toMatchObject([{ kind: 'CloudFormation stack' }]);
    expect(atlas.exchanges).toStrictEqual([]);
  });

  it.each([
    [
      'the key is refused',
      () =>
        atlas.faults.plan('GET', { status: 403, body: { error: 403, errorCode: 'FORBIDDEN', detail: KEY.privateKey } }),
      'FORBIDDEN',
    ],
    [
      'there is no key',
      () => aws.on('secretsmanager:GetSecretValue', NOTHING),
      'There is no secret cfn/atlas/profile/default',
    ],
  ])('is not known where %s', async (_why, arrange, reason) => {
    arrange();
    const { exitCode, notChecked } = await found(`--project ${PROJECT}`);
    expect([exitCode, notChecked]).toMatchObject([1, [{ reason: expect.stringContaining(reason) }]]);
    expect(JSON.stringify(notChecked)).not.toContain(KEY.privateKey);
  });
});

it.each(['--region nowhere', '--project 12', '-c profile=nobody', '--api-key-profile a/b', 'delete'])(
  'refuses %s',
  async (line) => {
    expect(await run(line)).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(/./) });
    expect(aws.calls).toStrictEqual([]);
  },
);

it('finds in the templates of the app what it looks for', () => {
  const of = (stackName: string, type: string): [string, any] => [
    stackName,
    snapshotTemplate('showcase', stackName, type),
  ];
  const templateNames = (...given: [string, any][]) => new TemplateNames([{ templates: new Map(given) }]);
  const TABLE = 'AWS::DynamoDB::GlobalTable';
  expect(templateNames(of('DynamoDb', TABLE), of('AtlasEvents', TABLE)).texts(TABLE, 'TableName').sort()).toStrictEqual(
    ['atlas-order-totals', 'order-totals', 'orders'],
  );
  const one = (stackName: string, type: string, property: string) =>
    templateNames(of(stackName, type)).texts(type, property);
  expect(one('DynamoDb', 'AWS::Backup::BackupVault', 'BackupVaultName')).toStrictEqual(['orders']);
  expect(one('AtlasApi', 'AWS::Logs::LogGroup', 'LogGroupName').sort()).toStrictEqual([
    '/orders/atlas-indexes',
    '/orders/atlas-orders',
  ]);
  expect(one('DynamoDb', 'AWS::KMS::Key', 'Description')).toHaveLength(1);
  const QUEUE = 'AWS::SQS::Queue';
  expect(templateNames(of('DynamoDb', QUEUE)).generated(QUEUE, 'QueueName')).toStrictEqual([
    expect.stringMatching(/^DynamoDb-ExportDeadLetters[0-9A-F]{8}-$/),
    expect.stringMatching(/^DynamoDb-OrderStreamDeadLetters[0-9A-F]{8}-$/),
  ]);
});
