import fc from 'fast-check';
import { fragment, laidOut } from '../../../../lib/report/html/fragment';

describe('a template fragment', () => {
  it('is the same JSON', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as never;
        expect(JSON.parse(laidOut(plain))).toEqual(plain);
      }),
    ));

  it('stands on one line where it fits', () => {
    expect(laidOut({ 'Fn::GetAtt': ['Key', 'Arn'] })).toBe('{ "Fn::GetAtt": ["Key", "Arn"] }');
  });

  it('is broken where it does not fit', () => {
    const long = 'x'.repeat(60);
    expect(laidOut([{ long }, { long }, {}])).toBe(`[\n  { "long": "${long}" },\n  { "long": "${long}" },\n  {}\n]`);
  });

  it('takes no time that grows with depth beyond reason', () => {
    const deep = Array.from({ length: 60 }).reduce<object>((inside) => [inside, 'x'.repeat(50)], {});
    expect(laidOut(deep as never).split('\n').length).toBeGreaterThan(100);
  });

  it('is folded where it is long', () => {
    expect(fragment(['short']).text).not.toContain('<details>');
    expect(fragment(Array.from({ length: 40 }, () => 'long enough')).text).toContain(
      '<summary>Template fragment, 42 lines</summary>',
    );
  });
});
