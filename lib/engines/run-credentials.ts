/**
 * What a run's local servers know their own user by. Each of them is within reach of every user and every web page of the machine.
 */
import { randomBytes } from 'node:crypto';

/** As of an AWS account; every client of a run signs with them. */
export interface RunCredentials {
  /** The secret: no local server verifies signatures. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Carries the access key where a request is to go unsigned. */
export const KEY_HEADER = 'x-run-key';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** At random, 140 bits: to be made once a run, handed on by environment or file, and never by a command line. */
export const runCredentials = (): RunCredentials => ({
  accessKeyId: `AKIA${[...randomBytes(28)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`,
  secretAccessKey: randomBytes(30).toString('base64url'),
});

/** For a tool that signs nothing. */
export const signatureForm = ({ accessKeyId }: RunCredentials, region: string, service: string): string => {
  const scope = `${accessKeyId}/${new Date().toISOString().slice(0, 10).replaceAll('-', '')}/${region}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
};
