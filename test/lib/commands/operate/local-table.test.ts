/** The looks at tables against a local DynamoDB. It has no backup, so what follows them cannot be had from it. */
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { findDynamoDb, startDynamoDb, type RunningDynamoDb } from '../../../../lib/engines/dynoxide';
import { describeUnless } from '../../../support/describe-unless';
import { run } from './support/run';
import type { World } from '../../../../lib/services/world';

const found = findDynamoDb();

describeUnless('unavailable' in found ? found.unavailable : undefined, 'with a local DynamoDB', () => {
  let engine: RunningDynamoDb;
  let client: DynamoDBClient;
  const world: World = {
    send: (_service, command) => client.send(command as never),
    now: () => 0,
    wait: () => Promise.resolve(),
  };
  beforeAll(async () => {
    if ('unavailable' in found) return;
    engine = await startDynamoDb(found);
    const { credentials } = engine;
    client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'eu-west-1', credentials });
    await client.send(
      new CreateTableCommand({
        TableName: 'taken',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    );
  });
  afterAll(async () => {
    client?.destroy();
    await engine?.stop();
  });

  it('says that the table to copy is not there', async () => {
    const { exitCode, err } = await run(world, 'dynamodb-backup --no-vault --table nowhere --yes');
    expect([exitCode, err]).toStrictEqual([1, expect.stringContaining('There is no table nowhere')]);
  });

  it('does not restore over a table', async () => {
    const { exitCode, err } = await run(world, 'dynamodb-restore-to-time --at latest --to taken --yes');
    expect([exitCode, err]).toStrictEqual([1, expect.stringContaining('There is a table taken already (ACTIVE)')]);
  });

  const hasBackups = 'python' in found ? 'MiniStack has backups' : undefined;
  describeUnless(hasBackups, 'and no backups', () => {
    it('takes the engine’s refusal of what it lacks for one, not for success', async () => {
      const { exitCode, out } = await run(world, 'dynamodb-backup --no-vault --table taken --yes');
      expect([exitCode, out]).toStrictEqual([1, expect.not.stringContaining('Done.')]);
    });
  });
});
