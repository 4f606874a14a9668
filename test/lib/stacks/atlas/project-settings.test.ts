/** What the project has switched on: alerts, the audit log, the maintenance window. */
import { Template } from 'aws-cdk-lib/assertions';
import { Alerts } from '../../../../lib/stacks/atlas/alerts';
import { Auditing } from '../../../../lib/stacks/atlas/auditing';
import { MaintenanceWindow } from '../../../../lib/stacks/atlas/maintenance-window';
import { projectScope } from '../../../support/atlas-scope';
import { onlyResource, resourcesOf } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const { stack, project } = projectScope(settingsOf('trial'));
new Alerts(stack, 'Alerts', { project });
new Auditing(stack, 'Auditing', { project });
new MaintenanceWindow(stack, 'MaintenanceWindow', { project, dayOfWeek: 7, hourOfDay: 22 });
const template = Template.fromStack(stack);
const projectRef = {
  ProjectId: { 'Fn::GetAtt': [onlyResource(template, 'MongoDB::Atlas::Project').id, 'Id'] },
  Profile: 'keys',
};

describe('alerts', () => {
  const alerts = Object.values(resourcesOf(template, 'MongoDB::Atlas::AlertConfiguration'));
  const threshold = (MetricName: string, Threshold: number, Units: string) => ({
    MetricName,
    Threshold,
    Units,
    Operator: 'GREATER_THAN',
    Mode: 'AVERAGE',
  });

  it('go off at a disk 80 % full, at 80 % of the connections, and when a node lags by a minute', () => {
    expect(alerts.map(({ Properties }) => Properties.MetricThreshold)).toStrictEqual([
      threshold('DISK_PARTITION_SPACE_USED_DATA', 80, 'RAW'),
      threshold('CONNECTIONS_PERCENT', 80, 'RAW'),
      threshold('OPLOG_SLAVE_LAG_MASTER_TIME', 60, 'SECONDS'),
    ]);
  });

  it('tell the project’s owners by mail after five minutes, then every hour', () => {
    expect(alerts).toHaveLength(3);
    for (const { Properties } of alerts) {
      expect(Properties.Notifications).toStrictEqual([
        {
          TypeName: 'GROUP',
          Roles: ['GROUP_OWNER'],
          EmailEnabled: true,
          SmsEnabled: false,
          DelayMin: 5,
          IntervalMin: 60,
        },
      ]);
    }
  });

  it('set nothing that is read-only, as the switch on and off is', () => {
    for (const { Properties } of alerts) {
      expect(Properties).toMatchObject({ ...projectRef, EventTypeName: 'OUTSIDE_METRIC_THRESHOLD' });
      expect(Object.keys(Properties).sort()).toStrictEqual([
        'EventTypeName',
        'MetricThreshold',
        'Notifications',
        'Profile',
        'ProjectId',
      ]);
    }
  });
});

describe('auditing', () => {
  it('is switched on by being there: what it records is read-only in CloudFormation', () => {
    expect(onlyResource(template, 'MongoDB::Atlas::Auditing').Properties).toStrictEqual(projectRef);
  });
});

describe('the maintenance window', () => {
  it('is when it is asked for', () => {
    expect(onlyResource(template, 'MongoDB::Atlas::MaintenanceWindow').Properties).toStrictEqual({
      ...projectRef,
      DayOfWeek: 7,
      HourOfDay: 22,
    });
  });
});
