import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleAway } from '../../../support/bundle';
import { startScriptedMongo } from '../../../support/scripted-mongo';

const run = promisify(execFile);

/** In a process of its own: only the bundle, and no `@aws-sdk/credential-providers` to be found. */
describe('signing in to Atlas with the bundle', () => {
  let bundle: ReturnType<typeof bundleAway> | undefined;
  let server: Awaited<ReturnType<typeof startScriptedMongo>> | undefined;
  afterEach(async () => {
    bundle?.remove();
    await server?.stop();
  });

  it("signs each connection with the role's credentials of that moment", async () => {
    server = await startScriptedMongo();
    bundle = bundleAway(join(__dirname, 'sign-in.fixture.ts'));
    const script = `import('${bundle.file}').then(({ signInTwice }) => signInTwice('${server.uri}'))`;
    const env = { PATH: process.env['PATH'], AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
    await run(process.execPath, ['-e', script], { env, cwd: bundle.folder, timeout: 20_000 });

    expect(server.signIns.map(({ t }) => t)).toStrictEqual(['token', 'token']);
    const [first, second] = server.signIns.map(({ a }) => String(a));
    expect(first).toMatch(/^AWS4-HMAC-SHA256 Credential=ASIAFIRST\/\d{8}\/eu-west-1\/sts\/aws4_request/);
    expect(second).toMatch(/^AWS4-HMAC-SHA256 Credential=ASIASECOND\//);
  });
});
