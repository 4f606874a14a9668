/** The function that is a worker of a load, as the template has it, with what is on this machine in place of what it refers to. */
import { z } from 'zod';
import { BUCKET_NAME, BUCKET_OWNER, STAND_IN, TABLE_NAME } from '../../lambda/load-worker/environment';
import { AUTH, COLLECTION, CONNECTION_STRING, DATABASE } from '../../lambda/shared/atlas-environment';
import type { Assembly, Json } from '../assembly/assembly';
import { LOAD_TEST_STACK } from '../assembly/names';
import { resolveAssembly } from '../assembly/resolve';
import { LOCAL_ACCOUNT } from '../engines/local-aws-env';
import type { MiniStack } from '../engines/ministack';
import { templateIn, type LocalPlace } from './load-places';
import { propertiesOf } from './properties-of';

const lambda = z.object({
  Timeout: z.number(),
  Environment: z.object({ Variables: z.looseObject({ [BUCKET_NAME]: z.unknown() }) }),
});

export interface WorkerFunction {
  readonly timeoutMs: number;
  readonly env: NodeJS.ProcessEnv;
}

/** For what refers to a side that is not asked. */
const NOWHERE = 'not-on-this-machine';

/** @param results the server of S3, and the bucket there */
export function localWorkerFunction(
  assembly: Assembly,
  place: LocalPlace,
  results: { readonly server: Pick<MiniStack, 'env'>; readonly bucket: string },
): WorkerFunction {
  const app = resolveAssembly(assembly);
  const functions = propertiesOf(templateIn(assembly, LOAD_TEST_STACK), 'AWS::Lambda::Function');
  const { Timeout, Environment } = functions.flatMap((one) => lambda.safeParse(one).data ?? [])[0] as z.infer<
    typeof lambda
  >;
  const asDeployed = Object.entries(Environment.Variables).map(([name, value]) => [
    name,
    app.literalOf(LOAD_TEST_STACK, value as Json) ?? NOWHERE,
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
