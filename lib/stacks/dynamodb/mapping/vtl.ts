/** Pieces of VTL that several templates share. */
import { ORDER_STATUSES } from '../../../orders/order';

export const STATUS_PATTERN = ORDER_STATUSES.join('|');

/**
 * A text within quotes, whatever is in it. The escaping turns `'` into `\'`, which JSON does not know, hence the way back.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference
 */
export const quoted = (reference: string): string => `"$util.escapeJavaScript(${reference}).replaceAll("\\\\'","'")"`;

/** The expression that is true where the text matches as a whole; what is no text, or not there, matches nothing. */
export const matches = (reference: string, pattern: string): string =>
  `${reference}.matches('${javaPattern(pattern)}')`;

/** The same pattern without anchors, which `matches` has by itself, and without a backslash, which a VTL text might not keep. */
const javaPattern = (pattern: string): string => pattern.replace(/^\^/, '').replace(/\$$/, '').replaceAll('\\.', '[.]');

/** Sets the status of the answer, whatever that of DynamoDB was. */
export const setStatus = (code: number): string => `#set($context.responseOverride.status = ${code})`;

/** One order as the contract has it, from an item that is a valid one: only its note may hold what JSON needs escaped. */
export const orderFromItem = (item: string): string =>
  [
    `{"customerId":"${item}.customerId.S"`,
    `"orderId":"${item}.orderId.S"`,
    `"status":"${item}.status.S"`,
    `"amount":${item}.amount.N`,
    `"placedAt":"${item}.placedAt.S"#if(${item}.note),"note":${quoted(`${item}.note.S`)}#end#if(${item}.expiresAt),"expiresAt":${item}.expiresAt.N#end}`,
  ].join(',');

/** Must stand before the first {@link verbatim} text: in VTL a `#` may begin a directive, wherever it stands. */
export const HASH = "#set($hash = '#')";

/** Text that keeps its `#` in a template; its `$references` stay references. */
export const verbatim = (value: string): string => value.replaceAll('#', '${hash}');

/** Indented JSON, in which `$references` within quotes stay references. */
export const jsonTemplate = (value: object): string => verbatim(JSON.stringify(value, undefined, 2));
