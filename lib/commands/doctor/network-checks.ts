import {
  DescribeAvailabilityZonesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointServicesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { clientOptions, inTime, type Account } from '../../services/aws-account';
import { awsFailure } from '../../services/aws-failure';
import type { DeployNeeds, EndpointService } from './deploy-needs';
import type { Finding } from './finding';
import { servicesTitle, zonesTitle } from './titles';

const DEFAULT_SUBNETS =
  'where some zones have a default subnet, only those are seen: aws ec2 create-default-subnet --availability-zone ZONE';

/** The zones that the VPC takes by their position, and in each of them the services that it has endpoints for. */
export async function networkChecks(
  account: Account,
  { region, zones, endpointServices }: DeployNeeds,
): Promise<Finding[]> {
  const client = new EC2Client(clientOptions(region, account.access));
  let seen: readonly string[];
  try {
    seen = await zonesSeen(client);
  } catch (error) {
    const call = 'ec2:DescribeAvailabilityZones, ec2:DescribeSubnets';
    return [
      { title: zonesTitle(region), state: 'not checked', detail: awsFailure(error, call).message },
      { title: servicesTitle(region), state: 'not checked', detail: 'the zones are not known' },
    ];
  }
  const taken = seen.slice(0, zones);
  return [
    zonesFinding(zonesTitle(region), seen, zones),
    await servicesFinding(client, region, taken, endpointServices),
  ];
}

/**
 * As `Fn::GetAZs` has them: those with a default subnet, or all where none has one, by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html
 */
async function zonesSeen(client: EC2Client): Promise<string[]> {
  const available = [
    { Name: 'zone-type', Values: ['availability-zone'] },
    { Name: 'state', Values: ['available'] },
  ];
  const inZone = [{ Name: 'default-for-az', Values: ['true'] }];
  const [{ AvailabilityZones = [] }, { Subnets = [] }] = await Promise.all([
    client.send(new DescribeAvailabilityZonesCommand({ Filters: available }), inTime()),
    client.send(new DescribeSubnetsCommand({ Filters: inZone }), inTime()),
  ]);
  const all = AvailabilityZones.flatMap(({ ZoneName }) => ZoneName ?? []).sort();
  const withSubnet = all.filter((zone) => Subnets.some(({ AvailabilityZone }) => AvailabilityZone === zone));
  return withSubnet.length ? withSubnet : all;
}

function zonesFinding(title: string, seen: readonly string[], needed: number): Finding {
  const detail = `${needed} of ${seen.join(', ')}`;
  if (seen.length >= needed) return { title, state: 'ok', detail };
  return {
    title,
    state: 'missing',
    detail: `the VPC takes ${needed}, and CloudFormation sees ${seen.join(', ') || 'none'}`,
    means: 'stack Network fails: nothing can be selected at that position',
    mend: `${seen.length === 2 ? '-c zones=2, or ' : ''}another region; ${DEFAULT_SUBNETS}`,
  };
}

/**
 * Atlas's own service is not asked for: it is made with the stack.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
 */
async function servicesFinding(
  client: EC2Client,
  region: string,
  zones: readonly string[],
  needed: readonly EndpointService[],
): Promise<Finding> {
  const title = servicesTitle(region);
  const names = needed.map(({ name }) => name);
  try {
    const command = new DescribeVpcEndpointServicesCommand({ Filters: [{ Name: 'service-name', Values: names }] });
    const { ServiceDetails = [] } = await client.send(command, inTime());
    const lacking = needed.flatMap(({ name, inZones }) => {
      const found = ServiceDetails.find(({ ServiceName }) => ServiceName === name);
      if (!found) return [`${name} is not offered`];
      const without = inZones ? zones.filter((zone) => !found.AvailabilityZones?.includes(zone)) : [];
      return without.length ? [`${name} is not in ${without.join(', ')}`] : [];
    });
    if (lacking.length === 0) return { title, state: 'ok', detail: names.join(', ') };
    return {
      title,
      state: 'missing',
      detail: lacking.join('; '),
      means: 'stack Network fails at that endpoint',
      mend: '-c interfaceEndpoints=false, or another region',
    };
  } catch (error) {
    return { title, state: 'not checked', detail: awsFailure(error, 'ec2:DescribeVpcEndpointServices').message };
  }
}
