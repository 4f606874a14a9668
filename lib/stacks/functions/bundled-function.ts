import { AssetHashType, DockerImage, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { chmodSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RetentionProps } from '../common/retention';
import { serviceOfThisAccount } from '../common/service-principal';
import { BUNDLE_FILE, bundleFunction, type BundleOptions } from './bundling';
import { PROJECT_ROOT } from '../../processes/project-root';

type Options = Omit<lambda.FunctionOptions, 'logGroup' | 'logRetention' | 'architecture' | 'loggingFormat' | 'runtime'>;

export interface BundledFunctionProps extends Options, RetentionProps {
  /** The TypeScript file that exports `handler`, from the root of the project. */
  readonly entry: string;
  /** What this bundle needs beyond what all have. */
  readonly bundle?: BundleOptions;
  readonly timeout: Duration;
  /** Fixed name of the log group, where something outside this stack has to name it. */
  readonly logGroupName?: string;
}

/**
 * A Node function on ARM64 with a log group of its own and JSON logs, bundled in this process.
 *
 * The runtime is pinned rather than "latest", so that an update of the library does not change what runs. A log group of its own has a
 * retention and goes with the stack; the one that Lambda would make keeps logs for ever.
 */
export class BundledFunction extends lambda.Function {
  readonly logs: logs.LogGroup;

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    const { entry, bundle, logRetention, removalPolicy, logGroupName, ...options } = props;
    const logGroup = new logs.LogGroup(scope, `${id}Logs`, {
      retention: logRetention,
      removalPolicy,
      ...(logGroupName === undefined ? {} : { logGroupName }),
    });
    super(scope, id, {
      memorySize: 256,
      role: props.role ?? functionRole(scope, `${id}Role`, logGroup),
      ...options,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      loggingFormat: lambda.LoggingFormat.JSON,
      logGroup,
      code: bundledCode(join(PROJECT_ROOT, entry), bundle),
    });
    this.logs = logGroup;
  }
}

/** May write to one log group; AWS's managed policy would let it create and write any. */
export function functionRole(scope: Construct, id: string, logGroup: logs.ILogGroup): iam.Role {
  const role = new iam.Role(scope, id, { assumedBy: serviceOfThisAccount(scope, 'lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  return role;
}

/**
 * CDK lets everybody write to the folder, for containers that run as another user: what is in it goes into an account.
 *
 * @throws Error where something was put there already
 */
function keepToOneself(folder: string): void {
  chmodSync(folder, 0o755);
  const found = readdirSync(folder);
  if (found.length)
    throw new Error(`${folder} is not empty, but holds ${found.join(', ')}: synthesize into a folder of your own`);
}

/** CDK's bundling hook, so that `aws:cdk:bundling-stacks` still decides whether to bundle; the container image is never used. */
const bundledCode = (entry: string, options?: BundleOptions): lambda.Code =>
  lambda.Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('esbuild-runs-in-process'),
      local: {
        tryBundle(outputDir) {
          keepToOneself(outputDir);
          bundleFunction(entry, join(outputDir, BUNDLE_FILE), options);
          return true;
        },
      },
    },
  });
