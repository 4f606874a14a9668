import fc from 'fast-check';
import { resolved } from '../../../../lib/commands/operate/step';

it('puts what was found in the place of its name, however deep', () => {
  expect(resolved({ a: ['<Id>', { b: `'<Id>' of <Name>` }], n: 1 }, { Id: '7', Name: 'x' })).toStrictEqual({
    a: ['7', { b: `'7' of x` }],
    n: 1,
  });
});

it('leaves a time as it is', () => {
  const at = new Date(0);
  expect(resolved({ at }, {}).at).toBe(at);
});

it('fails for what no step has found', () => {
  expect(() => resolved('<Unknown>', { Other: '1' })).toThrow('no step finds Unknown');
});

it('changes nothing else', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      fc.pre(!/<[A-Z]\w+>/.test(JSON.stringify(value)));
      expect(resolved(value, { Id: '7' })).toStrictEqual(value);
    }),
  );
});

it('puts in what was found as it is, even where it looks like a name or a pattern', () => {
  expect(resolved('<Id>', { Id: '$& <Id>' })).toBe('$& <Id>');
});
