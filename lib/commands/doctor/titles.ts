import { apiKeySecretName } from '../../atlas-admin/identifiers';

export const CREDENTIALS = 'AWS credentials';
export const DEPLOYED = 'Deployed stacks';
export const API_KEY = 'Atlas API key';
export const bootstrapTitle = (region: string): string => `CDK bootstrap in ${region}`;
export const typesTitle = (region: string): string => `Atlas resource types active in ${region}`;
export const zonesTitle = (region: string): string => `Availability zones in ${region}`;
export const servicesTitle = (region: string): string => `VPC endpoint services in ${region}`;
export const logRoleTitle = (region: string): string => `API Gateway’s log role in ${region}`;
export const secretTitle = (profile: string, region: string): string =>
  `Secret ${apiKeySecretName(profile)} in ${region}`;
