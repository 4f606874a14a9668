import { CfnResource, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';
import { atlasProfileParameter } from './parameters';
import { TypeActivations } from './type-activations';

export interface AtlasExtensionsStackProps extends StackProps {
  readonly settings: Settings;
  /** The stacks whose Atlas types must be active before they are deployed. */
  readonly usedBy: readonly Stack[];
}

/**
 * Activates exactly the `MongoDB::Atlas::*` types that the app uses, once per account and region. A stack of its own: a template with
 * a type that is not active yet is refused as a whole, even if it would activate it.
 */
export class AtlasExtensionsStack extends Stack {
  constructor(scope: Construct, id: string, { settings, usedBy, ...props }: AtlasExtensionsStackProps) {
    super(scope, id, props);
    const profile = atlasProfileParameter(this, settings.atlas.profile).valueAsString;
    new TypeActivations(this, 'Types', { typeNames: atlasTypes(usedBy), profile });
    for (const stack of usedBy) stack.addStackDependency(this);
  }
}

const atlasTypes = (stacks: readonly Stack[]): string[] => {
  const types = stacks
    .flatMap((stack) => stack.node.findAll())
    .filter((construct): construct is CfnResource => CfnResource.isCfnResource(construct))
    .map(({ cfnResourceType }) => cfnResourceType)
    .filter((type) => type.startsWith('MongoDB::Atlas::'));
  return [...new Set(types)].sort();
};
