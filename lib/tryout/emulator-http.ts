/**
 * Requests to the emulator that no SDK package of the project makes: the deployed REST API, and the list of stacks.
 */
import { AwsClient } from 'aws4fetch';
import type { MiniStack } from '../engines/ministack';
import { KEY_HEADER, type RunCredentials } from '../engines/run-credentials';
import type { Send } from '../orders/contract/send';
import { sendHttp } from '../orders/contract/send-http';

type Server = Pick<MiniStack, 'endpoint' | 'region' | 'credentials'>;
const TIMEOUT_MS = 30_000;

/** @param base address of a REST API, without a slash at the end */
export function apiSenders(
  base: string,
  { region, credentials }: Omit<Server, 'endpoint'>,
): { signed: Send; unsigned: Send } {
  const aws = client(region, 'execute-api', credentials);
  // It has to reach the API to be refused by it.
  const headers = { [KEY_HEADER]: credentials.accessKeyId };
  const sender =
    (request: (url: string, init: RequestInit) => Promise<Response>): Send =>
    (method, path, body) =>
      sendHttp(method, body, TIMEOUT_MS, (init) => request(`${base}${path}`, init));
  return {
    signed: sender((url, init) => aws.fetch(url, init)),
    unsigned: sender((url, init) =>
      fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } }),
    ),
  };
}

/**
 * Status of every stack that exists, by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export async function describeStacks(server: Server): Promise<Record<string, string>> {
  const response = await client(server.region, 'cloudformation', server.credentials).fetch(server.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=DescribeStacks&Version=2010-05-15',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const xml = await response.text();
  if (!response.ok) throw new Error(`DescribeStacks answered ${response.status}: ${xml.slice(0, 500)}`);
  const stacks = xml.matchAll(/<StackName>([^<]+)<\/StackName>[\s\S]*?<StackStatus>([^<]+)<\/StackStatus>/g);
  return Object.fromEntries([...stacks].map(([, name = '', status = '']) => [name, status]));
}

const client = (region: string, service: string, credentials: RunCredentials): AwsClient =>
  new AwsClient({ ...credentials, region, service, retries: 0 });
