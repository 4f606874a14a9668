/**
 * What only the deployment knows, as it stands in text: `‹Stack/LogicalId.Attribute›`. The same name is the same value; two resources
 * have two values; what has a `?` in front, as a parameter, may be the same as anything.
 */
export const opaque = (name: string): string => `‹${name}›`;
export const anything = (name: string): string => opaque(`?${name}`);

export const symbolsOf = (text: string): string[] => text.match(/‹[^›]*›|[^]/gu) ?? [];
export const isOpaque = (symbol: string): boolean => symbol.length > 1 && symbol.startsWith('‹');
export const mayBeAnother = (symbol: string): boolean => symbol.startsWith('‹?');
/** Names and ids that AWS makes have no colon. */
export const maySpanColons = (symbol: string): boolean => mayBeAnother(symbol) || symbol.endsWith('Arn›');
export const hasOpaque = (text: string): boolean => text.includes('‹') && symbolsOf(text).some(isOpaque);
