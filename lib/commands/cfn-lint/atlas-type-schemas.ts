import * as atlas from 'awscdk-resources-mongodbatlas';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of all third-party types that the installed library has a class for. */
const ATLAS_TYPES: readonly string[] = Object.values(atlas as Record<string, { CFN_RESOURCE_TYPE_NAME?: string }>)
  .flatMap(({ CFN_RESOURCE_TYPE_NAME: type }) => type ?? [])
  .sort();

/**
 * Schemas that say of each type only that it exists, with whatever properties and attributes: cfn-lint knows AWS's own types alone and
 * would refuse them all. A misspelt type is still refused, which ignoring the check would let pass.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
 */
export function writeAtlasTypeSchemas(folder: string): void {
  for (const typeName of ATLAS_TYPES) {
    const schema = {
      typeName,
      properties: { '.*': {} },
      readOnlyProperties: ['/properties/.*'],
      additionalProperties: true,
    };
    writeFileSync(join(folder, `${typeName.replaceAll('::', '-')}.json`), JSON.stringify(schema));
  }
}
