import { MAX_AMOUNT, MAX_EXPIRES_AT, MAX_NOTE_LENGTH } from '../../order';
import { codeOr, same } from '../assertions';
import { idOf, placed, type ContractCase } from '../case';
import { inBatches } from '../in-batches';

const NOW_SECONDS = (): number => Math.floor(Date.now() / 1_000);

const CONTROL = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join('');
/** By what is special about them. */
const NOTES: Readonly<Record<string, string>> = {
  empty: '',
  longest: '\u{1F514}'.repeat(MAX_NOTE_LENGTH),
  spaces: '  two in front, a break\r\nand a tab\tat the end\t',
  'control characters': `${CONTROL}\u007f\u0085\u2028\u2029`,
  quotes: `"double" 'single' \\back\\ \`tick\` </script> %00 %2e &amp; \\u0041 \\"`,
  'syntax of databases': `{"$gt":""} $where a.b.c {"S":"x"} #status :from OR attribute_exists(pk) __proto__ '; drop`,
  'syntax of templates':
    '$input.body $util.escapeJavaScript("x") #set($customerId = "x") #end ${hash} ## #* {{x}} <%= x %>',
  'all of Unicode': 'Grüße, 日本, עברית, \u{10FFFF}\u{10000}\uFFFD\uFEFF\u202E\u200D\u{1F468}\u200D\u{1F469}',
  'forms of one letter': 'é is not e\u0301, Å is not \u212B',
};

export const EXTREMES: readonly ContractCase[] = [
  {
    title: 'Ids of the longest and the shortest form are kept, read and listed',
    writes: true,
    async run(store, scope) {
      const customerId = scope.longestCustomer();
      const orders = ['z'.repeat(64), '_', '-'].map((orderId) => scope.order(customerId, orderId));
      await inBatches(orders, (order) => store.put(order));
      for (const order of orders) same('the order', await store.get(idOf(order)), placed(order));
      await scope.eventually(async () =>
        same('the listing', await store.listByCustomer(customerId, { limit: 10 }), { orders: orders.map(placed) }),
      );
    },
  },
  {
    title: 'Ids that differ in upper and lower case only are different',
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      const orders = [scope.order(customerId, 'ID', { amount: 1 }), scope.order(customerId, 'id', { amount: 2 })];
      for (const order of orders) await store.put(order);
      for (const order of orders) same('the order', await store.get(idOf(order)), placed(order));
    },
  },
  {
    title: 'A note is kept character by character',
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      const notes = Object.entries(NOTES);
      await inBatches(notes, async ([what, note]) => {
        const order = scope.order(customerId, what.replaceAll(' ', '-'), { note });
        same(`the answer to put (${what})`, await store.put(order), placed(order));
        same(`the order (${what})`, await store.get(idOf(order)), placed(order));
        const paid = await store.changeStatus(idOf(order), { from: 'PLACED', to: 'PAID' });
        same(`the order with another status (${what})`, paid, { ...placed(order), status: 'PAID' });
      });
      await scope.eventually(async () => {
        const { orders } = await store.listByCustomer(customerId, { limit: 100 });
        for (const [what, note] of notes) {
          const found = orders.find(({ orderId }) => orderId === what.replaceAll(' ', '-'));
          same(`the note in the listing (${what})`, found?.note, note);
        }
      });
    },
  },
  {
    title: `Amounts from 0 to ${MAX_AMOUNT} are kept as integers`,
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      for (const amount of [0, 1, MAX_AMOUNT - 1, MAX_AMOUNT]) {
        const order = scope.order(customerId, `o${amount}`, { amount });
        same('the answer to put', await store.put(order), placed(order));
        same('the order', await store.get(idOf(order)), placed(order));
      }
    },
  },
  {
    title: 'An expiry from the first to the last second is kept; what has expired may be gone',
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      for (const expiresAt of [0, 2 ** 31 - 1, 2 ** 31, 2 ** 32, MAX_EXPIRES_AT]) {
        const order = scope.order(customerId, `o${expiresAt}`, { expiresAt });
        same('the answer to put', await store.put(order), placed(order));
        const read = await codeOr('found', async () => same('the order', await store.get(idOf(order)), placed(order)));
        if (expiresAt > NOW_SECONDS()) same(`get of what expires at ${expiresAt}`, read, 'found');
      }
    },
  },
  {
    title: 'Times from year 0 to 9999 are kept as they were written, and listed in their order',
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      const ascending = [
        '0000-01-01T00:00:00.000Z',
        '0000-01-01T00:00:00.001Z',
        '1969-12-31T23:59:59.999Z',
        '2026-02-31T12:00:00.000Z',
        '2038-01-19T03:14:08.000Z',
        '9999-12-31T23:59:59.999Z',
      ];
      const orders = ascending.map((placedAt, index) => scope.order(customerId, `o${index}`, { placedAt }));
      await inBatches(orders, (order) => store.put(order));
      await scope.eventually(async () => {
        const page = await store.listByCustomer(customerId, { limit: 10 });
        same('the listing', page, { orders: orders.toReversed().map(placed) });
      });
    },
  },
];
