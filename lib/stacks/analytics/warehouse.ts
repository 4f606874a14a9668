import { Aws, type RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as redshift from 'aws-cdk-lib/aws-redshiftserverless';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { WAREHOUSE_NAME } from '../names';

export interface WarehouseProps {
  readonly vpc: ec2.IVpc;
  /** Literal range of the VPC, which may connect. */
  readonly vpcCidr: string;
  /** The table that may be replicated into it. */
  readonly sourceArn: string;
  readonly removalPolicy: RemovalPolicy;
}

/** The smallest there is, in Redshift processing units; it costs while queries or the replication run. */
const BASE_CAPACITY = 8;

/**
 * Redshift Serverless in the isolated subnets. The administrator's password is made and rotated by Secrets Manager and stands nowhere
 * else; only TLS connections are taken. Identifiers are case-sensitive because the replication demands it.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl.reqs-lims.html
 */
export class Warehouse extends Construct {
  readonly arn: string;
  readonly workgroupName = WAREHOUSE_NAME;
  readonly workgroup: redshift.CfnWorkgroup;

  constructor(scope: Construct, id: string, { vpc, vpcCidr, sourceArn, removalPolicy }: WarehouseProps) {
    super(scope, id);
    const key = new kms.Key(this, 'Key', {
      description: 'Encrypts the orders warehouse in Redshift',
      enableKeyRotation: true,
      removalPolicy,
    });
    const namespace = new redshift.CfnNamespace(this, 'Namespace', {
      namespaceName: WAREHOUSE_NAME,
      dbName: WAREHOUSE_NAME,
      adminUsername: 'administrator',
      manageAdminPassword: true,
      kmsKeyId: key.keyArn,
      logExports: ['connectionlog', 'useractivitylog', 'userlog'],
      namespaceResourcePolicy: integrationPolicy(sourceArn),
    });
    namespace.applyRemovalPolicy(removalPolicy);
    this.arn = namespace.attrNamespaceNamespaceArn;

    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      allowAllOutbound: false,
      description: 'Redshift from inside the VPC',
    });
    securityGroup.addIngressRule(ec2.Peer.ipv4(vpcCidr), ec2.Port.tcp(5439), 'Redshift');
    this.workgroup = new redshift.CfnWorkgroup(this, 'Workgroup', {
      workgroupName: WAREHOUSE_NAME,
      namespaceName: WAREHOUSE_NAME,
      baseCapacity: BASE_CAPACITY,
      publiclyAccessible: false,
      enhancedVpcRouting: true,
      subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
      securityGroupIds: [securityGroup.securityGroupId],
      configParameters: [
        { parameterKey: 'enable_case_sensitive_identifier', parameterValue: 'true' },
        { parameterKey: 'require_ssl', parameterValue: 'true' },
      ],
    });
    this.workgroup.node.addDependency(namespace);
    for (const resource of [namespace, this.workgroup]) demonstrates(resource, 'INT-03');
  }
}

/** Redshift may take in this one table, and this account may ask for it. The policy names no resource: it is the namespace's own. */
const integrationPolicy = (sourceArn: string): iam.PolicyDocument =>
  new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('redshift.amazonaws.com')],
        actions: ['redshift:AuthorizeInboundIntegration'],
        conditions: { StringEquals: { 'aws:SourceArn': sourceArn } },
      }),
      new iam.PolicyStatement({
        principals: [new iam.AccountPrincipal(Aws.ACCOUNT_ID)],
        actions: ['redshift:CreateInboundIntegration'],
      }),
    ],
  });
