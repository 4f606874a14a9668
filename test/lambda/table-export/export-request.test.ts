import fc from 'fast-check';
import { exportRequest, type ExportEvent } from '../../../lambda/table-export/export-request';

const DAY = 24 * 60 * 60 * 1_000;
const target = {
  tableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  bucket: 'exports',
  bucketOwner: '111122223333',
};
const requestAt = (kind: ExportEvent['kind'], due: Date) =>
  exportRequest({ kind, scheduledTime: due.toISOString() }, target);

/** The range that an incremental export covers, as instants. */
function rangeAt(due: Date): { from: number; to: number } {
  const { ExportFromTime, ExportToTime } = requestAt('INCREMENTAL', due).IncrementalExportSpecification ?? {};
  return { from: Number(ExportFromTime), to: Number(ExportToTime) };
}

/** Times at which the schedule is due: 03:30 UTC of any day. */
const scheduled = fc
  .integer({ min: Date.UTC(2024, 0, 1) / DAY, max: Date.UTC(2040, 0, 1) / DAY })
  .map((day) => new Date(day * DAY + 3.5 * 60 * 60 * 1_000));
const later = (due: Date, days: number) => new Date(due.getTime() + days * DAY);

describe('an incremental export', () => {
  it('begins where the last one ended, on every day', () => {
    fc.assert(fc.property(scheduled, (due) => expect(rangeAt(later(due, 1)).from).toBe(rangeAt(due).to)));
  });

  it('covers a run of days once, without a gap and without an overlap', () => {
    fc.assert(
      fc.property(scheduled, fc.integer({ min: 1, max: 400 }), (first, days) => {
        const ranges = Array.from({ length: days }, (_, day) => rangeAt(later(first, day)));
        const covered = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
        const [begin, end] = [Math.min(...ranges.map(({ from }) => from)), Math.max(...ranges.map(({ to }) => to))];
        expect(covered).toBe(end - begin);
      }),
    );
  });

  it.each([
    ['summer time begins in Europe', '2026-03-29T03:30:00Z'],
    ['summer time ends in Europe', '2026-10-25T03:30:00Z'],
    ['the year changes', '2027-01-01T03:30:00Z'],
    ['there is a leap day', '2028-02-29T03:30:00Z'],
  ])('covers 24 hours on the day that %s', (_what, time) => {
    const { from, to } = rangeAt(new Date(time));
    expect(to - from).toBe(DAY);
  });

  it('joins the weekly full export: changes after it are all in the exports of the days after', () => {
    fc.assert(
      fc.property(scheduled, (due) => {
        expect(Number(requestAt('FULL', due).ExportTime)).toBe(rangeAt(later(due, 1)).from);
      }),
    );
  });

  it('ends half an hour before it was due, when point-in-time recovery has caught up', () => {
    expect(new Date(rangeAt(new Date('2026-06-01T03:30:00Z')).to).toISOString()).toBe('2026-06-01T03:00:00.000Z');
  });

  it('holds both images, so that a change can be told from what was there before', () => {
    const request = requestAt('INCREMENTAL', new Date('2026-06-01T03:30:00Z'));
    expect(request.ExportType).toBe('INCREMENTAL_EXPORT');
    expect(request.IncrementalExportSpecification?.ExportViewType).toBe('NEW_AND_OLD_IMAGES');
    expect(request).not.toHaveProperty('ExportTime');
  });
});

describe('a full export', () => {
  const request = requestAt('FULL', new Date('2026-06-07T03:30:00Z'));

  it('is of one instant, half an hour before it was due', () => {
    expect(request.ExportType).toBe('FULL_EXPORT');
    expect(request.ExportTime).toEqual(new Date('2026-06-07T03:00:00Z'));
    expect(request).not.toHaveProperty('IncrementalExportSpecification');
  });
});

describe.each(['FULL', 'INCREMENTAL'] as const)('a request for a %s export', (kind) => {
  it('is the same one when it is asked for again', () => {
    fc.assert(fc.property(scheduled, (due) => expect(requestAt(kind, due)).toEqual(requestAt(kind, new Date(due)))));
  });

  it('has a token of its own for each time and kind', () => {
    fc.assert(
      fc.property(scheduled, fc.integer({ min: 1, max: 400 }), (due, days) => {
        const token = requestAt(kind, due).ClientToken;
        expect(requestAt(kind, later(due, days)).ClientToken).not.toBe(token);
        expect(requestAt(kind === 'FULL' ? 'INCREMENTAL' : 'FULL', due).ClientToken).not.toBe(token);
      }),
    );
  });

  it('has a folder of its own for each day', () => {
    expect(requestAt(kind, new Date('2026-06-01T03:30:00Z')).S3Prefix).toBe(`orders/${kind.toLowerCase()}/2026-06-01`);
  });

  it('goes to the bucket of this account, encrypted, in a documented format', () => {
    expect(requestAt(kind, new Date('2026-06-01T03:30:00Z'))).toMatchObject({
      TableArn: target.tableArn,
      S3Bucket: 'exports',
      S3BucketOwner: '111122223333',
      S3SseAlgorithm: 'AES256',
      ExportFormat: 'DYNAMODB_JSON',
    });
  });
});

describe('a scheduled time', () => {
  it('is read in the schedule’s own spelling, without fractions of a second', () => {
    const request = exportRequest({ kind: 'FULL', scheduledTime: '2026-06-07T03:30:00Z' }, target);
    expect(request.ExportTime).toEqual(new Date('2026-06-07T03:00:00Z'));
  });

  it.each(['', 'yesterday', '<aws.scheduler.scheduled-time>'])('is refused when it is "%s"', (scheduledTime) => {
    expect(() => exportRequest({ kind: 'FULL', scheduledTime }, target)).toThrow(
      `scheduledTime is "${scheduledTime}"; expected an ISO 8601 time`,
    );
  });
});
