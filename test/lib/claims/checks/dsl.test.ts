import { all, at, every, is, parts, pointsTo, pointsToOwn, present, set } from '../../../../lib/claims/checks/dsl';
import {
  resourcesOf,
  type JsonObject,
  type TemplateJson,
  type TemplateResource,
} from '../../../../lib/assembly/assembly';
import { applyMutation } from '../../../../lib/claims/evidence';
import { viewOf, type Select } from '../../../../lib/claims/view';
import { assembly, template } from '../../../support/assemblies';

const Outputs = { QueueArn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } } };

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
    expect(at(path)(resource(properties as JsonObject))).toStrictEqual(found);
  });

  it('says at which property it looks', () => {
    expect(at('Outer.Inner').property).toBe('Outer.Inner');
  });
});

it('parts looks at several properties at once, by their paths', () => {
  expect(parts('A', 'B.C')(resource({ A: 1 }), viewOf({ templates: new Map() }))).toStrictEqual({ A: 1, 'B.C': null });
});

describe('what holds', () => {
  it('all demands one element at the least', () => {
    expect([all(present)([]), all(present)([null]), all(present)(['a']), all(present)('a')]).toStrictEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('every demands all keys', () => {
    expect([every('A', 'B')({ A: 1, B: 2 }), every('A', 'B')({ A: 1, B: null }), every('A')(undefined)]).toStrictEqual([
      true,
      false,
      false,
    ]);
  });

  it('is compares in depth', () => {
    expect([is({ A: [1] })({ A: [1] }), is({ A: [1] })({ A: [2] }), is(true)('true')]).toStrictEqual([
      true,
      false,
      false,
    ]);
  });

  describe('pointsTo', () => {
    const view = viewOf({
      templates: new Map<string, TemplateJson>([
        ['One', { ...template({ Queue: ['AWS::SQS::Queue'], QueueTwo: ['AWS::SQS::Queue'] }), Outputs }],
        ['Two', template({ Mapping: ['Any::Type'] })],
      ]),
    });
    const [queue, , mapping] = view.resources as [TemplateResource, TemplateResource, TemplateResource];
    const isQueue: Select = ({ logicalId }) => logicalId === 'Queue';

    it.each<[found: JsonObject | string, boolean]>([
      [{ 'Fn::GetStackOutput': { StackName: 'One', OutputName: 'QueueArn' } }, true],
      [{ 'Fn::GetStackOutput': { StackName: 'One', OutputName: 'OtherArn' } }, false],
      [{ Ref: 'Queue' }, false],
      ['arn:aws:sqs:eu-west-1:111122223333:other', false],
    ])('sees of %j across stacks: %s', (found, is) => {
      expect(pointsTo(isQueue)(found, mapping, view)).toBe(is);
    });

    it('takes the attribute that it is told alone', () => {
      const points = pointsTo(isQueue, 'Arn');
      expect([
        points({ 'Fn::GetAtt': ['Queue', 'Arn'] }, queue, view),
        points({ 'Fn::GetAtt': ['Queue', 'QueueName'] }, queue, view),
        points({ Ref: 'Queue' }, queue, view),
      ]).toStrictEqual([true, false, false]);
    });

    it('stays in its own stack where that is asked', () => {
      const arn = { 'Fn::GetStackOutput': { StackName: 'One', OutputName: 'QueueArn' } };
      expect([
        pointsToOwn(isQueue)(arn, mapping, view),
        pointsToOwn(isQueue)({ Ref: 'Queue' }, queue, view),
      ]).toStrictEqual([false, true]);
    });
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
    expect(after('List[].Inner.Name', 'b', { List: [{ Inner: { Name: 'a' } }, { Inner: {} }, {}] })).toStrictEqual({
      List: [{ Inner: { Name: 'b' } }, { Inner: { Name: 'b' } }, {}],
    });
  });

  it('takes away what is there', () => {
    expect(after('Outer.Name', undefined, { Outer: { Name: 'a' }, Name: 'kept' })).toStrictEqual({
      Outer: {},
      Name: 'kept',
    });
  });
});
