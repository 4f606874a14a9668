/** CloudWatch, as far as the alarms need it: what is measured, held against the alarms that are synthesized. */
import type { ProfileName } from '../../lib/settings/schema';
import { snapshotTemplate } from '../support/snapshot-template';

type Dimensions = Readonly<Record<string, unknown>>;

/** What was measured in one period of five minutes, which is that of all alarms here. */
type Period = Map<string, number[]>;

interface Alarm {
  readonly name: string;
  readonly reaches: number;
  /** How many of how many periods in a row. */
  readonly datapoints: readonly [breaching: number, of: number];
  /** Undefined for no data. */
  readonly value: (data: ReadonlyMap<string, readonly number[]>) => number | undefined;
}

/** A filter of a log, which makes a metric of the entries that it matches. */
interface LogFilter {
  readonly field: string;
  readonly equals: string;
  readonly namespace: string;
  readonly metric: string;
}

/** Alarms that stand in one construct of a stack. */
export interface AlarmsOf {
  readonly profile: ProfileName;
  readonly stack: string;
  readonly construct: string;
  /** Whether one of them counts entries of a log. */
  readonly reads?: 'a log';
}

export const TRIGGER: AlarmsOf = { profile: 'production', stack: 'DynamoDb', construct: 'OrderStreamAlarms' };
const HASH = /[0-9A-F]{8}$/;

const idOf = (namespace: string, name: string, dimensions: Dimensions): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);

const STATISTICS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Maximum: (values) => Math.max(...values),
  SampleCount: (values) => values.length,
  p99: (values) => values.toSorted((a, b) => a - b)[Math.ceil(0.99 * values.length) - 1] ?? 0,
};

/** What the parts of the trigger are to CloudWatch: by their names in the template. */
export interface Watched {
  readonly function: Dimensions;
  readonly mapping: Dimensions;
  readonly queue: Dimensions;
  readonly table: Dimensions;
  /** The function's own variables that are no other resource's name. */
  readonly variables: Readonly<Record<string, string>>;
}

export class Watch {
  private readonly alarms: readonly Alarm[];
  private readonly filters: readonly LogFilter[];
  private periods: Period[] = [new Map()];

  /** @throws Error when there are none */
  constructor(private readonly of = TRIGGER) {
    this.alarms = Object.entries(resourcesOf(of, 'AWS::CloudWatch::Alarm', of.construct)).map(([id, alarm]) => ({
      name: id.slice(of.construct.length).replace(HASH, ''),
      reaches: alarm.Threshold,
      datapoints: [alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods, alarm.EvaluationPeriods],
      value: valueOf(alarm),
    }));
    this.filters = of.reads ? filtersOf(of) : [];
  }

  /** What AWS measures itself. */
  measure(namespace: string, name: string, dimensions: Dimensions, ...values: readonly number[]): void {
    const [id, period] = [idOf(namespace, name, dimensions), this.periods.at(-1) as Period];
    period.set(id, [...(period.get(id) ?? []), ...values]);
  }

  /** An entry of the log that the filters beside the alarms read. */
  log(entry: Readonly<Record<string, string>>): void {
    for (const { field, equals, namespace, metric } of this.filters)
      if (entry[field] === equals) this.measure(namespace, metric, {}, 1);
  }

  /**
   * A line that a function has written, of which CloudWatch makes metrics where it is one of those.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
   */
  read(line: string): void {
    if (!line.startsWith('{"_aws"')) return;
    const { _aws: embedded, ...values } = JSON.parse(line);
    for (const { Namespace, Dimensions: sets, Metrics } of embedded.CloudWatchMetrics)
      for (const names of sets as string[][])
        for (const { Name } of Metrics) {
          const dimensions = Object.fromEntries(names.map((name) => [name, values[name]]));
          this.measure(Namespace, Name, dimensions, ...[values[Name]].flat());
        }
  }

  /** Forgets all that was. */
  forget(): void {
    this.periods = [new Map()];
  }

  /** Ends the period of five minutes; what is measured from now on is in the next. */
  nextPeriod(): void {
    this.periods.push(new Map());
  }

  /** How many periods in a row an alarm waits for. @throws Error where there is no such alarm */
  periodsOf(name: string): number {
    const alarm = this.alarms.find((each) => each.name === name);
    if (!alarm) throw new Error(`${this.of.stack} of ${this.of.profile} has no alarm ${name} in ${this.of.construct}`);
    return alarm.datapoints[0];
  }

