import type { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { evaluate } from '../../../../lib/claims/evaluate';
import { workerRun, itemsOf, RESULTS_PREFIX } from '../../../../lib/load/worker-item';
import { chosenAssembly } from '../../../support/chosen-assembly';
import { statementsIn } from '../../../support/policies';
import { DELETED, onlyResource, removalOf, textOf } from '../../../support/resources';
import { someLoad } from '../../../support/load-options';
import { stableSnapshot } from '../../../support/stable-snapshot';
import { synthStacks, synthTemplate } from '../../../support/synth';

const ON = {
  'loadTest.enabled': true,
  'loadTest.maxConcurrency': 20,
  'loadTest.rampSeconds': 60,
  'loadTest.memoryMb': 1_024,
};
/** By the context of cdk.json, whose flags decide what the library makes of a map. */
const template: Template = synthTemplate('LoadTest', 'trial', ON);
const ofType = (type: string): any[] => Object.values(template.findResources(type));
const machine = onlyResource(template, 'AWS::StepFunctions::StateMachine');
const definition = JSON.parse(textOf(machine.Properties.DefinitionString));
const worker = onlyResource(template, 'AWS::Lambda::Function');
const bucket = onlyResource(template, 'AWS::S3::Bucket');

/** What a policy of the role allows, as it is named in the template. */
const allowedOf = (role: string) =>
  ofType('AWS::IAM::Policy')
    .filter(({ Properties }) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref.startsWith(role)))
    .flatMap(({ Properties }) => statementsIn(Properties.PolicyDocument))
    .flatMap(({ actions, resources }) => resources.map((resource) => `${actions.join(' ')} on ${resource}`));

it('synthesizes as before', () => expect(stableSnapshot(template)).toMatchSnapshot());

it('has no stack where it is off, as in every profile', () => {
  expect([...synthStacks('trial').keys()]).not.toContain('LoadTest');
});

it('leaves every claim as it is without', () => {
  const statuses = (overrides: Record<string, unknown>) =>
    evaluate(chosenAssembly({ profile: 'trial', overrides })).map(({ claim, status }) => `${claim.id} ${status}`);
  expect(statuses(ON)).toStrictEqual(statuses({}));
});

