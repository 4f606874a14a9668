/**
 * `npm run test:deploy`: deploys both sides for real, without an account, and checks what they do and are; then once more, and away again.
 */
import { NETWORK_STACK } from '../../assembly/names';
import type { CommandLine } from '../../console/run-command';
import type { Terminal } from '../../console/terminal';
import { CdkError } from '../../tryout/cdk-cli';
import { Checks } from '../../tryout/checks';
import { conclude } from '../../tryout/checks-text';
import { deployedSides, type Deployment } from '../../tryout/deployed-sides';
import { describeStacks } from '../../tryout/emulator-http';
import { localEngines } from '../../tryout/local-engines';
import { localRun, type LocalRun } from '../../tryout/local-run';
import { OWN_PREFIX } from '../../tryout/own-databases';
import { orNone, RunPlan } from '../../tryout/run-plan';
import { verifyOnEmulator } from './verify-on-emulator';

const HELP = `
Sets up MiniStack, an emulator of AWS, in a private Python environment, starts it on a free loopback port, and deploys the
stacks Network, ApiGatewayAccount, DynamoDb and AtlasApi of profile trial to it. Nothing it does can reach an AWS account.

Progress goes to standard error, the result to standard output. The exit code is 0 when nothing failed and something was
run; what could not be run is listed as NOT RUN with the reason.

Needs Python 3.10 or later, and for AtlasApi one of: MONGODB_URI, mongod on the PATH, or Java 17.

Environment:
  PYTHON          the Python interpreter to use
  MINISTACK_PORT  the port for MiniStack, instead of any free one
  MONGODB_URI     a MongoDB server on loopback, without sign-in, instead of one started for the run; what is written
                  are databases ${OWN_PREFIX}…, which are dropped at the end`;

const SEED = 1;
/** Whose `Network` is another than the deployed one's. */
const OTHER_PROFILE = 'free';
const SERVER_LINES = 40;

export const command: CommandLine = (command, terminal) => {
  command
    .name('npm run test:deploy --')
    .description('Deploys both databases’ stacks to a local emulator and checks that they work.')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP);
  return () => testDeploy(command.opts<{ json?: true }>(), terminal);
};

async function testDeploy({ json }: { json?: true }, terminal: Terminal): Promise<number> {
  const checks = new Checks();
  await localRun(new RunPlan(checks, terminal.progress), SEED, (run) => deployAndDestroy(run, checks));
  return conclude(checks, json, terminal);
}

async function deployAndDestroy(run: LocalRun, all: Checks): Promise<void> {
  const { plan, cdk } = run;
  const engines = localEngines(run);
  const { dynamoDb, atlas } = deployedSides(run, engines);
  const deployed = { dynamoDb, atlas: orNone(atlas) };

  // What an emulator cannot show is left out: it is no lack of this machine's, and `npm run verify` lists it for who runs it.
  plan.part('npm run verify, for what the emulator has', deployed, async (sides, { note, checks }) => {
    const { assembly, server } = sides.dynamoDb;
    for (const { title, outcome, reason } of await verifyOnEmulator(assembly.folder, server.env, note)) {
      if (outcome === 'passed') checks.passed(title);
      if (outcome === 'failed') checks.failed(title, 'as synthesized', reason ?? 'something else');
    }
  });
  const withMongo = { ...deployed, mongo: orNone(engines.mongo) };
  plan.part('cdk deploy again, unchanged', withMongo, async ({ mongo, ...sides }, { note, checks }) => {
    const ids = idsOf(sides);
    const synthesized = await engines.synth('cdk.out.again', mongo, note);
    const again = await cdk(note, sides.dynamoDb.server.env).deploy(synthesized, ids);
    checks.equal('A second deployment changes nothing', [...again.unchanged].sort(), [...ids].sort());
  });
  plan.part('cdk deploy of another profile', deployed, async (sides, { note, checks }) => {
    const { server } = sides.dynamoDb;
    const before = await describeStacks(server);
    const cli = cdk(note, { ...server.env, CDK_VALIDATION: 'false' });
    const other = await cli.synth('cdk.out.other', { profile: OTHER_PROFILE });
    const outcome = await cli.deploy(other, [NETWORK_STACK]).then(
      () => 'deployed',
      (error: unknown) => {
        if (error instanceof CdkError) return 'refused';
        throw error;
      },
    );
    checks.equal('A profile that was forgotten is refused', outcome, 'refused');
    checks.equal('And the stacks are as they were', await describeStacks(server), before);
  });
  const fromBefore = { ...deployed, before: engines.bootstrap };
  plan.part('cdk destroy', fromBefore, async ({ before, ...sides }, { note, checks }) => {
    const { server, assembly } = sides.dynamoDb;
    await cdk(note, server.env).destroy(assembly, idsOf(sides));
    checks.equal('No stack of the app is left', await describeStacks(server), before);
  });
  await plan.run();

  const server = await orNone(engines.server)();
  if (server && all.counts.failed) {
    all.explanations.push(`MiniStack and the functions wrote last:\n${lastLines(server.output())}`);
  }
}

const idsOf = ({ dynamoDb, atlas }: { dynamoDb: Deployment; atlas: Deployment | undefined }): string[] => [
  ...dynamoDb.ids,
  ...(atlas?.ids ?? []),
];

const lastLines = (text: string): string => text.split('\n').slice(-SERVER_LINES).join('\n');
