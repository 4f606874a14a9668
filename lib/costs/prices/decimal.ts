/** A decimal as text times a power of ten, exactly: prices of a list are for one unit, as 0.0000001415. */
export function timesPowerOfTen(decimal: string, power: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = whole + fraction.padEnd(power, '0');
  const point = whole.length + power;
  const [before, after] = [digits.slice(0, point).replace(/^0+(?=\d)/, ''), digits.slice(point).replace(/0+$/, '')];
  return after ? `${before}.${after}` : before;
}
