import { Access } from '../../../../lib/assembly/policies/access';
import { resolveAssembly } from '../../../../lib/assembly/resolve';
import type { Json, JsonObject, TemplateResource } from '../../../../lib/assembly/assembly';
import { profileAssembly } from '../../../support/synth';
import { allow, deny } from './conformance-case';

const document = (...statements: readonly Json[]): JsonObject => ({ Version: '2012-10-17', Statement: statements });
const READ = allow({ Action: 'sqs:ReceiveMessage', Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] } });
const attached = (Roles: Json, statement = READ): JsonObject => ({ Roles, PolicyDocument: document(statement) });

/** A role and a queue, with what stands beside them: by logical id, the type and the properties. */
function app(
  beside: Record<string, [type: string, properties: JsonObject, more?: JsonObject]>,
  role: JsonObject = {},
  sections: object = {},
) {
  const all: typeof beside = {
    Role: ['AWS::IAM::Role', { AssumeRolePolicyDocument: document(), ...role }],
    Queue: ['AWS::SQS::Queue', {}],
    Other: ['AWS::SQS::Queue', {}],
    ...beside,
  };
  const Resources = Object.fromEntries(
    Object.entries(all).map(([id, [Type, Properties, more = {}]]) => [id, { Type, Properties, ...more }]),
  );
  const template = { Parameters: { Given: { Type: 'String' } }, Resources, ...sections };
  const view = resolveAssembly({
    templates: new Map([['Stack', template]]),
    regions: new Map([['Stack', 'eu-west-1']]),
  });
  const access = new Access(view);
  const find = (id: string) => view.resources.find(({ logicalId }) => logicalId === id) as TemplateResource;
  const may = (queue = 'Queue', action = 'sqs:ReceiveMessage') =>
    access.may({ who: find('Role'), action, resource: find(queue), context: { 'aws:SecureTransport': 'true' } });
  return { access, find, may };
}

const ROLE: Json = [{ Ref: 'Role' }];

describe('a role', () => {
  const inline = { Policies: [{ PolicyName: 'own', PolicyDocument: document(READ) }] };
  const managedBy = (arn: Json) => ({ ManagedPolicyArns: [arn] });
  const own: [string, JsonObject] = ['AWS::IAM::ManagedPolicy', { PolicyDocument: document(READ) }];

  it.each<[string, ReturnType<typeof app>]>([
    ['its own policy', app({}, inline)],
    ['a policy that is attached to it', app({ P: ['AWS::IAM::Policy', attached(ROLE)] })],
    ['one that is attached by name', app({ P: ['AWS::IAM::Policy', attached(['reader'])] }, { RoleName: 'reader' })],
    [
      'a policy that is a resource of its own',
      app({ P: ['AWS::IAM::RolePolicy', { RoleName: { Ref: 'Role' }, PolicyDocument: document(READ) }] }),
    ],
    ['a managed policy that attaches itself', app({ P: ['AWS::IAM::ManagedPolicy', attached(ROLE)] })],
    ['a managed policy of the app', app({ P: own }, managedBy({ Ref: 'P' }))],
  ])('may by %s, and no more than it says', (_what, { may }) => {
    expect(may().decision).toBe('allowed');
    expect(may('Other').decision).toBe('denied');
    expect(may('Queue', 'sqs:SendMessage').decision).toBe('denied');
  });

  it('may do what AWS’s own policy says', () => {
    const arn = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaENIManagementAccess' };
    const { access, find } = app({ Vpc: ['AWS::EC2::VPC', {}] }, managedBy(arn));
    expect(access.policiesOf(find('Role'))).toMatchObject({ identity: [{ document: { Version: '2012-10-17' } }] });
    expect(access.policiesOf(find('Role')).unknown).toStrictEqual([]);
  });

  it.each<[string, ReturnType<typeof app>]>([
    ['a managed policy that is not known', app({}, managedBy('arn:aws:iam::aws:policy/ReadOnlyAccess'))],
    ['a boundary', app({}, { ...inline, PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })],
    ['a policy of whatever role a parameter names', app({ P: ['AWS::IAM::Policy', attached([{ Ref: 'Given' }])] })],
    [
      'a policy that is there on a condition that is not known',
      app(
        { P: ['AWS::IAM::Policy', attached(ROLE), { Condition: 'It' }] },
        {},
        { Conditions: { It: { 'Fn::Equals': [{ Ref: 'Given' }, 'a'] } } },
      ),
    ],
    ['what a parameter names', app({ P: ['AWS::IAM::Policy', attached(ROLE, allow({ Resource: { Ref: 'Given' } }))] })],
  ])('hangs on %s', (_what, { may }) => expect(may().decision).toBe('cannot say'));

  it('does not get what is not there', () => {
    const Conditions = { No: { 'Fn::Equals': ['a', 'b'] } };
    const { may } = app({ P: ['AWS::IAM::Policy', attached(ROLE), { Condition: 'No' }] }, {}, { Conditions });
    expect(may().decision).toBe('denied');
  });

  it('does not get what is another’s', () => {
    const Other: [string, JsonObject] = ['AWS::IAM::Role', { AssumeRolePolicyDocument: document() }];
    const { may } = app({ Second: Other, P: ['AWS::IAM::Policy', attached([{ Ref: 'Second' }])] });
    expect(may().decision).toBe('denied');
  });
});

