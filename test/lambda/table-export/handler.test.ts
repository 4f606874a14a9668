/** No local engine exports a table: DynamoDB's answers are a mock, at the one edge that has to be. */
import {
  DescribeContinuousBackupsCommand,
  DescribeExportCommand,
  DynamoDBClient,
  ExportTableToPointInTimeCommand,
  ListExportsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { METRICS_VARIABLE } from '../../../lambda/shared/metric-names';
import { Watch } from '../../faults/watch';
import { quietly } from '../../support/function-output';
import { BUCKET_NAME, BUCKET_OWNER, TABLE_ARN } from '../../../lambda/table-export/environment';
import { fullExport, incrementalExport, type ExportEvent } from '../../../lambda/table-export/export-request';

type Loaded = typeof import('../../../lambda/table-export/handler');

const target = {
  tableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  bucket: 'exports',
  bucketOwner: '111122223333',
};
const june = (day: number): Date => new Date(Date.UTC(2026, 5, day, 3));
const event = (kind: ExportEvent['kind']): ExportEvent => ({ kind, scheduledTime: '2026-06-05T03:30:00Z' });
const days = (from: number, to: number) => incrementalExport({ from: june(from), to: june(to) }, target);

// The function reads its environment when it is loaded: not before it is set.
Object.assign(process.env, {
  AWS_REGION: 'eu-west-1',
  [TABLE_ARN]: target.tableArn,
  [BUCKET_NAME]: target.bucket,
  [BUCKET_OWNER]: target.bucketOwner,
  [METRICS_VARIABLE]: 'Orders',
});
const { handler: invoked } = jest.requireActual<Loaded>('../../../lambda/table-export/handler');
const handler = (event: ExportEvent) => quietly(() => invoked(event, {} as Context), written);
const written: any[] = [];

interface Known {
  readonly status: 'COMPLETED' | 'IN_PROGRESS' | 'FAILED';
  readonly about: object | undefined;
}
const incremental = (from: number, to: number, status: Known['status'] = 'COMPLETED'): Known => ({
  status,
  about: { IncrementalExportSpecification: { ExportFromTime: june(from), ExportToTime: june(to) } },
});

/** The tables that were asked about. */
const named: (string | undefined)[] = [];

/** A table with these exports, a page each; every request is noted. */
function table(known: readonly Known[], earliest = june(1)) {
  const asked: object[] = [];
  jest.spyOn(DynamoDBClient.prototype, 'send').mockImplementation((async (command: object) => {
    if (command instanceof DescribeContinuousBackupsCommand) {
      named.push(command.input.TableName);
      const PointInTimeRecoveryDescription = { EarliestRestorableDateTime: earliest };
      return { ContinuousBackupsDescription: { PointInTimeRecoveryDescription } };
    }
    if (command instanceof ListExportsCommand) {
      named.push(command.input.TableArn);
      const page = Number(command.input.NextToken ?? 0);
      if (!known.length) return {};
      const ExportSummaries = known.slice(page, page + 1).map(({ status }) => ({
        ExportArn: `export/${page}`,
        ExportStatus: status,
      }));
      return { ExportSummaries, ...(page + 1 < known.length ? { NextToken: String(page + 1) } : {}) };
    }
    if (command instanceof DescribeExportCommand) {
      if (!command.input.ExportArn) throw new Error('ValidationException: ExportArn');
      return { ExportDescription: known[Number(command.input.ExportArn.split('/')[1])]?.about };
    }
    asked.push((command as ExportTableToPointInTimeCommand).input);
    return { ExportDescription: { ExportArn: `started/${asked.length}` } };
  }) as never);
  return asked;
}

afterEach(() => {
  jest.restoreAllMocks();
  written.length = 0;
  named.length = 0;
});

describe('the function that starts an export', () => {
  it('asks for the whole table as it was, and says which export it has started', async () => {
    const asked = table([]);
    expect(await handler(event('FULL'))).toStrictEqual({ exportArns: ['started/1'] });
    expect(asked).toStrictEqual([fullExport(june(5), target)]);
  });

  it('asks for the changes since the last export, whole or not', async () => {
    const asked = table([{ status: 'COMPLETED', about: { ExportTime: june(3) } }, incremental(3, 4)]);
    await handler(event('INCREMENTAL'));
    expect(asked).toStrictEqual([days(4, 5)]);
  });

  it('asks for the last day where the table was never exported', async () => {
    const asked = table([]);
    await handler(event('INCREMENTAL'));
    expect(asked).toStrictEqual([days(4, 5)]);
  });

  it.each([
    ['nothing', undefined],
    ['no time', {}],
    ['where it begins alone', { IncrementalExportSpecification: { ExportFromTime: june(4) } }],
    ['where it ends alone', { IncrementalExportSpecification: { ExportToTime: june(5) } }],
  ])('takes an export of which DynamoDB tells %s for none that covers anything', async (_, about) => {
    const asked = table([incremental(3, 4), { status: 'COMPLETED', about }]);
    await handler(event('INCREMENTAL'));
    expect(asked).toStrictEqual([days(4, 5)]);
  });

  it('asks about its own table alone', async () => {
    table([incremental(3, 4)]);
    await handler(event('INCREMENTAL'));
    expect([...new Set(named)]).toStrictEqual([target.tableArn]);
  });

  it('counts each export, and those that are late, and says which it has started', async () => {
    table([incremental(1, 2), incremental(2, 3, 'FAILED'), incremental(3, 4)]);
    await handler(event('INCREMENTAL'));
    expect(written.filter(({ message }) => message === 'export started')).toMatchObject([
      { kind: 'INCREMENTAL', exportArn: 'started/1' },
      { kind: 'INCREMENTAL', exportArn: 'started/2' },
    ]);
    expect(written).toContainEqual(expect.objectContaining({ Settled: 2, Late: 1 }));
  });

  it('catches up what a failed export should have covered', async () => {
    const asked = table([incremental(1, 2), incremental(2, 3, 'FAILED'), incremental(3, 4)]);
    expect(await handler(event('INCREMENTAL'))).toStrictEqual({ exportArns: ['started/1', 'started/2'] });
    expect(asked).toStrictEqual([days(2, 3), days(4, 5)]);
  });

  it('is seen by its alarm when an earlier export has failed', async () => {
    table([incremental(1, 2), incremental(2, 3, 'FAILED'), incremental(3, 4)]);
    await handler(event('INCREMENTAL'));
    const watch = new Watch({ profile: 'showcase', stack: 'DynamoDb', construct: 'ExportAlarms' });
    for (const line of written) watch.read(JSON.stringify(line));
    expect(watch.moved()).toStrictEqual(['Late']);
  });

  it('asks for nothing twice: not when an earlier try has started it', async () => {
    const asked = table([incremental(4, 5, 'IN_PROGRESS')]);
    expect(await handler(event('INCREMENTAL'))).toStrictEqual({ exportArns: [] });
    expect(asked).toStrictEqual([]);
  });

  it.each([
    ['nothing of backups', {}],
    ['nothing of point-in-time recovery', { ContinuousBackupsDescription: {} }],
    ['that it is off', { ContinuousBackupsDescription: { PointInTimeRecoveryDescription: {} } }],
  ])('fails where DynamoDB tells %s, so that it is tried again and seen', async (_, answer) => {
    jest.spyOn(DynamoDBClient.prototype, 'send').mockImplementation((async () => answer) as never);
    await expect(handler(event('INCREMENTAL'))).rejects.toThrow('has no point-in-time recovery');
  });

  it('fails where DynamoDB refuses, so that it is tried again', async () => {
    jest.spyOn(DynamoDBClient.prototype, 'send').mockImplementation((() => Promise.reject(new Error('no'))) as never);
    await expect(handler(event('FULL'))).rejects.toThrow('no');
  });
});
