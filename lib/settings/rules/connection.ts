/** The address of a cluster that exists already, and how to sign in to it. */
import { ConnectionString } from 'mongodb-connection-string-url';
import type { Problem } from '../problem';
import { isLoopback } from '../loopback';
import { rule, type Rule } from './rule';

const parse = (given: string): ConnectionString | undefined => {
  try {
    return new ConnectionString(given);
  } catch {
    return undefined;
  }
};

/** Never repeats the address: a user who put a password into it should not find it in a log as well. */
const refuse = (allowed: string, fix: string): Problem => ({
  setting: 'atlas.connectionString',
  given: '(not shown: it may hold a password)',
  allowed,
  fix,
});

const wellFormed = rule(({ atlas: { connectionString } }) =>
  connectionString === undefined || parse(connectionString)
    ? undefined
    : refuse(
        'an address of the form mongodb+srv://HOST/ or mongodb://HOST:PORT/',
        'copy it from Atlas (Connect, Drivers) without the user and password part',
      ),
);

const noSecret = rule(({ atlas: { connectionString } }) => {
  const url = connectionString === undefined ? undefined : parse(connectionString);
  return url && (url.username || url.password)
    ? refuse(
        'an address without user and password: it ends up in a template, which many people can read',
        'leave out everything up to the @; the function signs in with its IAM role',
      )
    : undefined;
});

const noneOnlyOnLoopback = rule(({ atlas: { auth, connectionString } }) => {
  if (auth !== 'none') return undefined;
  const hosts = (connectionString === undefined ? undefined : parse(connectionString))?.hosts ?? [];
  return hosts.length > 0 && hosts.every(isLoopback)
    ? undefined
    : {
        setting: 'atlas.auth',
        given: 'none',
        allowed: 'aws-iam; none only when every host of atlas.connectionString is loopback (127.0.0.0/8, ::1 or localhost)',
        fix: '-c atlas.auth=aws-iam, or -c atlas.connectionString=mongodb://127.0.0.1:27017/',
      };
});

export const connectionRules: readonly Rule[] = [wellFormed, noSecret, noneOnlyOnLoopback];
