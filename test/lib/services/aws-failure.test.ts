import { Refusal } from '../../../lib/errors';
import { awsFailure } from '../../../lib/services/aws-failure';

const sdkError = (name: string, more: object = {}): Error => Object.assign(new Error('Said AWS'), { name, ...more });

// Whoever runs this may have one.
beforeEach(() => delete process.env['AWS_PROFILE']);

describe('the failure of an AWS call', () => {
  it.each([
    ['no-credentials', sdkError('CredentialsProviderError'), /^There are no AWS credentials\. Sign in/],
    ['no-credentials', sdkError('ExpiredToken'), /^AWS does not accept the credentials \(ExpiredToken: Said AWS\)/],
    ['denied', sdkError('AccessDeniedException'), /^The credentials may not call kms:DescribeKey: Said AWS\. Allow it/],
    ['absent', sdkError('NotFoundException'), /^kms:DescribeKey was refused: NotFoundException: Said AWS$/],
    ['absent', sdkError('InvalidVpcPeeringConnectionID.NotFound'), /was refused/],
    ['unavailable', sdkError('TimeoutError'), /^kms:DescribeKey was not answered \(Said AWS\)/],
    ['unavailable', sdkError('Error', { code: 'ECONNREFUSED' }), /^kms:DescribeKey was not answered/],
    [
      'unavailable',
      sdkError('AbortError'),
      /^kms:DescribeKey was not answered in time: 6 s for a call, 20 s for a list/,
    ],
    ['refused', sdkError('ValidationException'), /^kms:DescribeKey was refused: ValidationException: Said AWS$/],
    ['refused', sdkError('Unknown', { $metadata: { httpStatusCode: 418 } }), /answered HTTP 418, without a reason/],
    ['refused', 'nothing', /^kms:DescribeKey failed: nothing$/],
  ])('is %s after %s', (kind, error, text) => {
    const failure = awsFailure(error, 'kms:DescribeKey');
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(text) });
  });

  it('leaves open whether a change was made that was not answered', () => {
    expect(awsFailure(sdkError('TimeoutError'), 'dynamodb:CreateBackup', 'changes').message).toContain(
      'Whether it was carried out is not known',
    );
  });

  it('stays what it is where it was told already', () => {
    const refusal = new Refusal('told', 'denied');
    expect(awsFailure(refusal, 'kms:DescribeKey')).toBe(refusal);
  });
});

it('names the profile that has no credentials', () => {
  process.env['AWS_PROFILE'] = 'misspelt';
  const { message } = awsFailure(sdkError('CredentialsProviderError'), 'sts:GetCallerIdentity');
  expect(message).toMatch(/^There are no AWS credentials in the profile "misspelt", which AWS_PROFILE names: /);
});
