import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pricesFrom } from '../../../../lib/commands/prices/command';
import { runLine } from '../../../support/command-line';
import { priceList, row } from '../../../support/price-list';

let folder: string;
const file = () => join(folder, 'aws', 'eu-west-1.json');
const price = (usd: string, asOf: string) => ({
  usd,
  source: 'https://example.com/',
  checked: '2026-11-25',
  asOf,
  origin: 'secondary',
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prices-'));
  for (const vendor of ['aws', 'atlas']) mkdirSync(join(folder, vendor));
  const prices = {
    'dynamodb.reads': price('0.1', '2026-01-01'),
    'dynamodb.writes': price('0.7', '2026-10-01'),
    'kms.key': price('1', '2024-07-01'),
  };
  writeFileSync(file(), JSON.stringify({ vendor: 'aws', region: 'eu-west-1', prices }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ask = priceList({
  AmazonDynamoDB: [
    row('EU-ReadRequestUnits', ['0', '0.0000001000']),
    row('EU-WriteRequestUnits', ['0', '0.0000008000']),
    row('EU-TimedPITRStorage-ByteHrs', ['0', '0.22']),
  ],
});
const prices = (...argv: string[]) =>
  runLine(pricesFrom({ ask, folder, today: () => new Date('2026-11-26T12:00:00Z') }), argv);

it('lists each price with its unit, source and age', async () => {
  const { out } = await prices();
  expect(out).toContain(
    'dynamodb.writes in eu-west-1: 0.7 USD a million write request units\n  SECONDARY, 2026-10-01, https://example.com/\n',
  );
});

it('lists old prices as old facts, by the day that their source bears', async () => {
  const { out } = await prices('--stale', '180');
  expect(out).toBe(
    [
      '2024-07-01  price kms.key in eu-west-1 (secondary)  https://example.com/',
      '2026-01-01  price dynamodb.reads in eu-west-1 (secondary)  https://example.com/',
      '2 of 3 facts were read more than 180 days ago.\n',
    ].join('\n'),
  );
});

describe('--refresh', () => {
  it('shows what differs, what is new and what the list has not', async () => {
    const { out, exitCode } = await prices('--refresh');
    expect(exitCode).toBe(0);
    expect(out.split('\n')).toStrictEqual(
      expect.arrayContaining([
        'eu-west-1  dynamodb.writes: 0.7 -> 0.8',
        'eu-west-1  dynamodb.pitr: ? -> 0.22',
        'eu-west-1  dynamodb.storage: no row of TimedStorage-ByteHrs; still not known',
      ]),
    );
    expect(out).toMatch(/eu-west-1: 1 of \d+ prices are as before, \d+ are kept by hand\.\n$/);
    expect(out).not.toContain('dynamodb.reads');
  });

  it('writes what it has read, and keeps the rest', async () => {
    await prices('--refresh', '--region', 'eu-west-1');
    const { prices: kept } = JSON.parse(readFileSync(file(), 'utf8'));
    expect(Object.keys(kept)).toStrictEqual(['dynamodb.reads', 'dynamodb.writes', 'dynamodb.pitr', 'kms.key']);
    expect(kept['dynamodb.reads']).toMatchObject({
      usd: '0.1',
      checked: '2026-11-26',
      asOf: '2099-01-02',
      origin: 'vendor',
    });
    expect(kept['kms.key']).toStrictEqual(price('1', '2024-07-01'));
  });

  it('writes nothing of a region that the list has not', async () => {
    const before = readFileSync(file(), 'utf8');
    const { exitCode, err } = await prices('--refresh', '--region', 'eu-west-9');
    expect([exitCode, err]).toStrictEqual([1, 'AWS’s price list has no AmazonDynamoDB in eu-west-9.\n']);
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });
});
