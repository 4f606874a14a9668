import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { AlarmWhen } from '../common/alarms';
import type { BundledFunction } from './bundled-function';
import { countedMetric, letCount, PERIOD } from './counted-metric';

export interface TotalsAlarmsProps {
  readonly function: BundledFunction;
  /** What the function calls itself in its log. */
  readonly service: string;
  /** Changes that were made, by one metric or several. */
  readonly made: Readonly<Record<string, cloudwatch.IMetric>>;
  /** Whose orders they are: `orders in Atlas`. */
  readonly whose: string;
  /** None of it where it is off. */
  readonly monitoring: boolean;
}

/**
 * What `Errors` does not show: it counts crashes, and a batch that fails in part is none; and a function that is not called has no errors.
 * Lets the function count, and its event source mapping as well.
 *
 * A mapping is held to have stopped when changes are made and it polls none, in two periods of an hour: a single one may be a change that was
 * made at the end of a period. It counts zero while it has nothing to poll, and nothing at all once it is disabled.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export function totalsAlarms({
  function: handler,
  service,
  made,
  whose,
  monitoring,
}: TotalsAlarmsProps): Record<string, AlarmWhen> {
  const mapping = mappingOf(handler);
  // Said where it is off too: what a template leaves out, Lambda keeps.
  mapping.metricsConfig = { metrics: monitoring ? [lambda.MetricType.EVENT_COUNT] : [] };
  if (!monitoring) return {};
  letCount(handler);
  const written = Object.keys(made)
    .map((name) => `FILL(${name}, 0)`)
    .join(' + ');
  return {
    Failing: {
      description: `Changes of ${whose} fail to be counted for a quarter of an hour, and are tried again`,
      metric: countedMetric(service, 'failed'),
      reaches: 1,
      datapoints: [3, 3],
      noData: 'is-fine',
    },
    Parked: {
      description: `A change of ${whose} cannot be counted and is put aside`,
      metric: countedMetric(service, 'parked'),
      reaches: 1,
      noData: 'is-fine',
    },
    Late: {
      description: `Changes of ${whose} are counted minutes late, for a quarter of an hour`,
      metric: countedMetric(service, 'late'),
      reaches: 1,
      datapoints: [3, 3],
      noData: 'is-fine',
    },
    Stopped: {
      description: `Changes of ${whose} are made and the event source mapping takes none of them: look whether it is enabled`,
      metric: new cloudwatch.MathExpression({
        expression: `IF(FILL(polled, 0) < 1, ${written}, 0)`,
        usingMetrics: { ...made, polled: mappingMetric(handler, 'PolledEventCount') },
        label: 'Changes that nothing polled',
        period: PERIOD,
      }),
      reaches: 1,
      datapoints: [2, 12],
      noData: 'is-fine',
    },
  };
}

/** A metric of what calls a function. */
export const mappingMetric = (handler: BundledFunction, metricName: string): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { EventSourceMappingUUID: mappingOf(handler).ref },
    statistic: 'Sum',
    period: PERIOD,
  });

function mappingOf(handler: BundledFunction): lambda.CfnEventSourceMapping {
  const mapping = handler.node.findAll().find((child) => child instanceof lambda.CfnEventSourceMapping);
  if (!mapping) throw new Error(`${handler.node.path} has no event source mapping to look at`);
  return mapping;
}
