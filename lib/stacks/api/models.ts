import { JsonSchemaType, JsonSchemaVersion, type JsonSchema } from 'aws-cdk-lib/aws-apigateway';
import { MAX_AMOUNT, MAX_EXPIRES_AT, MAX_NOTE_LENGTH, ORDER_STATUSES, PLACED_AT_PATTERN } from '../../orders/order';

const integer = (maximum: number): JsonSchema => ({ type: JsonSchemaType.INTEGER, minimum: 0, maximum });
const status: JsonSchema = { type: JsonSchemaType.STRING, enum: [...ORDER_STATUSES] };

const body = (required: string[], properties: Record<string, JsonSchema>): JsonSchema => ({
  schema: JsonSchemaVersion.DRAFT4,
  type: JsonSchemaType.OBJECT,
  required,
  properties,
  additionalProperties: false,
});

/** Body of `PUT /customers/{customerId}/orders/{orderId}`. */
export const newOrderModel = body(['amount', 'placedAt'], {
  amount: integer(MAX_AMOUNT),
  placedAt: { type: JsonSchemaType.STRING, pattern: PLACED_AT_PATTERN },
  note: { type: JsonSchemaType.STRING, maxLength: MAX_NOTE_LENGTH },
  expiresAt: integer(MAX_EXPIRES_AT),
});

/** Body of `PUT /customers/{customerId}/orders/{orderId}/status`. */
export const statusChangeModel = body(['from', 'to'], { from: status, to: status });
