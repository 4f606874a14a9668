import { defaultProvider } from '../../../lambda/shared/credentials';

describe('defaultProvider', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  it('reads the credentials that Lambda sets', async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
    });
    expect(await defaultProvider()()).toStrictEqual({
      accessKeyId: 'id',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
  });

  it('reads them anew each time, because they rotate', async () => {
    const provider = defaultProvider();
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'first', AWS_SECRET_ACCESS_KEY: 's1', AWS_SESSION_TOKEN: 't1' });
    await provider();
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'second', AWS_SECRET_ACCESS_KEY: 's2', AWS_SESSION_TOKEN: 't2' });
    expect(await provider()).toStrictEqual({ accessKeyId: 'second', secretAccessKey: 's2', sessionToken: 't2' });
  });

  it('does without a session token', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' });
    delete process.env['AWS_SESSION_TOKEN'];
    expect(await defaultProvider()()).toStrictEqual({ accessKeyId: 'id', secretAccessKey: 'secret' });
  });

  it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('names the variables when %s is missing', async (name) => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' });
    delete process.env[name];
    await expect(defaultProvider()()).rejects.toThrow('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set');
  });
});
