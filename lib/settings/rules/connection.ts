/** The address of a cluster that exists already, and how to sign in to it. */
import type { ConnectionString } from 'mongodb-connection-string-url';
import { LOOPBACK_HOSTS } from '../../processes/loopback';
import { changedOptions } from '../client-options';
import { notLocal, readConnectionString } from '../connection-string';
import { either, override } from '../override';
import { NOT_SHOWN, type Problem } from '../problem';
import type { Settings } from '../schema';
import { rule, type ServiceRule, type SettingsRule } from './rule';

const ADDRESS = {
  kind: 'create',
  source: 'https://www.mongodb.com/docs/manual/reference/connection-string/',
  checked: '2026-11-23',
} as const;

/** Never repeats the address: a user who put a password into it should not find it in a log as well. */
const refuse = (allowed: string, fix: string): Problem => ({
  setting: 'atlas.connectionString',
  given: NOT_SHOWN,
  allowed,
  fix: either(fix, `${override('atlas.connectionString', undefined)} (a cluster of the app’s own)`),
});

/** A rule about an address that can be read. */
const ofAddress = (
  data: ServiceRule,
  find: (url: ConnectionString, settings: Settings) => Problem | undefined,
): SettingsRule =>
  rule(data, (settings) => {
    const { connectionString } = settings.atlas;
    const url = connectionString === undefined ? undefined : readConnectionString(connectionString);
    return url && find(url, settings);
  });

const wellFormed = rule(
  {
    ...ADDRESS,
    id: 'connection-well-formed',
    demand: 'A connection string is one that the driver can read',
    spans: ['atlas.connectionString'],
  },
  ({ atlas: { connectionString } }) =>
    connectionString === undefined || readConnectionString(connectionString)
      ? undefined
      : refuse(
          'an address of the form mongodb+srv://HOST/ or mongodb://HOST:PORT/',
          'copy it from Atlas (Connect, Drivers) without the user and password part',
        ),
);

const holdsSecret = (url: ConnectionString): boolean =>
  Boolean(url.username || url.password || /password|session_token/i.test(url.search));

/** Credentials stand before the host or in options, as a session token or the password of a key file or proxy. */
const noSecret = ofAddress(
  {
    ...ADDRESS,
    id: 'connection-no-secret',
    demand: 'A template can be read by many, so no address in it holds a secret',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
    spans: ['atlas.connectionString'],
  },
  (url) =>
    holdsSecret(url)
      ? refuse(
          'an address without user, password or token: it ends up in a template, which many people can read',
          'leave out everything up to the @, and options that hold a secret; the function signs in with its IAM role',
        )
      : undefined,
);

const promisesKept = ofAddress(
  {
    ...ADDRESS,
    id: 'connection-keeps-promises',
    demand:
      'What an address says of TLS, retries, concerns or reads wins over the client, or the driver refuses it at every request',
    source: 'https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/',
    checked: '2026-11-25',
    spans: ['atlas.connectionString', 'atlas.auth'],
  },
  (url, { atlas: { auth } }) => {
    // Credentials are another rule's, and would not fit this client either way.
    const changed = holdsSecret(url) ? [] : changedOptions(url.href, auth);
    return changed?.length === 0
      ? undefined
      : refuse(
          changed
            ? `an address that says where the cluster is, and leaves ${changed.join(', ')} to the app`
            : 'options that the driver knows, each once, with a value that it takes and none against TLS',
          'leave out what follows the ?',
        );
  },
);

const noneOnlyOnLoopback = rule(
  {
    ...ADDRESS,
    id: 'connection-auth-none',
    demand: 'Atlas lets nobody in who does not sign in; a local server may',
    source: 'https://www.mongodb.com/docs/atlas/reference/faq/security/',
    spans: ['atlas.auth', 'atlas.connectionString'],
  },
  ({ atlas: { auth, connectionString } }) =>
    auth !== 'none' || notLocal(connectionString ?? '') === undefined
      ? undefined
      : {
          setting: 'atlas.auth',
          given: 'none',
          allowed: `aws-iam; none only when atlas.connectionString names one server on this machine (${LOOPBACK_HOSTS}, or the path of a socket) and none but a local client’s options`,
          fix: either(
            override('atlas.auth', 'aws-iam'),
            override('atlas.connectionString', 'mongodb://127.0.0.1:27017/'),
          ),
        },
);

export const connectionRules: readonly SettingsRule[] = [wellFormed, noSecret, promisesKept, noneOnlyOnLoopback];
