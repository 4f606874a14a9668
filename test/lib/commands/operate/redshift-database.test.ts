import { awsError, FakeAws } from './support/fake-aws';
import { planned, run } from './support/run';

const ID = '01234567-89ab-cdef-0123-456789abcdef';
const INTEGRATION = `arn:aws:redshift:eu-west-1:111122223333:integration:${ID}`;

const account = (): FakeAws =>
  new FakeAws()
    .on('cloudformation:DescribeStacks', {
      Stacks: [{ Outputs: [{ OutputKey: 'IntegrationArn', OutputValue: INTEGRATION }] }],
    })
    .on('redshift:DescribeIntegrations', { Integrations: [{ Status: 'active', IntegrationArn: INTEGRATION }] })
    .on('redshift-serverless:GetNamespace', { namespace: { adminPasswordSecretArn: 'the-secret' } })
    .on('redshift-data:ExecuteStatement', { Id: 's1' })
    .on('redshift-data:DescribeStatement', { Status: 'STARTED' }, { Status: 'FINISHED' });

it('plans to look at the integration before it makes the database', async () => {
  expect(await planned('redshift-database')).toStrictEqual({
    steps: [
      'reads cloudformation:DescribeStacks',
      'reads redshift:DescribeIntegrations',
      'reads redshift-serverless:GetNamespace',
      'changes redshift-data:ExecuteStatement',
      'waits redshift-data:DescribeStatement',
    ],
    changes: [
      {
        WorkgroupName: 'orders',
        Database: 'orders',
        SecretArn: '<SecretArn>',
        Sql: `CREATE DATABASE "orders_replica" FROM INTEGRATION '<IntegrationId>'`,
        ClientToken: '<NewToken>',
      },
    ],
  });
});

it('runs the statement with the id of the stack’s integration, as the administrator', async () => {
  const aws = account();
  const { exitCode, notes } = await run(aws, 'redshift-database --yes');
  expect([exitCode, notes]).toStrictEqual([0, ['the statement is STARTED']]);
  expect(aws.inputOf('redshift:DescribeIntegrations')).toStrictEqual({ IntegrationArn: INTEGRATION });
  expect(aws.inputOf('redshift-data:ExecuteStatement')).toMatchObject({
    SecretArn: 'the-secret',
    Sql: `CREATE DATABASE "orders_replica" FROM INTEGRATION '${ID}'`,
  });
});

it('asks no stack where the integration is given', async () => {
  const aws = account();
  expect((await run(aws, `redshift-database --yes --integration ${INTEGRATION}`)).exitCode).toBe(0);
  expect(aws.calls).not.toContain('cloudformation:DescribeStacks');
});

it.each([
  ['cloudformation:DescribeStacks', awsError('ValidationError'), 'There is no stack Analytics'],
  ['cloudformation:DescribeStacks', { Stacks: [{ Outputs: [] }] }, 'has no output IntegrationArn'],
  ['redshift:DescribeIntegrations', awsError('IntegrationNotFoundFault'), 'There is no such integration'],
  ['redshift:DescribeIntegrations', { Integrations: [] }, 'The integration is not there'],
  [
    'redshift:DescribeIntegrations',
    { Integrations: [{ Status: 'creating' }] },
    'is creating, not active. Wait until it is',
  ],
  [
    'redshift:DescribeIntegrations',
    { Integrations: [{ Status: 'failed', Errors: [{ ErrorCode: 'E1', ErrorMessage: 'no key' }] }] },
    'is failed, not active. E1: no key',
  ],
  ['redshift-serverless:GetNamespace', awsError('ResourceNotFoundException'), 'There is no Redshift namespace orders'],
] as const)('changes nothing when %s says no', async (call, answer, text) => {
  const aws = account().on(call, answer);
  const { exitCode, err } = await run(aws, 'redshift-database --yes');
  expect([exitCode, err]).toStrictEqual([1, expect.stringContaining(text)]);
  expect(aws.calls).not.toContain('redshift-data:ExecuteStatement');
});

it('gives Redshift’s reason when it refuses the statement', async () => {
  const aws = account().on('redshift-data:DescribeStatement', { Status: 'FAILED', Error: 'database exists' });
  expect(await run(aws, 'redshift-database --yes')).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('Redshift refused the statement: database exists.'),
  });
});

it.each(['Orders', `x"--`, '1st', `a' b`])('takes %s for no name of a database', async (name) => {
  expect((await run(new FakeAws(), `redshift-database --database ${name}`)).exitCode).toBe(2);
});
