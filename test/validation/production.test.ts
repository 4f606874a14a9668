import { describeValidation } from '../support/validation';

describeValidation('production');
