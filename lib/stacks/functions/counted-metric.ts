import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS, METRICS_NAMESPACE, METRICS_VARIABLE, SERVICE_DIMENSION } from '../../../lambda/shared/metric-names';
import type { AlarmWhen } from '../common/alarms';
import type { BundledFunction } from './bundled-function';

/** Of metrics and alarms, where nothing asks for another. */
export const PERIOD = Duration.minutes(5);

/** A metric that a function counts itself. @param service what the function calls itself in its log */
export const countedMetric = (service: string, name: keyof typeof METRICS): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace: METRICS_NAMESPACE,
    metricName: METRICS[name],
    dimensionsMap: { [SERVICE_DIMENSION]: service },
    statistic: 'Sum',
    period: PERIOD,
  });

/** Lets a function count what it does. */
export const letCount = (handler: BundledFunction): void =>
  void handler.addEnvironment(METRICS_VARIABLE, METRICS_NAMESPACE);

/** What is given up, and could not even be put where it waits for a person. */
export const lostAlarm = (handler: BundledFunction, what: string): AlarmWhen => ({
  description: `${what} failed and could not be put into the dead-letter queue: look at the queue and its policy`,
  metric: handler.metric('DestinationDeliveryFailures', { statistic: 'Sum', period: PERIOD }),
  reaches: 1,
  noData: 'is-fine',
});
