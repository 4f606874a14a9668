import fc from 'fast-check';
import type { TemplateResource } from '../../../../lib/assembly/assembly';
import { treeOf, type Branch } from '../../../../lib/report/html/construct-tree';

const resource = (path: string, type = 'AWS::IAM::Role', claims: readonly string[] = []): TemplateResource => ({
  stack: 'Stack',
  logicalId: `Id${path.replace(/\W/g, '')}`,
  path,
  type,
  claims,
  properties: {},
  json: { Type: type },
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

describe('the construct tree', () => {
  it('leaves out the id that a construct gives to its own resource', () => {
    expect(treeOf([resource('Stack/Orders/Resource')])).toMatchObject([{ below: [{ name: 'Orders', below: [] }] }]);
  });

  it('joins constructs that hold nothing but one other', () => {
    expect(treeOf([resource('Stack/A/B/C/Resource')])).toMatchObject([{ below: [{ name: 'A/B/C', below: [] }] }]);
  });

  it('hangs resources below the resource whose construct they stand in', () => {
    expect(
      treeOf([resource('Stack/Queue/Policy/Resource'), resource('Stack/Queue/Resource', 'AWS::SQS::Queue')]),
    ).toMatchObject([{ name: 'Queue', resources: [{ type: 'AWS::SQS::Queue' }], below: [{ name: 'Policy' }] }]);
  });

  it('puts resources of a template without paths side by side', () => {
    const bare = { ...resource(''), logicalId: 'Bare' };
    expect(treeOf([bare])).toMatchObject([{ below: [{ name: 'Bare', resources: [bare] }] }]);
  });

  it('folds unclaimed resources of one type that stand side by side', () => {
    const [branch] = treeOf(['X', 'Y', 'Z'].map((id) => resource(`Stack/A/${id}`)));
    expect(branch).toMatchObject({ name: 'A', below: [{ name: 'X, Y, Z', resources: [{}, {}, {}] }] });
  });

  it('never folds a claimed one', () => {
    const [branch] = treeOf(['X', 'Y', 'Z'].map((id) => resource(`Stack/A/${id}`, 'AWS::IAM::Role', ['SEC-08'])));
    expect(branch?.below.map(({ name }) => name)).toStrictEqual(['X', 'Y', 'Z']);
  });

  it('gathers what has nothing below it in a branch of its own', () => {
    expect(treeOf(['Stack/B/C', 'Stack/B/D', 'Stack/A'].map((path) => resource(path)))).toMatchObject([
      { name: 'On their own', resources: [], below: [{ name: 'A' }] },
      { name: 'B', below: [{ name: 'C' }, { name: 'D' }] },
    ]);
  });

  it('shows every resource once, whatever the paths', () => {
    const shown = (branches: readonly Branch[]): string[] =>
      branches.flatMap(({ resources, below }) => [...resources.map(({ logicalId }) => logicalId), ...shown(below)]);
    fc.assert(
      fc.property(anyResources, (resources) => {
        expect(shown(treeOf(resources)).sort()).toStrictEqual(resources.map(({ logicalId }) => logicalId).sort());
      }),
    );
  });
});
