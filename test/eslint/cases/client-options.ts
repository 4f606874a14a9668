/** Clients of the AWS SDK with and without the shared options, planted where they are not. */
import { refusals as refusalsOf } from '../../support/lint';

const refusals = (code: string, file = 'lambda/planted/handler.ts') =>
  refusalsOf(file, `${IMPORTS}\n${code}`, (rule) => rule === 'house/client-options');

const IMPORTS = `import { SQSClient as QueueClient, type SQSClientConfig } from '@aws-sdk/client-sqs'; import * as kms from '@aws-sdk/client-kms';
import { AWS_CLIENT, clientOptions } from 'one'; import { MongoClient } from 'mongodb';`;

export function clientOptionsCases(): void {
  it.each([
    `new QueueClient({});`,
    `new QueueClient();`,
    `new QueueClient({ region });`,
    `new QueueClient({ requestHandler: AWS_CLIENT.requestHandler });`,
    `const options = { region }; new QueueClient(options);`,
    `let options = AWS_CLIENT; new QueueClient(options);`,
    `(config: SQSClientConfig) => new QueueClient(config);`,
    `new kms.KMSClient({});`,
    `const { EC2Client } = await import('@aws-sdk/client-ec2'); new EC2Client({});`,
    `new CLIENTS[service]({ region });`,
  ])('refuses %s', async (code) => {
    expect(await refusals(code)).toEqual(['house/client-options']);
    expect(await refusals(code, 'lib/services/planted.ts')).toEqual(['house/client-options']);
  });

  it.each([
    `new QueueClient(AWS_CLIENT);`,
    `new QueueClient({ ...AWS_CLIENT, region }); new kms.KMSClient({ ...PATIENT_AWS_CLIENT });`,
    `const options = { ...AWS_CLIENT, region }; new QueueClient(options); new QueueClient({ ...options, endpoint });`,
    `new QueueClient(clientOptions(region, access)); new QueueClient({ ...clientOptions(region, access) });`,
    `new CLIENTS[service]({ ...AWS_CLIENT, region });`,
    `new MongoClient(address); new Map(); new (class {})();`,
  ])('and lets be: %s', async (code) => {
    expect(await refusals(code)).toEqual([]);
  });
}
