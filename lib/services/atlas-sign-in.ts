import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { Command } from 'commander';
import { readApiKey } from '../atlas-admin/api-key';
import { atlasId, clusterName, profileName, stackName } from '../console/arguments';
import type { AtlasConnection } from './atlas-connection';
import { awsStep } from './aws-step';
import { Refusal } from '../errors';
import { apiKeySecretName } from '../atlas-admin/api-key-secret';
import type { Step } from './step';
import { CLUSTER_NAME, ATLAS_STACK } from '../stacks/names';

/** What every command for Atlas takes. */
export interface AtlasGiven {
  readonly stack: string;
  readonly project?: string;
  readonly profile?: string;
  readonly cluster: string;
}

export const atlasOptions = (command: Command): Command =>
  command
    .option('--cluster <name>', 'cluster that has the backups', clusterName, CLUSTER_NAME)
    .option('--stack <name>', 'stack with the Atlas project', stackName, ATLAS_STACK)
    .option('--project <id>', 'the Atlas project, instead of a stack’s', atlasId)
    .option('--profile <name>', 'NAME in the secret cfn/atlas/profile/NAME; left out, the stack’s', profileName);

/** Finds the project and signs in, in that order: `<ProjectId>` is known afterwards. */
export function signIn(connection: AtlasConnection, { stack, project, profile }: AtlasGiven): Step[] {
  const named = profile ?? (project === undefined ? '<Profile>' : 'default');
  return project === undefined ? [projectOf(stack), keyOf(named, connection)] : [keyOf(named, connection)];
}

/** `<ProjectId>`, or what was given. */
export const projectId = ({ project }: AtlasGiven): string => project ?? '<ProjectId>';

/** CloudFormation knows a project as `ID|PROFILE`. */
const projectOf = (StackName: string): Step =>
  awsStep({
    service: 'cloudformation',
    command: DescribeStackResourcesCommand,
    parameters: { StackName },
    does: `Reads the Atlas project and its profile from stack ${StackName}.`,
    errors: {
      ValidationError: `There is no stack ${StackName} in this account and region. Give the project with --project, or look at --region.`,
    },
    learn: ({ StackResources = [] }) => {
      const project = StackResources.find(({ ResourceType }) => ResourceType === 'MongoDB::Atlas::Project');
      const [id = '', profile = 'default'] = (project?.PhysicalResourceId ?? '').split('|');
      if (/^[a-f0-9]{24}$/.test(id)) return { ProjectId: id, Profile: profile };
      throw new Refusal(`Stack ${StackName} has no Atlas project. Give it with --project.`);
    },
  });

const keyOf = (profile: string, connection: AtlasConnection): Step => {
  const secret = apiKeySecretName(profile);
  return awsStep({
    service: 'secretsmanager',
    command: GetSecretValueCommand,
    parameters: { SecretId: secret },
    does: 'Reads the API key to sign in to Atlas with; it is shown nowhere.',
    errors: {
      ResourceNotFoundException: `There is no secret ${secret} in this account and region. Look at --profile and --region.`,
    },
    learn: ({ SecretString }) => {
      try {
        connection.open(readApiKey(profile, SecretString));
      } catch (error) {
        // Its last words are for a deployment.
        throw new Refusal((error as Error).message.replace(' and deploy again', ''));
      }
      return {};
    },
  });
};
