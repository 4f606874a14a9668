/** A side that is there already: what cdk deploy has made, or a server of an address. Its orders table or collection is used as it is. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Assembly } from '../../assembly/assembly';
import { ATLAS_API_STACK, ATLAS_STACK, DYNAMODB_STACK, OUTPUTS } from '../../assembly/names';
import type { Outputs } from '../../assembly/outputs';
import { AWS_CLIENT } from '../../async/aws-client';
import { emulatedAddress } from '../../engines/emulated-address';
import type { SynthesizedTemplate } from '../../engines/api-gateway/rest-api';
import { Misuse } from '../../errors';
import { dynamoDbSubject } from '../../load/dynamodb-subject';
import { guaranteesOf } from '../../load/guarantees';
import { mongoDbSubject } from '../../load/mongodb-subject';
import type { LoadRun, Target } from '../../load/results';
import type { ClientBounds, Subject } from '../../load/subject';
import { httpOrderStore } from '../../orders/contract/http-order-store';
import { sendHttp } from '../../orders/contract/send-http';
import { hasLocalIndex } from '../../orders/dynamodb/order-store';
import { signedSend } from '../../services/signed-send';
import { COLLECTION_NAME, DATABASE_NAME, ORDERS_TABLE_NAME } from '../../stacks/names';
import { tableDefinition } from '../../tryout/table-definition';
import { isHere, regionIn } from './endpoints';

/** Where one side is. */
export interface Place {
  /** Of the table or cluster, or with `over` http of the API; none where the SDK knows it by the region. */
  readonly address?: string;
  readonly region: string;
  /** Name of the table. */
  readonly table: string;
  readonly isEmulated: boolean;
}

/** @throws Misuse where the outputs lack what is needed */
export function deployedPlace(
  target: Target,
  over: LoadRun['over'],
  { outputs, assembly, file }: { readonly outputs: Outputs; readonly assembly: Assembly; readonly file: string },
  emulator = process.env['AWS_ENDPOINT_URL'],
): Place {
  const stack = target === 'dynamodb' ? DYNAMODB_STACK : over === 'http' ? ATLAS_API_STACK : ATLAS_STACK;
  const output = (name: string): string => {
    const value = outputs[stack]?.[name];
    if (value) return value;
    throw new Misuse(
      `--outputs-file ${file} has no ${name} of stack ${stack}. Deploy that stack, or give --endpoint ${target}=ADDRESS`,
    );
  };
  const region = assembly.regions?.get(stack) ?? regionIn(outputs[stack]?.[OUTPUTS.apiUrl] ?? '');
  if (region === undefined)
    throw new Misuse(`the templates do not say in which region stack ${stack} is. Synthesize with -c region=…`);
  const of = { region, table: ORDERS_TABLE_NAME, isEmulated: emulator !== undefined };
  if (over === 'http') {
    const url = output(OUTPUTS.apiUrl);
    return { ...of, address: emulator === undefined ? url : emulatedAddress(emulator, output(OUTPUTS.apiId), url) };
  }
  if (target === 'dynamodb') return { ...of, table: output(OUTPUTS.ordersTable) };
  return { ...of, address: output(OUTPUTS.connectionString) };
}

/** @throws Misuse for an address of AWS that has no region in it */
export function addressedPlace(address: string): Place {
  const region = regionIn(address) ?? (isHere(address) || !address.startsWith('http') ? 'eu-west-1' : undefined);
  if (region === undefined)
    throw new Misuse(
      `--endpoint ${address} names no region. Allowed: https://dynamodb.REGION.amazonaws.com, the address of an API, or one on this machine`,
    );
  return { address, region, table: ORDERS_TABLE_NAME, isEmulated: isHere(address) };
}

/** Signs in with the AWS credentials at hand, as the functions do with theirs. */
export function remoteSubject(
  target: Target,
  over: LoadRun['over'],
  place: Place,
  { assembly, size, ...bounds }: ClientBounds & { readonly assembly: Assembly; readonly size?: string },
): Subject {
  const { address = '', region, isEmulated } = place;
  const template = assembly.templates.get(DYNAMODB_STACK) as SynthesizedTemplate;
  const table = { ...tableDefinition(template, ORDERS_TABLE_NAME), TableName: place.table };
  const aws = new DynamoDBClient({ ...AWS_CLIENT, region });
  const engine = isEmulated ? 'an emulator' : ENGINES[target];
  const of = {
    engine: over === 'http' ? `API Gateway and ${engine}` : engine,
    isOwn: false,
    ...(size !== undefined && { size }),
  };
  if (over === 'http') {
    const base = address.replace(/\/$/, '');
    const send = isHere(base)
      ? (method: string, path: string, body?: unknown) =>
          sendHttp(method, body, bounds.timeoutMs, (init) => fetch(`${base}${path}`, init))
      : signedSend({ address: () => base, region, timeoutMs: bounds.timeoutMs }, async () => {
          const { accessKeyId, secretAccessKey, sessionToken } = await aws.config.credentials();
          return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
        });
    const guarantees = guaranteesOf(target, hasLocalIndex(table));
    return { target, over, ...of, store: httpOrderStore(send), guarantees, close: async () => aws.destroy() };
  }
  if (target === 'dynamodb') {
    aws.destroy();
    return dynamoDbSubject({ region, ...(address && { endpoint: address }) }, table, bounds, of);
  }
  const isLocal = isHere(address);
  const options = { authMechanismProperties: { AWS_CREDENTIAL_PROVIDER: () => aws.config.credentials() } };
  return mongoDbSubject(
    { connectionString: address, auth: isLocal ? 'none' : 'aws-iam', ...(!isLocal && { options }) },
    { database: DATABASE_NAME, collection: COLLECTION_NAME },
    bounds,
    of,
  );
}

const ENGINES: Readonly<Record<Target, string>> = { dynamodb: 'Amazon DynamoDB', atlas: 'MongoDB Atlas' };
