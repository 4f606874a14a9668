import type { Place } from '../../claims/observations/observations';

const SERVICES = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws|mongodb\.com|mongodbgov\.com)$/;

/** Whether a host belongs to the services themselves. */
const isService = (origin: string): boolean => SERVICES.test(new URL(origin).hostname);

/**
 * Where the requests of a run really went. An endpoint may be set by a variable, a profile or a secret: what was asked tells, not what
 * was configured.
 */
export class Origins {
  private readonly others = new Set<string>();

  note(origin: string): void {
    if (!isService(origin)) this.others.add(origin);
  }

  /** `live` only when all requests went to the services themselves. */
  get place(): Place {
    return this.others.size ? 'local' : 'live';
  }

  /** The servers that are none of AWS's or Atlas's. */
  get standIns(): readonly string[] {
    return [...this.others];
  }
}
