import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';
import { alarmTopicOf } from '../common/alarms';
import { retentionOf } from '../common/retention';
import { ChangeEvents } from './change-events';
import { OrderEvents } from './order-events';
import { OrderEventsAlarms } from './order-events-alarms';
import { OrderTotalsTable } from './order-totals-table';
import { atlasIdParameter, atlasProfileParameter } from './parameters';
import { OUTPUTS } from '../../assembly/names';

export interface AtlasEventsStackProps extends StackProps {
  readonly settings: Settings;
  readonly projectId: string;
}

/**
 * Changes of the orders in Atlas as events in this account, and the totals kept from them. A stack of its own, because it needs an App
 * Services app with the cluster as its data source: CloudFormation cannot make one, and nobody can before `Atlas` has made the cluster
 * (docs/atlas-change-events.md).
 */
export class AtlasEventsStack extends Stack {
  constructor(scope: Construct, id: string, { settings, projectId, ...props }: AtlasEventsStackProps) {
    super(scope, id, props);
    const { dynamodb: table, monitoring } = settings;
    const retention = retentionOf(settings);
    const changes = new ChangeEvents(this, 'ChangeEvents', {
      projectId,
      profile: atlasProfileParameter(this, settings.atlas.profile).valueAsString,
      appId: atlasIdParameter(
        this,
        'AtlasAppId',
        'Object id of the App Services app whose trigger sends the changes (its _id, not its name-abcde)',
      ).valueAsString,
      serviceId: atlasIdParameter(
        this,
        'AtlasServiceId',
        'Object id of the data source in that app that is the cluster',
      ).valueAsString,
    });
    const totals = new OrderTotalsTable(this, 'Totals', { table, removalPolicy: retention.removalPolicy });
    const events = new OrderEvents(this, 'OrderEvents', { ...retention, changes, totals });
    const alarmTopicArn = alarmTopicOf(this, settings);
    new OrderEventsAlarms(this, 'OrderEventsAlarms', { alarmTopicArn, events, monitoring });

    new CfnOutput(this, OUTPUTS.totalsTable, { value: totals.tableName });
    new CfnOutput(this, 'QueueArn', { value: events.queue.queueArn });
    new CfnOutput(this, 'DeadLetterQueueArn', { value: events.deadLetters.queueArn });
    new CfnOutput(this, 'EventBusName', { value: changes.bus.eventBusName });
  }
}
