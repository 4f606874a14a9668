import { CfnMaintenanceWindow } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { AtlasProject } from './project';

export interface MaintenanceWindowProps {
  readonly project: AtlasProject;
  /** 1 (Sunday) to 7 (Saturday). */
  readonly dayOfWeek: number;
  /** 0 to 23, in the project's time zone. */
  readonly hourOfDay: number;
}

/**
 * When Atlas may restart nodes to patch them, one after the other. Each restart elects a new primary; drivers retry over it. DynamoDB
 * has nothing of the kind to choose.
 * https://www.mongodb.com/docs/atlas/tutorial/cluster-maintenance-window/
 */
export class MaintenanceWindow extends Construct {
  constructor(scope: Construct, id: string, { project, dayOfWeek, hourOfDay }: MaintenanceWindowProps) {
    super(scope, id);
    const window = new CfnMaintenanceWindow(this, 'Resource', { ...project.ref, dayOfWeek, hourOfDay });
    demonstrates(window, 'SVC-03', 'SVC-05');
  }
}
