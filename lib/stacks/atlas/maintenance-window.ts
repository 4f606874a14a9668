import { CfnMaintenanceWindow } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { Settings } from '../../settings/schema';
import type { AtlasProject } from './project';

export interface MaintenanceWindowProps {
  readonly settings: Settings;
  readonly project: AtlasProject;
}

/**
 * When Atlas may restart nodes to patch them, one after the other. Each restart elects a new primary; drivers retry over it. DynamoDB
 * has nothing of the kind to choose.
 * https://www.mongodb.com/docs/atlas/tutorial/cluster-maintenance-window/
 */
export class MaintenanceWindow extends Construct {
  constructor(scope: Construct, id: string, { settings, project }: MaintenanceWindowProps) {
    super(scope, id);
    const window = new CfnMaintenanceWindow(this, 'Resource', { ...project.ref, ...settings.atlas.maintenance });
    demonstrates(window, 'SVC-03', 'SVC-05');
  }
}
