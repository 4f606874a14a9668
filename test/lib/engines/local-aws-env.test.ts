import { localAwsEnv } from '../../../lib/engines/local-aws-env';

const MACHINE = {
  PATH: '/bin',
  AWS_PROFILE: 'production',
  AWS_SESSION_TOKEN: 'secret',
  AWS_ENDPOINT_URL_DYNAMODB: 'https://dynamodb.eu-west-1.amazonaws.com',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  CDK_DEFAULT_ACCOUNT: '111111111111',
  HTTPS_PROXY: 'http://proxy:3128',
  http_proxy: 'http://proxy:3128',
};
const env = localAwsEnv(
  'http://127.0.0.1:1',
  'eu-west-1',
  { accessKeyId: 'id', secretAccessKey: 'secret' },
  '/private',
  MACHINE,
);

describe('the environment of tools that use the emulator', () => {
  it.each([
    'AWS_PROFILE',
    'AWS_SESSION_TOKEN',
    'AWS_ENDPOINT_URL_DYNAMODB',
    'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
    'HTTPS_PROXY',
    'http_proxy',
  ])('has no %s of the machine', (name) => {
    expect(env).not.toHaveProperty(name);
  });

  it('names the emulator and its account only', () => {
    expect(env).toMatchObject({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      CDK_DEFAULT_ACCOUNT: '000000000000',
    });
  });

  it('keeps what has nothing to do with AWS', () => {
    expect(env['PATH']).toBe('/bin');
  });
});
