export const SERVICES = [
  'backup',
  'cloudformation',
  'dynamodb',
  'redshift',
  'redshift-data',
  'redshift-serverless',
  'secretsmanager',
] as const;

export type Service = (typeof SERVICES)[number];

/** All that the steps touch. */
export interface World {
  /** Sends a command of the AWS SDK with the credentials at hand. */
  send(service: Service, command: object): Promise<unknown>;
  now(): number;
  wait(milliseconds: number): Promise<void>;
}
