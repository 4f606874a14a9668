import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { askGivenDynamoDb, askGivenMongo, checkGiven } from '../../../lib/tryout/given-servers';
import { runCredentials } from '../../../lib/engines/run-credentials';
import { Misuse } from '../../../lib/errors';
import { freePort } from '../../../lib/processes/free-port';
import { AwsRefusal, AwsServer } from '../../support/aws-server';
import { startScriptedMongo } from '../../support/scripted-mongo';

describe('what the environment names', () => {
  it('may be nothing', async () => {
    await checkGiven({});
  });

  it('is looked at before anything starts, all of it', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const wrong = {
      MONGODB_URI: 'mongodb://db.example.com/',
      DYNAMODB_ENDPOINT: 'https://dynamodb.eu-west-1.amazonaws.com',
      MAVEN_CENTRAL: 'ftp://maven.example.com',
      MINISTACK_PORT: String(port),
      PYTHON: '/no/such/python',
    };
    const error = await checkGiven(wrong).catch((thrown: unknown) => thrown as Error);
    taken.close();
    expect(error).toBeInstanceOf(Misuse);
    for (const name of Object.keys(wrong)) expect(error).toHaveProperty('message', expect.stringContaining(name));
  });
});

describe('a server that MONGODB_URI names', () => {
  it('counts where it answers and makes an index with a time to live', async () => {
    const server = await startScriptedMongo();
    await askGivenMongo(server.uri).finally(() => server.stop());
    expect(server.commands).toStrictEqual(expect.arrayContaining(['ping', 'createIndexes', 'dropDatabase']));
  });

  it('does not where nobody listens', async () => {
    const uri = `mongodb://127.0.0.1:${await freePort()}/`;
    await expect(askGivenMongo(uri, 250)).rejects.toThrow(
      /the server at MONGODB_URI does not answer .*, or unset MONGODB_URI/,
    );
  });

  it('does not where it has no such index', async () => {
    const refusal = { ok: 0, code: 238, codeName: 'NotImplemented', errmsg: 'expireAfterSeconds is not implemented' };
    const server = await startScriptedMongo((command) =>
      'createIndexes' in command ? Promise.resolve(refusal) : undefined,
    );
    await expect(askGivenMongo(server.uri).finally(() => server.stop())).rejects.toThrow(
      /cannot be used \(expireAfterSeconds is not implemented\)/,
    );
  });
});

describe('a server that DYNAMODB_ENDPOINT names', () => {
  it('counts where it answers', async () => {
    const server = await AwsServer.start();
    server.on('dynamodb:ListTables', { TableNames: [] });
    await askGivenDynamoDb(server.access.endpoint, runCredentials()).finally(() => server.stop());
    expect(server.calls).toStrictEqual(['dynamodb:ListTables']);
  });

  it('does not where nobody listens', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    await expect(askGivenDynamoDb(endpoint, runCredentials())).rejects.toThrow(
      'the server at DYNAMODB_ENDPOINT does not answer (ECONNREFUSED)',
    );
  });

  it('does not where it is another service', async () => {
    const server = await AwsServer.start();
    server.on('dynamodb:ListTables', new AwsRefusal('UnknownOperationException'));
    const asked = askGivenDynamoDb(server.access.endpoint, runCredentials());
    await expect(asked.finally(() => server.stop())).rejects.toThrow(
      'does not answer as DynamoDB does (UnknownOperationException)',
    );
  });
});
