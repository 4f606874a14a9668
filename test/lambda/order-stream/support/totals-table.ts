import { startTotals, type TotalsTable } from '../../../support/totals-table';

export { describeOnDynamoDb } from '../../../support/local-table';
export type { TotalsTable };

export const TABLE = 'totals';

export const startTotalsTable = (): Promise<TotalsTable> => startTotals({ name: TABLE });
