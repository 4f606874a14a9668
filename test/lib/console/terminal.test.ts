import { thisTerminal } from '../../../lib/console/terminal';

/** This process's output, as what it may be. */
function output(isTTY: true | undefined, hasColors: boolean | undefined): void {
  Object.defineProperty(process.stdout, 'isTTY', { value: isTTY, configurable: true, writable: true });
  Object.defineProperty(process.stdout, 'hasColors', {
    value: hasColors === undefined ? undefined : () => hasColors,
    configurable: true,
    writable: true,
  });
}

const own = Object.getOwnPropertyDescriptors(process.stdout);
afterEach(() => {
  for (const name of ['isTTY', 'hasColors'] as const) {
    if (own[name]) Object.defineProperty(process.stdout, name, own[name]);
    else Reflect.deleteProperty(process.stdout, name);
  }
});

it.each([
  ['a file or a pipe', undefined, undefined, false],
  ['a terminal without colours', true, false, false],
  ['a terminal with colours', true, true, true],
] as const)('%s gets colours: %s, %s, %s', (_, isTTY, hasColors, colour) => {
  output(isTTY, hasColors);
  expect(thisTerminal().colour).toBe(colour);
});
