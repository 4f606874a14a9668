import counts from '../../../../lib/claims/leaves/counts.json';
import { listed } from '../../../../lib/claims/leaves/listed';
import { surveyLeaves } from '../../../../lib/claims/leaves/survey';
import { PROFILE_NAMES } from '../../../../lib/settings/schema';
import { profileAssembly } from '../../../support/synth';

const survey = surveyLeaves(PROFILE_NAMES.map(profileAssembly), listed);

it('leaves no property of a marked resource that is neither checked nor listed', () => {
  expect(survey.neither).toStrictEqual([]);
});

it('lists nothing that every check notices', () => {
  expect(survey.needless).toStrictEqual([]);
});

it('prints the numbers of today (npm run docs writes them)', () => {
  expect({ damaged: survey.damaged, caught: survey.caught }).toStrictEqual(counts);
});
