/** A workload: what is stored and asked for, whichever database has it. docs/workload.md and its JSON Schema are made of this. */
import { z } from 'zod';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../orders/order';
import { ROUTES, type OrderOperation } from '../../orders/routes';
import type { FieldDoc } from '../../settings/field';

/** What a reader needs to know of one field, and what can be typed in its place. */
export interface WorkloadDoc extends Omit<FieldDoc, 'costs' | 'choices'> {
  /** As it stands in a file. */
  readonly example: string;
}

const field = <T extends z.ZodType>(schema: T, doc: WorkloadDoc): T => schema.meta({ ...doc });
export const workloadDocOf = (schema: z.ZodType): WorkloadDoc | undefined => schema.meta() as WorkloadDoc | undefined;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const MAX_ITEM_BYTES = 409_600;
const bytes = z.int().min(1).max(MAX_ITEM_BYTES);
const amount = z.number().min(0);
const part = z.number().min(0).max(1);
const ITEM_BYTES = `1 to ${MAX_ITEM_BYTES}`;
export const HOURS_OF_DAY = 24;

const shareField = (about: string, example: string) =>
  field(part.default(0), { about, allowed: '0 to 1; 0 if left out', unit: 'share', example });

const OPERATIONS = Object.keys(ROUTES) as OrderOperation[];

const operations = z
  .strictObject(
    Object.fromEntries(OPERATIONS.map((name) => [name, amount.default(0)])) as Record<
      OrderOperation,
      z.ZodDefault<z.ZodNumber>
    >,
  )
  .refine((parts) => OPERATIONS.some((name) => parts[name] > 0));

const sizes = z
  .array(z.strictObject({ bytes, parts: amount }))
  .min(1)
  .refine((all) => all.some(({ parts }) => parts > 0));

const rate = z.union([
  amount,
  z.strictObject({
    usual: amount,
    peak: amount,
    peakHours: z
      .int()
      .min(1)
      .max(HOURS_OF_DAY - 1),
  }),
  z.strictObject({ hours: z.array(amount).length(HOURS_OF_DAY) }),
]);

export const workloadSchema = z
  .strictObject({
    items: field(amount, {
      about: 'Items at the beginning of the month.',
      allowed: 'a number from 0 on',
      unit: 'items',
      example: 'items: 10000000',
    }),
    itemBytes: field(z.union([bytes, sizes]), {
      about: 'Size of an item, names of attributes included; or several sizes, each with its parts of the items.',
      allowed: `${ITEM_BYTES}, or a list of { bytes, parts } with bytes of ${ITEM_BYTES}`,
      unit: 'bytes',
      example: 'itemBytes: 1000',
    }),
    growth: field(z.number().default(0), {
      about: 'Items that the month adds or, below 0, takes away. The month is billed with half of them.',
      allowed: 'a number; 0 if left out',
      unit: 'items a month',
      example: 'growth: 100000',
    }),
    operations: field(operations, {
      about: 'The mix: of so many operations altogether, so many are each. What is left out does not happen.',
      allowed: `parts from 0 on of ${OPERATIONS.join(', ')}, one at least above 0`,
      unit: 'parts',
      example: 'operations: { get: 50, put: 50 }',
    }),
    rate: field(rate, {
      about:
        'Operations a second: always the same; or usually, with a peak of some hours each day; or hour by hour of a day.',
      allowed: `a number from 0 on, or { usual, peak, peakHours } with peakHours of 1 to 23, or { hours: […] } with ${HOURS_OF_DAY} numbers`,
      unit: 'operations a second',
      example: 'rate: 200',
    }),
    consistency: field(z.enum(['strong', 'eventual']), {
      about: 'What reads are wanted. Over a global index DynamoDB reads eventually all the same.',
      allowed: 'strong, eventual',
      example: 'consistency: strong',
    }),
    pageSize: field(z.int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE), {
      about: 'Orders that a listing finds, on average.',
      allowed: `1 to ${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} if left out`,
      unit: 'orders',
      example: `pageSize: ${DEFAULT_PAGE_SIZE}`,
    }),
    refused: shareField(
      'Writes that their condition refuses: DynamoDB bills them, and nothing is written.',
      'refused: 0.01',
    ),
    transactional: shareField('Reads and writes of single items that are done in transactions.', 'transactional: 0.1'),
    overApi: shareField(
      'Operations that come through the HTTP API of the side, and not from a client of the database.',
      'overApi: 1',
    ),
    regions: field(z.int().min(1).default(1), {
      about:
        'Regions that shall have the data. What is deployed decides the bill; where it has fewer, the answer says so.',
      allowed: 'a whole number from 1 on; 1 if left out',
      unit: 'regions',
      example: 'regions: 2',
    }),
    streamed: field(z.boolean().default(false), {
      about:
        'Whether each change shall be handed on. What is deployed decides; where it has no stream, the answer says so.',
      allowed: 'true, false; false if left out',
      example: 'streamed: true',
    }),
    backupDays: field(z.int().min(0).default(0), {
      about: 'Days that shall be restorable. What is deployed decides; where it keeps less, the answer says so.',
      allowed: 'a whole number from 0 on; 0 if left out',
      unit: 'days',
      example: 'backupDays: 7',
    }),
    atlasBackupGb: field(amount.optional(), {
      about: 'What Atlas’s backups take: snapshots and operations log, compressed. Nobody can tell it beforehand.',
      allowed: 'a number from 0 on; left out where it is not known',
      unit: 'GB',
      example: 'atlasBackupGb: 15',
    }),
    connections: field(z.strictObject({ newPerSecond: amount, open: amount }).optional(), {
      about: 'TLS connections to Atlas, which count for a private endpoint.',
      allowed: '{ newPerSecond, open } from 0 on; left out where they are not known',
      unit: 'connections',
      example: 'connections: { newPerSecond: 1, open: 300 }',
    }),
  })
  .meta({ title: 'Workload', description: 'What is stored and asked for in a month, for npm run cost.' });

export type Workload = z.output<typeof workloadSchema>;

/** For editors and other programs, as text that ends in a newline. */
export const workloadJsonSchema = (): string => {
  const schema = z.toJSONSchema(workloadSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const { about, allowed, unit, example, ...rest } = jsonSchema as Record<string, unknown> & Partial<WorkloadDoc>;
      if (about === undefined) return;
      for (const name of Object.keys({ about, allowed, unit, example })) Reflect.deleteProperty(jsonSchema, name);
      Object.assign(jsonSchema, rest, { description: `${about} Allowed: ${allowed ?? ''}.` });
    },
  });
  return `${JSON.stringify(schema, undefined, 2)}\n`;
};
