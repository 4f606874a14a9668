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
  allowed: /none only when .* names one server on this machine/,
  accepted: { 'atlas.auth': 'none', 'atlas.connectionString': accepted },
});

const FORM = /of the form mongodb\+srv:\/\/HOST\//;
const NO_SECRET = /without user, password or token/;
const DRIVER = /options that the driver knows/;

export const connection: readonly RuleCase[] = [
  address('an address of another protocol', 'https://orders.example.net/', FORM),
  address(
    'a port that there cannot be',
    'mongodb://orders.example.net:99999/',
    FORM,
    'mongodb://orders.example.net:27017/',
  ),
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
    ...['foo=bar', 'w=majority&w=1', 'tls=maybe', 'tls=false', 'ssl=false'],
    ...['readPreference=any', 'maxPoolSize=2&maxPoolSize=3', 'minPoolSize=many'],
  ].map((options) => address(`an address with ${options}`, `mongodb://a.example.net/?${options}`, DRIVER)),
  ...Object.entries({
    'readConcernLevel=local': 'readConcern',
    'readConcernLevel=linear': 'readConcern',
    'readPreference=secondary': 'readPreference',
    'readPreferenceTags=a:b': 'readPreference',
    'journal=false': 'writeConcern',
    'retryReads=false': 'retryReads',
    'retryWrites=false': 'retryWrites',
    'tlsInsecure=true': 'checkServerIdentity',
    'tlsAllowInvalidCertificates=true': 'rejectUnauthorized',
    'tlsAllowInvalidHostnames=true': 'checkServerIdentity',
    'directConnection=true': 'directConnection',
    'compressors=snappy': 'compressors',
  }).map(([option, changed]) =>
    address(
      `an address with ${option}`,
      `mongodb://a.example.net/?${option}`,
      new RegExp(`leaves .*${changed}.* to the app`),
      'mongodb://a.example.net/orders?retryWrites=true&w=majority&appName=Orders&replicaSet=rs&tls=true',
    ),
  ),
  none('no sign-in at Atlas', 'mongodb+srv://orders.example.net/', 'mongodb://localhost/'),
  none(
    'no sign-in where one host is not loopback',
    'mongodb://127.0.0.1:1,orders.example.net:2/',
    'mongodb://[::1]:2/',
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
