import { resolveAssembly } from '../../../../lib/assembly/resolve';
import type { ProfileName } from '../../../../lib/settings/schema';
import { profileAssembly } from '../../../support/synth';

const NAME = /(\w+Alarms\w*?|Vpn\w*?)[0-9A-F]{8}$/;

/** What each alarm of a profile looks at: metric, threshold and periods, and what no data is. */
const alarmsOf = (profile: ProfileName) =>
  Object.fromEntries(
    resolveAssembly(profileAssembly(profile))
      .ofType('AWS::CloudWatch::Alarm')
      .map(({ stack, logicalId, properties: alarm }: any) => {
        const metric = alarm.MetricName ?? alarm.Metrics[0].Expression;
        const periods = `${alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods} of ${alarm.EvaluationPeriods}`;
        const name = `${stack} ${NAME.exec(logicalId)?.[1] ?? logicalId}`;
        return [name, `${metric} from ${alarm.Threshold} on, ${periods}, ${alarm.TreatMissingData}`];
      }),
  );

const TOTALS = {
  Errors: 'Errors from 1 on, 1 of 1, notBreaching',
  DeadLettersWaiting: 'ApproximateNumberOfMessagesVisible from 1 on, 1 of 1, notBreaching',
};
const COUNTED = {
  Failing: 'Failed from 1 on, 3 of 3, notBreaching',
  Parked: 'Parked from 1 on, 1 of 1, notBreaching',
  Late: 'Late from 1 on, 3 of 3, notBreaching',
};
const API = {
  ServerErrors: '5XXError from 5 on, 1 of 1, notBreaching',
  Slow: 'Latency from 2000 on, 3 of 3, notBreaching',
};
const of = (prefix: string, alarms: Record<string, string>) =>
  Object.fromEntries(Object.entries(alarms).map(([name, looksAt]) => [`${prefix}${name}`, looksAt]));

const trial = {
  ...of('DynamoDb OrderStreamAlarms', { ...TOTALS, IteratorAge: 'IteratorAge from 3600000 on, 1 of 1, notBreaching' }),
};
const production = {
  ...trial,
  ...of('DynamoDb OrderStreamAlarms', {
    ...COUNTED,
    Stopped:
      'IF(FILL(polled, 0) < 1, FILL(putitem, 0) + FILL(updateitem, 0) + FILL(deleteitem, 0), 0) from 1 on, 2 of 12, notBreaching',
    GivenUp: 'DroppedEventCount from 1 on, 1 of 1, notBreaching',
    Lost: 'DestinationDeliveryFailures from 1 on, 1 of 1, notBreaching',
  }),
  ...of('DynamoDb ApiAlarms', { ...API, Throttled: 'orders-dynamodb-throttled from 1 on, 3 of 3, notBreaching' }),
  ...of('AtlasApi ApiAlarms', { ...API, Throttled: 'orders-atlas-throttled from 1 on, 3 of 3, notBreaching' }),
};
const showcase = {
  ...production,
  ...of('DynamoDb ExportAlarms', {
    DeadLettersWaiting: TOTALS.DeadLettersWaiting,
    Late: 'Late from 1 on, 1 of 1, notBreaching',
    NotAsked: 'IF(asked < 1, 1, 0) from 1 on, 1 of 1, breaching',
    Lost: 'DestinationDeliveryFailures from 1 on, 1 of 1, notBreaching',
  }),
  ...of('AtlasEvents OrderEventsAlarms', {
    ...TOTALS,
    ...COUNTED,
    EventAge: 'ApproximateAgeOfOldestMessage from 3600 on, 1 of 1, notBreaching',
    Stopped: 'IF(FILL(polled, 0) < 1, FILL(sent, 0), 0) from 1 on, 2 of 12, notBreaching',
  }),
  'Network VpnTunnelsDown': 'TunnelState from 1 on, 1 of 1, breaching',
};

describe('the alarms', () => {
  it.each([
    ['free', {}],
    ['trial', trial],
    ['production', production],
    ['showcase', showcase],
  ] as const)('of profile %s are these', (profile, alarms) => {
    expect(alarmsOf(profile)).toStrictEqual(alarms);
  });
});

describe('traces', () => {
  const tracedIn = (profile: ProfileName) => {
    const { ofType } = resolveAssembly(profileAssembly(profile));
    const functions = ofType('AWS::Lambda::Function').map(({ properties }: any) => properties.TracingConfig?.Mode);
    const stages = ofType('AWS::ApiGateway::Stage').map(({ properties }: any) => properties.TracingEnabled);
    return { functions: new Set(functions.filter(Boolean)), stages: new Set(stages) };
  };

  it('are of the project’s own functions and both APIs in production', () => {
    expect(tracedIn('production')).toStrictEqual({ functions: new Set(['Active']), stages: new Set([true]) });
  });

  it('are said to be off in the trial', () => {
    expect(tracedIn('trial')).toStrictEqual({ functions: new Set(['PassThrough']), stages: new Set([false]) });
  });
});
