import type { Decision } from '../../assembly/policies/evaluate';
import { accountOf } from '../../assembly/policies/request';
import type { TemplateResource } from '../../assembly/assembly';
import type { View } from '../view';

/** Whoever is not named anywhere. */
const ANYBODY = 'anybody.example.com';

/**
 * Whether a service may take a role on for this account, and nobody may whom the role does not name.
 *
 * @param sourceArn of what it does so for, where the service says it; of the account it is given
 */
export function takenOnBy(
  service: string,
  view: View,
  role: TemplateResource,
  sourceArn?: (account: string) => string,
): Decision {
  const account = accountOf(view.access.arnOf(role));
  const context = {
    'aws:SourceAccount': account,
    ...(sourceArn && { 'aws:SourceArn': sourceArn(account) }),
  };
  const asked = { action: 'sts:AssumeRole', resource: role, context };
  const anybody = view.access.may({ ...asked, who: ANYBODY });
  if (anybody.decision !== 'denied') return { decision: 'denied', because: `anybody is ${anybody.because}` };
  return view.access.may({ ...asked, who: service });
}
