/** Both ways to each side, on engines of this machine. */
import { loadFrom } from '../../../../lib/commands/load/command';
import { readResults, type Target } from '../../../../lib/load/results';
import { totalsOf } from '../../../../lib/load/summary';
import { synthesizeLazily } from '../../../../lib/stacks/synthesize-lazily';
import { runLine } from '../../../support/command-line';
import { describeWithMongo } from '../../../support/local-mongo';
import { describeOnDynamoDb } from '../../../support/local-table';

const OPERATIONS = 40;
let synthesized: ReturnType<typeof synthesizeLazily> | undefined;
const load = (target: Target, over: string) =>
  runLine(
    loadFrom((profile) => (synthesized ??= synthesizeLazily(profile))),
    ['--target', target, '--over', over, '--rate', '80', '--duration', '500ms', '--warm-up', '0', '--records', '10']
      // A machine with other work is late, which is no fault of the way.
      .concat('--max-lateness', '1m', '--format', 'json'),
  );

function holdsFor(target: Target, http: RegExp): void {
  it.each([
    ['client', /^(?!.*(API Gateway|code))/],
    ['http', http],
  ])('is measured over %s, whole, and says on what', async (over, engine) => {
    const { exitCode, out, err } = await load(target, over);
    expect({ exitCode, err }).toStrictEqual({ exitCode: 0, err: '' });
    const { place, runs } = readResults(out, 'out');
    expect({ place, runs }).toMatchObject({ place: 'local', runs: [{ target, over, invalid: [] }] });
    expect(runs[0]?.engine).toMatch(engine);
    expect(totalsOf(runs[0]!)).toMatchObject({ issued: OPERATIONS, completed: OPERATIONS });
  });
}

describeOnDynamoDb('DynamoDB', () => {
  holdsFor('dynamodb', /mapping in a stand-in for API Gateway/);

  it('says what was consumed only where the answers do', async () => {
    const units = async (over: string) => readResults((await load('dynamodb', over)).out, over).runs[0]?.units;
    expect([await units('client'), await units('http')]).toStrictEqual([expect.objectContaining({}), undefined]);
  });
});

describeWithMongo('Atlas', () => holdsFor('atlas', /function’s code in the process of the load/));
