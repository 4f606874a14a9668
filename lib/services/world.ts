import { setTimeout } from 'node:timers/promises';

export const SERVICES = [
  'backup',
  'cloudformation',
  'dynamodb',
  'redshift',
  'redshift-data',
  'redshift-serverless',
  's3',
  'secretsmanager',
  'stepfunctions',
] as const;

export type Service = (typeof SERVICES)[number];

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** All that the steps touch. */
export interface World extends Clock {
  /** Sends a command of the AWS SDK with the credentials at hand. */
  send(service: Service, command: object): Promise<unknown>;
}

export const SYSTEM_CLOCK: Clock = { now: () => Date.now(), wait: (milliseconds) => setTimeout(milliseconds) };
