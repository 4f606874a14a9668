import { METRICS_VARIABLE } from '../../../lambda/shared/metric-names';
import { publisher } from '../../../lambda/shared/publisher';
import { linesOf } from '../../support/function-output';

describe('what a function counts', () => {
  afterEach(() => delete process.env[METRICS_VARIABLE]);

  it('is nothing where it has no namespace', async () => {
    expect(await linesOf(() => publisher('a-service')({ failed: 1 }))).toStrictEqual([]);
  });

  it('is a line that CloudWatch makes metrics of, each time anew', async () => {
    process.env[METRICS_VARIABLE] = 'A namespace';
    const publish = publisher('a-service');
    const lines = await linesOf(async () => {
      await publish({ settled: 2, failed: 0 });
      await publish({ late: 1 });
    });
    expect(lines).toMatchObject([
      { service: 'a-service', Settled: 2, Failed: 0 },
      { service: 'a-service', Late: 1 },
    ]);
    expect(lines[0]._aws.CloudWatchMetrics).toStrictEqual([
      {
        Namespace: 'A namespace',
        Dimensions: [['service']],
        Metrics: [
          { Name: 'Settled', Unit: 'Count' },
          { Name: 'Failed', Unit: 'Count' },
        ],
      },
    ]);
    expect(lines[1]).not.toHaveProperty('Settled');
  });
});
