import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { CfnTrigger, DatabaseConfigOperationTypes as Operation } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { COLLECTION_NAME, DATABASE_NAME } from '../names';

export interface ChangeEventsProps {
  readonly projectId: string;
  /** Name of the API-key profile. */
  readonly profile: string;
  /** The App Services app, and in it the data source that is the cluster: 24 hexadecimal digits each. */
  readonly appId: string;
  readonly serviceId: string;
}

/** How MongoDB names a trigger's event source, before the trigger's id. */
const EVENT_SOURCE_PREFIX = 'aws.partner/mongodb.com/stitch.trigger';

/**
 * A database trigger that sends every change of an order to EventBridge in this account and region, and the bus that takes them in.
 *
 * - It sends the document before a change and what an update changed, not the document after: for an update that would be looked up
 *   later, with later changes in it.
 * - Extended JSON keeps a date a date; plain JSON would make it text.
 * - Unordered, so that one change does not wait for another: whoever takes the events must not count on an order, EventBridge has none.
 * - A trigger that cannot go on where it was suspended stays suspended instead of leaving changes out in silence.
 *
 * https://www.mongodb.com/docs/atlas/atlas-ui/triggers/aws-eventbridge/
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-saas.html
 */
export class ChangeEvents extends Construct {
  readonly bus: events.EventBus;
  /** The `source` of every event. */
  readonly source: string;

  constructor(scope: Construct, id: string, { projectId, profile, appId, serviceId }: ChangeEventsProps) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    const trigger = new CfnTrigger(this, 'Trigger', {
      projectId,
      profile,
      appId,
      name: 'orders-to-eventbridge',
      type: 'DATABASE',
      disabled: false,
      databaseTrigger: {
        serviceId,
        database: DATABASE_NAME,
        collection: COLLECTION_NAME,
        operationTypes: [Operation.INSERT, Operation.UPDATE, Operation.REPLACE, Operation.DELETE],
        fullDocument: false,
        fullDocumentBeforeChange: true,
        unordered: true,
        skipCatchupEvents: false,
        tolerateResumeErrors: false,
      },
      eventProcessors: {
        awseventbridge: { awsConfig: { accountId: account, region, extendedJsonEnabled: true } },
      },
    });
    this.source = `${EVENT_SOURCE_PREFIX}/${trigger.attrId}`;
    this.bus = new events.EventBus(this, 'Bus', { eventSourceName: this.source });
    for (const construct of [trigger, this.bus]) demonstrates(construct, 'INT-04');
  }
}
