/**
 * For whom either database is the right choice, and for whom the wrong one, by what a team decides by. A claim names the advice that it
 * stands behind (`backs`); what the article makes no claim about rests on its source alone.
 */
import { demand } from './demand';
import { owning } from './owning';
import { running } from './running';

export const ADVICE = { ...demand, ...running, ...owning };

export type AdviceId = keyof typeof ADVICE;
