import { all, at, every, is, parts, pointsTo, present, refersTo, set } from '../../../../lib/claims/checks/dsl';
import { resourcesOf, type JsonObject } from '../../../../lib/assembly/assembly';
import { applyMutation } from '../../../../lib/claims/evidence';
import { assembly } from '../../../support/assemblies';

const resource = (properties: JsonObject) => resourcesOf(assembly({ One: ['Any::Type', properties] }))[0]!;

describe('at', () => {
  it.each([
    ['Name', { Name: 'a' }, 'a'],
    ['Outer.Inner', { Outer: { Inner: 1 } }, 1],
    ['Outer.Inner', { Outer: 'text' }, undefined],
    ['List[].Name', { List: [{ Name: 'a' }, {}] }, ['a', null]],
    [
      'List[].Inner[].Name',
      { List: [{ Inner: [{ Name: 'a' }, { Name: 'b' }] }, { Inner: [{ Name: 'c' }] }] },
      ['a', 'b', 'c'],
    ],
    ['List[].Name', { List: { Name: 'a' } }, undefined],
    ['List[]', { List: ['a'] }, ['a']],
  ])('%s of %j is %j', (path, properties, found) => {
    expect(at(path)(resource(properties as JsonObject))).toEqual(found);
  });

  it('says at which property it looks', () => {
    expect(at('Outer.Inner').property).toBe('Outer.Inner');
  });
});

it('parts looks at several properties at once, by their paths', () => {
  expect(parts('A', 'B.C')(resource({ A: 1 }), [])).toEqual({ A: 1, 'B.C': null });
});

describe('what holds', () => {
  it('all demands one element at the least', () => {
    expect([all(present)([]), all(present)([null]), all(present)(['a']), all(present)('a')]).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('every demands all keys', () => {
    expect([every('A', 'B')({ A: 1, B: 2 }), every('A', 'B')({ A: 1, B: null }), every('A')(undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is compares in depth', () => {
    expect([is({ A: [1] })({ A: [1] }), is({ A: [1] })({ A: [2] }), is(true)('true')]).toEqual([true, false, false]);
  });

  it('refersTo takes whole logical ids only', () => {
    expect([
      refersTo('Queue')({ Ref: 'Queue' }),
      refersTo('Queue')({ Ref: 'QueuePolicy' }),
      refersTo('Queue')(undefined),
    ]).toEqual([true, false, false]);
  });

  it('pointsTo sees references across stacks', () => {
    const resources = resourcesOf(assembly({ OrdersA1B2C3D4: ['Any::Type'] }));
    const points = pointsTo(() => true);
    expect(
      points(
        { 'Fn::GetStackOutput': { OutputName: 'PublishOutputFnGetAttOrdersA1B2C3D4Arn' } },
        resources[0]!,
        resources,
      ),
    ).toBe(true);
    expect(points('arn:aws:dynamodb:eu-west-1:111122223333:table/other', resources[0]!, resources)).toBe(false);
  });
});

describe('set', () => {
  const after = (path: string, value: unknown, properties: JsonObject) =>
    resourcesOf(
      applyMutation(
        assembly({ One: ['Any::Type', properties] }),
        set('change it', () => true, path, value),
      ),
    )[0]!.properties;

  it('puts a value into every element', () => {
    expect(after('List[].Inner.Name', 'b', { List: [{ Inner: { Name: 'a' } }, { Inner: {} }, {}] })).toEqual({
      List: [{ Inner: { Name: 'b' } }, { Inner: { Name: 'b' } }, {}],
    });
  });

  it('takes away what is there', () => {
    expect(after('Outer.Name', undefined, { Outer: { Name: 'a' }, Name: 'kept' })).toEqual({ Outer: {}, Name: 'kept' });
  });
});
