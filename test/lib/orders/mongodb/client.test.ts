import { mongoClient } from '../../../../lib/orders/mongodb/client';
import { REQUEST_DEADLINE_MS } from '../../../../lib/orders/mongodb/deadline';
import { FUNCTION_TIMEOUT_SECONDS } from '../../../../lambda/shared/atlas-environment';

const API_GATEWAY_LIMIT_SECONDS = 29;
const SRV = 'mongodb+srv://cluster0.abcde.mongodb.net';

const options = (connectionString: string, auth: 'aws-iam' | 'none') =>
  mongoClient({ connectionString, auth, appName: 'test' }).options;

describe('client with AUTH=aws-iam', () => {
  it("signs in as the function's role and with no password", () => {
    expect(options(SRV, 'aws-iam').credentials).toMatchObject({
      mechanism: 'MONGODB-AWS',
      source: '$external',
      username: '',
      password: '',
    });
  });

  it.each([SRV, 'mongodb://cluster0-shard-00-00.abcde.mongodb.net:27017/'])('uses TLS: %s', (address) => {
    expect(options(address, 'aws-iam').tls).toBe(true);
  });

  it.each([
    ['tls=false', /tls/],
    ['tlsInsecure=true', /certificate/],
    ['tlsAllowInvalidCertificates=true', /certificate/],
    ['tlsAllowInvalidHostnames=true', /certificate/],
    ['authSource=admin&authMechanism=SCRAM-SHA-256', undefined],
  ])('is not weakened by %s in the address', (query, refusal) => {
    const make = () => options(`mongodb://db.example.com:27017/?${query}`, 'aws-iam');
    if (refusal) expect(make).toThrow(refusal);
    else expect(make().credentials).toMatchObject({ mechanism: 'MONGODB-AWS', source: '$external' });
  });

  it('refuses a user name and password in the address', () => {
    expect(() => options('mongodb://user:secret@db.example.com/', 'aws-iam')).toThrow(/username and password/);
  });
});

describe('client with AUTH=none', () => {
  it.each(['127.0.0.1', '127.1.2.3:27018', 'localhost', '[::1]:27017', '%2Ftmp%2Fmongodb-27017.sock'])(
    'serves %s',
    (hosts) => {
      expect(options(`mongodb://${hosts}/`, 'none').credentials).toBeUndefined();
    },
  );

  it.each([
    'mongodb://db.example.com/',
    'mongodb://127.0.0.1.example.com/',
    'mongodb://localhost.example.com/',
    'mongodb://127.0.0.1,db.example.com/',
    'mongodb://10.0.0.1/',
    'mongodb://0.0.0.0/',
    'mongodb://[::]/',
    SRV,
  ])('refuses %s', (address) => {
    expect(() => options(address, 'none')).toThrow(/loopback.*AUTH=aws-iam/);
  });

  it('asks the server of the address, even where that is told not to', () => {
    expect(options('mongodb://127.0.0.1/?directConnection=false', 'none').directConnection).toBe(true);
  });

  it.each([
    ['127.0.0.1:1,localhost:2/', /more than one host/],
    ['user:canary@127.0.0.1/', /a user or a password/],
    ['user@127.0.0.1/', /a user or a password/],
    ['127.0.0.1/?proxyHost=db.example.com', /proxyHost/],
    ['127.0.0.1/?PROXYHOST=db.example.com&replicaSet=rs0', /PROXYHOST; options may be/],
    ['127.0.0.1/?loadBalanced=true', /loadBalanced/],
    ['127.0.0.1/?authMechanism=MONGODB-OIDC', /authMechanism/],
    ['127.0.0.1/?tlsCertificateKeyFile=/etc/key&tlsCertificateKeyFilePassword=canary', /tlsCertificateKeyFilePassword/],
  ])('refuses mongodb://%s without repeating a secret', (rest, why) => {
    const make = () => options(`mongodb://${rest}`, 'none');
    expect(make).toThrow(why);
    expect(make).not.toThrow(/canary/);
  });
});

describe('every client', () => {
  it('reads and writes with majority concern', () => {
    const { readConcern, writeConcern } = options(SRV, 'aws-iam');
    expect([readConcern.level, writeConcern.w]).toStrictEqual(['majority', 'majority']);
  });

  it('bounds every wait of the driver below the deadline of a request', () => {
    const { serverSelectionTimeoutMS, connectTimeoutMS, waitQueueTimeoutMS, socketTimeoutMS } = options(SRV, 'aws-iam');
    for (const wait of [serverSelectionTimeoutMS, connectTimeoutMS, waitQueueTimeoutMS, socketTimeoutMS]) {
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThan(REQUEST_DEADLINE_MS);
    }
  });

  it('answers within the deadline, before the function and API Gateway give up', () => {
    expect(REQUEST_DEADLINE_MS).toBeLessThan(FUNCTION_TIMEOUT_SECONDS * 1_000);
    expect(FUNCTION_TIMEOUT_SECONDS).toBeLessThan(API_GATEWAY_LIMIT_SECONDS);
  });

  it('names itself to the cluster', () => {
    expect(options(SRV, 'aws-iam').appName).toBe('test');
  });
});
