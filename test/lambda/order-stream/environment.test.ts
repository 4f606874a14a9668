import { TOTALS_TABLE_NAME } from '../../../lambda/order-stream/environment';
import { requiredVariable } from '../../../lambda/shared/required-variable';

describe('requiredVariable', () => {
  it('gives the value', () => {
    expect(requiredVariable(TOTALS_TABLE_NAME, { TOTALS_TABLE_NAME: 'totals' })).toBe('totals');
  });

  it.each([{}, { TOTALS_TABLE_NAME: '' }])('names the variable that is missing in %j', (env) => {
    expect(() => requiredVariable(TOTALS_TABLE_NAME, env)).toThrow('environment variable TOTALS_TABLE_NAME is not set');
  });
});
