import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { WorkerItem, WorkerRun } from '../../load/worker-item';
import type { RetentionProps } from '../common/retention';
import { serviceActingFor } from '../common/service-principal';
import type { BundledFunction } from '../functions/bundled-function';
import { acknowledge, arnInFinding } from '../validation/acknowledge';
import { WORKER_TIMEOUT } from './load-worker';

export interface LoadRunProps extends RetentionProps {
  readonly worker: BundledFunction;
  readonly maxConcurrency: number;
  readonly tracing: boolean;
}

/** In the names of its children's executions; at most 40 characters. */
const LABEL = 'workers';

/** Of what all are told: where in the run it stands. */
const told = (name: keyof WorkerRun): string => sfn.JsonPath.stringAt(`$.${name}`);
const item: Record<keyof WorkerItem, unknown> = {
  run: told('run'),
  target: told('target'),
  startAt: told('startAt'),
  load: sfn.JsonPath.objectAt('$.load'),
  part: { index: sfn.JsonPath.numberAt('$$.Map.Item.Value'), of: told('of') },
};

/**
 * Has many workers do one load: a Distributed Map over their numbers.
 *
 * Nothing is tried again, neither by Step Functions nor by its map: a worker that is run twice loads twice, and is counted twice. The first
 * failure ends the run, whose results would lack a part: where no share of failures is said, none is tolerated. Children are standard workflows, since express ones end after five minutes; and
 * they answer with nothing, since all answers together may have 256 KiB: each worker writes its results by itself.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export class LoadRun extends Construct {
  readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, props: LoadRunProps) {
    super(scope, id);
    const { worker, maxConcurrency, tracing, logRetention, removalPolicy } = props;
    const map = new sfn.DistributedMap(this, 'Workers', {
      label: LABEL,
      mapExecutionType: sfn.StateMachineType.STANDARD,
      itemsPath: `$.${'items' satisfies keyof WorkerRun}`,
      itemSelector: item,
      maxConcurrency,
      resultPath: sfn.JsonPath.DISCARD,
    });
    map.itemProcessor(
      new LambdaInvoke(this, 'Part', {
        lambdaFunction: worker,
        retryOnServiceExceptions: false,
        taskTimeout: sfn.Timeout.duration(WORKER_TIMEOUT.plus(Duration.minutes(1))),
        outputPath: sfn.JsonPath.DISCARD,
      }),
    );
    const logGroup = new logs.LogGroup(this, 'Logs', { retention: logRetention, removalPolicy });
    const role = this.role();
    this.stateMachine = new sfn.StateMachine(this, 'Resource', {
      definitionBody: sfn.DefinitionBody.fromChainable(map),
      role,
      timeout: WORKER_TIMEOUT.plus(Duration.minutes(15)),
      tracingEnabled: tracing,
      logs: { destination: logGroup, level: sfn.LogLevel.ALL },
      removalPolicy,
    });
    if (!tracing) acknowledge(this.stateMachine, 'SF2', 'The setting tracing switches it on, for all of the app');
    acknowledge(
      role,
      `IAM5[Resource::${arnInFinding(worker)}:*]`,
      'The versions and aliases of the one function that it calls',
    );
    this.acknowledgeOwnExecutions();
    acknowledge(
      role,
      'IAM5[Resource::*]',
      'Log deliveries and traces have no resource to be limited to; they are set up and taken in',
    );
  }

  /** The library lets a distributed map's role start, look at and stop what belongs to the map. */
  private acknowledgeOwnExecutions(): void {
    const id = Stack.of(this).getLogicalId(this.stateMachine.node.defaultChild as sfn.CfnStateMachine);
    const name = `{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${id}"}]}]}`;
    for (const executions of [':*', `/${LABEL}:*`]) {
      acknowledge(
        this.stateMachine,
        `IAM5[Resource::arn:aws:states:${Stack.of(this).region}:<AWS::AccountId>:execution:${name}${executions}]`,
        'The executions of the one state machine, named by Step Functions as it starts them',
      );
    }
  }

  /** https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html */
  private role(): iam.Role {
    const stateMachines = Stack.of(this).formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return new iam.Role(this, 'Role', {
      description: 'Calls the workers of a load',
      assumedBy: serviceActingFor(this, 'states.amazonaws.com', stateMachines),
    });
  }
}
