/** `npm run test:deep` */
const isDeep = process.env['TEST_DEPTH'] === 'full';
const SHARE = 1 / 4;
const FEWEST = 3;

/**
 * How many cases of a property are drawn: all of them by `npm run test:deep`, and a share by `npm test`, others each time.
 *
 * @param all what finds the fault that the property is there for, however rare its case is
 */
export const runs = (all: number): number => (isDeep ? all : Math.min(all, Math.max(FEWEST, Math.round(all * SHARE))));
