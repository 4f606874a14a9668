/** Mutants that no test has to notice, each with its reason. One that is noticed after all fails too. */
export interface Accepted {
  readonly file: string;
  /** What is mutated, and into what, as the report prints it. */
  readonly was: string;
  readonly is: string;
  readonly reason: string;
  /** In how many places of the file, where it is more than one. */
  readonly times?: number;
}

type Change = readonly [was: string, is: string, times?: number];
const of = (file: string, reason: string, ...changes: Change[]): Accepted[] =>
  changes.map(([was, is, times]) => ({ file, was, is, reason, ...(times !== undefined && { times }) }));

/** `a?.b` into `a.b`. */
const unasked = (...codes: string[]): Change[] => codes.map((code) => [code, code.replace('?.', '.')]);
/** An empty list into one with a text in it. */
const filled = (times?: number): Change => ['[]', '["Stryker was here"]', times];

const IS_THERE = 'It is always there; the question is for the type alone.';
const NOT_A_NUMBER = 'A comparison with undefined is false anyway; the question is for the type alone.';
const ANSWERS_NOTHING = 'A body that is left empty gives undefined, as what it says does.';
const TO_THE_MILLISECOND = 'Whether what is late to the millisecond is late makes no difference.';
const LEFT_OUT = 'The document client leaves out what is undefined; the question is for the type alone.';
const IN_A_BUNDLE = 'It runs in tests as it is deployed, as a bundle, which is made of what is not mutated.';