describe('what a policy names', () => {
  const [region, account] = ['eu-west-1', { Ref: 'AWS::AccountId' }];
  const of = (Resource: Json): string => {
    const Table: [string, JsonObject] = [
      'AWS::DynamoDB::GlobalTable',
      { TableName: 'orders', Replicas: [{ Region: region }] },
    ];
    const P: [string, JsonObject] = [
      'AWS::IAM::Policy',
      attached(ROLE, allow({ Action: 'dynamodb:GetItem', Resource })),
    ];
    return app({ Table, P }).may('Table', 'dynamodb:GetItem').decision;
  };
  const join = (...parts: Json[]): Json => ({ 'Fn::Join': [':', ['arn', 'aws', 'dynamodb', ...parts]] });

  it.each<[string, Json, string]>([
    ['the resource', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'allowed'],
    ['its ARN, put together', join(region, account, 'table/orders'), 'allowed'],
    [
      'its ARN, in text',
      { 'Fn::Sub': 'arn:${AWS::Partition}:dynamodb:eu-west-1:${AWS::AccountId}:table/orders' },
      'allowed',
    ],
    [
      'its name in its place',
      { 'Fn::Sub': ['arn:aws:dynamodb:*:*:table/${Name}', { Name: { Ref: 'Table' } }] },
      'allowed',
    ],
    ['the table of another name', join(region, account, 'table/order'), 'denied'],
    ['that of another account', join(region, '444455556666', 'table/orders'), 'denied'],
    ['that of another region', join('eu-north-1', account, 'table/orders'), 'denied'],
    ['what a parameter names', join(region, account, { 'Fn::Sub': 'table/${Given}' }), 'cannot say'],
    ['what nobody knows', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, 'cannot say'],
    ['what is not there', { 'Fn::GetAtt': ['Nobody', 'Arn'] }, 'cannot say'],
  ])('may be %s', (_what, resource, decision) => expect(of(resource)).toBe(decision));
});

