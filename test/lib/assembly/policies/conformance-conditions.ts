import { allow, deny, when, type ConformanceCase } from './conformance-case';

const tagged = (customerId: string) => ({ context: { 'aws:PrincipalTag/customerId': customerId } });
const keys = (...found: string[]) => ({ context: { 'dynamodb:LeadingKeys': found } });
const RULE = 'arn:aws:events:eu-west-1:111122223333:rule/orders';
const from = (arn: string) => ({ context: { 'aws:SourceArn': arn } });
const select = { context: { 'dynamodb:Select': 'COUNT' } };
const TAG = 'aws:PrincipalTag/customerId';
const OWN = 'CUSTOMER#${aws:PrincipalTag/customerId}';
const S3 = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };

type Row = [
  rule: string,
  decision: ConformanceCase['decision'],
  identity: NonNullable<ConformanceCase['identity']>,
  request?: ConformanceCase['request'],
];
const rows = (page: ConformanceCase['page'], found: readonly Row[]): ConformanceCase[] =>
  found.map(([rule, decision, identity, request = {}]) => ({ page, rule, decision, identity, request }));

export const CONDITIONS: readonly ConformanceCase[] = [
  ...rows('condition', [
    ['of several values one is enough', 'allowed', when('StringEquals', TAG, ['ada', 'bob']), tagged('bob')],
    [
      'all keys have to hold',
      'denied',
      [allow({ Condition: { StringEquals: { [TAG]: 'ada', 'dynamodb:Select': 'COUNT' } } })],
      tagged('ada'),
    ],
    [
      'all operators have to hold',
      'denied',
      [allow({ Condition: { StringEquals: { [TAG]: 'ada' }, StringLike: { [TAG]: 'b*' } } })],
      tagged('ada'),
    ],
    [
      'a key’s name is in any case',
      'allowed',
      when('StringEquals', 'AWS:principaltag/CUSTOMERID', 'ada'),
      tagged('ada'),
    ],
    [
      'a condition that does not hold denies nothing',
      'allowed',
      [allow(), deny({ Condition: { StringEquals: { [TAG]: 'bob' } } })],
      tagged('ada'),
    ],
    ['an empty condition holds', 'allowed', [allow({ Condition: {} })]],
  ]),
  ...rows('operators', [
    ['StringEquals is in this case only', 'denied', when('StringEquals', TAG, 'Ada'), tagged('ada')],
    ['StringEquals takes a star for a star', 'denied', when('StringEquals', TAG, 'a*'), tagged('ada')],
    ['StringNotEquals is the opposite', 'allowed', when('StringNotEquals', TAG, 'bob'), tagged('ada')],
    ['StringNotEquals is none of several', 'denied', when('StringNotEquals', TAG, ['ada', 'bob']), tagged('ada')],
    ['StringLike takes a star for any text', 'allowed', when('StringLike', TAG, 'a*'), tagged('a:d/a')],
    ['StringLike takes a star for none', 'allowed', when('StringLike', TAG, 'ada*'), tagged('ada')],
    ['StringLike takes a question mark for one character', 'denied', when('StringLike', TAG, '?*'), tagged('')],
    ['StringNotLike is the opposite', 'denied', when('StringNotLike', TAG, 'a*'), tagged('ada')],
    ['a key that is not there equals nothing', 'denied', when('StringEquals', TAG, 'ada')],
    ['a key that is not there is unequal', 'allowed', when('StringNotEquals', TAG, 'ada')],
    ['a key that is not there is unlike', 'allowed', when('StringNotLike', TAG, '*')],
    [
      'IfExists holds without the key',
      'allowed',
      when('StringEqualsIfExists', 'dynamodb:Select', 'SPECIFIC_ATTRIBUTES'),
    ],
    [
      'IfExists compares where the key is there',
      'denied',
      when('StringEqualsIfExists', 'dynamodb:Select', 'SPECIFIC_ATTRIBUTES'),
      select,
    ],
    ['Null true is a key that is not there', 'allowed', when('Null', TAG, 'true')],
    ['Null true is no key that is there', 'denied', when('Null', TAG, true), tagged('ada')],
    ['Null false is a key that is there', 'allowed', when('Null', TAG, 'false'), tagged('')],
    ['Null false is no key that is not there', 'denied', when('Null', TAG, false)],
    ['a list without values is not there', 'denied', when('Null', 'dynamodb:LeadingKeys', 'false'), keys()],
    [
      'Bool is true or false, as text or not',
      'allowed',
      when('Bool', 'aws:SecureTransport', false),
      { context: { 'aws:SecureTransport': 'false' } },
    ],
    [
      'Bool tells them apart',
      'denied',
      when('Bool', 'aws:SecureTransport', 'false'),
      { context: { 'aws:SecureTransport': 'true' } },
    ],
    ['what every request has cannot be left out', 'cannot say', when('Bool', 'aws:SecureTransport', 'true')],
    [
      'NumericLessThan compares numbers, not text',
      'denied',
      when('NumericLessThan', 's3:TlsVersion', '1.2'),
      { ...S3, context: { 's3:TlsVersion': '1.20' } },
    ],
    [
      'NumericLessThan is less',
      'allowed',
      when('NumericLessThan', 's3:TlsVersion', 1.2),
      { ...S3, context: { 's3:TlsVersion': '1.1' } },
    ],
    [
      'what is no number is not judged',
      'cannot say',
      when('NumericLessThan', 's3:TlsVersion', '1.2'),
      { ...S3, context: { 's3:TlsVersion': 'new' } },
    ],
    [
      'ArnEquals takes stars as ArnLike does',
      'allowed',
      when('ArnEquals', 'aws:SourceArn', 'arn:aws:events:*:111122223333:rule/or?ers'),
      from(RULE),
    ],
    [
      'ArnLike compares each part by itself',
      'denied',
      when('ArnLike', 'aws:SourceArn', 'arn:aws:logs:*:log-group:a:b'),
      from('arn:aws:logs:eu-west-1:111122223333:log-group:a:b'),
    ],
    ['what has fewer parts than an ARN is not judged', 'cannot say', when('ArnLike', 'aws:SourceArn', '*'), from(RULE)],
    [
      'ArnLike takes the last part with its colons',
      'allowed',
      when('ArnLike', 'aws:SourceArn', 'arn:aws:logs:eu-west-1:111122223333:log-group:*'),
      from('arn:aws:logs:eu-west-1:111122223333:log-group:a:b'),
    ],
    ['ArnNotLike is the opposite', 'denied', when('ArnNotLike', 'aws:SourceArn', RULE), from(RULE)],
    ['StringEquals is for ARNs too', 'allowed', when('StringEquals', 'aws:SourceArn', RULE), from(RULE)],
    ['the account is in the ARN of who asks', 'allowed', when('StringEquals', 'aws:PrincipalAccount', '111122223333')],
    [
      'an operator that is not known is not judged',
      'cannot say',
      when('DateLessThan', TAG, '2026-01-01'),
      tagged('ada'),
    ],
    ['a name as constructor is no operator', 'cannot say', when('constructor', TAG, 'ada'), tagged('ada')],
    ['a key that is not known is not judged', 'cannot say', when('StringEquals', 'aws:PrincipalOrgID', 'o-1')],
    [
      'a key that is not known denies nothing for certain',
      'cannot say',
      [allow(), deny({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })],
    ],
    [
      'a key of another service is no part of a request',
      'cannot say',
      [allow()],
      { context: { 's3:TlsVersion': '1.2' } },
    ],
  ]),
  ...rows('manyValues', [
    [
      'ForAllValues: each has to be one of them',
      'allowed',
      when('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', ['a', 'b']),
      keys('b', 'a', 'b'),
    ],
    [
      'ForAllValues: one that is not is enough',
      'denied',
      when('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', ['a', 'b']),
      keys('a', 'c'),
    ],
    ['ForAllValues holds without the key', 'allowed', when('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', 'a')],
    [
      'ForAllValues holds of no values',
      'allowed',
      when('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', 'a'),
      keys(),
    ],
    [
      'ForAnyValue: one is enough',
      'allowed',
      when('ForAnyValue:StringEquals', 'dynamodb:LeadingKeys', 'a'),
      keys('c', 'a'),
    ],
    [
      'ForAnyValue: one of them has to be',
      'denied',
      when('ForAnyValue:StringEquals', 'dynamodb:LeadingKeys', 'a'),
      keys('c'),
    ],
    [
      'ForAnyValue does not hold without the key',
      'denied',
      when('ForAnyValue:StringEquals', 'dynamodb:LeadingKeys', 'a'),
    ],
    [
      'ForAnyValue with IfExists is not judged without the key',
      'cannot say',
      when('ForAnyValue:StringEqualsIfExists', 'dynamodb:LeadingKeys', 'a'),
    ],
    [
      'a list is not judged by the opposite of an operator',
      'cannot say',
      when('ForAnyValue:StringNotEquals', 'dynamodb:LeadingKeys', 'a'),
      keys('b'),
    ],
    [
      'ForAnyValue takes patterns',
      'allowed',
      when('ForAnyValue:StringLike', 'dynamodb:LeadingKeys', 'CUSTOMER#*'),
      keys('x', 'CUSTOMER#a'),
    ],
    ['a list is not compared as one value', 'cannot say', when('StringEquals', 'dynamodb:LeadingKeys', 'a'), keys('a')],
  ]),
  ...rows('variables', [
    [
      'a variable is the request’s value',
      'allowed',
      when('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', OWN),
      { context: { [TAG]: 'ada', 'dynamodb:LeadingKeys': ['CUSTOMER#ada'] } },
    ],
    [
      'a variable is no other value',
      'denied',
      when('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', OWN),
      { context: { [TAG]: 'ada', 'dynamodb:LeadingKeys': ['CUSTOMER#bob'] } },
    ],
    [
      'nothing equals a variable without a value',
      'denied',
      when('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', OWN),
      keys('CUSTOMER#', OWN),
    ],
    [
      'everything is unequal to a variable without a value',
      'allowed',
      when('StringNotEquals', 'dynamodb:Select', OWN),
      select,
    ],
    [
      'a variable stands in a resource',
      'allowed',
      [allow({ Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/customerId}/*' })],
      { ...tagged('ada'), action: 's3:GetObject', resource: 'arn:aws:s3:::b/ada/k' },
    ],
    [
      'a resource with a variable without a value is none',
      'denied',
      [allow({ Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/customerId}*' })],
      S3,
    ],
    [
      'all resources but one with a variable without a value is not judged',
      'cannot say',
      [allow({ NotResource: 'arn:aws:s3:::b/${aws:PrincipalTag/customerId}*' })],
      S3,
    ],
    [
      'a value with a star in a pattern is not judged',
      'cannot say',
      [allow({ Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/customerId}' })],
      { ...S3, ...tagged('*') },
    ],
    [
      'a value with a star is a star where there are no patterns',
      'denied',
      when('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', OWN),
      { context: { [TAG]: '*', 'dynamodb:LeadingKeys': ['CUSTOMER#ada'] } },
    ],
    [
      'an empty value in a variable is not judged',
      'cannot say',
      when('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', OWN),
      { context: { [TAG]: '', 'dynamodb:LeadingKeys': ['CUSTOMER#'] } },
    ],
    [
      'a key with many values is no variable',
      'cannot say',
      when('StringEquals', 'dynamodb:Select', '${dynamodb:LeadingKeys}'),
      { context: { 'dynamodb:Select': 'a', 'dynamodb:LeadingKeys': ['a'] } },
    ],
    [
      'a default is not judged',
      'cannot say',
      when('StringEquals', 'dynamodb:Select', "${aws:PrincipalTag/customerId, 'COUNT'}"),
      select,
    ],
  ]),
];
