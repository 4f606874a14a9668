/**
 * What is deployed: the synthesized templates, with the ids that CloudFormation gave to their resources.
 */
import {
  DescribeStacksCommand,
  paginateListStackResources,
  type CloudFormationClient,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { digestOf } from '../../assembly/digest';
import { resourcesOf, type Assembly, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { awsFailure, isNoSuchStack } from '../../services/aws-failure';
import type { Outputs } from '../../assembly/outputs';
import { NotRun } from '../../errors';

/** What CloudFormation says of one stack: the status, and its resources. */
export interface FoundStack {
  readonly status: string;
  readonly resources: readonly StackResourceSummary[];
}

/** Whose account it is. */
export interface Identity {
  readonly account: string;
  /** `aws`, or `aws-cn`, … */
  readonly partition: string;
}

export interface DeploymentProps {
  readonly assembly: Assembly;
  readonly identity: Identity;
  readonly outputs: Outputs;
  readonly regionOf: (stack: string) => string;
  /** By stack; a `NotRun` says why there is nothing. */
  readonly found: ReadonlyMap<string, FoundStack | NotRun>;
}

export class Deployment {
  readonly resources: readonly TemplateResource[];

  constructor(private readonly props: DeploymentProps) {
    this.resources = resourcesOf(props.assembly);
  }

  get outputs(): Outputs {
    return this.props.outputs;
  }

  get identity(): Identity {
    return this.props.identity;
  }

  get stacks(): readonly string[] {
    return [...this.props.assembly.templates.keys()];
  }

  /** Of the templates that it is held against. */
  get digest(): string {
    return digestOf(this.props.assembly);
  }

  regionOf(stack: string): string {
    return this.props.regionOf(stack);
  }

  ofType(type: string): TemplateResource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** @throws NotRun when CloudFormation could not be asked about it, or does not have it */
  stack(name: string): FoundStack {
    const found = this.props.found.get(name);
    if (found === undefined) {
      throw new NotRun(
        `stack ${name} is not in the outputs file. Deploy it: npx cdk deploy ${name} and the others, with one --outputs-file`,
      );
    }
    if (found instanceof NotRun) throw found;
    return found;
  }

  /** The id that a resource was given, as `Ref` has it. @throws NotRun */
  idOf({ stack, logicalId }: Pick<TemplateResource, 'stack' | 'logicalId'>): string {
    const { resources } = this.stack(stack);
    const id = resources.find((one) => one.LogicalResourceId === logicalId)?.PhysicalResourceId;
    if (id) return id;
    throw new NotRun(`stack ${stack} has no ${logicalId}, which the templates have. Deploy what was synthesized last`);
  }

  /** The resource that a `Ref`, `Fn::GetAtt` or the output of another stack leads to. @throws NotRun where it leads nowhere */
  target(value: Json | undefined, stack: string): TemplateResource {
    const { Ref, 'Fn::GetAtt': attribute, 'Fn::GetStackOutput': output } = (value ?? {}) as JsonObject;
    const logicalId = Array.isArray(attribute) ? (attribute as Json[])[0] : Ref;
    const found = this.resources.find((one) => one.stack === stack && one.logicalId === logicalId);
    if (found) return found;
    const { StackName, OutputName } = (output ?? {}) as { StackName?: string; OutputName?: string };
    const outputs = this.props.assembly.templates.get(StackName ?? '')?.['Outputs'] as
      Record<string, { Value: Json }> | undefined;
    const other = outputs?.[OutputName ?? ''];
    if (StackName !== undefined && other !== undefined) return this.target(other.Value, StackName);
    throw new NotRun(`the template of ${stack} refers to ${JSON.stringify(value)}, which is in none of the templates`);
  }

  /** {@link idOf} what `value` leads to; a text is the id itself. */
  idAt = (value: Json | undefined, stack: string): string =>
    typeof value === 'string' ? value : this.idOf(this.target(value, stack));
}

/** @returns a NotRun where there is no such stack, or it may not be looked at */
export async function findStack(client: CloudFormationClient, name: string): Promise<FoundStack | NotRun> {
  let call = 'cloudformation:DescribeStacks';
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    call = 'cloudformation:ListStackResources';
    const resources: StackResourceSummary[] = [];
    for await (const page of paginateListStackResources({ client }, { StackName: name })) {
      resources.push(...(page.StackResourceSummaries ?? []));
    }
    return { status: Stacks[0]?.StackStatus ?? 'unknown', resources };
  } catch (error) {
    if (isNoSuchStack(error)) return new NoSuchStack(`stack ${name} is not in this account and region`);
    return new NotRun(awsFailure(error, call).message);
  }
}

/** It is in the outputs file, and not there. */
export class NoSuchStack extends NotRun {}
