import { isDeepStrictEqual } from 'node:util';
import type { Json, TemplateResource } from '../../../assembly/assembly';
import type { ResolvedAssembly } from '../../../assembly/resolve';
import type { ServiceRule } from '../../../settings/rules/rule';

/** What one deployment would change and may not, in one place. */
export interface ChangeFinding {
  /** As it is to become. */
  readonly resource: TemplateResource;
  /** Where, from the resource's properties on: `Replicas`, `EncryptionKeyArn`. */
  readonly property: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/**
 * What a service demands of the way from what is deployed to what is to be, in one deployment. Synth knows only the latter, so whoever knows
 * both asks: `npm run doctor`, and the tests that compare profiles.
 */
export interface ChangeRule extends ServiceRule {
  readonly kind: 'change';
  /** What to do instead, with the settings to give. */
  readonly wayAround: string;
  /** Every finding, in templates of whatever shape. */
  readonly find: (before: ResolvedAssembly, after: ResolvedAssembly) => readonly ChangeFinding[];
}

/** A resource that is deployed, and what is to become of it. */
export interface Change {
  readonly before: TemplateResource;
  readonly after: TemplateResource;
}

/** The resources of a type that are in both, whether they differ or not: the same by stack and logical id. */
export const changesOf = (before: ResolvedAssembly, after: ResolvedAssembly, type: string): Change[] =>
  after.ofType(type).flatMap((one) => {
    const old = before.ofType(type).find(({ stack, logicalId }) => stack === one.stack && logicalId === one.logicalId);
    return old ? [{ before: old, after: one }] : [];
  });

/** Findings for those properties that differ. */
export const changed = ({ before, after }: Change, properties: readonly string[]): ChangeFinding[] =>
  properties.flatMap((property) => {
    const [old, next] = [before.properties[property], after.properties[property]];
    return isDeepStrictEqual(old, next) ? [] : [{ resource: after, property, before: old, after: next }];
  });
