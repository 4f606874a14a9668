import type { CfnResource } from 'aws-cdk-lib';
import { GuardedApp, type Violation } from '../../support/guard';
import { ENGINE_STARTS_WITHIN_MS, synthValidated, type ValidatedSynth } from '../../support/validation';

/** A change may be any, well-formed or not. */
type Change = (properties: any) => void;

interface Refused {
  readonly stack: string;
  readonly logicalId: RegExp;
  readonly changes: Record<string, Change>;
}

/** A cluster for which a switch is off, by what is said or by default. */
const clusterWithout = (property: string): Refused => ({
  stack: 'Atlas',
  logicalId: /^Cluster/,
  changes: { off: (cluster) => (cluster[property] = false), 'not said': (cluster) => delete cluster[property] },
});

/** Each rule, the resource of `production` (with policies on its replicas) that is changed, and the changes that it must refuse. */
const REFUSED: Record<string, Refused> = {
  DYNAMODB_TABLE_HAS_FIXED_NAME: {
    stack: 'DynamoDb',
    logicalId: /^Totals/,
    changes: {
      'a name made by CloudFormation': (table) => delete table.TableName,
      'a name known at deployment only': (table) => (table.TableName = { Ref: 'BootstrapVersion' }),
    },
  },
  DYNAMODB_TABLE_NAMES_ITS_REGIONS: {
    stack: 'DynamoDb',
    logicalId: /^Totals/,
    changes: {
      'no replica': (table) => (table.Replicas = []),
      'a computed list': (table) => (table.Replicas = { 'Fn::If': ['Everywhere', table.Replicas, []] }),
    },
  },
  DYNAMODB_TABLE_HAS_POINT_IN_TIME_RECOVERY: {
    stack: 'DynamoDb',
    logicalId: /^Orders/,
    changes: {
      'off in one replica': ({ Replicas }) =>
        (Replicas[0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled = false),
      'not said in one replica': ({ Replicas }) => delete Replicas[1].PointInTimeRecoverySpecification,
    },
  },
  DYNAMODB_ORDERS_ARE_STREAMED: {
    stack: 'DynamoDb',
    logicalId: /^Orders/,
    changes: {
      'no stream': (table) => delete table.StreamSpecification,
      'new images only': (table) => (table.StreamSpecification.StreamViewType = 'NEW_IMAGE'),
    },
  },
  DYNAMODB_TABLE_REQUIRES_TLS: {
    stack: 'DynamoDb',
    logicalId: /^Orders/,
    changes: {
      'a replica without a policy': ({ Replicas }) => delete Replicas[0].ResourcePolicy,
      'a table elsewhere': (table) => (table.Replicas = [{ ...table.Replicas[0], Region: 'us-east-1' }]),
      'an empty policy': ({ Replicas }) => (Replicas[1].ResourcePolicy.PolicyDocument.Statement = []),
      'a policy that allows': ({ Replicas }) => (tlsStatement(Replicas[1]).Effect = 'Allow'),
      'some actions only': ({ Replicas }) => (tlsStatement(Replicas[1]).Action = 'dynamodb:GetItem'),
      'someone only': ({ Replicas }) => (tlsStatement(Replicas[1]).Principal = { AWS: '123456789012' }),
      'another condition': ({ Replicas }) =>
        (tlsStatement(Replicas[1]).Condition = { Bool: { 'aws:SecureTransport': 'true' } }),
    },
  },
  DYNAMODB_TABLE_HAS_CUSTOMER_KEY: {
    stack: 'DynamoDb',
    logicalId: /^Orders/,
    changes: {
      'a key of AWS': (table) => (table.SSESpecification.SSEEnabled = false),
      'no KMS': (table) => delete table.SSESpecification.SSEType,
      'no key in one replica': ({ Replicas }) => delete Replicas[0].SSESpecification,
    },
  },
  DYNAMODB_TABLE_HAS_DELETION_PROTECTION: {
    stack: 'DynamoDb',
    logicalId: /^Orders/,
    changes: {
      'off in one replica': ({ Replicas }) => (Replicas[0].DeletionProtectionEnabled = false),
      'not said in one replica': ({ Replicas }) => delete Replicas[1].DeletionProtectionEnabled,
    },
  },
  ATLAS_CLUSTER_WRITES_ITS_SHAPE: {
    stack: 'Atlas',
    logicalId: /^Cluster/,
    changes: {
      'no specification': (cluster) => (cluster.ReplicationSpecs = []),
      'no number of shards': ({ ReplicationSpecs }) => delete ReplicationSpecs[0].NumShards,
      'no region': ({ ReplicationSpecs }) => (ReplicationSpecs[0].AdvancedRegionConfigs = []),
      'a region without provider': ({ ReplicationSpecs }) =>
        delete ReplicationSpecs[0].AdvancedRegionConfigs[1].ProviderName,
      'an unknown provider': ({ ReplicationSpecs }) =>
        (ReplicationSpecs[0].AdvancedRegionConfigs[0].ProviderName = 'Amazon'),
    },
  },
  ATLAS_CLUSTER_REQUIRES_CURRENT_TLS: {
    stack: 'Atlas',
    logicalId: /^Cluster/,
    changes: {
      'TLS 1.1': (cluster) => (cluster.AdvancedSettings.MinimumEnabledTLSProtocol = 'TLS1_1'),
      'the default': (cluster) => delete cluster.AdvancedSettings.MinimumEnabledTLSProtocol,
      'no settings at all': (cluster) => delete cluster.AdvancedSettings,
    },
  },
  ATLAS_CLUSTER_HAS_CUSTOMER_KEY: {
    stack: 'Atlas',
    logicalId: /^Cluster/,
    changes: {
      "the cloud's own encryption only": (cluster) => (cluster.EncryptionAtRestProvider = 'NONE'),
      'a key of another cloud': (cluster) => (cluster.EncryptionAtRestProvider = 'GCP'),
      'not said': (cluster) => delete cluster.EncryptionAtRestProvider,
    },
  },
  ATLAS_CLUSTER_HAS_BACKUP: clusterWithout('BackupEnabled'),
  ATLAS_CLUSTER_HAS_POINT_IN_TIME_RESTORE: clusterWithout('PitEnabled'),
  ATLAS_CLUSTER_HAS_TERMINATION_PROTECTION: clusterWithout('TerminationProtectionEnabled'),
  ATLAS_ACCESS_LIST_IS_NOT_OPEN: {
    stack: 'Atlas',
    logicalId: /^AccessList/,
    changes: {
      'all of IPv4': ({ AccessList }) => (AccessList[0].CIDRBlock = '0.0.0.0/0'),
      'half of IPv4': ({ AccessList }) => (AccessList[0].CIDRBlock = '128.0.0.0/1'),
      'all of IPv6 as a second entry': ({ AccessList }) => AccessList.push({ CIDRBlock: '::/0' }),
      'the unspecified address': (list) => (list.AccessList = [{ IPAddress: '0.0.0.0' }]),
      'an unspecified range as an address': (list) => (list.AccessList = [{ IPAddress: '::/0' }]),
      'an address known at deployment only': (list) => (list.AccessList = [{ IPAddress: { Ref: 'AtlasProfile' } }]),
      'a computed list': (list) => (list.AccessList = { 'Fn::If': ['Open', [{ CIDRBlock: '0.0.0.0/0' }], []] }),
    },
  },
  ATLAS_ACCESS_LIST_PARAMETER_IS_BOUNDED: {
    stack: 'Atlas',
    logicalId: /^AccessList/,
    changes: {
      'a parameter that may be anything': ({ AccessList }) => (AccessList[0].CIDRBlock = { Ref: 'BootstrapVersion' }),
      'a computed range': ({ AccessList }) => (AccessList[0].CIDRBlock = { 'Fn::Join': ['', ['0.0.0.0', '/0']] }),
    },
  },
  ATLAS_USER_HAS_NO_PASSWORD_IN_THE_TEMPLATE: {
    stack: 'Atlas',
    logicalId: /^OrdersUser/,
    changes: {
      'a literal password': (user) => (user.Password = 'correct horse battery staple'),
      'a password as a parameter': (user) => (user.Password = { Ref: 'AtlasProfile' }),
    },
  },
  ATLAS_USER_IS_AN_IAM_ROLE: {
    stack: 'Atlas',
    logicalId: /^OrdersUser/,
    changes: {
      'a password': (user) => (user.Password = '{{resolve:secretsmanager:orders:SecretString:password}}'),
      'no IAM type': (user) => delete user.AWSIAMType,
      'an IAM user': (user) => (user.AWSIAMType = 'USER'),
      'a database of the cluster': (user) => (user.DatabaseName = 'admin'),
    },
  },
  ATLAS_USER_HAS_NARROW_ROLES: {
    stack: 'Atlas',
    logicalId: /^OrdersUser/,
    changes: {
      'no role': (user) => delete user.Roles,
      atlasAdmin: ({ Roles }) => (Roles[0].RoleName = 'atlasAdmin'),
      'readWriteAnyDatabase as a second role': ({ Roles }) => Roles.push({ RoleName: 'readWriteAnyDatabase' }),
      'a role known at deployment only': ({ Roles }) => (Roles[0].RoleName = { Ref: 'AtlasProfile' }),
    },
  },
  ATLAS_USER_IS_LIMITED_TO_A_CLUSTER: {
    stack: 'Atlas',
    logicalId: /^OrdersUser/,
    changes: { 'no scope': (user) => delete user.Scopes, 'an empty scope': (user) => (user.Scopes = []) },
  },
  ATLAS_ROLE_IS_LIMITED_TO_A_COLLECTION: {
    stack: 'Atlas',
    logicalId: /^ReadWriteRole/,
    changes: {
      'no action': (role) => (role.Actions = []),
      'an inherited role': (role) => (role.InheritedRoles = [{ RoleName: 'readAnyDatabase', DatabaseName: 'admin' }]),
      'the cluster': ({ Actions }) => (Actions[0].Resources[0].Cluster = true),
      'every database': ({ Actions }) => (Actions[0].Resources[0].DB = ''),
      'every collection': ({ Actions }) => delete Actions[1].Resources[0].Collection,
    },
  },
};

const tlsStatement = (replica: { ResourcePolicy: { PolicyDocument: { Statement: Record<string, unknown>[] } } }) =>
  replica.ResourcePolicy.PolicyDocument.Statement[0] as Record<string, unknown>;

const tried = Object.entries(REFUSED).flatMap(([rule, { stack, logicalId, changes }]) =>
  Object.entries(changes).map(([what, change]) => ({ rule, what, change, stack, logicalId })),
);

export function guardRuleCases(): void {
  let synth: ValidatedSynth;
  let guarded: GuardedApp;
  let violations: Violation[][];
  beforeAll(() => {
    synth = synthValidated('production', { 'dynamodb.replicaPolicies': true });
    guarded = new GuardedApp(synth);
    violations = guarded.violationsAfter(tried);
  }, ENGINE_STARTS_WITHIN_MS);
  afterAll(() => synth.plugin._dispose());

  it('find nothing in untouched templates', () => {
    expect(synth.report).toMatchObject({ pluginReports: [] });
  });

  it.each(Object.entries(REFUSED))('%s refuses every violation and names it', (rule, { stack, logicalId }) => {
    for (const [index, { what }] of tried.entries()) {
      if (tried[index]?.rule !== rule) continue;
      const places = (violations[index] ?? []).filter((violation) => violation.rule === rule);
      // A parameter is no construct: what is wrong with one is told of its stack.
      const named = places.map(({ where = '' }) => logicalId.test(where) || where === stack);
      expect({ [what]: new Set(named) }).toStrictEqual({ [what]: new Set([true]) });
    }
  });

  it('are all tried above, clause by clause', () => {
    expect(Object.keys(REFUSED).sort()).toStrictEqual([...guarded.rules].sort());
    const seen = new Set(violations.flat().map(({ message }) => message));
    expect(guarded.messages.filter((message) => !seen.has(message))).toStrictEqual([]);
  });

  it('stop the synth of a table that breaks one, saying how to fix it, where, and which rule', () => {
    const table = synth.app.node.findChild('DynamoDb').node.findChild('Orders').node.defaultChild as CfnResource;
    table.addPropertyOverride('Replicas.0.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', false);
    expect(() => synth.app.synth({ force: true })).toThrow(
      /Fix: set pointInTime[^]*DynamoDb\/Orders\/Resource[^]*DYNAMODB_TABLE_HAS_POINT_IN_TIME_RECOVERY/,
    );
  });
}
