import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ATLAS_TYPES } from '../../settings/atlas-types';
import type { Settings } from '../../settings/schema';
import { atlasProfileParameter } from './parameters';
import { TypeActivations } from './type-activations';

export interface AtlasExtensionsStackProps extends StackProps {
  readonly settings: Settings;
  /** As `MongoDB::Atlas::Cluster`; all that the project knows by default. */
  readonly typeNames?: readonly string[] | undefined;
  /** The stacks whose Atlas types must be active before they are deployed. */
  readonly usedBy: readonly Stack[];
}

/**
 * Activates the `MongoDB::Atlas::*` types, once per account and region, those of all profiles in each: what leaves the list is
 * deactivated before Atlas deletes what it is the type of. A stack of its own: a template with a type that is not active yet is refused
 * as a whole, even if it would activate it.
 */
export class AtlasExtensionsStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { settings, typeNames = ATLAS_TYPES, usedBy, ...props }: AtlasExtensionsStackProps,
  ) {
    super(scope, id, props);
    const profile = atlasProfileParameter(this, settings.atlas.profile).valueAsString;
    new TypeActivations(this, 'Types', { typeNames, profile });
    for (const stack of usedBy) stack.addStackDependency(this);
  }
}
