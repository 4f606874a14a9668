import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/**
 * A service that acts for this account and for nobody else, and for the resources of the ARN: without that, whoever can have the service
 * act on a role or key of theirs can have it act on this one.
 *
 * Only for a service that says both of itself; which ones do not stands in `lib/stacks/validation/service-rules/trust-exceptions.ts`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 *
 * @param sourceArn of the service's resources that it may act for; `*` is any text
 */
export const serviceActingFor = (scope: IConstruct, service: string, sourceArn: string): iam.ServicePrincipal =>
  new iam.ServicePrincipal(service, { conditions: actingFor(scope, sourceArn) });

/** The conditions of {@link serviceActingFor}, for a role that the library makes. */
export const actingFor = (scope: IConstruct, sourceArn: string): iam.Conditions => ({
  StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
  ArnLike: { 'aws:SourceArn': sourceArn },
});

/** A service of which it is not documented that it says for whom it acts: what it says has to be this account, and it may say nothing. */
export const serviceOfThisAccount = (scope: IConstruct, service: string): iam.ServicePrincipal =>
  new iam.ServicePrincipal(service, { conditions: ofThisAccount(scope) });

/** The conditions of {@link serviceOfThisAccount}, for a role that the library makes. */
export const ofThisAccount = (scope: IConstruct): iam.Conditions => ({
  StringEqualsIfExists: { 'aws:SourceAccount': Stack.of(scope).account },
});

/** Puts conditions on the trust of a role that the library makes, whose logical id stays what it is. */
export function limitTrust(role: IConstruct, conditions: iam.Conditions): void {
  (role.node.defaultChild as iam.CfnRole).addPropertyOverride(
    'AssumeRolePolicyDocument.Statement.0.Condition',
    conditions,
  );
}
