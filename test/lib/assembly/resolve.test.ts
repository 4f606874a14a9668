import { resolveAssembly, type ResolveOptions } from '../../../lib/assembly/resolve';
import type { Json, TemplateJson } from '../../../lib/assembly/assembly';
import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { profileAssembly } from '../../support/synth';

const resolve = (templates: Record<string, object>, options?: ResolveOptions) =>
  resolveAssembly({ templates: new Map(Object.entries(templates as Record<string, TemplateJson>)) }, options);
const queue = (more: object = {}) => ({ Type: 'AWS::SQS::Queue', ...more });
const ids = ({ resources }: ReturnType<typeof resolve>): string[] => resources.map(({ logicalId }) => logicalId);

describe('a condition', () => {
  const equals = (one: Json, other: Json) => ({ 'Fn::Equals': [one, other] });
  const [yes, no, unknown] = [equals('a', 'a'), equals('a', 'b'), equals({ Ref: 'Given' }, 'a')];
  const under = (condition: Json, options?: ResolveOptions, Parameters: object = {}) =>
    resolve(
      { One: { Parameters, Conditions: { It: condition }, Resources: { Q: queue({ Condition: 'It' }) } } },
      options,
    );

  it.each<[string, Json, boolean]>([
    ['equal text', yes, true],
    ['text that differs', no, false],
    ['the opposite', { 'Fn::Not': [no] }, true],
    ['all of several', { 'Fn::And': [yes, no] }, false],
    ['one of several', { 'Fn::Or': [no, yes] }, true],
    ['a part that is not known, where another decides', { 'Fn::And': [unknown, no] }, false],
  ])('%s decides whether a resource is there', (_what, condition, there) => {
    const view = under(condition);
    expect(ids(view)).toStrictEqual(there ? ['Q'] : []);
    expect(view.unresolved).toStrictEqual([]);
  });

  it('is decided by the default of a parameter, and by a value in its place', () => {
    const Given = { Type: 'String', Default: 'a' };
    expect(ids(under(unknown, {}, { Given }))).toStrictEqual(['Q']);
    expect(ids(under(unknown, { parameters: { One: { Given: 'b' } } }, { Given }))).toStrictEqual([]);
  });

  it.each<[string, Json]>([
    ['a parameter without a value', unknown],
    ['itself', { Condition: 'It' }],
    ['a function that is not known', { 'Fn::Wonder': [] }],
  ])('that hangs on %s is named, and nothing is left out', (_what, condition) => {
    const view = under(condition, {}, { Given: { Type: 'String' } });
    expect(ids(view)).toStrictEqual(['Q']);
    expect(view.unresolved).toStrictEqual([
      { stack: 'One', where: 'Resources/Q', reason: 'condition It is known at deployment only' },
    ]);
  });

  it('does not take the name of a looked-up parameter for its value', () => {
    const Given = { Type: 'AWS::SSM::Parameter::Value<String>', Default: 'a' };
    expect(under(unknown, {}, { Given }).unresolved).toHaveLength(1);
  });

  it('chooses the branch of Fn::If, at any depth', () => {
    const value = { 'Fn::If': ['It', { 'Fn::If': ['It', 'then', 'never'] }, 'never'] };
    const template = { Conditions: { It: yes }, Resources: { Q: queue({ Properties: { Deep: [{ value }] } }) } };
    expect(resolve({ One: template }).resources[0]?.properties).toStrictEqual({ Deep: [{ value: 'then' }] });
  });
});

it('leaves out what is AWS::NoValue', () => {
  const none = { Ref: 'AWS::NoValue' };
  const Conditions = { It: { 'Fn::Equals': ['a', 'b'] } };
  const Properties = { a: none, b: [none, 1], c: { 'Fn::If': ['It', 1, none] } };
  const view = resolve({ One: { Conditions, Resources: { Q: queue({ Properties }) } } });
  expect(view.resources[0]?.properties).toStrictEqual({ b: [1] });
});

