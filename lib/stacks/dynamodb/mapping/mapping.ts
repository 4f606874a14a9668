/**
 * How one operation of the HTTP contract becomes one request to DynamoDB and its answer again: templates in Velocity (VTL), which API
 * Gateway runs. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 *
 * What of VTL is used is held to what AWS documents or CDK's own templates use: `#set`, `#if`, `#foreach`, `$input`, `$util`, `$context`
 * and methods of Java's `String`, `Map` and `List`. A missing value is only ever tested on a map that was read (`$item.note`) or by
 * `containsKey`, never on a text: engines differ on whether an empty text is true.
 */
export type Action = 'UpdateItem' | 'GetItem' | 'DeleteItem' | 'Query';

export interface Mapping {
  readonly action: Action;
  /** The index that is read instead of the table. */
  readonly index?: string;
  /** Body of the request to DynamoDB. */
  readonly request: string;
  /** HTTP status of a success; `response` may say otherwise. */
  readonly status: 200 | 201 | 204;
  /** Body of the answer when DynamoDB accepted the request. */
  readonly response: string;
  /** Body of the answer when DynamoDB refused it (4xx). */
  readonly refusal: string;
}

/** What the templates have to know of the table; its name is a literal in them, so that a reviewer reads the request as it is sent. */
export interface TableNames {
  readonly table: string;
  /** Whether the listing by customer may read consistently: on a local index only. */
  readonly localCustomerIndex: boolean;
}