  /** The alarms whose metric has reached what they wait for in this period, however many of them they wait for. */
  breaching(): string[] {
    return this.named((alarm) => isBreaching(alarm, this.periods.at(-1) as Period));
  }

  /** The alarms that have gone off: in as many of the last periods as they wait for. A period without data is fine to all of them. */
  moved(): string[] {
    return this.named((alarm) => {
      const [breaching, of] = alarm.datapoints;
      return this.periods.slice(-of).filter((period) => isBreaching(alarm, period)).length >= breaching;
    });
  }

  private named(which: (alarm: Alarm) => boolean): string[] {
    return this.alarms
      .filter(which)
      .map(({ name }) => name)
      .sort();
  }
}

const isBreaching = ({ reaches, value }: Alarm, period: Period): boolean => (value(period) ?? -Infinity) >= reaches;

function valueOf(alarm: any): Alarm['value'] {
  if (alarm.Metrics === undefined) return statisticOf(alarm, alarm.Statistic ?? alarm.ExtendedStatistic);
  const metrics = alarm.Metrics.filter(({ MetricStat }: any) => MetricStat);
  const [{ Expression }] = alarm.Metrics.filter(({ ReturnData }: any) => ReturnData);
  const names: string[] = metrics.map(({ Id }: any) => Id);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the template's own expression, in the words of metric math
  const evaluate = new Function('IF', 'FILL', ...names, `return ${Expression};`) as (...given: unknown[]) => number;
  const values = metrics.map(({ MetricStat }: any) => statisticOf(MetricStat.Metric, MetricStat.Stat));
  return (data) =>
    evaluate(
      (condition: boolean, then: number, otherwise: number) => (condition ? then : otherwise),
      (value: number | undefined, instead: number) => value ?? instead,
      ...values.map((value: Alarm['value']) => value(data)),
    );
}

function statisticOf({ Namespace, MetricName, Dimensions: list = [] }: any, statistic: string): Alarm['value'] {
  const dimensions = Object.fromEntries(list.map(({ Name, Value }: any) => [Name, Value]));
  const of = STATISTICS[statistic];
  if (!of) throw new Error(`${MetricName}: the statistic ${statistic} is not known here`);
  return (data) => {
    const values = data.get(idOf(Namespace, MetricName, dimensions));
    return values && of(values);
  };
}

/** @throws Error when the template has another number of them than one */
export function watched(): Watched {
  const [id, { Environment }] = only('AWS::Lambda::Function', 'OrderStream');
  const variables = Object.entries(Environment.Variables as Record<string, unknown>).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    function: { FunctionName: { Ref: id } },
    mapping: { EventSourceMappingUUID: { Ref: only('AWS::Lambda::EventSourceMapping', 'OrderStream')[0] } },
    queue: { QueueName: { 'Fn::GetAtt': [only('AWS::SQS::Queue', 'OrderStream')[0], 'QueueName'] } },
    table: { TableName: { Ref: only('AWS::DynamoDB::GlobalTable', 'Orders')[0] } },
    variables: Object.fromEntries(variables),
  };
}

const FILTER = /^\{ \$\.(\w+) = "(\w+)" \}$/;

const filtersOf = (of: AlarmsOf): LogFilter[] =>
  Object.values(resourcesOf(of, 'AWS::Logs::MetricFilter', of.construct)).map(
    ({ FilterPattern, MetricTransformations: [{ MetricNamespace: namespace, MetricName: metric }] }) => {
      const [, field, equals] = FILTER.exec(FilterPattern) ?? [];
      if (field === undefined || equals === undefined)
        throw new Error(`the pattern ${FilterPattern} is not known here`);
      return { field, equals, namespace, metric };
    },
  );

function resourcesOf({ profile, stack }: AlarmsOf, type: string, prefix: string): Record<string, any> {
  const { Resources } = snapshotTemplate(profile, stack, type);
  const found = Object.entries(Resources).filter(([id]) => id.startsWith(prefix));
  if (found.length === 0) throw new Error(`${stack} of ${profile} has no ${type} ${prefix}`);
  return Object.fromEntries(found.map(([id, { Properties }]) => [id, Properties]));
}

function only(type: string, prefix: string): [string, any] {
  const [first, ...more] = Object.entries(resourcesOf(TRIGGER, type, prefix)) as [[string, any], ...unknown[]];
  if (more.length) throw new Error(`expected one ${type} ${prefix}, found ${more.length + 1}`);
  return first;
}
