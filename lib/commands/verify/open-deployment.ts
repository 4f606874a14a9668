import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Assembly } from '../../assembly/assembly';
import { loadAssembly } from '../../assembly/load-assembly';
import { awsFailure } from '../../services/aws-failure';
import type { Progress } from '../../console/progress';
import type { Aws } from './aws';
import { Deployment, findStack, NoSuchStack, type Identity } from './deployment';
import { accountsIn, readOutputs, type Outputs } from '../../assembly/outputs';
import { Refusal, Misuse } from '../../errors';
import { OUTPUTS } from '../../assembly/names';

export interface Given {
  readonly outputsFile: string;
  /** Folder that `cdk synth` or `cdk deploy` wrote. */
  readonly assemblyFolder: string;
  /** Must be the templates' own, if given. */
  readonly profile?: string | undefined;
  /** Must be the templates' own, if they say one. */
  readonly region?: string | undefined;
}

export interface Opened {
  readonly deployment: Deployment;
  readonly profile: string;
  /** Of the stacks, apart from replicas. */
  readonly region: string;
}

/**
 * Brings outputs, templates and account together.
 *
 * @throws Misuse where what was given does not fit together; Refusal where the account does not
 */
export async function openDeployment(given: Given, aws: Aws, progress: Progress): Promise<Opened> {
  const outputs = readOutputs(given.outputsFile);
  const assembly = loadAssembly(given.assemblyFolder);
  const { profile = 'unknown' } = assembly;
  if (given.profile !== undefined && given.profile !== profile) {
    throw new Misuse(
      `-c profile is ${given.profile}, but the templates in ${given.assemblyFolder} are of profile ${profile}. ` +
        `Synthesize what was deployed: npx cdk synth --quiet -c profile=${given.profile}`,
    );
  }
  const stacks = [...assembly.templates.keys()];
  const deployed = stacks.filter((stack) => Object.hasOwn(outputs, stack));
  const [first] = deployed;
  if (first === undefined) {
    throw new Misuse(
      `--outputs-file ${given.outputsFile} has none of the stacks in ${given.assemblyFolder} (${stacks.join(', ')}); ` +
        `it has ${Object.keys(outputs).join(', ') || 'none at all'}. Give the file of the deployment, or its templates with --assembly`,
    );
  }
  const regionOf = regionsOf(given, assembly);
  const region = regionOf(deployed.find((stack) => outputs[stack]?.[OUTPUTS.apiUrl] !== undefined) ?? first);
  agreeOnRegion(region, outputs, given);

  const identity = await progress.step('Credentials', () => whoAmI(aws, region));
  agreeOnAccount(identity, outputs, given);
  const found = await progress.step('Stacks', async () => {
    const pairs = deployed.map(
      async (stack) => [stack, await findStack(aws.cloudFormation(regionOf(stack)), stack)] as const,
    );
    return new Map(await Promise.all(pairs));
  });
  if ([...found.values()].every((stack) => stack instanceof NoSuchStack)) {
    throw new Refusal(
      `None of the stacks ${deployed.join(', ')} is in account ${identity.account} and region ${region}. ` +
        `Use the credentials that they were deployed with (AWS_PROFILE), or deploy them.`,
    );
  }
  return { deployment: new Deployment({ assembly, outputs, identity, regionOf, found }), profile, region };
}

function regionsOf({ assemblyFolder, region }: Given, { regions }: Assembly): (stack: string) => string {
  return (stack) => {
    const known = regions?.get(stack) ?? region;
    if (known !== undefined) return known;
    throw new Misuse(
      `the templates in ${assemblyFolder} do not say in which region they are. Give it: -c region=eu-west-1`,
    );
  };
}

function agreeOnRegion(region: string, outputs: Outputs, given: Given): void {
  if (given.region !== undefined && given.region !== region) {
    throw new Misuse(
      `-c region is ${given.region}, but the templates in ${given.assemblyFolder} are for ${region}. ` +
        `Leave it out, or give the templates of that region with --assembly`,
    );
  }
  for (const { ApiUrl = '' } of Object.values(outputs)) {
    const other = /\.execute-api\.([a-z0-9-]+)\./.exec(ApiUrl)?.[1];
    if (other !== undefined && other !== region) {
      throw new Misuse(
        `--outputs-file ${given.outputsFile} is of a deployment to ${other}, but the templates in ${given.assemblyFolder} are for ` +
          `${region}. Synthesize with the -c values of the deployment, or give its templates with --assembly`,
      );
    }
  }
}

async function whoAmI(aws: Aws, region: string): Promise<Identity> {
  try {
    const { Account: account = '', Arn = '' } = await aws.sts(region).send(new GetCallerIdentityCommand({}));
    return { account, partition: Arn.split(':')[1] ?? 'aws' };
  } catch (error) {
    throw awsFailure(error, 'sts:GetCallerIdentity');
  }
}

function agreeOnAccount({ account }: Identity, outputs: Outputs, { outputsFile }: Given): void {
  const others = accountsIn(outputs);
  if (others.length === 0 || others.includes(account)) return;
  throw new Refusal(
    `The credentials are of account ${account}, but ${outputsFile} is of a deployment to ${others.join(', ')}. ` +
      'Use the credentials that it was deployed with (AWS_PROFILE).',
  );
}
