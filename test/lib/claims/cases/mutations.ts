import { catalogue } from '../../../../lib/claims/catalogue';
import type { Assembly } from '../../../../lib/assembly/assembly';
import { evaluate } from '../../../../lib/claims/evaluate';
import { viewOf } from '../../../../lib/claims/view';
import { applyMutation, MUTATION_KINDS, prove, type Expectation, type Proof } from '../../../../lib/claims/evidence';
import { PROFILE_NAMES, type ProfileName } from '../../../../lib/settings/schema';

const applies = ({ onlyIn }: { readonly onlyIn?: readonly ProfileName[] }, profile: ProfileName): boolean =>
  onlyIn === undefined || onlyIn.includes(profile);

const broken = ({ findings, missing }: Proof): string[] => [
  ...missing.map(({ of, expected }) => `${of} ${expected}`),
  ...findings.filter(({ holds }) => !holds).map(({ expected }) => expected),
];

/** Every claim with evidence in every profile that must show it. */
const shownIn = (assemblies: ReadonlyMap<string, Assembly>) =>
  catalogue.flatMap((claim) =>
    claim.verdict === 'platform-fact'
      ? []
      : claim.shownIn.map((profile) => {
          const assembly = assemblies.get(profile);
          if (!assembly) throw new Error(`no profile ${profile}`);
          const mutations = claim.evidence.mutations
            .filter((mutation) => applies(mutation, profile))
            .map((mutation) => ({
              name: mutation.name,
              result: evaluate(applyMutation(assembly, mutation), [claim])[0]!,
            }));
          return { claim, profile, mutations };
        }),
  );

const provesWithoutResources = (expectation: Expectation): boolean =>
  prove(
    { expectations: [expectation], mutations: [{ name: 'none', apply: () => undefined }] },
    viewOf({ templates: new Map() }),
    'free',
  ).missing.length === 0;

/** @param assemblies of every profile */
export function mutationCases(assemblies: ReadonlyMap<string, Assembly>): void {
  const shown = shownIn(assemblies);

  it('lets no mutation pass: each one fails its claim in every profile that shows it', () => {
    const survivors = shown.flatMap(({ claim, profile, mutations }) =>
      mutations
        .filter(({ result }) => result.status !== 'failed')
        .map(({ name }) => `${claim.id} in ${profile}: ${name}`),
    );
    expect(survivors).toStrictEqual([]);
  });

  it('has no expectation that no mutation breaks', () => {
    const unbroken = shown.flatMap(({ claim, profile, mutations }) => {
      const fallen = new Set(mutations.flatMap(({ result }) => broken(result.proof)));
      return claim.evidence.expectations
        .filter((expectation) => applies(expectation, profile))
        .map(({ of, expected }) => `${of} ${expected}`)
        .filter((expected) => !fallen.has(expected))
        .map((expected) => `${claim.id} in ${profile}: ${expected}`);
    });
    expect(unbroken).toStrictEqual([]);
  });

  it('breaks every expectation by what is found, not only by taking the resource away', () => {
    const onlyRemoved = shown.flatMap(({ claim, profile, mutations }) => {
      const fallen = new Set(
        mutations.flatMap(({ result }) =>
          result.proof.findings.filter(({ holds }) => !holds).map(({ expected }) => expected),
        ),
      );
      return claim.evidence.expectations
        .filter((expectation) => applies(expectation, profile))
        .map(({ of, expected }) => `${of} ${expected}`)
        .filter((expected) => !fallen.has(expected))
        .map((expected) => `${claim.id} in ${profile}: ${expected}`);
    });
    expect(onlyRemoved).toStrictEqual([]);
  });

  it('has no mutation that no profile tries', () => {
    const tried = new Set(shown.flatMap(({ claim, mutations }) => mutations.map(({ name }) => `${claim.id}: ${name}`)));
    const all = catalogue.flatMap(({ id, evidence }) => evidence?.mutations.map(({ name }) => `${id}: ${name}`) ?? []);
    expect(all.filter((one) => !tried.has(one))).toStrictEqual([]);
  });

  const sorted = catalogue.filter(({ evidence }) => evidence !== undefined);

  it('is one of five at the least, each of a kind', () => {
    const few = sorted.filter(
      ({ evidence }) => evidence!.mutations.filter(({ kind }) => kind !== undefined).length < 5,
    );
    expect(few.map(({ id }) => id)).toStrictEqual([]);
  });

  it('is there of every kind, or the claim says why not', () => {
    const missing = sorted.flatMap(({ id, evidence }) => {
      const tried = new Set(evidence!.mutations.map(({ kind }) => kind));
      return MUTATION_KINDS.filter((kind) => tried.has(kind) === (evidence!.notTried?.[kind] !== undefined)).map(
        (kind) => `${id}: ${kind}`,
      );
    });
    expect(missing).toStrictEqual([]);
  });

  it('has no expectation that is satisfied by no resource at all', () => {
    const satisfied = catalogue.flatMap(({ id, evidence }) =>
      (evidence?.expectations ?? [])
        .map((expectation) => ({ ...expectation, onlyIn: PROFILE_NAMES }))
        .filter((expectation) => provesWithoutResources(expectation))
        .map(({ expected }) => `${id}: ${expected}`),
    );
    expect(satisfied).toStrictEqual([]);
  });

  it('fails every claim of a profile whose templates are empty', () => {
    for (const { claim, profile } of shown) {
      expect(evaluate({ profile, templates: new Map() }, [claim])[0]).toMatchObject({ status: 'failed' });
    }
  });
}
