/** The function that is a worker of a load, as the template has it, with what is on this machine in place of what it refers to. */
import { z } from 'zod';
import { TABLE_NAME } from '../../lambda/load-worker/environment';
import { AUTH, COLLECTION, CONNECTION_STRING, DATABASE } from '../../lambda/shared/atlas-environment';
import { BUCKET_NAME, BUCKET_OWNER, STAND_IN } from '../../lambda/shared/load-environment';
import { resourcesOf, type Assembly, type Json } from '../assembly/assembly';
import { resolveAssembly } from '../assembly/resolve';
import { LOCAL_ACCOUNT } from '../engines/local-aws-env';
import type { MiniStack } from '../engines/ministack';
import type { LocalPlace } from './load-places';

const lambda = z.object({
  Timeout: z.number(),
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.looseObject({ [BUCKET_NAME]: z.unknown() }) }),
});

/** @param of its stack @returns undefined where the templates have none */
export const workerFunctionIn = (assembly: Assembly, of: string): z.infer<typeof lambda> | undefined =>
  resourcesOf(assembly)
    .filter(({ stack, type }) => stack === of && type === 'AWS::Lambda::Function')
    .flatMap(({ properties }) => lambda.safeParse(properties).data ?? [])[0];

export interface WorkerFunction {
  readonly timeoutMs: number;
  readonly env: NodeJS.ProcessEnv;
}

/** For what refers to a side that is not asked. */
const NOWHERE = 'not-on-this-machine';

/** Where its results go: a server of S3, and the bucket there. */
export interface LocalResults {
  readonly server: Pick<MiniStack, 'env'>;
  readonly bucket: string;
}

/** @param stack that the templates have it in */
export function localWorkerFunction(
  assembly: Assembly,
  stack: string,
  place: LocalPlace,
  results: LocalResults,
): WorkerFunction {
  const app = resolveAssembly(assembly);
  const { Timeout, Environment } = workerFunctionIn(assembly, stack) as z.infer<typeof lambda>;
  const asDeployed = Object.entries(Environment.Variables).map(([name, value]) => [
    name,
    app.literalOf(stack, value as Json) ?? NOWHERE,
  ]);
  return {
    timeoutMs: Timeout * 1_000,
    env: {
      ...results.server.env,
      ...(Object.fromEntries(asDeployed) as NodeJS.ProcessEnv),
      ...variablesOf(place),
      [BUCKET_NAME]: results.bucket,
      [BUCKET_OWNER]: LOCAL_ACCOUNT,
      [STAND_IN]: place.engine,
    },
  };
}

function variablesOf(place: LocalPlace): NodeJS.ProcessEnv {
  if (place.target === 'dynamodb')
    return { [TABLE_NAME]: place.table.TableName, AWS_ENDPOINT_URL_DYNAMODB: place.client.endpoint };
  const { uri, name } = place;
  return { [CONNECTION_STRING]: uri, [AUTH]: 'none', [DATABASE]: name.database, [COLLECTION]: name.collection };
}
