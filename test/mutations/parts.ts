/** What is mutated, and the tests that have to notice: those of its own folder, as tests mirror the tree. */
export interface Part {
  /** Folder; a folder within it that is a part of its own is none of its. */
  readonly mutate: string;
  /** Patterns of Jest's `testMatch`, from the repository's root. */
  readonly tests: readonly string[];
  /**
   * Whether what runs once, as a module is loaded, is mutated as well. Each such mutant takes all tests of the part, so it is left out where
   * that is documentation (what a rule demands, and where that was read).
   */
  readonly loading: boolean;
}

const of = (mutate: string, ...tests: string[]): Part => ({ mutate, tests, loading: false });
/** With what is a table in code, as of the errors that mean unavailable, or is made of the environment. */
const withTables = (part: Part): Part => ({ ...part, loading: true });
const lambda = (name: string): Part => of(`lambda/${name}`, `test/lambda/${name}/*.test.ts`);

export const parts: readonly Part[] = [
  of('lib/settings/rules', 'test/lib/settings/rules/*.test.ts'),
  withTables(of('lib/orders', 'test/lib/orders/*.test.ts')),
  withTables(
    of('lib/orders/dynamodb', 'test/lib/orders/dynamodb/*.test.ts', 'test/lib/orders/contract/contract.test.ts'),
  ),
  // The function that makes the indexes has no code of its own to do it.
  withTables(of('lib/orders/mongodb', 'test/lib/orders/mongodb/*.test.ts', 'test/lambda/atlas-indexes/*.test.ts')),
  of('lib/orders/totals', 'test/lib/orders/totals/*.test.ts', 'test/lambda/order-{stream,events}/*.test.ts'),
  of('lib/orders/contract', 'test/lib/orders/contract/*.test.ts'),
  lambda('order-stream'),
  lambda('order-events'),
  of('lambda/shared', 'test/lambda/shared/*.test.ts', 'test/lambda/{load-worker,atlas-load-worker}/*.test.ts'),
  lambda('atlas-indexes'),
  lambda('atlas-orders'),
  lambda('cloud-provider-access'),
  withTables(lambda('load-worker')),
  withTables(lambda('atlas-load-worker')),
  lambda('peering-acceptance'),
  lambda('table-export'),
  // Templates are made as the tests are loaded. That one is emptied as a whole would be noticed by any test.
  withTables(of('lib/stacks/dynamodb/mapping', 'test/lib/stacks/dynamodb/{mapping,orders-api.hostile}.test.ts')),
];
