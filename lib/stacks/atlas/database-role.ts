import { CfnCustomDbRole } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { AtlasProject } from './project';
import { COLLECTION_NAME, DATABASE_NAME } from '../names';

export interface CollectionRoleProps {
  readonly project: AtlasProject;
  readonly roleName: string;
  /** Atlas's names of privilege actions. https://www.mongodb.com/docs/atlas/reference/api-resources-spec/ */
  readonly actions: readonly string[];
  /** The role made before: Atlas takes changes of custom roles one at a time, and loses one of two in silence. */
  readonly after?: CollectionRole;
}

/**
 * A role over the orders collection and nothing else: MongoDB's counterpart of an IAM policy limited to one table. It cannot be limited
 * to some documents, as DynamoDB's leading keys can.
 * https://www.mongodb.com/docs/atlas/security-add-mongodb-roles/
 */
export class CollectionRole extends Construct {
  readonly roleName: string;
  readonly resource: CfnCustomDbRole;

  constructor(scope: Construct, id: string, { project, roleName, actions, after }: CollectionRoleProps) {
    super(scope, id);
    this.roleName = roleName;
    this.resource = new CfnCustomDbRole(this, 'Resource', {
      ...project.ref,
      roleName,
      actions: actions.map((action) => ({ action, resources: [{ db: DATABASE_NAME, collection: COLLECTION_NAME }] })),
    });
    if (after) this.resource.node.addDependency(after.resource);
    demonstrates(this.resource, 'SEC-10');
  }
}

export const READ_WRITE = ['FIND', 'INSERT', 'UPDATE', 'REMOVE'] as const;
/** Creating an index on a collection that does not exist creates the collection. */
export const MANAGE_INDEXES = ['LIST_INDEXES', 'CREATE_INDEX', 'DROP_INDEX', 'CREATE_COLLECTION'] as const;
