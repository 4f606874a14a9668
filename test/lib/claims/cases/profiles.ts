import { readFileSync } from 'node:fs';
import { resourcesOf, type Assembly } from '../../../../lib/assembly/assembly';
import { catalogue } from '../../../../lib/claims/catalogue';
import { CLAIM_IDS } from '../../../../lib/claims/ids';
import { unclaimedIn } from '../../../../lib/claims/unclaimed';
import { claimsDocuments } from '../../../../lib/commands/docs/claims-documents';
import { failureReasons } from '../../../../lib/report/words';
import { reportOn } from '../../../../lib/report/report';
import type { ProfileName } from '../../../../lib/settings/schema';

const place = ({ stack, logicalId }: { stack: string; logicalId: string }): string => `${stack}/${logicalId}`;
const capability = (path: string): string => path.split('/').slice(0, 2).join('/');

/** @param assemblies of every profile */
export function profileCases(assemblies: ReadonlyMap<ProfileName, Assembly>): void {
  describe.each([...assemblies])('profile %s', (profile, assembly) => {
    const { claims, unclaimed } = reportOn([assembly]);
    const results = claims.map(({ id, results: [result] }) => ({ id, ...result! }));
    const resources = resourcesOf(assembly);

    it('leaves no claim failed', () => {
      const failed = results.flatMap(({ id, ...result }) =>
        result.status === 'failed' ? failureReasons(result).map((reason) => `${id}: ${reason}`) : [],
      );
      expect(failed).toStrictEqual([]);
    });

    it('demonstrates what the catalogue says it shows, and nothing that the catalogue does not say', () => {
      const due = catalogue.filter(({ shownIn }) => shownIn?.includes(profile)).map(({ id }) => id);
      expect(results.filter(({ status }) => status === 'demonstrated').map(({ id }) => id)).toStrictEqual(due);
    });

    it('marks what proves a claim with it, or something in the same construct', () => {
      const marked = new Set(
        resources.flatMap(({ path, claims }) => claims.map((claim) => `${claim} ${capability(path)}`)),
      );
      const unmarked = results
        .filter(({ status }) => status === 'demonstrated')
        .flatMap(({ id, evidence }) =>
          evidence
            .filter(({ path }) => !marked.has(`${id} ${capability(path)}`))
            .map((found) => `${id}: ${place(found)}`),
        );
      expect([...new Set(unmarked)]).toStrictEqual([]);
    });

    it('reports every resource that shows no claim and is no plumbing of one that does', () => {
      const listed = new Set(unclaimed.map(place));
      const claimed = new Set(resources.filter(({ claims }) => claims.length).map(({ path }) => capability(path)));
      const left = resources.filter(({ claims, path }) => claims.length === 0 && !claimed.has(capability(path)));
      expect(listed).toStrictEqual(new Set(left.map(place)));
      expect(unclaimedIn(resources).length).toBe(left.length);
    });

    it('has a construct path on every resource, without which plumbing could not be told', () => {
      expect(resources.filter(({ path }) => path === '').map(place)).toStrictEqual([]);
    });
  });

  it('names in SEC-06 the replicas that have no policy against requests without TLS', () => {
    const bare = [...assemblies].flatMap(([profile, assembly]) =>
      resourcesOf(assembly)
        .filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable')
        .flatMap(({ properties }) => properties['Replicas'] as { Region: string; ResourcePolicy?: object }[])
        .filter(({ ResourcePolicy }) => ResourcePolicy === undefined)
        .map(({ Region }) => `${profile} (${Region})`),
    );
    const text = catalogue.find(({ id }) => id === 'SEC-06')!.summary.map((sentence) => sentence.text);
    expect(text.join(' ').match(/\b(free|trial|production|showcase) \([a-z]+-[a-z]+-\d\)/g)).toStrictEqual([
      ...new Set(bare),
    ]);
  });

  it('marks every claim on some resource of some profile, unless no template can show it', () => {
    const marked = new Set(
      [...assemblies.values()].flatMap((assembly) => resourcesOf(assembly).flatMap(({ claims }) => claims)),
    );
    const unmarked = catalogue
      .filter(({ id, verdict }) => verdict !== 'platform-fact' && !marked.has(id))
      .map(({ id }) => id);
    expect(unmarked).toStrictEqual([]);
  });

  it('marks nothing with a claim that there is not', () => {
    const marks = [...assemblies.values()].flatMap((assembly) => resourcesOf(assembly).flatMap(({ claims }) => claims));
    expect(marks.filter((id) => !(CLAIM_IDS as readonly string[]).includes(id))).toStrictEqual([]);
  });

  it.each(Object.entries(claimsDocuments([...assemblies.values()])))(
    'keeps %s current (npm run docs writes it)',
    (file, text) => {
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
}
