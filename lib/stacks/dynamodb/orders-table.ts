import { Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import {
  BY_CUSTOMER_INDEX,
  BY_STATUS_INDEX,
  PARTITION_KEY,
  PLACED_KEY,
  SORT_KEY,
  STATUS_ATTRIBUTE,
  TTL_ATTRIBUTE,
} from '../../orders/dynamodb/keys';
import { demonstrates } from '../common/demonstrates';
import type { Settings } from '../../settings/schema';
import { tableBilling, warmThroughput } from '../tables/capacity';
import { requireTls } from '../tables/require-tls';
import { tableArnByName } from '../tables/table-arn';
import type { TableEncryption } from '../tables/table-encryption';
import { ORDERS_TABLE_NAME } from '../names';

export interface OrdersTableProps {
  readonly table: Settings['dynamodb'];
  readonly encryption: TableEncryption;
  readonly removalPolicy: RemovalPolicy;
}

/** The table in one region. */
export interface TableRegion {
  readonly region: string;
  readonly tableArn: string;
  /** Present only with a customer key. */
  readonly keyArn?: string | undefined;
}

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

/**
 * Orders in one table, a customer's in one partition. Listing a customer's orders and listing by status each have an index sorted by
 * the time of placing; changes are streamed with both images; point-in-time recovery is on in every region.
 */
export class OrdersTable extends dynamodb.TableV2 {
  /** The home region first. What a role may do with orders it may do in all of them: one may have to do without the others. */
  readonly regions: readonly TableRegion[];

  constructor(scope: Construct, id: string, { table, encryption, removalPolicy }: OrdersTableProps) {
    const byCustomer = { indexName: BY_CUSTOMER_INDEX, sortKey: text(PLACED_KEY) };
    const warm = warmThroughput(table);
    const byStatus = {
      indexName: BY_STATUS_INDEX,
      partitionKey: text(STATUS_ATTRIBUTE),
      sortKey: text(PLACED_KEY),
      ...warm,
    };
    const local = table.customerIndex === 'local';

    super(scope, id, {
      tableName: ORDERS_TABLE_NAME,
      partitionKey: text(PARTITION_KEY),
      sortKey: text(SORT_KEY),
      localSecondaryIndexes: local ? [byCustomer] : [],
      globalSecondaryIndexes: local
        ? [byStatus]
        : [byStatus, { ...byCustomer, partitionKey: text(PARTITION_KEY), ...warm }],
      billing: tableBilling(table),
      ...warm,
      encryption: encryption.everywhere,
      dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: table.pitrDays },
      contributorInsightsSpecification: { enabled: table.contributorInsights },
      deletionProtection: table.deletionProtection,
      removalPolicy,
      resourcePolicy: requireTls(),
      replicas: table.replicas.map((region) => ({
        region,
        ...(table.replicaPolicies ? { resourcePolicy: requireTls() } : {}),
      })),
      ...(table.ttl ? { timeToLiveAttribute: TTL_ATTRIBUTE } : {}),
      ...(table.consistency === 'strong' ? { multiRegionConsistency: dynamodb.MultiRegionConsistency.STRONG } : {}),
      ...(table.witnessRegion === undefined ? {} : { witnessRegion: table.witnessRegion }),
    });

    this.regions = [
      { region: Stack.of(this).region, tableArn: this.tableArn, keyArn: encryption.key?.keyArn },
      ...table.replicas.map((region) => ({
        region,
        tableArn: tableArnByName(this, ORDERS_TABLE_NAME, region),
        keyArn: encryption.replicaKeyArns[region],
      })),
    ];

    // CloudFormation refuses to switch it off without its attribute; a strongly consistent table never has it.
    if (!table.ttl && table.consistency === 'eventual') {
      (this.node.defaultChild as dynamodb.CfnGlobalTable).timeToLiveSpecification = {
        attributeName: TTL_ATTRIBUTE,
        enabled: false,
      };
    }

    demonstrates(this, 'SVC-02', 'SVC-03', 'SCA-02', 'SCA-03', 'SCA-04', 'REL-01', 'REL-04', 'SEC-06');
    if (table.replicas.length) demonstrates(this, 'REL-02');
    if (table.customerKey) demonstrates(this, 'SEC-04');
  }
}
