import fc from 'fast-check';
import type { Assembly, JsonObject, ResourceJson, TemplateJson } from '../../../lib/assembly/assembly';
import { resourcesOf } from '../../../lib/assembly/assembly';
import { catalogue } from '../../../lib/claims/catalogue';
import { at, expectation, ofType, set } from '../../../lib/claims/checks/dsl';
import type { Claim } from '../../../lib/claims/claim';
import { evaluate } from '../../../lib/claims/evaluate';
import { applyMutation } from '../../../lib/claims/evidence';
import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { assembly, template } from '../../support/assemblies';
import { fact, queueClaim } from '../../support/claims';
import { runs } from '../../support/runs';

const encrypted = { SqsManagedSseEnabled: true };
const plain = { SqsManagedSseEnabled: false };
const statusOf = (templates: Assembly): string => evaluate(templates, [queueClaim])[0]!.status;

describe('the status of a claim', () => {
  it('is demonstrated where all resources hold', () => {
    expect(
      statusOf(assembly({ One: ['AWS::SQS::Queue', encrypted], Two: ['AWS::SQS::Queue', encrypted] }, 'trial')),
    ).toBe('demonstrated');
  });

  it('is failed where one of several does not', () => {
    expect(statusOf(assembly({ One: ['AWS::SQS::Queue', encrypted], Two: ['AWS::SQS::Queue', plain] }, 'trial'))).toBe(
      'failed',
    );
  });

  it('is failed where no resource is there to hold', () => {
    expect(statusOf(assembly({}, 'trial'))).toBe('failed');
  });

  it('is not-in-this-profile where another profile must show it', () => {
    expect(statusOf(assembly({ One: ['AWS::SQS::Queue', plain, 'INT-01'] }, 'free'))).toBe('not-in-this-profile');
  });

  it('is demonstrated also in a profile that does not have to', () => {
    expect(statusOf(assembly({ One: ['AWS::SQS::Queue', encrypted] }, 'free'))).toBe('demonstrated');
  });

  it.each([undefined, 'staging'])(
    'is held to the marks of templates that say profile %s: failed where marked',
    (profile) => {
      expect(statusOf(assembly({ One: ['AWS::SQS::Queue', plain, 'INT-01'] }, profile))).toBe('failed');
    },
  );

  it('is not-in-this-profile in templates without profile and mark', () => {
    expect(statusOf(assembly({ One: ['AWS::SQS::Queue', plain] }))).toBe('not-in-this-profile');
  });

  it('is never demonstrated for a platform fact', () => {
    expect(evaluate(assembly({ One: ['AWS::SQS::Queue', encrypted, 'REL-05'] }, 'trial'), [fact])[0]!.status).toBe(
      'cited',
    );
  });
});

it.each<[string, JsonObject]>([
  ['a list where it looks for text', { SqsManagedSseEnabled: [] }],
  ['no JSON where it reads JSON', { SqsManagedSseEnabled: '{"on":tru' }],
])('proves nothing by %s', (_, properties) => {
  const evidence = {
    ...queueClaim.evidence!,
    expectations: [
      expectation('every queue', 'is encrypted', ofType('AWS::SQS::Queue'), at('SqsManagedSseEnabled'), (found) => {
        const { on } = JSON.parse((found as string).trim()) as { on: boolean };
        return on;
      }),
    ] as const,
  };
  const claim = { ...queueClaim, evidence } as Claim;
  const templates = assembly({ One: ['AWS::SQS::Queue', properties] }, 'trial');
  expect(evaluate(templates, [claim])[0]!.status).toBe('failed');
});

it('says what it found, where and whether it holds', () => {
  const [result] = evaluate(assembly({ One: ['AWS::SQS::Queue', plain] }, 'trial'), [queueClaim]);
  expect(result!.proof).toStrictEqual({
    findings: [
      {
        stack: 'Stack',
        path: 'Stack/One/Resource',
        logicalId: 'One',
        type: 'AWS::SQS::Queue',
        property: 'SqsManagedSseEnabled',
        expected: 'every queue is encrypted',
        found: false,
        holds: false,
      },
    ],
    missing: [],
  });
});

describe('a resource under a condition', () => {
  const under = (Conditions: object): Assembly => {
    const { Resources = {} } = template({ One: ['AWS::SQS::Queue', encrypted] });
    const One = { ...(Resources['One'] as ResourceJson), Condition: 'Wanted' };
    return { profile: 'trial', templates: new Map([['Stack', { Conditions, Resources: { One } }]]) };
  };

  it('shows a claim where the condition holds', () => {
    expect(statusOf(under({ Wanted: { 'Fn::Equals': ['a', 'a'] } }))).toBe('demonstrated');
  });

  it('shows none where it does not', () => {
    expect(statusOf(under({ Wanted: { 'Fn::Equals': ['a', 'b'] } }))).toBe('failed');
  });

  it('shows none where only the deployment can say', () => {
    expect(statusOf(under({ Wanted: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } }))).toBe('failed');
  });
});

it('refuses a mutation that changes nothing, since it would prove nothing', () => {
  const nothing = set('switch off what is not there', () => false, 'SqsManagedSseEnabled', false);
  expect(() => applyMutation(assembly({ One: ['AWS::SQS::Queue'] }), nothing)).toThrow(
    'mutation "switch off what is not there" changed nothing',
  );
});

it('leaves the templates that it mutates as they are', () => {
  const before = assembly({ One: ['AWS::SQS::Queue', encrypted] });
  applyMutation(before, queueClaim.evidence!.mutations[0]!);
  expect(before).toStrictEqual(assembly({ One: ['AWS::SQS::Queue', encrypted] }));
});

// Types and properties that checks look for, so that hostile values get past their selection.
const types = [
  'AWS::DynamoDB::GlobalTable',
  'MongoDB::Atlas::Cluster',
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::EC2::VPCEndpoint',
  'AWS::Scheduler::Schedule',
  'MongoDB::Atlas::NetworkPeering',
  'AWS::ApiGateway::Stage',
];
const names = [
  'TableName',
  'Replicas',
  'ReplicationSpecs',
  'AdvancedRegionConfigs',
  'Policies',
  'PolicyDocument',
  'Statement',
  'Action',
  'VpcEndpointType',
  'Description',
  'Target',
  'AccessList',
  'BillingMode',
];
const values = [
  'orders',
  'Gateway',
  'Interface',
  'Reads orders',
  'dynamodb:ExportTableToPointInTime',
  'dynamodb:Query',
  null,
  3,
  true,
];

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...values),
    fc.array(tie('json'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...names), tie('json'), { maxKeys: 4 }),
  ),
}));
const resource = fc.oneof(
  json,
  fc.record(
    {
      Type: fc.oneof(fc.constantFrom(...types), json),
      Properties: json,
      Metadata: fc.oneof(json, fc.record({ Claims: json, 'aws:cdk:path': json })),
    },
    { requiredKeys: ['Type'] },
  ),
);

it('answers for templates of any shape, and demonstrates nothing by accident of shape', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PROFILE_NAMES, undefined),
      fc.oneof(json, fc.dictionary(fc.string({ minLength: 1 }), resource)),
      (profile, resources) => {
        const templates = new Map([['DynamoDb', { Resources: resources } as TemplateJson]]);
        const results = evaluate({ templates, ...(profile ? { profile } : {}) });
        expect(results.map(({ claim }) => claim.id)).toStrictEqual(catalogue.map(({ id }) => id));
        expect(resourcesOf({ templates }).every(({ type }) => typeof type === 'string')).toBe(true);
      },
    ),
    { numRuns: runs(300) },
  );
});
