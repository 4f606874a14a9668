import { describeValidation } from '../support/validation';

describeValidation('free');
