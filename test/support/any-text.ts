import fc from 'fast-check';

/** Every code point, and often those that something has no place for. fast-check's own texts of this kind take two seconds to set up. */
export const anyText = (constraints: fc.ArrayConstraints = {}): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.integer({ min: 0, max: 0x9f }),
        fc.integer({ min: 0xd800, max: 0xdfff }),
        fc.constantFrom(0xfffe, 0xffff),
        fc.integer({ min: 0, max: 0x10ffff }),
      ),
      constraints,
    )
    .map((points) => String.fromCodePoint(...points));
