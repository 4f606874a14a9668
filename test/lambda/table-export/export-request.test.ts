import fc from 'fast-check';
import { exportTime, fullExport, incrementalExport } from '../../../lambda/table-export/export-request';

const DAY = 24 * 60 * 60 * 1_000;
const target = {
  tableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  bucket: 'exports',
  bucketOwner: '111122223333',
};
const incremental = (to: Date) => incrementalExport({ from: new Date(to.getTime() - DAY), to }, target);
const full = (at: Date) => fullExport(at, target);
const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

it('is of the time half an hour before it was due, when point-in-time recovery has caught up', () => {
  const event = { kind: 'FULL', scheduledTime: '2026-06-07T03:30:00Z' } as const;
  expect(exportTime(event)).toStrictEqual(new Date('2026-06-07T03:00:00Z'));
});

it.each(['', 'yesterday', '<aws.scheduler.scheduled-time>'])('is refused when it is due at "%s"', (scheduledTime) => {
  expect(() => exportTime({ kind: 'FULL', scheduledTime })).toThrow(
    `scheduledTime is "${scheduledTime}"; expected an ISO 8601 time`,
  );
});

describe('an incremental export', () => {
  it('holds both images of a range, so that a change can be told from what was there before', () => {
    const to = new Date('2026-06-01T03:00:00Z');
    const request = incremental(to);
    expect(request.ExportType).toBe('INCREMENTAL_EXPORT');
    expect(request.IncrementalExportSpecification).toStrictEqual({
      ExportFromTime: new Date('2026-05-31T03:00:00Z'),
      ExportToTime: to,
      ExportViewType: 'NEW_AND_OLD_IMAGES',
    });
    expect(request).not.toHaveProperty('ExportTime');
  });
});

describe('a full export', () => {
  it('is of one instant', () => {
    const request = full(new Date('2026-06-07T03:00:00Z'));
    expect(request.ExportType).toBe('FULL_EXPORT');
    expect(request.ExportTime).toStrictEqual(new Date('2026-06-07T03:00:00Z'));
    expect(request).not.toHaveProperty('IncrementalExportSpecification');
  });
});

describe.each([
  ['full', full, incremental],
  ['incremental', incremental, full],
] as const)('a request for a %s export', (kind, request, other) => {
  it('is the same one when it is asked for again', () => {
    fc.assert(fc.property(instants, (to) => expect(request(to)).toStrictEqual(request(new Date(to)))));
  });

  it('has a token of its own for each time and kind', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 400 }), (to, days) => {
        const token = request(to).ClientToken;
        expect(request(new Date(to.getTime() + days * DAY)).ClientToken).not.toBe(token);
        expect(other(to).ClientToken).not.toBe(token);
        expect(token?.length).toBeLessThanOrEqual(36);
      }),
    );
  });

  it('has a folder of its own for each day', () => {
    expect(request(new Date('2026-06-01T03:00:00Z')).S3Prefix).toBe(`orders/${kind}/2026-06-01`);
  });

  it('goes to the bucket of this account, encrypted, in a documented format', () => {
    expect(request(new Date('2026-06-01T03:00:00Z'))).toMatchObject({
      TableArn: target.tableArn,
      S3Bucket: 'exports',
      S3BucketOwner: '111122223333',
      S3SseAlgorithm: 'AES256',
      ExportFormat: 'DYNAMODB_JSON',
    });
  });
});
