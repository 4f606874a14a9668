import { NOT_SHOWN } from '../../../../../lib/settings/problem';
import type { RuleCase } from './rule-case';

const address = (
  what: string,
  given: string,
  allowed: RegExp,
  accepted = 'mongodb+srv://orders.example.net/',
): RuleCase => ({
  what,
  refused: { 'atlas.connectionString': given },
  setting: 'atlas.connectionString',
  given: NOT_SHOWN,
  allowed,
  accepted: { 'atlas.connectionString': accepted },
});

const none = (what: string, connectionString: string, accepted = 'mongodb://127.0.0.1:27017/'): RuleCase => ({
  what,
  refused: { 'atlas.auth': 'none', 'atlas.connectionString': connectionString },
  setting: 'atlas.auth',
  given: 'none',
  allowed: /none only when every host .* is loopback/,
  accepted: { 'atlas.auth': 'none', 'atlas.connectionString': accepted },
});

const FORM = /of the form mongodb\+srv:\/\/HOST\//;
const NO_SECRET = /without user, password or token/;
const TLS = /keeps TLS/;

export const connection: readonly RuleCase[] = [
  address('an address of another protocol', 'https://orders.example.net/', FORM),
  address(
    'an SRV address with a port',
    'mongodb+srv://orders.example.net:27017/',
    FORM,
    'mongodb://orders.example.net:27017/',
  ),
  address('an address with user and password', 'mongodb+srv://shop:hunter2@orders.example.net/', NO_SECRET),
  address('an address with a user', 'mongodb+srv://shop@orders.example.net/', NO_SECRET),
  address(
    'an address with a session token',
    'mongodb+srv://orders.example.net/?authMechanismProperties=AWS_SESSION_TOKEN:hunter2',
    NO_SECRET,
  ),
  address(
    'an address with a proxy’s password',
    'mongodb://a.example.net/?proxyHost=b&proxyPassword=hunter2',
    NO_SECRET,
  ),
  ...[
    'tls=false',
    'ssl=false',
    'tlsInsecure=true',
    'tlsAllowInvalidCertificates=true',
    'tlsAllowInvalidHostnames=true',
  ].map((option) =>
    address(
      `an address with ${option}`,
      `mongodb://a.example.net/?${option}`,
      TLS,
      'mongodb://a.example.net/?tls=true',
    ),
  ),
  none('no sign-in at Atlas', 'mongodb+srv://orders.example.net/', 'mongodb://localhost/'),
  none(
    'no sign-in where one host is not loopback',
    'mongodb://127.0.0.1:1,orders.example.net:2/',
    'mongodb://127.0.0.1:1,[::1]:2/',
  ),
  none('no sign-in at hosts that only DNS knows', 'mongodb+srv://localhost/'),
  none('no sign-in at a short form of a loopback address', 'mongodb://127.1:27017/'),
  {
    what: 'no sign-in at a cluster of the app’s own',
    refused: { 'atlas.auth': 'none' },
    setting: 'atlas.auth',
    given: 'none',
    allowed: /aws-iam/,
    accepted: { 'atlas.auth': 'aws-iam' },
  },
];
