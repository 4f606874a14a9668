import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRICS_NAMESPACE } from '../../../lambda/shared/metric-names';
import { addAlarms } from '../common/alarms';
import type { OrdersRestApi } from './orders-rest-api';

export interface ApiAlarmsProps {
  readonly api: OrdersRestApi;
  /** What it is called in API Gateway. */
  readonly apiName: string;
  /** SNS topic that the alarms tell. */
  readonly alarmTopicArn?: string | undefined;
}

const PERIOD = Duration.minutes(5);
/** Milliseconds that one of a hundred requests may take, the cold start of a function among them. */
const SLOW = 2_000;

/** What a side's API is measured by, by the name that it has in API Gateway: the alarms look at it, and the dashboard does. */
export const apiMetrics = (apiName: string) => {
  const metric = (metricName: string, statistic: string): cloudwatch.Metric =>
    new cloudwatch.Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensionsMap: { ApiName: apiName },
      statistic,
      period: PERIOD,
    });
  return {
    requests: metric('Count', 'Sum'),
    refused: metric('4XXError', 'Sum'),
    failed: metric('5XXError', 'Sum'),
    median: metric('Latency', 'p50'),
    slowest: metric('Latency', 'p99'),
    throttled: new cloudwatch.Metric({
      namespace: METRICS_NAMESPACE,
      metricName: `${apiName}-throttled`,
      statistic: 'Sum',
      period: PERIOD,
    }),
  };
};

/**
 * Says when callers get no answer, a slow one, or are told to come back later. The last has no metric of its own, a refusal by the contract
 * being a 4xx too: it is counted from the log of accesses. A database that throttles is a 503, and so among the failures.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export class ApiAlarms extends Construct {
  constructor(scope: Construct, id: string, { api, apiName, alarmTopicArn }: ApiAlarmsProps) {
    super(scope, id);
    const { failed, slowest, throttled } = apiMetrics(apiName);
    new logs.MetricFilter(this, 'ThrottledRequests', {
      logGroup: api.accessLogs,
      filterPattern: logs.FilterPattern.stringValue('$.status', '=', '429'),
      metricNamespace: throttled.namespace,
      metricName: throttled.metricName,
    });
    const alarms = {
      ServerErrors: {
        description: `${apiName} fails for its callers: the database is not reached, does not answer, or throttles`,
        metric: failed,
        reaches: 5,
        noData: 'is-fine' as const,
      },
      Slow: {
        description: `${apiName} takes ${SLOW / 1_000} s or more for one of a hundred requests, for a quarter of an hour`,
        metric: slowest,
        reaches: SLOW,
        datapoints: [3, 3] as const,
        noData: 'is-fine' as const,
      },
      Throttled: {
        description: `${apiName} turns callers away: they ask more often than the stage takes`,
        metric: throttled,
        reaches: 1,
        datapoints: [3, 3] as const,
        noData: 'is-fine' as const,
      },
    };
    addAlarms(this, alarms, alarmTopicArn);
  }
}
