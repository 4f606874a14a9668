import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { apiMetrics } from '../api/api-alarms';
import { countedMetric } from '../functions/counted-metric';
import { API_NAMES, DASHBOARD_NAME } from '../names';

export interface BothSidesProps {
  /** Whether each side serves orders, and keeps totals of them. */
  readonly has: Readonly<Record<'dynamodbApi' | 'atlasApi' | 'dynamodbTotals' | 'atlasTotals', boolean>>;
}

const WIDTH = 12;

/**
 * The same questions asked of both sides, DynamoDB on the left and Atlas on the right. All by fixed names: the stacks that it looks at can
 * change and go without it. What happens inside the cluster only Atlas shows, in its own charts.
 */
export class BothSides extends cloudwatch.Dashboard {
  constructor(scope: Construct, id: string, { has }: BothSidesProps) {
    super(scope, id, {
      dashboardName: `${DASHBOARD_NAME}-${Stack.of(scope).region}`,
      defaultInterval: Duration.days(1),
    });
    const dynamodb = has.dynamodbApi ? apiMetrics(API_NAMES.dynamodb) : undefined;
    const atlas = has.atlasApi ? apiMetrics(API_NAMES.atlas) : undefined;
    const rows: readonly (readonly [string, (api: ReturnType<typeof apiMetrics>) => cloudwatch.IMetric[]])[] = [
      ['Requests', ({ requests }) => [requests]],
      ['Latency in ms, median and slowest of a hundred', ({ median, slowest }) => [median, slowest]],
      ['Not answered, refused, turned away', ({ failed, refused, throttled }) => [failed, refused, throttled]],
    ];
    this.row('# DynamoDB', '# MongoDB Atlas');
    for (const [title, of] of rows) {
      this.addWidgets(...[dynamodb, atlas].map((api) => graph(title, api && of(api))));
    }
    this.addWidgets(
      graph('Changes for the totals', has.dynamodbTotals ? counted('order-stream') : undefined),
      graph('Changes for the totals', has.atlasTotals ? counted('order-events') : undefined),
    );
  }

  private row(...texts: readonly string[]): void {
    this.addWidgets(...texts.map((markdown) => new cloudwatch.TextWidget({ markdown, width: WIDTH, height: 1 })));
  }
}

const counted = (service: string): cloudwatch.IMetric[] =>
  (['settled', 'parked', 'failed', 'late'] as const).map((name) => countedMetric(service, name));

/** @param metrics none where this side has no such part in the profile */
const graph = (title: string, metrics: cloudwatch.IMetric[] | undefined): cloudwatch.IWidget =>
  metrics
    ? new cloudwatch.GraphWidget({ title, left: metrics, width: WIDTH })
    : new cloudwatch.TextWidget({ markdown: `${title}: not on this side in this profile`, width: WIDTH });
