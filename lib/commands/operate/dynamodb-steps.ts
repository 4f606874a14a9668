/** Steps that several commands for DynamoDB have in common. */
import { DescribeTableCommand, type DescribeTableCommandOutput } from '@aws-sdk/client-dynamodb';
import { awsStep } from './aws-step';
import { Refusal } from '../../errors';
import type { Step } from './step';

/** A restore never writes into a table that exists. */
export const targetIsFree = (TableName: string): Step =>
  awsStep({
    service: 'dynamodb',
    command: DescribeTableCommand,
    parameters: { TableName },
    does: `Makes sure that there is no table ${TableName} yet.`,
    errors: { ResourceNotFoundException: undefined },
    learn: ({ Table }: DescribeTableCommandOutput) => {
      throw new Refusal(
        `There is a table ${TableName} already (${Table?.TableStatus ?? 'unknown status'}), and a restore makes a new one. Give another name with --to.`,
      );
    },
  });

export const tableIsActive = (TableName: string): Step =>
  awsStep({
    service: 'dynamodb',
    command: DescribeTableCommand,
    parameters: { TableName },
    does: `Waits until table ${TableName} can be used.`,
    goingOn: ({ Table }) => {
      const isRestoring = Table?.RestoreSummary?.RestoreInProgress === true;
      if (Table?.TableStatus === 'ACTIVE' && !isRestoring) return undefined;
      return `table ${TableName} is ${isRestoring ? 'being restored' : (Table?.TableStatus ?? 'not there yet')}`;
    },
    learn: ({ Table }) => ({ RestoredTableArn: Table?.TableArn ?? '' }),
  });

export const noSuchTable = (table: string): string =>
  `There is no table ${table} in this account and region. Look at --region, --table and the credentials.`;

/** The key that a restored table is encrypted with; the one of the backup where nothing is said. */
export const encryptedWith = (key: string | undefined) =>
  key === undefined
    ? {}
    : { SSESpecificationOverride: { Enabled: true, SSEType: 'KMS' as const, KMSMasterKeyId: key } };
