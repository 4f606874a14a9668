import { METRICS, METRICS_VARIABLE } from './metric-names';

export type Counts = Readonly<Partial<Record<keyof typeof METRICS, number>>>;
/** Adds to the metrics of a service. */
export type Publish = (counts: Counts) => Promise<void>;

export const publishNothing: Publish = () => Promise.resolve();

/**
 * Publishes counts as lines of the log, which CloudWatch makes metrics of: no call, no right and nothing to wait for. What writes them is
 * loaded on first use, and not at all where nothing is published.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format.html
 */
export function publisher(serviceName: string): Publish {
  const namespace = process.env[METRICS_VARIABLE];
  if (!namespace) return publishNothing;
  const load = async () => {
    const { Metrics, MetricUnit } = await import('@aws-lambda-powertools/metrics');
    const metrics = new Metrics({ namespace, serviceName });
    return (counts: Counts) => {
      for (const [name, count] of Object.entries(counts) as [keyof typeof METRICS, number][])
        metrics.addMetric(METRICS[name], MetricUnit.Count, count);
      metrics.publishStoredMetrics();
    };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async (counts) => (await (loaded ??= load()))(counts);
}
