import { resourcesOf } from '../../../lib/assembly/assembly';
import { unclaimedIn } from '../../../lib/claims/unclaimed';

const names = (paths: Record<string, string[]>): string[] => {
  const Resources = Object.fromEntries(
    Object.entries(paths).map(([path, Claims], index) => [
      `R${index}`,
      { Type: 'Any::Type', Metadata: { 'aws:cdk:path': path, Claims } },
    ]),
  );
  return unclaimedIn(resourcesOf({ templates: new Map([['Stack', { Resources }]]) })).map(({ path }) => path);
};

it('leaves out what is marked', () => {
  expect(names({ 'Stack/Table/Resource': ['REL-04'] })).toStrictEqual([]);
});

it('leaves out the plumbing of what is marked: all of its capability', () => {
  expect(
    names({
      'Stack/Stream/Function/Resource': ['INT-01'],
      'Stack/Stream/FunctionRole/Resource': [],
      'Stack/Stream/Logs': [],
    }),
  ).toStrictEqual([]);
});

it('has other capabilities of the same stack, of the same beginning too', () => {
  expect(
    names({ 'Stack/Stream/Resource': ['INT-01'], 'Stack/StreamAlarms/Resource': [], 'Other/Stream/Resource': [] }),
  ).toStrictEqual(['Stack/StreamAlarms/Resource', 'Other/Stream/Resource']);
});

it('takes nothing for plumbing of a resource that stands in the stack itself, or has no path', () => {
  expect(names({ 'Stack/Queue': ['INT-01'], 'Stack/Topic': [], '': [] })).toStrictEqual(['Stack/Topic', '']);
});
