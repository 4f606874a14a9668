import { textOf } from '../../../support/resources';
import { snapshotTemplate } from '../../../support/snapshot-template';

/** The one resource of a type whose logical id begins so, in the profile that has all. */
function only(stack: string, type: string, prefix = ''): [id: string, properties: any] {
  const { Resources } = snapshotTemplate('production', stack, type);
  const [first, ...more] = Object.entries(Resources).filter(([id]) => id.startsWith(prefix));
  if (!first || more.length) throw new Error(`${stack} has not one ${type} ${prefix}`);
  return [first[0], first[1].Properties];
}

describe.each(['DynamoDb', 'AtlasApi'])('the alarms of the API in %s', (stack) => {
  const alarm = (name: string) => only(stack, 'AWS::CloudWatch::Alarm', `ApiAlarms${name}`)[1];
  const [, api] = only(stack, 'AWS::ApiGateway::RestApi');
  const [, stage] = only(stack, 'AWS::ApiGateway::Stage');
  const [, filter] = only(stack, 'AWS::Logs::MetricFilter');

  it.each(['ServerErrors', 'Slow'])('have %s look at this API', (name) => {
    expect(alarm(name).Dimensions).toStrictEqual([{ Name: 'ApiName', Value: api.Name }]);
  });

  it('have Throttled look at what is counted from the log of accesses', () => {
    const [{ MetricNamespace, MetricName }] = filter.MetricTransformations;
    expect(alarm('Throttled')).toMatchObject({ Namespace: MetricNamespace, MetricName });
    expect(alarm('Throttled')).not.toHaveProperty('Dimensions');
    expect(textOf(stage.AccessLogSetting.DestinationArn)).toContain(`log-group:${textOf(filter.LogGroupName)}`);
  });

  it('count the status as the log of accesses writes it', () => {
    expect(JSON.parse(stage.AccessLogSetting.Format)).toMatchObject({ status: '$context.status' });
    expect(filter.FilterPattern).toBe('{ $.status = "429" }');
  });
});
