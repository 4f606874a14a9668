/** What is mutated, and the tests that have to notice: those of its own folder, as tests mirror the tree. */
export interface Part {
  /** Folder; a folder within it that is a part of its own is none of its. */
  readonly mutate: string;
  /** Patterns of Jest's `testMatch`, from the repository's root. */
  readonly tests: readonly string[];
  /** Kinds of mutants that are left out. */
  readonly without: readonly string[];
  /**
   * Whether what runs once, as a module is loaded, is mutated as well. Each such mutant takes all tests of the part, so it is left out where
   * that is documentation (what a rule demands, and where that was read).
   */
  readonly loading: boolean;
}

/** Texts are for people: a test that repeats one would notice each change of it and find no fault. */
const TEXTS = ['StringLiteral'];

export const parts: readonly Part[] = [
  {
    mutate: 'lib/settings/rules',
    tests: ['test/lib/settings/rules/*.test.ts', 'test/lib/settings/fixes.test.ts'],
    without: TEXTS,
    loading: false,
  },
  { mutate: 'lib/orders', tests: ['test/lib/orders/*.test.ts'], without: TEXTS, loading: true },
  {
    mutate: 'lib/orders/dynamodb',
    tests: ['test/lib/orders/{dynamodb,contract}/{image,order-store,contract}.test.ts'],
    without: TEXTS,
    loading: true,
  },
  {
    mutate: 'lib/orders/mongodb',
    tests: ['test/lib/orders/mongodb/*.test.ts', 'test/lib/orders/contract/contract.test.ts'],
    without: TEXTS,
    loading: true,
  },
  { mutate: 'lib/orders/contract', tests: ['test/lib/orders/contract/*.test.ts'], without: TEXTS, loading: false },
  ...['order-stream', 'order-events', 'shared', 'atlas-indexes', 'cloud-provider-access', 'peering-acceptance'].map(
    (name) => ({ mutate: `lambda/${name}`, tests: [`test/lambda/${name}/*.test.ts`], without: TEXTS, loading: false }),
  ),
  { mutate: 'lambda/table-export', tests: ['test/lambda/table-export/*.test.ts'], without: TEXTS, loading: false },
  { mutate: 'lambda/atlas-orders', tests: ['test/lambda/atlas-orders/*.test.ts'], without: TEXTS, loading: false },
  // Here the texts are the code.
  {
    mutate: 'lib/stacks/dynamodb/mapping',
    tests: ['test/lib/stacks/dynamodb/{mapping,orders-api.hostile,orders-api.contract}.test.ts'],
    without: [],
    loading: true,
  },
];
