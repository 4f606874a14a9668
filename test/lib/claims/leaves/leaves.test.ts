import type { Json, JsonObject, ResourceJson } from '../../../../lib/assembly/assembly';
import { damaged, withValue } from '../../../../lib/claims/leaves/damage';
import { leavesOf } from '../../../../lib/claims/leaves/leaves';
import { listedFor } from '../../../../lib/claims/leaves/listed';

describe('a leaf', () => {
  const properties: JsonObject = {
    Enabled: true,
    Replicas: [{ Region: 'a' }, { Region: { Ref: 'AWS::Region' } }],
    Empty: [],
    Name: { 'Fn::Join': ['', ['arn:', { 'Fn::GetAtt': ['Table', 'Arn'] }]] },
  };

  it('is every value without parts, and a reference is one', () => {
    expect(leavesOf(properties).map(({ value }) => value)).toStrictEqual([
      true,
      'a',
      { Ref: 'AWS::Region' },
      '',
      'arn:',
      { 'Fn::GetAtt': ['Table', 'Arn'] },
    ]);
  });

  it('has the same property in every element of a list, and in every part of a text', () => {
    expect([...new Set(leavesOf(properties).map(({ property }) => property))]).toStrictEqual([
      'Enabled',
      'Replicas[].Region',
      'Name',
    ]);
  });

  it('is damaged where it stands, and nothing else is', () => {
    const resource: ResourceJson = { Type: 'Any::Type', Properties: properties };
    const [, , third] = leavesOf(properties);
    expect(withValue(resource, third!.path, 'b')).toStrictEqual({
      Type: 'Any::Type',
      Properties: { ...properties, Replicas: [{ Region: 'a' }, { Region: 'b' }] },
    });
  });
});

it.each<[Json, Json[], Json]>([
  [true, [], false],
  ['true', [], 'false'],
  [35, [], 0],
  [0, [], 1],
  ['KEYS_ONLY', [], 'KEYS_ONLYx'],
  [{ Ref: 'Orders' }, [{ Ref: 'Totals' }], { Ref: 'Totals' }],
  [{ Ref: 'Orders' }, [], 'arn:aws:another:eu-west-1:111122223333:one'],
])('%j, where %j are others of its kind, becomes %j', (value, others, expected) => {
  expect(damaged(value, others)).toStrictEqual(expected);
});

describe('a listed property', () => {
  const entries = [
    { type: '*', properties: ['Tags'], reason: 'a tag' },
    { type: 'AWS::SQS::Queue', properties: ['Redrive'], reason: 'a limit' },
  ];

  it.each([
    ['Any::Type', 'Tags[].Key', '* Tags'],
    ['AWS::SQS::Queue', 'Redrive.Count', 'AWS::SQS::Queue Redrive'],
    ['AWS::SQS::Queue', 'RedriveAll', undefined],
    ['Any::Type', 'Redrive', undefined],
  ])('of %s %s is %s', (type, property, expected) => {
    expect(listedFor(entries, type, property)).toBe(expected);
  });
});