describe('the state machine', () => {
  const map = definition.States.Workers;
  const [part, ...others] = Object.values<any>(map.ItemProcessor.States);

  it('is one map, whose children may take as long as a function', () => {
    expect(Object.keys(definition.States)).toStrictEqual(['Workers']);
    expect(map.ItemProcessor.ProcessorConfig).toStrictEqual({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' });
    expect(others).toStrictEqual([]);
    expect(part.TimeoutSeconds).toBeGreaterThan(worker.Properties.Timeout);
    expect(definition.TimeoutSeconds).toBeGreaterThan(part.TimeoutSeconds);
  });

  it('repeats nothing and tolerates no failure', () => {
    const names = new Set<string>();
    JSON.stringify(definition, (name, value: unknown) => (names.add(name), value));
    for (const name of ['Retry', 'Catch', 'ToleratedFailurePercentage', 'ToleratedFailureCount']) {
      expect(names).not.toContain(name);
    }
  });

  it('keeps nothing of what workers answer', () => {
    expect(part.OutputPath).toBeNull();
    expect(map.ResultPath).toBeNull();
    expect(map).not.toHaveProperty('ResultWriter');
  });

  it('has as many workers at a time as the setting says, under a name that Step Functions takes', () => {
    expect(map.MaxConcurrency).toBe(20);
    expect(map.Label).toMatch(/^[a-z]{1,40}$/);
  });

  it('makes of a run the items that the workers read', () => {
    const run = workerRun(someLoad({ prefix: 'load-0123abcd' }), { target: 'dynamodb', startAt: 1, workers: 3 });
    const { items, ...told } = run;
    const made = items.map((item) => filled(map.ItemSelector, { $: told, $$: { Map: { Item: { Value: item } } } }));
    expect(map.ItemsPath).toBe('$.items');
    expect(part.Parameters['Payload.$']).toBe('$');
    expect(made).toStrictEqual(itemsOf(run));
  });

  it('logs what happens, without what is in it', () => {
    expect(machine.Properties.LoggingConfiguration).toMatchObject({ Level: 'ALL' });
    expect(machine.Properties.LoggingConfiguration).not.toHaveProperty('IncludeExecutionData');
  });

  it('acts for this account’s state machines, and calls the worker alone', () => {
    const [trust] = onlyRole('RunRole').AssumeRolePolicyDocument.Statement;
    expect(trust.Principal).toStrictEqual({ Service: 'states.amazonaws.com' });
    expect(trust.Condition).toMatchObject({
      StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
      ArnLike: { 'aws:SourceArn': expect.anything() },
    });
    const calls = allowedOf('RunRole').filter((one) => one.startsWith('lambda:'));
    expect(calls).toHaveLength(2);
    for (const call of calls) expect(call).toMatch(/^lambda:InvokeFunction on \S*Worker\S*/);
  });
});

describe('a worker', () => {
  it('does with orders what the order store does, and writes results alone', () => {
    const allowed = allowedOf('WorkerRole').filter((one) => !one.startsWith('logs:'));
    expect(allowed.map((one) => one.split(' on ')[0])).toStrictEqual([
      'dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem',
      'dynamodb:Query',
      'dynamodb:Query',
      'kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey',
      's3:PutObject',
    ]);
    expect(allowed.slice(1, 3).map((one) => one.split('/index/')[1])).toStrictEqual(['by-customer', 'by-status']);
    expect(allowed.at(-1)).toMatch(new RegExp(`ResultsBucket.*/${RESULTS_PREFIX}\\*`));
  });

  it('is in the isolated subnets, with the memory of the setting and all the time there is', () => {
    expect(worker.Properties.VpcConfig.SubnetIds).toHaveLength(3);
    expect(worker.Properties).toMatchObject({ MemorySize: 1_024, Timeout: 900 });
  });

  it('is called once', () => {
    expect(onlyResource(template, 'AWS::Lambda::EventInvokeConfig').Properties.MaximumRetryAttempts).toBe(0);
  });
});

describe('the results', () => {
  it('are private, encrypted, and gone after a week', () => {
    expect(bucket.Properties.PublicAccessBlockConfiguration).toStrictEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration).toHaveLength(1);
    expect(bucket.Properties.LifecycleConfiguration.Rules).toMatchObject([{ ExpirationInDays: 7, Status: 'Enabled' }]);
    expect(removalOf(bucket)).toStrictEqual(DELETED);
  });

  it('are written over TLS only', () => {
    const { Statement: statements } = onlyResource(template, 'AWS::S3::BucketPolicy').Properties.PolicyDocument;
    expect(statements).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  it('leave the VPC by an endpoint that lets this account write into this bucket, and nothing else through', () => {
    const { Properties: endpoint } = onlyResource(template, 'AWS::EC2::VPCEndpoint');
    expect(endpoint).toMatchObject({ VpcEndpointType: 'Gateway' });
    expect(textOf(endpoint.ServiceName)).toMatch(/\.s3$/);
    expect(endpoint.RouteTableIds).toHaveLength(3);
    expect(statementsIn(endpoint.PolicyDocument)).toStrictEqual([
      {
        effect: 'Allow',
        actions: ['s3:PutObject'],
        resources: [expect.stringMatching(/ResultsBucket.*\/\*/)],
        condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });
});

it('says to who starts a load how many workers there may be, and the ramp', () => {
  const output = (name: string) => Object.values(template.findOutputs(name)).map(({ Value }) => Value);
  expect([output('LoadMaxWorkers'), output('LoadRampSeconds')]).toStrictEqual([['20'], ['60']]);
});

it('has no finding of AwsSolutions that is not accepted with a reason', () => {
  const stack = synthStacks('trial', ON).get('LoadTest')!;
  const found = new AwsSolutionsChecks(stack).validateScope(stack);
  expect(found.violations).toStrictEqual([]);
});

const onlyRole = (id: string): any => {
  const [role, ...others] = Object.entries(template.findResources('AWS::IAM::Role')).filter(([name]) =>
    name.startsWith(id),
  );
  expect(others).toStrictEqual([]);
  return role![1]['Properties'];
};

/** As Step Functions fills what it is given by paths. */
function filled(given: object, values: object): unknown {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (!name.endsWith('.$')) return [name, filled(value as object, values)];
      return [name.slice(0, -2), at(value as string, values)];
    }),
  );
}
const at = (path: string, values: object): unknown =>
  path.split('.').reduce<any>((inside, name) => inside[name], values);
