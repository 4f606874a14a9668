/**
 * The custom resource's properties. CloudFormation turns numbers and booleans of custom resources into strings; both forms are read.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
 */
import * as z from 'zod/mini';
import type { DeclaredIndex } from './keys';

export interface Declaration {
  readonly database: string;
  readonly collection: string;
  readonly indexes: readonly DeclaredIndex[];
}

const name = z.string().check(z.minLength(1));
const direction = z.pipe(
  z.union([z.literal(['1', '-1']), z.literal([1, -1])]),
  z.transform((value): 1 | -1 => (Number(value) === 1 ? 1 : -1)),
);
const boolean = z.pipe(
  z.union([z.literal(['true', 'false']), z.boolean()]),
  z.transform((value) => String(value) === 'true'),
);
const seconds = z.pipe(
  z.union([z.string().check(z.regex(/^[0-9]{1,10}$/)), z.int()]),
  z.pipe(z.transform(Number), z.int().check(z.gte(0), z.lte(2_147_483_647))),
);

const index = z.strictObject({
  Name: name.check(z.refine((given) => given !== '_id_')),
  Key: z.array(z.tuple([name, direction])).check(z.minLength(1)),
  Unique: z.exactOptional(boolean),
  ExpireAfterSeconds: z.exactOptional(seconds),
});
const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
const properties = z.object({
  Database: name,
  Collection: name,
  Indexes: z.array(index).check(z.refine((indexes) => unique(indexes.map(({ Name }) => Name)))),
});

/** @throws Error that names the property that is wrong and the form it must have */
export function readDeclaration(given: unknown): Declaration {
  const result = z.safeParse(properties, given);
  if (!result.success) {
    const path = result.error.issues[0]?.path.join('.') || 'the properties';
    throw new Error(
      `${path} is wrong: the index step takes Database, Collection and Indexes, a list of ` +
        '{Name (once, not _id_), Key: [[field, 1 or -1], ...], Unique?: boolean, ExpireAfterSeconds?: 0 to 2147483647}',
    );
  }
  const { Database, Collection, Indexes } = result.data;
  return { database: Database, collection: Collection, indexes: Indexes };
}

export const resourceId = ({ database, collection }: Declaration): string => `${database}.${collection}`;
