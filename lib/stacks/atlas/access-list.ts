import { CfnProjectIpAccessList } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { AtlasProject } from './project';

export interface AccessListProps {
  readonly project: AtlasProject;
  readonly cidr: string;
  /** At most 80 characters. */
  readonly comment: string;
}

/**
 * Who may open a connection at all: one range and nothing else. A project's list is closed until something stands on it.
 * https://www.mongodb.com/docs/atlas/security/ip-access-list/
 */
export class AccessList extends Construct {
  constructor(scope: Construct, id: string, { project, cidr, comment }: AccessListProps) {
    super(scope, id);
    const list = new CfnProjectIpAccessList(this, 'Resource', {
      ...project.ref,
      accessList: [{ cidrBlock: cidr, comment }],
    });
    demonstrates(list, 'SEC-02');
  }
}
