/** For programs, and for people who read it all the same. */
export const asJson = (data: unknown): string => `${JSON.stringify(data, undefined, 2)}\n`;
