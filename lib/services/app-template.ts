import { GetTemplateCommand, type CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { isObject, type TemplateJson } from '../assembly/assembly';
import { PROFILE_METADATA } from '../assembly/metadata';
import { inTime } from './aws-account';

/** A template of this app, as it was deployed. */
export interface AppTemplate {
  readonly profile: string;
  readonly template: TemplateJson;
}

/** Of a stack of another app: names such as `Network` are not rare. */
export const FOREIGN = Symbol('foreign');

/**
 * The template of a stack: a template of this app names its profile.
 *
 * @returns undefined where it cannot be read and so nobody can tell: what may be the app's is not passed over
 */
export async function appTemplate(
  client: CloudFormationClient,
  StackName: string | undefined,
): Promise<AppTemplate | typeof FOREIGN | undefined> {
  try {
    const { TemplateBody = '' } = await client.send(new GetTemplateCommand({ StackName }), inTime());
    const template = JSON.parse(TemplateBody) as TemplateJson;
    const profile = isObject(template.Metadata) ? template.Metadata[PROFILE_METADATA] : undefined;
    return typeof profile === 'string' ? { profile, template } : FOREIGN;
  } catch (error) {
    // A template in YAML was not made by the CDK.
    return error instanceof SyntaxError ? FOREIGN : undefined;
  }
}
