import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { readApiKey } from '../atlas-admin/api-key';
import { apiKeySecretName, ATLAS_ID } from '../atlas-admin/identifiers';
import { Refusal } from '../errors';
import type { AtlasConnection } from './atlas-connection';
import { awsCall } from './aws-call';

/** CloudFormation knows a project as `ID|PROFILE`. */
export const projectOf = (StackName: string) =>
  awsCall({
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
      if (ATLAS_ID.pattern.test(id)) return { ProjectId: id, Profile: profile };
      throw new Refusal(`Stack ${StackName} has no Atlas project. Give it with --project.`);
    },
  });

/** Reads the API key of a profile, and opens the connection with it. */
export const keyOf = (profile: string, connection: AtlasConnection) => {
  const secret = apiKeySecretName(profile);
  return awsCall({
    service: 'secretsmanager',
    command: GetSecretValueCommand,
    parameters: { SecretId: secret },
    does: 'Reads the API key to sign in to Atlas with; it is shown nowhere.',
    errors: {
      ResourceNotFoundException: `There is no secret ${secret} in this account and region. Look at the profile of the API key, and at --region.`,
    },
    learn: ({ SecretString }) => {
      connection.open(readApiKey(profile, SecretString, 'Store the API key of the profile there.'));
      return {};
    },
  });
};
