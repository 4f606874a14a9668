import type { AssemblyFolder } from './cdk-cli';
import type { Checks } from './checks';
import { API, stackOf } from './deployment';
import { describeStacks } from './emulator-http';
import { EMULATOR, type MiniStack } from '../engines/ministack';

/** One check a stack: that CloudFormation says it was created whole. */
export async function checkDeployed(
  server: MiniStack,
  assembly: AssemblyFolder,
  ids: readonly string[],
  checks: Checks,
): Promise<void> {
  const states = await describeStacks(server);
  for (const id of ids) {
    const side = id === API ? 'atlas' : id === 'DynamoDb' ? 'dynamodb' : 'both';
    checks
      .about({ side, engine: EMULATOR, claims: [] })
      .equal(`Stack ${id} is deployed`, states[stackOf(assembly, id).name], 'CREATE_COMPLETE');
  }
}