export const accepted: readonly Accepted[] = [
  ...of('lambda/atlas-orders/handler.ts', IN_A_BUNDLE, [
    "{ ...readConnection(process.env), appName: 'atlas-orders' }",
    '{}',
  ]),
  ...of('lambda/cloud-provider-access/admin-api.ts', 'What is no access is none that could be taken.', filled()),
  ...of('lambda/cloud-provider-access/access.ts', TO_THE_MILLISECOND, ['age < HOUR', 'age <= HOUR']),
  ...of('lambda/cloud-provider-access/authorization.ts', 'What is not said is no more true than false.', [
    '{ isNew: false }',
    '{}',
  ]),
  ...of('lambda/cloud-provider-access/handler.ts', 'The real clock, for which no test waits.', [
    '(milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)',
    '() => undefined',
  ]),
  ...of('lambda/cloud-provider-access/properties.ts', IS_THERE, ...unasked('result.error.issues[0]?.path')),
  ...of('lambda/atlas-indexes/on-event.ts', 'Without a former declaration there is none that could be read.', [
    "event.RequestType === 'Update'",
    'true',
  ]),
  ...of('lambda/atlas-indexes/on-event.ts', 'An index without a name is none that could be dropped.', filled(3)),
  ...of('lib/orders/http.ts', 'A body that is undefined is refused in the same words.', [
    "{ throw invalid('body'); }",
    '{}',
  ]),
  ...of(
    'lib/orders/order-store.ts',
    'With as many orders as were asked for at most one place is left over: both ways come to the key of the last order.',
    ['valid.length > limit', 'valid.length >= limit'],
  ),
  ...of('lib/orders/order-store.ts', IS_THERE, ...unasked('shown.at(-1)?.placed', 'found.at(-1)?.placed')),
  ...of('lib/orders/validation.ts', IS_THERE, ...unasked('issue?.code', 'issue?.path')),
  ...of('lib/orders/contract/cases/concurrency.ts', 'How often it tries is no promise.', [
    'attempt < MOST_ATTEMPTS',
    'attempt <= MOST_ATTEMPTS',
  ]),
  ...of('lib/orders/contract/cases/extremes.ts', 'None of the times that are tried is the present one.', [
    'expiresAt > NOW_SECONDS()',
    'expiresAt >= NOW_SECONDS()',
  ]),
  ...of('lib/orders/contract/cases/listing.ts', 'The oldest of the case’s own orders is the last that it looks for.', [
    'placedAt < scope.placedAt(0)',
    'placedAt <= scope.placedAt(0)',
  ]),
  ...of('lib/orders/contract/cases/paging.ts', 'It is set before it is read.', ['{ orders: [] }', '{}'], filled()),
  ...of('lib/orders/contract/cases/paging.ts', IS_THERE, ...unasked('newest?.customerId')),
  ...of('lib/orders/contract/cases/paging.ts', 'No order of one customer has the key of another’s.', [
    'placedKey(order) < cursor',
    'placedKey(order) <= cursor',
  ]),
  ...of(
    'lib/orders/contract/cases/refusing.ts',
    'What was not refused has failed either way; the word is for people.',
    ["() => 'none'", '() => undefined'],
    ["typeof refusal === 'object'", 'true'],
  ),
  ...of('lib/orders/contract/pages.ts', 'What says nothing is no more beyond than what says no.', [
    '() => false',
    '() => undefined',
  ]),
  ...of('lib/orders/contract/pages.ts', NOT_A_NUMBER, ['after !== undefined', 'true']),
  ...of('lib/orders/mongodb/order-store.ts', 'To the byte is no promise.', [
    'bytes > MOST_BYTES',
    'bytes >= MOST_BYTES',
  ]),
  ...of('lib/orders/dynamodb/order-store.ts', 'A text is neither an index nor an item of an order.', filled(2)),
  ...of('lib/orders/dynamodb/order-store.ts', LEFT_OUT, ['cursor !== undefined', 'true']),
  ...of(
    'lib/orders/dynamodb/stored-order.ts',
    LEFT_OUT,
    ['note !== undefined', 'true'],
    ['expiresAt !== undefined', 'true'],
  ),
  ...of('lib/orders/mongodb/keys.ts', 'A list of one text has no second part either.', filled()),
  ...of('lib/orders/mongodb/reconcile.ts', 'A text has no name, and so not that of a declared index.', filled()),
  ...of('lib/orders/mongodb/unavailable.ts', 'A text is no code of an error.', filled()),
  ...of(
    'lib/settings/rules/network.ts',
    'Where none is free, those before it leave none to later ones either: it is not looked at.',
    ['free !== undefined', 'true'],
    ['cidr !== undefined', 'true'],
  ),
  ...of('lib/orders/totals/orders-at.ts', 'What has no order’s id is no valid order, and adds nothing anyway.', [
    'orderId === undefined',
    'false',
  ]),
  ...of('lambda/order-stream/change.ts', 'Equal numbers are one record, of which one is kept, whichever it is.', [
    'a.sequence < b.sequence',
    'a.sequence <= b.sequence',
  ]),
  ...of('lambda/order-stream/change.ts', 'Equal numbers are one record, of which one is kept, whichever it is.', [
    'index - 1',
    'index + 1',
  ]),
  ...of('lambda/order-stream/handler.ts', IN_A_BUNDLE, [
    '{ totals: new WatermarkedTotals(new DynamoDBClient(AWS_CLIENT), requiredVariable(TOTALS_TA',
    '{}',
  ]),
  ...of('lambda/order-stream/watermarked-totals.ts', 'A text has no stream, and so not that of the record.', [
    "counted === 'unreadable'",
    'false',
  ]),
  ...of(
    'lambda/order-stream/watermarked-totals.ts',
    IS_THERE,
    ['!first || !last', 'false'],
    ['!first || !last', '!first && !last'],
  ),
  ...of(
    'lambda/order-stream/dead-letters.ts',
    IS_THERE,
    ...unasked('first?.stream', 'first?.sequence', 'last?.sequence'),
  ),
  ...of('lambda/order-stream/process-batch.ts', NOT_A_NUMBER, [
    'dynamodb?.ApproximateCreationDateTime !== undefined',
    'true',
  ]),
  ...of('lambda/order-stream/process-batch.ts', IS_THERE, ...unasked('dynamodb?.ApproximateCreationDateTime')),
  ...of('lambda/order-stream/process-batch.ts', TO_THE_MILLISECOND, [
    'Date.now() - dynamodb.ApproximateCreationDateTime * 1_000 > LATE_MS',
    'Date.now() - dynamodb.ApproximateCreationDateTime * 1_000 >= LATE_MS',
  ]),
  ...of('lambda/order-stream/settle.ts', IS_THERE, ...unasked('poisonous[0]?.stream')),
  ...of(
    'lambda/order-events/change.ts',
    'What is no field, no number and no part of a token changes nothing.',
    filled(3),
  ),
  ...of(
    'lambda/order-events/change.ts',
    'Both parts of an id, or of a token, are there or neither is.',
    ['!customerId || !orderId', '!customerId && !orderId'],
    ['inToken === undefined || within === undefined', 'inToken === undefined && within === undefined'],
    ['inToken === undefined', 'false'],
    ['within === undefined', 'false'],
  ),
  ...of(
    'lambda/order-events/change.ts',
    'What is then read of something else is no change event either, or fails and is caught.',
    ["isObject(event) && isObject(event['detail'])", 'true'],
    ["isObject(event) && isObject(event['detail'])", "isObject(event) || isObject(event['detail'])"],
  ),
  ...of('lambda/order-events/change.ts', ANSWERS_NOTHING, ['{ return undefined; }', '{}']),
  ...of('lambda/order-events/handler.ts', IN_A_BUNDLE, ['{ totals, logger }', '{}']),
  ...of('lambda/order-events/marked-totals.ts', 'A transaction that was cancelled has its reasons.', filled()),
  ...of('lambda/order-events/marked-totals.ts', 'What is no such error has no reasons, and is thrown on for that.', [
    'error instanceof TransactionCanceledException',
    'true',
  ]),
  ...of('lambda/order-events/process-batch.ts', IS_THERE, ['customerId !== undefined', 'true']),
  ...of('lambda/order-events/process-batch.ts', TO_THE_MILLISECOND, [
    'Date.now() - Number(attributes.SentTimestamp) > LATE_MS',
    'Date.now() - Number(attributes.SentTimestamp) >= LATE_MS',
  ]),
  ...of(
    'lib/stacks/dynamodb/mapping/integer-up-to.ts',
    'The same numbers match: nothing follows the last digit, no bound has one digit, and a text is no number.',
    filled(2),
    ['count > 0', 'true'],
    ['count > 0', 'count >= 0'],
    ['digits.length > 1', 'true'],
    ['digits.length > 1', 'digits.length >= 1'],
  ),
  ...of(
    'lib/stacks/dynamodb/mapping/vtl.ts',
    'No pattern has an anchor but at its ends.',
    ['/^\\^/', '/\\^/'],
    ['/\\$$/', '/\\$/'],
  ),
  ...of('lib/settings/rules/atlas-cluster.ts', 'A size that is a bound lies within the bounds, and comes no further.', [
    'size < min',
    'size <= min',
  ]),
  ...of(
    'lib/settings/rules/atlas-size.ts',
    NOT_A_NUMBER,
    ['diskSizeGb !== undefined && limit !== undefined', 'true'],
    ['diskSizeGb !== undefined && limit !== undefined', 'diskSizeGb !== undefined || limit !== undefined'],
    ['diskSizeGb !== undefined', 'true'],
    ['limit !== undefined', 'true'],
    ['diskIops === undefined', 'false'],
    ['disk === undefined', 'false'],
    ['given !== undefined', 'true'],
  ),
  ...of('lib/settings/rules/connection.ts', 'What is not given is no address either; to parse it only takes longer.', [
    'connectionString === undefined',
    'false',
  ]),
  ...of('lib/settings/rules/network.ts', 'Only regions of AWS can have a range; the question is for the type alone.', [
    "other.provider === 'AWS'",
    'true',
  ]),
  ...of('lib/settings/rules/network.ts', NOT_A_NUMBER, ['most === undefined', 'false'], ['most !== undefined', 'true']),
  ...of('lib/settings/rules/table.ts', 'No list of regions has undefined in it.', ['witness !== undefined', 'true']),
  ...of('lambda/table-export/missing-ranges.ts', 'A range of the shortest length to the second may wait for a day.', [
    'to - from < SHORTEST',
    'to - from <= SHORTEST',
  ]),
  ...of('lambda/table-export/handler.ts', IS_THERE, ...unasked('ExportDescription?.ExportArn')),
  ...of('lambda/peering-acceptance/accept-peering.ts', IS_THERE, [
    'VpcPeeringConnections?.[0]',
    'VpcPeeringConnections[0]',
  ]),
  ...of('lambda/shared/atlas-environment.ts', 'It is the text of an error.', ["env[AUTH] ?? ''", "env[AUTH] && ''"]),
];
