import fc from 'fast-check';
import { templateFragment, formatJson } from '../../../../lib/report/html/fragment';

describe('a template fragment', () => {
  it('is the same JSON', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as never;
        expect(JSON.parse(formatJson(plain))).toStrictEqual(plain);
      }),
    ));

  it('stands on one line where it fits', () => {
    expect(formatJson({ 'Fn::GetAtt': ['Key', 'Arn'] })).toBe('{ "Fn::GetAtt": ["Key", "Arn"] }');
  });

  it('is broken where it does not fit', () => {
    const long = 'x'.repeat(60);
    expect(formatJson([{ long }, { long }, {}])).toBe(`[\n  { "long": "${long}" },\n  { "long": "${long}" },\n  {}\n]`);
  });

  it('takes no time that grows with depth beyond reason', () => {
    const deep = Array.from({ length: 60 }).reduce<object>((inside) => [inside, 'x'.repeat(50)], {});
    expect(formatJson(deep as never).split('\n').length).toBeGreaterThan(100);
  });

  it('is folded where it is long', () => {
    expect(templateFragment(['short']).text).not.toContain('<details>');
    expect(templateFragment(Array.from({ length: 40 }, () => 'long enough')).text).toContain(
      '<summary>Template fragment, 42 lines</summary>',
    );
  });
});