describe('a reference', () => {
  const view = resolve({
    One: {
      Parameters: { Name: { Type: 'String' } },
      Resources: { Q: queue() },
      Outputs: {
        Arn: { Value: { 'Fn::GetAtt': ['Q', 'Arn'] }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-arn' } } },
        Url: { Value: { 'Fn::Join': ['', ['https://', { Ref: 'Q' }]] } },
        Circle: { Value: { 'Fn::GetStackOutput': { StackName: 'One', OutputName: 'Circle' } } },
      },
    },
    Two: { Resources: { Other: queue() } },
  });
  const resource = (attribute: string, logicalId = 'Q', stack = 'One') => ({
    kind: 'resource',
    stack,
    logicalId,
    attribute,
  });
  const output = (OutputName: string, StackName = 'One') => ({ 'Fn::GetStackOutput': { StackName, OutputName } });

  it.each<[string, string, Json, object]>([
    ['Ref', 'One', { Ref: 'Q' }, resource('Ref')],
    ['Ref of a parameter', 'One', { Ref: 'Name' }, { kind: 'parameter', stack: 'One', name: 'Name' }],
    ['Ref of a pseudo parameter', 'One', { Ref: 'AWS::Region' }, { kind: 'pseudo', stack: 'One', name: 'AWS::Region' }],
    ['Fn::GetAtt as a list', 'One', { 'Fn::GetAtt': ['Q', 'Arn'] }, resource('Arn')],
    ['Fn::GetAtt as text', 'One', { 'Fn::GetAtt': 'Q.Strings.Srv' }, resource('Strings.Srv')],
    ['Fn::Sub of one name', 'One', { 'Fn::Sub': '${Q.Arn}' }, resource('Arn')],
    ['Fn::ImportValue', 'Two', { 'Fn::ImportValue': 'One-arn' }, resource('Arn')],
    ['Fn::GetStackOutput', 'Two', output('Arn'), resource('Arn')],
  ])('by %s has its exact target', (_how, stack, value, target) => {
    expect(view.targetOf(stack, value)).toStrictEqual(target);
  });

  it('within text is among what it refers to, and not the whole of it', () => {
    const value = { 'Fn::Sub': ['${Q.Arn}/${!Kept}/${Own}/${AWS::Region}', { Own: output('Url') }] };
    expect(view.targetsIn('One', value)).toStrictEqual([
      resource('Arn'),
      resource('Ref'),
      { kind: 'pseudo', stack: 'One', name: 'AWS::Region' },
    ]);
    expect(view.targetOf('One', value)).toBeUndefined();
    expect(view.targetOf('Two', output('Url'))).toBeUndefined();
  });

  it.each<[string, Json, string]>([
    ['a name that is not there', { Ref: 'Gone' }, 'Two has no Gone'],
    ['a name that every object has', { Ref: 'constructor' }, 'Two has no constructor'],
    ['a resource of another stack', { 'Fn::GetAtt': ['Q', 'Arn'] }, 'Two has no Q'],
    ['a computed attribute', { 'Fn::GetAtt': ['Other', { Ref: 'X' }] }, 'its attribute is known at deployment only'],
    ['an export that nobody has', { 'Fn::ImportValue': 'none' }, 'nothing exports none'],
    ['a computed export', { 'Fn::ImportValue': { Ref: 'Other' } }, 'its name is known at deployment only'],
    ['an output that is not there', output('None'), 'One has no output None'],
    ['a stack that is not there', output('Arn', 'Three'), 'the app has no stack Three'],
    ['an output made from itself', output('Circle'), 'output Circle of One is made from itself'],
  ])('to %s is unresolved, with the reason', (_what, value, reason) => {
    expect(view.targetsIn('Two', value)).toStrictEqual([expect.objectContaining({ kind: 'unresolved', reason })]);
  });

  it('to what a condition leaves out is unresolved', () => {
    const template = {
      Conditions: { It: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Q: queue({ Condition: 'It' }), R: queue({ Properties: { Of: { Ref: 'Q' } } }) },
    };
    expect(resolve({ One: template }).unresolved).toStrictEqual([
      { stack: 'One', where: 'Resources/R', reason: '{"Ref":"Q"}: One has no Q' },
    ]);
  });
});

describe('the text of a value', () => {
  const output = (OutputName: string) => ({ 'Fn::GetStackOutput': { StackName: 'One', OutputName } });
  const view = resolveAssembly({
    templates: new Map([
      [
        'One',
        {
          Parameters: { Given: { Type: 'String' }, Known: { Type: 'String', Default: 'a' } },
          Outputs: {
            Place: { Value: { 'Fn::Sub': '${Known}.${AWS::Region}' }, Export: { Name: 'place' } },
            Circle: { Value: output('Circle') },
          },
        },
      ],
      ['Two', {}],
    ] as [string, TemplateJson][]),
    regions: new Map([['One', 'eu-west-1']]),
  });

  it.each<[string, string, Json, string | undefined]>([
    ['by a parameter’s default and the stack’s region', 'One', { 'Fn::Sub': '${Known}.${AWS::Region}' }, 'a.eu-west-1'],
    ['by an output of another stack', 'Two', output('Place'), 'a.eu-west-1'],
    ['by an export of another stack', 'Two', { 'Fn::ImportValue': 'place' }, 'a.eu-west-1'],
    ['not by a parameter without a value', 'One', { Ref: 'Given' }, undefined],
    ['not in a region that is not known', 'Two', { Ref: 'AWS::Region' }, undefined],
    ['not by an output that is made from itself', 'Two', output('Circle'), undefined],
    ['not by an output that is not there', 'Two', output('None'), undefined],
  ])('is known %s', (_how, stack, value, text) => expect(view.literalOf(stack, value)).toBe(text));
});

describe('the order', () => {
  const at = (logicalId: string, stack = 'One') => ({ stack, logicalId });
  const view = resolve(
    {
      One: {
        Resources: {
          A: queue(),
          B: queue({ DependsOn: 'A' }),
          C: queue({ Properties: { Of: { 'Fn::Sub': '${B.Arn}' } } }),
          D: queue({ DependsOn: ['D'] }),
        },
        Outputs: { A: { Value: { Ref: 'A' } } },
      },
      Two: {
        Resources: {
          E: queue({ Properties: { Of: { 'Fn::GetStackOutput': { StackName: 'One', OutputName: 'A' } } } }),
        },
      },
      Three: { Resources: { F: queue() } },
      Four: { Resources: { G: queue() } },
    },
    { stackDependencies: new Map([['Three', ['Two']]]) },
  );

  it('follows DependsOn and references, over several steps', () => {
    expect(view.mustComeBefore(at('A'), at('C'))).toBe(true);
    expect(view.mustComeBefore(at('C'), at('A'))).toBe(false);
    expect(view.mustComeBefore(at('A'), at('D'))).toBe(false);
  });

  it('follows outputs and the manifest from stack to stack, whole stacks at a time', () => {
    expect(view.mustComeBefore(at('D'), at('F', 'Three'))).toBe(true);
    expect(view.mustComeBefore(at('F', 'Three'), at('D'))).toBe(false);
    expect(view.mustComeBefore(at('A'), at('G', 'Four'))).toBe(false);
  });
});

describe.each(PROFILE_NAMES)('profile %s', (profile) => {
  it('has no reference and no condition that cannot be resolved', () => {
    const view = resolveAssembly(profileAssembly(profile));
    expect(view.unresolved).toStrictEqual([]);
    const references = view.resources.flatMap(({ stack, json }) => view.targetsIn(stack, json as unknown as Json));
    expect(references.length).toBeGreaterThan(20);
  });
});
