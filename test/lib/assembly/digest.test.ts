import { digestOf } from '../../../lib/assembly/digest';
import type { TemplateJson } from '../../../lib/assembly/assembly';

const hash = (digit: string): string => digit.repeat(64);
const queue = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 } };
const coded = (code: string, metadata = {}): TemplateJson => ({
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: { Code: { S3Key: `${code}.zip` } },
      Metadata: { 'aws:cdk:path': 'App/Function', ...metadata },
    },
  },
});
const digest = (...templates: [string, TemplateJson][]): string => digestOf({ templates: new Map(templates) });
const own = digest(['One', { Resources: { Queue: queue } }], ['Two', coded(hash('a'))]);

it('is the same for the same templates, in any order of the stacks', () => {
  expect(digest(['Two', coded(hash('a'))], ['One', { Resources: { Queue: queue } }])).toBe(own);
  expect(own).toMatch(/^[0-9a-f]{64}$/);
});

it('leaves out the code of functions, and what is said of it', () => {
  const bundled = { 'aws:asset:path': `asset.${hash('b')}`, 'aws:asset:is-bundled': true };
  expect(digest(['One', { Resources: { Queue: queue } }], ['Two', coded(hash('b'), bundled)])).toBe(own);
});

it.each<[string, TemplateJson]>([
  ['a property', { Resources: { Queue: { ...queue, Properties: { VisibilityTimeout: 31 } } } }],
  ['a name', { Resources: { Other: queue } }],
  ['an output', { Resources: { Queue: queue }, Outputs: { Url: { Value: 'x' } } }],
])('is another one for %s', (_what, template) => {
  expect(digest(['One', template], ['Two', coded(hash('a'))])).not.toBe(own);
});

it('is another one for a stack more', () => {
  expect(digest(['One', { Resources: { Queue: queue } }])).not.toBe(own);
});
