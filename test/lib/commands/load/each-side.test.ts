import { eachSide } from '../../../../lib/commands/load/each-side';
import { Misuse, NotRun } from '../../../../lib/errors';

const SIDES = [{ target: 'dynamodb' }, { target: 'atlas' }] as const;
const gone = new NotRun('it is not there');
const misused = new Misuse('nobody has that');

/** @param errors of the sides that fail */
const measuring = (errors: { readonly dynamodb?: Error; readonly atlas?: Error }) => {
  const begun: string[] = [];
  const done = eachSide(SIDES, async ({ target }) => {
    begun.push(target);
    const error = errors[target];
    if (error) throw error;
    return { of: target };
  });
  return { begun, done };
};

describe('each side', () => {
  it.each([
    ['the first', { dynamodb: gone }, 'atlas', 'dynamodb'],
    ['the second', { atlas: gone }, 'dynamodb', 'atlas'],
  ] as const)('is measured also where %s fails', async (_, errors, measured, target) => {
    const { begun, done } = measuring(errors);
    expect(await done).toStrictEqual({ measured: [{ of: measured }], failed: [{ target, error: gone }] });
    expect(begun).toStrictEqual(['dynamodb', 'atlas']);
  });

  it('that was misused ends it before another is begun', async () => {
    const { begun, done } = measuring({ dynamodb: misused });
    await expect(done).rejects.toBe(misused);
    expect(begun).toStrictEqual(['dynamodb']);
  });

  it('that was misused takes nothing away from what is measured already', async () => {
    const { done } = measuring({ atlas: misused });
    expect(await done).toStrictEqual({ measured: [{ of: 'dynamodb' }], failed: [{ target: 'atlas', error: misused }] });
  });

  it('fails with what the first has failed of where none was measured', async () => {
    await expect(measuring({ dynamodb: gone, atlas: new NotRun('nor that') }).done).rejects.toBe(gone);
  });
});
