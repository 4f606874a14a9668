import { AwsClient } from 'aws4fetch';
import type { Send } from '../orders/contract/send';
import { sendHttp } from '../orders/contract/send-http';
import type { Credentials } from './aws-account';

/** A REST API of API Gateway. */
export interface SignedApi {
  /** Without a slash at the end. */
  readonly address: () => string;
  readonly region: string;
  readonly timeoutMs: number;
}

/** Signs with Signature Version 4; credentials are asked for each time, since they may be renewed meanwhile. */
export const signedSend =
  ({ address, region, timeoutMs }: SignedApi, credentials: () => Promise<Credentials>): Send =>
  async (method, path, body) => {
    const url = `${address()}${path}`;
    const client = new AwsClient({ ...(await credentials()), service: 'execute-api', region, retries: 0 });
    return sendHttp(method, body, timeoutMs, (init) => client.fetch(url, init));
  };
