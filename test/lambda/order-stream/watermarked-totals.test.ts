import { WatermarkedTotals } from '../../../lambda/order-stream/watermarked-totals';
import { readRecord, type StreamChange } from '../../../lambda/order-stream/change';
import { Faults, LostCall } from './support/faults';
import { anOrder, inserted, itemOf } from './support/records';
import { describeOnDynamoDb, startTotalsTable, TABLE, type TotalsTable } from './support/totals-table';

const never = new AbortController().signal;
const changesOf = (customerId: string, ...numbers: number[]): StreamChange[] =>
  numbers.map((n) => readRecord(inserted(itemOf(anOrder({ customerId, orderId: `o${n}`, amount: 10 })), n)));

describeOnDynamoDb('WatermarkedTotals', () => {
  let table: TotalsTable;
  let store: WatermarkedTotals;
  beforeAll(async () => {
    table = await startTotalsTable();
    store = new WatermarkedTotals(table.client(), TABLE);
  });
  afterAll(() => table.stop());

  it('starts a customer’s totals with the first changes', async () => {
    await store.apply('first', changesOf('first', 1, 2), never);
    expect(await table.totalsOf('first')).toEqual({ count: 2, amount: 20 });
  });

  it('adds later changes', async () => {
    await store.apply('later', changesOf('later', 1), never);
    await store.apply('later', changesOf('later', 2), never);
    expect(await table.totalsOf('later')).toEqual({ count: 2, amount: 20 });
  });

  it('drops changes that are in the totals', async () => {
    await store.apply('again', changesOf('again', 1, 2), never);
    await store.apply('again', changesOf('again', 1, 2), never);
    expect(await table.totalsOf('again')).toEqual({ count: 2, amount: 20 });
  });

  it('adds only the new ones of changes that are cut anew', async () => {
    await store.apply('cut', changesOf('cut', 1, 2), never);
    await store.apply('cut', changesOf('cut', 2, 3, 4), never);
    expect(await table.totalsOf('cut')).toEqual({ count: 4, amount: 40 });
  });

  it('takes a sequence number with one digit more for the later one', async () => {
    await store.apply('digits', changesOf('digits', 9), never);
    await store.apply('digits', changesOf('digits', 10), never);
    expect(await table.totalsOf('digits')).toEqual({ count: 2, amount: 20 });
  });

  it('adds once when the answer to a write was lost', async () => {
    const unlucky = new WatermarkedTotals(table.client(new Faults(['after'])), TABLE);
    await expect(unlucky.apply('lost', changesOf('lost', 1), never)).rejects.toThrow(LostCall);
    await unlucky.apply('lost', changesOf('lost', 1), never);
    expect(await table.totalsOf('lost')).toEqual({ count: 1, amount: 10 });
  });

  it('makes no call for no changes', async () => {
    const unreachable = new WatermarkedTotals(table.client(new Faults(['before'])), TABLE);
    await expect(unreachable.apply('none', [], never)).resolves.toBeUndefined();
  });

  it('reads the watermark of the last change', async () => {
    const changes = changesOf('marked', 1, 2);
    await store.apply('marked', changes, never);
    expect(await store.watermark('marked', never)).toBe(changes[1]?.sequence);
  });

  it('reads a watermark below every sequence number where there are no totals', async () => {
    const watermark = await store.watermark('nobody', never);
    expect(changesOf('nobody', 1).every(({ sequence }) => sequence > watermark)).toBe(true);
  });

  it('passes on every failure but that of its condition', async () => {
    const elsewhere = new WatermarkedTotals(table.client(), 'no-such-table');
    await expect(elsewhere.apply('ada', changesOf('ada', 1), never)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('stops at the deadline', async () => {
    await expect(store.apply('late', changesOf('late', 1), AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
