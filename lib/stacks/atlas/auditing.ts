import { CfnAuditing } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import type { AtlasProject } from './project';

/**
 * Switches the project's audit log on. Which events it records can only be chosen in Atlas: in CloudFormation the filter is read-only.
 * https://www.mongodb.com/docs/atlas/database-auditing/
 */
export class Auditing extends Construct {
  constructor(scope: Construct, id: string, { project }: { project: AtlasProject }) {
    super(scope, id);
    new CfnAuditing(this, 'Resource', project.ref);
  }
}
