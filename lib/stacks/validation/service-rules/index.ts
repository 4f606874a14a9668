import { retentionsCoverRestoreWindow } from './backup';
import type { TemplateRule } from './rule';

export const templateRules: readonly TemplateRule[] = [retentionsCoverRestoreWindow];
