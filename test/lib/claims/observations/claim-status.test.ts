import { enginesOf, observedOf } from '../../../../lib/claims/observations/claim-status';
import type { Observation } from '../../../../lib/claims/observations/observations';
import { observationTotals } from '../../../../lib/claims/observations/totals';

const tried = (outcome: Observation['outcome'], more: Partial<Observation> = {}): Observation => ({
  title: 'It works',
  side: 'dynamodb',
  engine: 'an engine',
  claims: ['INT-01'],
  outcome,
  ...more,
});

describe('the status of a claim in a place', () => {
  it.each([
    ['seen', ['passed']],
    ['seen', ['passed', 'skipped']],
    ['failed', ['passed', 'failed', 'skipped']],
    ['failed', ['failed']],
    ['not-run', ['skipped', 'skipped']],
    ['not-run', []],
  ] as const)('is %s where what is about it has %j', (status, outcomes) => {
    expect(
      observedOf(
        'INT-01',
        outcomes.map((outcome) => tried(outcome)),
      ).status,
    ).toBe(status);
  });

  it('is of what is about it alone', () => {
    const others = [tried('failed', { claims: [] }), tried('failed', { claims: ['REL-04'] })];
    expect(observedOf('INT-01', [...others, tried('passed')])).toMatchObject({ status: 'seen', passed: 1, failed: 0 });
  });

  it('says which parts were seen, as long as nothing that passed shows the whole', () => {
    const [one, other] = [tried('passed', { part: 'one part' }), tried('passed', { part: 'another part' })];
    const parts = (...tries: Observation[]): readonly string[] => observedOf('INT-01', tries).parts;
    expect(parts(one, other, one, tried('failed', { part: 'a third' }))).toStrictEqual(['one part', 'another part']);
    expect(parts(one, tried('passed'))).toStrictEqual([]);
    expect(parts()).toStrictEqual([]);
  });

  it('says why where it is not seen, on one line each', () => {
    const { reasons } = observedOf('INT-01', [
      tried('passed'),
      tried('failed', { reason: 'expected 1\n  found 2' }),
      tried('skipped', { reason: 'no Java 17: install it' }),
      tried('skipped'),
    ]);
    expect(reasons).toStrictEqual([
      'failed: It works, on an engine: expected 1 found 2',
      'not run: It works, on an engine: no Java 17: install it',
      'not run: It works, on an engine',
    ]);
    expect(observedOf('INT-01', []).reasons).toStrictEqual(['nothing that was run is about it']);
  });
});

it('names each engine once, and none that nothing was tried on', () => {
  const observations = [
    tried('passed', { engine: 'one' }),
    tried('failed', { engine: 'two' }),
    tried('passed', { engine: 'one' }),
    tried('skipped', { engine: 'three' }),
  ];
  expect(enginesOf(observations)).toStrictEqual(['one', 'two']);
});

describe('totals', () => {
  it('add up what was said', () => {
    const observations = [tried('passed', { operations: 2, milliseconds: 0.5 }), tried('failed', { operations: 3 })];
    expect(observationTotals(observations)).toStrictEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
      operations: 5,
      milliseconds: 0.5,
    });
  });

  it('say nothing of what nobody said', () => {
    expect(observationTotals([tried('passed')])).toStrictEqual({ passed: 1, failed: 0, skipped: 0 });
  });
});
