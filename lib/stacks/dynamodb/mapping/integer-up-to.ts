/**
 * The pattern of whole numbers from 0 to `most`, in digits alone: VTL cannot tell a number's text from its value, and a number that is not
 * written so would be stored as another one.
 */
export function integerUpTo(most: number): string {
  const digits = String(most);
  const any = (count: number): string => (count > 0 ? `[0-9]{${count}}` : '');
  const shorter = digits.length > 1 ? ['0', `[1-9][0-9]{0,${digits.length - 2}}`] : [];
  const smaller = Array.from(digits).flatMap((digit, index) => {
    const [least, largest] = [index === 0 && digits.length > 1 ? 1 : 0, Number(digit) - 1];
    return largest < least ? [] : `${digits.slice(0, index)}[${least}-${largest}]${any(digits.length - index - 1)}`;
  });
  return [...shorter, ...smaller, digits].join('|');
}
