import type { Command } from 'commander';
import { atlasId, clusterName, PROFILE_IN_SECRET, profileName, stackName } from '../../console/arguments';
import type { AtlasConnection } from '../../services/atlas-connection';
import { keyOf, projectOf } from '../../services/atlas-sign-in';
import { ATLAS_STACK } from '../../assembly/names';
import { CLUSTER_NAME } from '../../stacks/names';
import { awsStep } from './aws-step';
import type { Step } from './step';

/** What every command for Atlas takes. */
export interface AtlasGiven {
  readonly stack: string;
  readonly project?: string;
  readonly apiKeyProfile?: string;
  readonly cluster: string;
}

export const atlasOptions = (command: Command): Command =>
  command
    .option('--cluster <name>', 'cluster that has the backups', clusterName, CLUSTER_NAME)
    .option('--stack <name>', 'stack with the Atlas project', stackName, ATLAS_STACK)
    .option('--project <id>', 'the Atlas project, instead of a stack’s', atlasId)
    .option('--api-key-profile <name>', `${PROFILE_IN_SECRET}; left out, the stack’s`, profileName);

/** Finds the project and signs in, in that order: `<ProjectId>` is known afterwards. */
export function signIn(connection: AtlasConnection, { stack, project, apiKeyProfile }: AtlasGiven): Step[] {
  const named = apiKeyProfile ?? (project === undefined ? '<Profile>' : 'default');
  const read = awsStep(keyOf(named, connection));
  return project === undefined ? [awsStep(projectOf(stack)), read] : [read];
}

/** `<ProjectId>`, or what was given. */
export const projectId = ({ project }: AtlasGiven): string => project ?? '<ProjectId>';
