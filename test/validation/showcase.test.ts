import { describeValidation } from '../support/validation';

describeValidation('showcase');
