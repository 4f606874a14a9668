import { asText, resourcesOf, type Assembly, type TemplateResource } from '../../assembly/assembly';

/** What the app's templates declare: the one place that says what to look for, so that a name which changes there changes here. */
export class TemplateNames {
  readonly stacks: readonly string[];
  private readonly resources: readonly TemplateResource[];

  /** @param assemblies of the profiles that may have been deployed */
  constructor(assemblies: readonly Assembly[]) {
    this.stacks = [...new Set(assemblies.flatMap(({ templates }) => [...templates.keys()]))];
    this.resources = assemblies.flatMap(resourcesOf);
  }

  /** What a property says literally in all resources of a type, as the fixed names of tables. */
  texts(type: string, property: string): string[] {
    return distinct(this.of(type).map(({ properties }) => asText(properties[property]))).filter(Boolean);
  }

  /**
   * What names begin with that CloudFormation makes, for resources whose name is not fixed: `STACK-LOGICALID-`.
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
   */
  generated(type: string, nameProperty: string): string[] {
    const unnamed = this.of(type).filter(({ properties }) => properties[nameProperty] === undefined);
    return distinct(unnamed.map(({ stack, logicalId }) => `${stack}-${logicalId}-`));
  }

  private of(type: string): TemplateResource[] {
    return this.resources.filter((resource) => resource.type === type);
  }
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
