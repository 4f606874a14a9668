/** What a function is made of: clients of the AWS SDK and its handler, planted where they are not. */
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
    expect(await refusals(code)).toStrictEqual(['house/client-options']);
    expect(await refusals(code, 'lib/services/planted.ts')).toStrictEqual(['house/client-options']);
  });

  it.each([
    `new QueueClient(AWS_CLIENT);`,
    `new QueueClient({ ...AWS_CLIENT, region }); new kms.KMSClient({ ...PATIENT_AWS_CLIENT });`,
    `const options = { ...AWS_CLIENT, region }; new QueueClient(options); new QueueClient({ ...options, endpoint });`,
    `new QueueClient(clientOptions(region, access)); new QueueClient({ ...clientOptions(region, access) });`,
    `new CLIENTS[service]({ ...AWS_CLIENT, region });`,
    `new MongoClient(address); new Map(); new (class {})();`,
  ])('and lets be: %s', async (code) => {
    expect(await refusals(code)).toStrictEqual([]);
  });
}

export function handlerCases(): void {
  const refused = (code: string, file = 'lambda/planted/handler.ts') =>
    refusalsOf(file, code, (rule) => rule === 'no-restricted-syntax');

  it.each([
    `export const handler = async () => undefined;`,
    `export const handler = streamHandler(settling);`,
    `export async function handler() {}`,
    `const logger = new Logger({ serviceName: 'one' });`,
  ])('refuses %s', async (code) => {
    expect(await refused(code)).toStrictEqual(['no-restricted-syntax']);
  });

  it('and lets be a handler in its wrapper', async () => {
    const code = `const logger = functionLogger('one'); export const handler = logged(logger, async () => undefined);`;
    expect(await refused(code)).toStrictEqual([]);
    expect(await refused(`export const made = new Logger({});`, 'lambda/shared/logger.ts')).toStrictEqual([]);
  });
}
