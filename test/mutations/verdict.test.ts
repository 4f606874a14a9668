import { judged, type Mutant } from './verdict';

const mutant = (line: number, status: Mutant['status']): Mutant => ({
  file: 'lib/a.ts',
  line,
  was: `a ===\n  ${line}`,
  is: 'true',
  status,
});
const noticed = Array.from({ length: 18 }, (_, line) => mutant(line, line % 2 ? 'Killed' : 'Timeout'));
const accepted = [{ file: 'lib/a.ts', was: 'a === 90', is: 'true', reason: 'a is 90 or nothing' }];
const fourTimes = accepted.map((one) => ({ ...one, times: 4 }));

describe('a part of the code', () => {
  it.each<[string, readonly Mutant[]]>([
    ['each change is noticed', noticed],
    ['one that is not is accepted', [...noticed, mutant(90, 'Survived')]],
    ['changes cannot be run, or are left out', [...noticed, mutant(91, 'RuntimeError'), mutant(92, 'Ignored')]],
  ])('passes where %s', (_, mutants) => {
    expect(judged({ part: 'lib', isWhole: true, mutants, accepted }).passed).toBe(true);
  });

  it.each<[string, readonly Mutant[]]>([
    ['one is not noticed', [...noticed, mutant(91, 'Survived')]],
    ['one is in code that no test runs', [...noticed, mutant(91, 'NoCoverage')]],
    ['one is noticed that is accepted', [...noticed, mutant(90, 'Killed')]],
    ['one is not noticed in more places than accepted', [...noticed, mutant(90, 'Survived'), mutant(90, 'Survived')]],
    ['there was nothing to notice', []],
  ])('fails where %s', (_, mutants) => {
    expect(judged({ part: 'lib', isWhole: true, mutants, accepted }).passed).toBe(false);
  });

  it('fails where too many are accepted, unless only some of it was mutated', () => {
    const mutants = [...noticed, ...Array.from({ length: 4 }, () => mutant(90, 'Survived'))];
    const passed = [true, false].map(
      (isWhole) => judged({ part: 'lib', isWhole, mutants, accepted: fourTimes }).passed,
    );
    expect(passed).toStrictEqual([false, true]);
  });

  it('passes where there is too little to count a share of, and what is not noticed is accepted', () => {
    const few = [mutant(90, 'Survived'), ...noticed.slice(0, 2)];
    expect(judged({ part: 'lib', isWhole: true, mutants: few, accepted }).passed).toBe(true);
    expect(judged({ part: 'lib', isWhole: true, mutants: few, accepted: [] }).passed).toBe(false);
  });

  it('says where and how the code was changed', () => {
    const { lines } = judged({ part: 'lib', isWhole: true, mutants: [...noticed, mutant(91, 'Survived')], accepted });
    expect(lines).toStrictEqual([
      'lib: 18 of 19 noticed (94.7 %, at least 85 %), 0 accepted, 1 not',
      '  not noticed  lib/a.ts:91  a === 91  ->  true',
    ]);
  });
});
