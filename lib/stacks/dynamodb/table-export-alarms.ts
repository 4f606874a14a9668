import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { addAlarms, type AlarmWhen } from '../common/alarms';
import { countedMetric, letCount, lostAlarm, PERIOD } from '../functions/counted-metric';
import type { TableExport } from './table-export';

export interface TableExportAlarmsProps {
  readonly tableExport: TableExport;
  /** Whether all that can go wrong has an alarm, or only what waits for a person. */
  readonly monitoring: boolean;
  /** SNS topic that the alarms tell. */
  readonly alarmTopicArn?: string | undefined;
}

const DAY = Duration.days(1);

/**
 * Says when an export was not started, or has left something out that the next had to catch up. That nobody asks for one is said on the
 * day that the schedules are made too, until the first is due.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class TableExportAlarms extends Construct {
  constructor(scope: Construct, id: string, { tableExport, monitoring, alarmTopicArn }: TableExportAlarmsProps) {
    super(scope, id);
    const alarms: Record<string, AlarmWhen> = {
      DeadLettersWaiting: {
        description: 'An export of the orders table was not started; its request waits',
        metric: tableExport.deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD }),
        reaches: 1,
        noData: 'is-fine',
      },
    };
    addAlarms(this, { ...alarms, ...(monitoring && more(tableExport)) }, alarmTopicArn);
  }
}

function more({ function: handler }: TableExport): Record<string, AlarmWhen> {
  letCount(handler);
  return {
    Late: {
      description: 'An export of the orders table has failed in DynamoDB; the next has caught up what it left out',
      metric: countedMetric('table-export', 'late'),
      reaches: 1,
      noData: 'is-fine',
    },
    NotAsked: {
      description: 'No export of the orders table was asked for in a day: look at the schedules',
      metric: new MathExpression({
        expression: 'IF(asked < 1, 1, 0)',
        usingMetrics: { asked: handler.metricInvocations({ period: DAY }) },
        label: 'Days without an export',
        period: DAY,
      }),
      reaches: 1,
      noData: 'is-a-failure',
    },
    Lost: lostAlarm(handler, 'A request for an export'),
  };
}
