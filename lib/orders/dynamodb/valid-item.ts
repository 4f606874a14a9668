/** What a condition can tell of a valid order, so that nothing is changed that is none. */
import { MAX_AMOUNT, MAX_EXPIRES_AT, MAX_NOTE_LENGTH, type OrderId } from '../order';

const UTF8_BYTES = 4;

/**
 * All types, bounds and the identity. An expression knows no pattern and no fraction: of a time of another form, or of half a minor unit,
 * only who reads the changed item sees that it is no valid order (`validOrder`), and that it had a new status then shows nowhere.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export const CONDITION = [
  '#customerId = :customerId',
  '#orderId = :orderId',
  '#amount BETWEEN :zero AND :maxAmount',
  '#placedAt BETWEEN :firstTime AND :lastTime',
  'size(#placedAt) = :timeLength',
  'contains(#placed, :placedEnd)',
  '(attribute_not_exists(#note) OR (attribute_type(#note, :text) AND size(#note) <= :maxNoteBytes))',
  '(attribute_not_exists(#expiresAt) OR #expiresAt BETWEEN :zero AND :maxExpiresAt)',
].join(' AND ');

/** Its names stand for attributes of the same name. */
export const CONDITION_NAMES = Object.fromEntries(
  [...new Set(CONDITION.match(/#\w+/g))].map((name) => [name, name.slice(1)]),
);

const FIRST_TIME = '0000-01-01T00:00:00.000Z';

export const conditionValues = ({ customerId, orderId }: OrderId): Readonly<Record<string, string | number>> => ({
  ':customerId': customerId,
  ':orderId': orderId,
  ':zero': 0,
  ':maxAmount': MAX_AMOUNT,
  ':firstTime': FIRST_TIME,
  ':lastTime': '9999-12-31T23:59:59.999Z',
  ':timeLength': FIRST_TIME.length,
  ':placedEnd': `#${orderId}#${customerId}`,
  ':text': 'S',
  ':maxNoteBytes': MAX_NOTE_LENGTH * UTF8_BYTES,
  ':maxExpiresAt': MAX_EXPIRES_AT,
});
