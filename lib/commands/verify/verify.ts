/**
 * What was deployed, held against what was synthesized.
 */
import type { ContractCase } from '../../orders/contract';
import type { Observations } from '../../claims/observations/observations';
import type { Progress } from '../../console/progress';
import { madeNow } from '../../processes/made-now';
import { Aws } from './aws';
import { liveFacts } from './live-facts';
import { openDeployment, type Given } from './open-deployment';
import { ordersOverApis } from './orders-over-apis';

export interface VerifyOptions extends Given {
  /** Whether cases that write orders are run. */
  readonly write: boolean;
  /** Of the order contract. Default: all. */
  readonly cases?: readonly ContractCase[];
  readonly progress: Progress;
}

export interface Verified {
  readonly document: Observations;
  readonly account: string;
  readonly region: string;
  /** Servers that are none of AWS's or Atlas's; with any, nothing was seen live. */
  readonly standIns: readonly string[];
  /** What the run wrote and could not remove, each with how to. */
  readonly left: readonly string[];
}

/**
 * @throws Misuse for what was given, Refusal for what the account or the credentials stand against
 */
export async function verify(options: VerifyOptions): Promise<Verified> {
  const aws = new Aws();
  try {
    const { deployment, profile, region } = await openDeployment(options, aws, options.progress);
    const setting = { emulator: aws.origins.standIns[0] };
    const facts = await liveFacts(deployment, aws, setting, options.progress);
    const orders = await ordersOverApis({ ...options, deployment, aws, setting });
    const { place, standIns } = aws.origins;
    return {
      document: {
        schemaVersion: 1,
        place,
        profile,
        runs: [{ ...madeNow(), templates: deployment.digest }],
        observations: [...facts, ...orders.observations],
      },
      account: deployment.identity.account,
      region,
      standIns,
      left: orders.left,
    };
  } finally {
    aws.destroy();
  }
}
