/** `--from`: the command over the templates of both profiles; what leads from one to the other, test/lib/changes/way.test.ts has. */
import { doctorOf } from '../../../../lib/commands/doctor/command';
import { chosenAssembly } from '../../../support/chosen-assembly';
import { runLine } from '../../../support/command-line';

const run = (...argv: string[]) =>
  runLine(
    doctorOf({
      machine: { env: {}, nodeVersion: '0.0.0' },
      access: {},
      synthesize: (profile, overrides = {}) => Promise.resolve(chosenAssembly({ profile, overrides })),
    }),
    argv,
  );

it('says what one deployment would do, why, and what to type instead', async () => {
  const { exitCode, out } = await run('--from', 'trial', '-c', 'profile=production');
  expect(exitCode).toBe(0);
  expect(out).toBe(`
One deployment of production over trial would do this.

Refused in one deployment:
  DynamoDb/Orders (AWS::DynamoDB::GlobalTable) by table-replica-alone
      A replica comes or goes in a deployment of its own: npm run doctor -- --from PROFILE has them in order.

New stacks:
  DynamoDbReplica-eu-central-1
  Monitoring

Deploy it so, each step when the one before has ended, with the -c that all your deployments have:

1. All of production but its replicas.
   npx cdk deploy --all -c profile=production -c dynamodb.replicas='[]' --parameters Profile=production

2. In a deployment that changes nothing else of the table, and not two at once, a replica is added.
   npx cdk deploy --all -c profile=production --parameters Profile=production
`);
});

it('has the same for programs, in the region that is given', async () => {
  const { exitCode, out } = await run('--from', 'showcase', '-c', 'profile=trial', '-c', 'region=eu-west-1', '--json');
  const { from, to, changes, way } = JSON.parse(out);
  expect([exitCode, from, to]).toStrictEqual([0, 'showcase', 'trial']);
  expect(changes).toContainEqual({
    kind: 'removed',
    resource: 'DynamoDb/Export/Bucket',
    type: 'AWS::S3::Bucket',
    by: '',
    reason: expect.stringContaining('S3 deletes no bucket'),
  });
  expect(way[0]).toStrictEqual({
    action: 'destroy',
    stacks: ['AtlasEvents'],
    chosen: { profile: 'showcase', overrides: { region: 'eu-west-1' } },
    commands: ['npx cdk destroy AtlasEvents --exclusively -c profile=showcase -c region=eu-west-1'],
    why: 'trial has no AtlasEvents: it stays, and is billed, until it is destroyed; what it uses could not go',
  });
});

it.each([
  [['--from', 'trial'], /^--from trial is the profile to deploy: /],
  [['--from', 'free', '--mode', 'deploy'], /'--from <name>' cannot be used with option '--mode <mode>'/],
])('refuses %j', async (argv, message) => {
  expect(await run(...argv)).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(message) });
});