describe('a resource', () => {
  const queuePolicy = (Queues: Json): [string, JsonObject] => [
    'AWS::SQS::QueuePolicy',
    { Queues, PolicyDocument: document(deny({ Principal: '*', Action: 'sqs:*' })) },
  ];
  const reader = { P: ['AWS::IAM::Policy', attached(ROLE)] as [string, JsonObject] };

  it('denies by the policy that names it', () =>
    expect(app({ ...reader, Q: queuePolicy([{ Ref: 'Queue' }]) }).may().decision).toBe('denied'));

  it('does not by the policy of another', () =>
    expect(app({ ...reader, Q: queuePolicy([{ Ref: 'Other' }]) }).may().decision).toBe('allowed'));

  it('may by one that names what a parameter names', () =>
    expect(app({ ...reader, Q: queuePolicy([{ Ref: 'Given' }]) }).may().decision).toBe('cannot say'));

  it('has one policy only', () => {
    const Q = queuePolicy([{ Ref: 'Queue' }]);
    expect(app({ ...reader, Q, R: Q }).may().decision).toBe('cannot say');
  });

  it('of a type that is not known may have any', () => {
    const statement = allow({ Action: 'sns:Publish' });
    const { may } = app({ Topic: ['AWS::SNS::Topic', {}], P: ['AWS::IAM::Policy', attached(ROLE, statement)] });
    expect(may('Topic', 'sns:Publish')).toStrictEqual({
      decision: 'cannot say',
      because: 'it hangs on the policy of Stack/Topic, a AWS::SNS::Topic',
    });
  });
});

describe('a function', () => {
  const invoke = { Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' };
  const rule: [string, JsonObject] = ['AWS::Events::Rule', {}];
  const asked = (permission: JsonObject, from = 'Rule') => {
    const { access, find } = app({
      Function: ['AWS::Lambda::Function', {}],
      Permission: ['AWS::Lambda::Permission', { FunctionName: { Ref: 'Function' }, ...permission }],
      Rule: rule,
      Second: rule,
    });
    const context = { 'aws:SourceArn': access.arnOf(find(from)) };
    return access.may({ who: 'events.amazonaws.com', action: invoke.Action, resource: find('Function'), context });
  };
  const SourceArn = { 'Fn::GetAtt': ['Rule', 'Arn'] };

  it('is called by whom a permission names', () => expect(asked({ ...invoke, SourceArn }).decision).toBe('allowed'));

  it('is not called for another rule', () => expect(asked({ ...invoke, SourceArn }, 'Second').decision).toBe('denied'));

  it('is not called by another service', () =>
    expect(asked({ ...invoke, Principal: 's3.amazonaws.com' }).decision).toBe('denied'));

  it('may be limited by what is not judged', () =>
    expect(asked({ ...invoke, EventSourceToken: 't' }).decision).toBe('cannot say'));
});

describe('somebody', () => {
  const decided = (statements: readonly Json[], who = {}) => {
    const { access, find } = app({ Key: ['AWS::KMS::Key', { KeyPolicy: document(...statements) }] });
    return access.may({ who, action: 'kms:Decrypt', resource: find('Key') }).decision;
  };
  const ofAccount = allow({ Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } } });

  it('of the account may what the policy of the resource leaves to it', () =>
    expect(decided([ofAccount])).toBe('allowed'));

  it('of another may not', () => expect(decided([ofAccount], { account: '444455556666' })).toBe('denied'));

  it('of another may what is for all', () =>
    expect(decided([allow({ Principal: '*' })], { account: '444455556666' })).toBe('allowed'));

  it('may not what the policy of the resource denies', () =>
    expect(decided([ofAccount, deny({ Principal: '*' })])).toBe('denied'));
});

const HELD = ['AWS::DynamoDB::GlobalTable', 'AWS::KMS::Key', 'AWS::SQS::Queue', 'AWS::S3::Bucket'];

it('can say of each role of the app whether it reaches what holds data, but where a policy of AWS’s is not known in whole', () => {
  const view = resolveAssembly(profileAssembly('showcase'));
  const access = new Access(view);
  const unclear = view.ofType('AWS::IAM::Role').flatMap((who) =>
    view.ofType(...HELD).flatMap((resource) => {
      const [, , service = ''] = access.arnOf(resource).split(':');
      const context = { 'aws:SecureTransport': 'true', ...(service === 's3' && { 's3:TlsVersion': '1.3' }) };
      const { decision, because } = access.may({ who, resource, action: `${service}:DeleteAll`, context });
      return decision === 'cannot say' ? [because] : [];
    }),
  );
  const backup = 'it hangs on NotRead of arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup';
  expect(new Set(unclear)).toStrictEqual(new Set([backup]));
});
