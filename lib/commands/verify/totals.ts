import type { Observation } from '../../claims/observations/observations';
import { awsFailure } from '../../services/aws-failure';
import type { Progress } from '../../console/progress';
import type { DeployedApi } from './api';
import type { Aws } from './aws';
import type { Deployment } from './deployment';
import { marked, onEmulator, type Setting } from './question';
import { PACE, removeTotals, type RemovedTotals } from './written-totals';
import { OUTPUTS } from '../../assembly/names';

interface Surroundings {
  readonly deployment: Deployment;
  readonly aws: Aws;
  readonly setting: Setting;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

interface Outcome {
  readonly observations: readonly Observation[];
  readonly left: readonly string[];
}

const NOTHING: Outcome = { observations: [], left: [] };

/** Whether the stream's function has seen all that was written: it counted every customer's orders, and has them all out again. */
export async function verifyTotals(
  api: DeployedApi,
  customers: readonly string[],
  { deployment, aws, setting, progress, signal }: Surroundings,
): Promise<Outcome> {
  const { stack } = api.resource;
  const table = deployment.outputs[stack]?.[OUTPUTS.totalsTable];
  const [mapping] = deployment.ofType('AWS::Lambda::EventSourceMapping').filter((one) => one.stack === stack);
  if (table === undefined || mapping === undefined || customers.length === 0) return NOTHING;
  const observation = {
    title: `The stream’s function counted the orders of all ${customers.length} customers, and has them all out again`,
    side: api.side,
    engine: onEmulator('DynamoDB Streams and AWS Lambda', setting.emulator),
    claims: marked(mapping, 'INT-01'),
    operations: customers.length,
  };
  const by = (customer: string): string =>
    `aws dynamodb delete-item --region ${api.region} --table-name ${table} --key '{"customerId":{"S":"${customer}"}}'`;
  // Whoever ends the run does not wait for the stream.
  if (signal.aborted) return { observations: [], left: customers.map(by) };
  try {
    const { left } = await progress.step(`Totals of ${customers.length} customers`, () =>
      removeTotals(aws.dynamoDb(api.region), table, customers, { ...PACE, signal }),
    );
    return { observations: [{ ...observation, ...verdict(left) }], left: [...left.keys()].map(by) };
  } catch (error) {
    const reason = awsFailure(error, 'dynamodb:GetItem or dynamodb:DeleteItem on the totals').message;
    return { observations: [{ ...observation, outcome: 'skipped', reason }], left: customers.map(by) };
  }
}

function verdict(left: RemovedTotals['left']): Pick<Observation, 'outcome' | 'reason'> {
  const [first] = left;
  if (first === undefined) return { outcome: 'passed' };
  return { outcome: 'failed', reason: `${left.size} are not back at zero, as ${first[0]}: ${first[1]}` };
}
