/** Step Functions and the bucket are mocks: no local engine has a distributed map. The results are those of real parts. */
import { deployedWorkers, runDistributed } from '../../../../lib/commands/load/distributed';
import { Misuse } from '../../../../lib/errors';
import { totalsOf } from '../../../../lib/load/summary';
import { anAccountWithWorkers } from '../../../support/load-account';
import { someLoad } from '../../../support/load-options';

const load = someLoad({ prefix: 'load-0123abcd' });
const deployed = { target: 'dynamodb', stateMachineArn: 'arn:machine', bucket: 'results' } as const;
const outputs = {
  LoadTest: { LoadStateMachineArn: 'arn:machine', LoadResultsBucketName: 'results', LoadMaxWorkers: '4' },
};

function anAccount(status?: string) {
  const account = anAccountWithWorkers(status);
  const notes: string[] = [];
  const note = (line: string): void => void notes.push(line);
  const run = () => runDistributed(deployed, load, 3, { world: account.world, note });
  return { ...account, notes, run };
}

describe('a load from many functions', () => {
  it('is started once, by its own name, ahead of its start', async () => {
    const { starts, run } = anAccount();
    await run();
    expect(starts).toMatchObject([{ name: 'load-0123abcd', input: { target: 'dynamodb', of: 3, items: [0, 1, 2] } }]);
    expect(starts[0]!.input.startAt - starts[0]!.at).toBeGreaterThan(15_000);
  });

  it('is what all of its parts have measured', async () => {
    const { run, notes } = anAccount();
    const results = await run();
    expect(results).toMatchObject({ place: 'live', parts: [{}, {}, {}] });
    expect(totalsOf(results.runs[0]!)).toMatchObject({ issued: 100, completed: 100 });
    expect(notes[0]).toMatch(/^workers come up, \d+ s to the start$/);
  });

  it('has no result where a part is missing', async () => {
    const { run, objects } = anAccount();
    const kept = objects.set.bind(objects);
    objects.set = (key, text) => (key.endsWith('/1.json') ? objects : kept(key, text));
    await expect(run()).rejects.toThrow(/load-0123abcd\/dynamodb\/1\.json is missing/);
  });

  it('has no result where one part is there as another', async () => {
    const { run, objects } = anAccount();
    const kept = objects.set.bind(objects);
    objects.set = (key, text) => (key.endsWith('/1.json') ? objects : kept(key, text));
    const given = objects.get.bind(objects);
    objects.get = (key) => given(key.replace('/1.json', '/0.json'));
    await expect(run()).rejects.toThrow(/1\.json is not of part 1 of load-0123abcd/);
  });

  it('has no result where a worker says that it was on another machine than those of the account', async () => {
    const { run, objects } = anAccount();
    const kept = objects.set.bind(objects);
    objects.set = (key, text) => kept(key, text.replace('"place":"live"', '"place":"local"'));
    await expect(run()).rejects.toThrow(/0\.json is not of part 0 of load-0123abcd/);
  });

  it('has no result where a worker has asked the other side', async () => {
    const { run, objects } = anAccount();
    const kept = objects.set.bind(objects);
    objects.set = (key, text) => kept(key, text.replace('"target":"dynamodb"', '"target":"atlas"'));
    await expect(run()).rejects.toThrow(/dynamodb\/0\.json is not of part 0 of load-0123abcd/);
  });

  it('has no result where a worker has failed', async () => {
    await expect(anAccount('FAILED').run()).rejects.toThrow(/ended as FAILED \(Lambda\.Unknown /);
  });
});

describe('the stack', () => {
  it('is known by its outputs', () => {
    expect(deployedWorkers('dynamodb', outputs, 'outputs.json', 4, load)).toStrictEqual(deployed);
  });

  it('is another for Atlas, with results in the same bucket', () => {
    const both = { ...outputs, AtlasLoadTest: { LoadStateMachineArn: 'arn:other', LoadMaxWorkers: '4' } };
    const found = deployedWorkers('atlas', both, 'outputs.json', 4, load);
    expect(found).toStrictEqual({ target: 'atlas', stateMachineArn: 'arn:other', bucket: 'results' });
  });

  it('is refused for Atlas where nothing in the VPC reaches it', () => {
    expect(() => deployedWorkers('atlas', outputs, 'outputs.json', 4, load)).toThrow(
      /no LoadMaxWorkers of stack AtlasLoadTest\. Deploy it with .*, where the VPC reaches the cluster: /,
    );
  });

  it.each([
    ['is not deployed', { Network: {} }, 1, load, /no LoadMaxWorkers of stack LoadTest/],
    ['has fewer workers', outputs, 5, load, /--distributed 5: .* at most 4 workers/],
    ['has no time for it', outputs, 1, { ...load, durationMs: 840_000 }, /Allowed with --distributed 1: 840 s/],
    ['puts records for too long', outputs, 1, { ...load, durationMs: 830_000, records: 20_000 }, /: 794 s, as a/],
  ])('is refused where it %s', (_what, given, workers, of, message) => {
    const attempt = () => deployedWorkers('dynamodb', given, 'outputs.json', workers, of);
    expect(attempt).toThrow(Misuse);
    expect(attempt).toThrow(message);
  });
});
