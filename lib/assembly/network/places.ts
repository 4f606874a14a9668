import type { TemplateResource } from '../assembly';
import type { Reach } from './reach';

/** Where in a VPC something is. */
export interface Place {
  /** Absent where it is in none, or in one that the app does not have. */
  readonly vpc?: TemplateResource;
  readonly subnets: readonly TemplateResource[];
  /** By {@link subnets}; absent where it is the VPC's main one, which no template can name, or one that is not known. */
  readonly routeTables: readonly (TemplateResource | undefined)[];
  /** That it has itself; a subnet and a VPC have none. */
  readonly securityGroups: readonly TemplateResource[];
  /** Whether that is all, and known. */
  readonly certain: Reach;
}
