/** Whether traffic gets from one place to another by what the templates say. */
export interface Reach {
  /** Never `reachable` where something that is not known could stop it. */
  readonly decision: 'reachable' | 'unreachable' | 'cannot say';
  /** For people: what leads there, what is missing, or what is not known. */
  readonly because: string;
}
