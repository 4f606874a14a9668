import type { Assembly, Json, ResourceJson, TemplateJson } from '../../../lib/assembly/assembly';
import { changesBetween } from '../../../lib/changes/compare';

type Stacks = Readonly<Record<string, TemplateJson>>;

const resource = (Type: string, Properties: Record<string, Json>, more: Partial<ResourceJson> = {}): ResourceJson => ({
  Type,
  Properties,
  ...more,
});
const app = (stacks: Stacks): Assembly => ({ templates: new Map(Object.entries(stacks)) });
const one = (...given: Parameters<typeof resource>): Stacks => ({ S: { Resources: { It: resource(...given) } } });
const found = (before: Stacks, after: Stacks) =>
  changesBetween(app(before), app(after)).map(({ kind, resource: place, by }) => [kind, place, by].join(' ').trim());

const VPC = 'AWS::EC2::VPC';
const SUBNET = 'AWS::EC2::Subnet';
const VAULT = 'AWS::Backup::BackupVault';
const KEY = 'AWS::KMS::Key';
const DELETE = { DeletionPolicy: 'Delete' };

describe('a resource is made anew', () => {
  it('where a property differs that only creation sets, but for a new one under a fixed name', () => {
    expect(found(one(VPC, { CidrBlock: '10.0.0.0/16' }), one(VPC, { CidrBlock: '10.8.0.0/16' }))).toStrictEqual([
      'replaced S/It CidrBlock',
    ]);
    const vault = (key: string) => one(VAULT, { BackupVaultName: 'orders', EncryptionKeyArn: key });
    expect(found(vault('a'), vault('b'))).toStrictEqual(['fixed-name S/It EncryptionKeyArn']);
  });

  it('where such a property comes or goes', () => {
    const vault = (own: Record<string, Json>) => one(VAULT, { BackupVaultName: { Ref: 'AWS::StackName' }, ...own });
    expect(found(vault({ EncryptionKeyArn: 'a' }), vault({}))).toStrictEqual(['fixed-name S/It EncryptionKeyArn']);
    expect(found(vault({ EncryptionKeyArn: { Ref: 'AWS::NoValue' } }), vault({}))).toStrictEqual([]);
  });

  it('not where another differs', () => {
    const vpc = (EnableDnsSupport: boolean) => one(VPC, { CidrBlock: '10.0.0.0/16', EnableDnsSupport });
    expect(found(vpc(true), vpc(false))).toStrictEqual([]);
  });

  it('in a list by what the item says of itself, wherever it stands; no item is new or gone', () => {
    const index = (IndexName: string, ProjectionType: string): Json => ({ IndexName, Projection: { ProjectionType } });
    const table = (...GlobalSecondaryIndexes: Json[]) =>
      one('AWS::DynamoDB::GlobalTable', { TableName: 'orders', GlobalSecondaryIndexes });
    const a = index('a', 'ALL');
    expect(found(table(a), table(index('b', 'KEYS_ONLY'), a))).toStrictEqual([]);
    expect(found(table(a, index('b', 'ALL')), table(index('b', 'KEYS_ONLY'), a))).toStrictEqual([
      'fixed-name S/It GlobalSecondaryIndexes.*.Projection.ProjectionType',
    ]);
  });

  it('where another function stands behind a custom resource, which CloudFormation refuses', () => {
    const custom = (ServiceToken: string) => one('Custom::Thing', { ServiceToken });
    expect(found(custom('a'), custom('b'))).toStrictEqual(['fixed-name S/It ServiceToken']);
  });

  it('where nobody knows: the type is named', () => {
    expect(found(one('AWS::Some::Thing', {}), one('AWS::Some::Thing', {}))).toStrictEqual(['unknown S/It']);
  });

  it('and so is what reads it, through outputs of other stacks too', () => {
    const stacks = (range: string): Stacks => ({
      Network: {
        Resources: { Vpc: resource(VPC, { CidrBlock: range }) },
        Outputs: { VpcId: { Value: { Ref: 'Vpc' } } },
      },
      Api: {
        Resources: {
          Subnet: resource(SUBNET, {
            CidrBlock: '10.0.0.0/24',
            VpcId: { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'VpcId' } },
          }),
          Routes: resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: { 'Fn::Sub': '${Subnet}' } }),
        },
      },
    });
    expect(found(stacks('10.0.0.0/16'), stacks('10.8.0.0/16'))).toStrictEqual([
      'replaced Network/Vpc CidrBlock',
      'replaced Api/Subnet VpcId',
      'replaced Api/Routes SubnetId',
    ]);
  });

  it.each([
    ['text of another stack', 'orders', 'others'],
    ['text that is put together', { 'Fn::Sub': '${AWS::Region}-a' }, { 'Fn::Sub': '${AWS::Region}-b' }],
    ['a part of it', { 'Fn::Join': ['-', ['a', 'b']] }, { 'Fn::Join': ['-', ['a', 'c']] }],
  ])('where %s differs that it reads', (_, was, is) => {
    const stacks = (Value: Json): Stacks => ({
      First: { Outputs: { Name: { Value } } },
      Second: {
        Resources: {
          Logs: resource('AWS::Logs::LogGroup', {
            LogGroupName: { 'Fn::GetStackOutput': { StackName: 'First', OutputName: 'Name' } },
          }),
        },
      },
    });
    expect(found(stacks(was), stacks(is))).toStrictEqual(['replaced Second/Logs LogGroupName']);
    expect(found(stacks(is), stacks(is))).toStrictEqual([]);
  });
});

it('a change that a rule of the services refuses is named with the rule, once', () => {
  const bucket = (own: Record<string, Json>) => one('MongoDB::Atlas::CloudBackupSnapshotExportBucket', own);
  expect(found(bucket({ BucketName: 'a', IamRoleID: 'b' }), bucket({ BucketName: 'c', IamRoleID: 'd' }))).toStrictEqual(
    ['refused S/It atlas-export-bucket-as-made'],
  );
});

describe('a resource that is no longer there', () => {
  const nothing: Stacks = { S: { Resources: {} } };

  it.each([
    [DELETE, ['removed S/It']],
    [{ DeletionPolicy: 'RetainExceptOnCreate' }, ['left S/It']],
    [{}, []],
  ])('with %j is %j', (policy, changes) => {
    expect(found(one(KEY, {}, policy), nothing)).toStrictEqual(changes);
  });

  it('is in use while another stack that is deployed reads it', () => {
    const user = (value: Json): TemplateJson => ({
      Resources: { User: resource('AWS::EC2::FlowLog', { Anything: { Deep: [value] } }) },
    });
    const before = {
      S: { Resources: { It: resource(VPC, {}) }, Outputs: { Id: { Value: { Ref: 'It' } } } },
      Api: user({ 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'Id' } }),
    };
    expect(found(before, { ...nothing, Api: user('') })).toStrictEqual(['in-use S/It Api']);
  });

  it('is in use where it activates the type of another', () => {
    const type = 'MongoDB::Atlas::Project';
    const user: TemplateJson = { Resources: { User: resource(type, {}) } };
    const before = { ...one('AWS::CloudFormation::TypeActivation', { TypeName: type }), Atlas: user };
    expect(found(before, { ...nothing, Atlas: user })).toStrictEqual(['in-use S/It Atlas']);
  });
});

it('a stack that is no longer there stays, whatever was in it', () => {
  expect(found({ ...one(KEY, {}, DELETE), T: {} }, { T: {}, U: {} })).toStrictEqual(['stack-added U', 'stack-left S']);
});
