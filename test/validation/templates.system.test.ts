/** Whatever needs CDK's validator, which takes seconds to start in each process. */
import { guardRuleCases } from './cases/guard-rules';
import { profileCases } from './cases/profiles';

describe('profile', profileCases);
describe('the Guard rules', guardRuleCases);
