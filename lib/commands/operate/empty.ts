import { ATLAS_STACK, DYNAMODB_STACK } from '../../assembly/names';
import { bucketName, stackName, vaultName } from '../../console/arguments';
import { emptyBuckets } from './empty-buckets';
import { emptyVaults, vaultsAreNotLocked } from './empty-vaults';
import { operation } from './operation';
import type { Plan } from './plan';
import { lookUp } from './to-empty';

interface Given {
  readonly stack?: readonly string[];
  readonly bucket?: readonly string[];
  readonly vault?: readonly string[];
}

const several =
  (one: (given: string) => string) =>
  (given: string, before: readonly string[] = []): string[] => [...before, one(given)];

/** Deletes what buckets and vaults hold, since neither goes before. Repeated, it takes up what it has left. */
export const empty = operation(
  'empty',
  'Deletes all that is in the export buckets and the backup vault, before a cdk destroy.',
  (command) =>
    command
      .option(
        '--stack <name>',
        `stack whose buckets and vaults; ${DYNAMODB_STACK} and ${ATLAS_STACK} where nothing is named`,
        several(stackName),
      )
      .option('--bucket <name>', 'bucket that no stack has any more', several(bucketName))
      .option('--vault <name>', 'vault that no stack has any more', several(vaultName)),
  ({ stack, bucket = [], vault = [] }: Given): Plan => {
    const stacks = stack ?? (bucket.length + vault.length ? [] : [DYNAMODB_STACK, ATLAS_STACK]);
    const [vaults, buckets] = stacks.length
      ? [
          [...vault, '<Vaults>'],
          [...bucket, '<Buckets>'],
        ]
      : [vault, bucket];
    const holders = [...stacks.map((name) => `the buckets and vaults of stack ${name}`), ...bucket, ...vault];
    return {
      title: `delete all that is in ${holders.join(', ')}`,
      steps: [
        ...stacks.map(lookUp),
        ...(vaults.length ? [vaultsAreNotLocked(vaults), emptyVaults(vaults)] : []),
        ...(buckets.length ? [emptyBuckets(buckets)] : []),
      ],
      costs: ['nothing; what is deleted is no longer paid for'],
      doesNot: [
        'Delete the buckets and vaults: cdk destroy does.',
        'Stop what fills them, every night. Destroy the stacks on the same day.',
        'Delete what a lock, a retention or a legal hold keeps.',
        'Leave anything to restore from: it is the copies that go, for good.',
      ],
    };
  },
);
