import fc from 'fast-check';
import { asJunit } from '../../../lib/report/junit';
import { reportOn } from '../../../lib/report/report';
import { anyText } from '../../support/any-text';
import { assembly } from '../../support/assemblies';
import { fact, queueClaim } from '../../support/claims';

const broken = assembly({ One: ['AWS::SQS::Queue', { SqsManagedSseEnabled: '<no>' }] }, 'trial');

it('has a suite a profile and a test case a claim: failed with the reason, skipped with another', () => {
  expect(asJunit(reportOn([broken], [queueClaim, fact]))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="claims">
  <testsuite name="trial" tests="2" failures="1" errors="0" skipped="1">
    <testcase classname="trial.Integrations" name="INT-01 Queues are &lt;encrypted&gt; &amp; &quot;kept&quot;."><failure message="Stack/One/Resource: expected: every queue is encrypted; found: &quot;&lt;no&gt;&quot; at SqsManagedSseEnabled">Stack/One/Resource: expected: every queue is encrypted; found: &quot;&lt;no&gt;&quot; at SqsManagedSseEnabled</failure></testcase>
    <testcase classname="trial.Reliability" name="REL-05 Queues are &lt;encrypted&gt; &amp; &quot;kept&quot;."><skipped message="a fact of the platform: no template can show it"/></testcase>
  </testsuite>
</testsuites>
`);
});

it('stays well-formed whatever a template holds', () => {
  fc.assert(
    fc.property(anyText(), anyText(), (found, said) => {
      const xml = asJunit(
        reportOn(
          [assembly({ One: ['AWS::SQS::Queue', { SqsManagedSseEnabled: found }] }, 'trial')],
          [{ ...queueClaim, said }],
        ),
      );
      expect(() => encodeURIComponent(xml)).not.toThrow();
      // What is left between and inside of the tags that are known has nothing that XML would read as its own.
      const rest = xml
        .replace(/<\/?(\?xml|testsuites|testsuite|testcase|failure|skipped)( \w+="[^"<]*")*\s*[/?]?>/g, '')
        .replace(/&(amp|lt|gt|quot|#9|#10);/g, '');
      expect(rest).not.toMatch(/[<&]|(?!\n)\p{Control}(?<![\x7F-\x9F])/u);
    }),
  );
});
