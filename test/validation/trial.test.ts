import { describeValidation } from '../support/validation';

describeValidation('trial');
