import fc from 'fast-check';
import type { TemplateResource } from '../../../../lib/assembly/assembly';
import { CARD_WIDTH, layOut } from '../../../../lib/report/html/picture/layout';
import { groupsOf, type Group } from '../../../../lib/report/html/picture/rows';
import { shortened } from '../../../../lib/report/html/picture/text';
import { treeOf } from '../../../../lib/report/html/picture/tree';

const resource = (path: string, type = 'AWS::IAM::Role', claims: readonly string[] = []): TemplateResource => ({
  stack: 'Stack',
  logicalId: `Id${path.replace(/\W/g, '')}`,
  path,
  type,
  claims,
  properties: {},
  json: { Type: type },
});

const groups = (...resources: readonly TemplateResource[]): Group[] => groupsOf(treeOf(resources));

describe('the construct tree', () => {
  it('leaves out the id that a construct gives to its own resource', () => {
    expect(treeOf([resource('Stack/Orders/Resource')])).toMatchObject([{ name: 'Orders', below: [] }]);
  });

  it('joins constructs that hold nothing but one other', () => {
    expect(treeOf([resource('Stack/A/B/C/Resource')])).toMatchObject([{ name: 'A/B/C', below: [] }]);
  });

  it('hangs resources below the resource whose construct they stand in', () => {
    expect(
      treeOf([resource('Stack/Queue/Policy/Resource'), resource('Stack/Queue/Resource', 'AWS::SQS::Queue')]),
    ).toMatchObject([{ name: 'Queue', resource: { type: 'AWS::SQS::Queue' }, below: [{ name: 'Policy' }] }]);
  });

  it('puts resources of a template without paths side by side', () => {
    const bare = { ...resource(''), logicalId: 'Bare' };
    expect(treeOf([bare])).toMatchObject([{ name: 'Bare', resource: bare }]);
  });
});

describe('the rows of a picture', () => {
  it('fold unclaimed resources of one type that stand side by side', () => {
    const [group] = groups(resource('Stack/A/X'), resource('Stack/A/Y'), resource('Stack/A/Z'));
    expect(group?.rows).toMatchObject([{ label: 'X, Y, Z', resources: [{}, {}, {}] }]);
  });

  it('never fold a claimed one', () => {
    const [group] = groups(...['X', 'Y', 'Z'].map((id) => resource(`Stack/A/${id}`, 'AWS::IAM::Role', ['SEC-08'])));
    expect(group?.rows.map(({ label }) => label)).toEqual(['X', 'Y', 'Z']);
  });

  it('gather what has nothing below it in one group', () => {
    expect(groups(resource('Stack/A'), resource('Stack/B/C'), resource('Stack/B/D'))).toMatchObject([
      { rows: [{ label: 'A' }] },
      { title: 'B' },
    ]);
  });

  it('name the row they hang below', () => {
    const [group] = groups(resource('Stack/A/Resource'), resource('Stack/A/B/Resource'), resource('Stack/A/B/C'));
    expect(group?.rows.map(({ label, parent }) => [label, parent])).toEqual([
      ['A', undefined],
      ['B', 0],
      ['C', 1],
    ]);
  });
});

const id = fc.constantFrom('A', 'B', 'Resource', 'Default', '__proto__', '');
const anyResource = fc
  .tuple(
    fc.array(id, { maxLength: 5 }),
    fc.constantFrom('T::A', 'T::B'),
    fc.array(fc.constantFrom('SEC-01', 'SEC-02'), { maxLength: 20 }),
  )
  .map(([ids, type, claims]) => resource(['Stack', ...ids].join('/'), type, claims));
const anyResources = fc
  .array(anyResource, { maxLength: 30 })
  .map((all) => all.map((one, index) => ({ ...one, logicalId: `Id${index}` })));

describe('the layout', () => {
  it('shows every resource once, whatever the paths', () =>
    fc.assert(
      fc.property(anyResources, (resources) => {
        const shown = layOut(groups(...resources)).cards.flatMap(({ rows }) =>
          rows.flatMap(({ row }) => row.resources),
        );
        expect(shown.map(({ logicalId }) => logicalId).sort()).toEqual(
          resources.map(({ logicalId }) => logicalId).sort(),
        );
      }),
    ));

  it('keeps cards apart and inside the picture', () =>
    fc.assert(
      fc.property(anyResources, (resources) => {
        const { cards, width, height } = layOut(groups(...resources));
        for (const [index, card] of cards.entries()) {
          expect(card.x + CARD_WIDTH).toBeLessThanOrEqual(width);
          expect(card.y + card.height).toBeLessThanOrEqual(height);
          const others = cards.slice(index + 1).filter(({ x }) => x === card.x);
          for (const other of others) expect(other.y).toBeGreaterThan(card.y + card.height);
        }
      }),
    ));

  it('keeps badges inside their card and 24 pixels apart from line to line', () => {
    const claims = Array.from({ length: 20 }, (_, index) => `SEC-${index}`);
    const [card] = layOut(
      groups(resource('Stack/A', 'T', claims), resource('Stack/B', 'T', ['SEC-01', 'SEC-02'])),
    ).cards;
    const badges = card?.rows.flatMap((row) => row.badges) ?? [];
    expect(badges).toHaveLength(22);
    expect(Math.max(...badges.map(({ x }) => x + 74))).toBeLessThanOrEqual(CARD_WIDTH);
    const lines = [...new Set(badges.map(({ y }) => y))].sort((one, other) => one - other);
    expect(lines.length).toBeGreaterThan(3);
    lines.slice(1).forEach((y, index) => expect(y - (lines[index] as number)).toBeGreaterThanOrEqual(24));
  });
});

describe('a text that is too long', () => {
  it('is cut and says so', () => {
    expect(shortened('a'.repeat(100), 75)).toBe(`${'a'.repeat(9)}…`);
  });

  it('is left alone where it fits', () => {
    expect(shortened('short', 75)).toBe('short');
  });
});
