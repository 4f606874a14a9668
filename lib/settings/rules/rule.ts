import type { Problem } from '../problem';
import type { Settings } from '../schema';

/** What a service demands beyond what one value may be, as data: docs/service-rules.md is written from it. */
export interface ServiceRule {
  readonly id: string;
  /** When it bites: on the first deployment, on one that changes what is there, or on a removal. */
  readonly kind: 'create' | 'change' | 'remove';
  /** As a sentence about the service, without a full stop. */
  readonly demand: string;
  /** Code or text that the vendor documents; none where it documents none, or where it refuses nothing and does harm instead. */
  readonly error?: string;
  /** Page, or file of this project where the rule is its own. */
  readonly source: string;
  /** When the source was last read, `2026-11-25`. */
  readonly checked: string;
  /** The settings, or types of resources, that it holds against each other. */
  readonly spans: readonly string[];
}

/** What values may be together; what one value may be on its own stands in the schema. */
export interface SettingsRule extends ServiceRule {
  /** Never throws, names every problem it finds. */
  readonly find: (settings: Settings) => readonly Problem[];
}

/** A rule that finds at most one problem. */
export const rule = (data: ServiceRule, find: (settings: Settings) => Problem | undefined): SettingsRule => ({
  ...data,
  find: (settings) => {
    const problem = find(settings);
    return problem ? [problem] : [];
  },
});
