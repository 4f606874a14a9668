import { requiredVariable, TOTALS_TABLE_VARIABLE } from '../../../lambda/shared/environment';

describe('requiredVariable', () => {
  it('gives the value', () => {
    expect(requiredVariable(TOTALS_TABLE_VARIABLE, { TOTALS_TABLE_NAME: 'totals' })).toBe('totals');
  });

  it.each([{}, { TOTALS_TABLE_NAME: '' }])('names the variable that is missing in %j', (env) => {
    expect(() => requiredVariable(TOTALS_TABLE_VARIABLE, env)).toThrow(
      'environment variable TOTALS_TABLE_NAME is not set',
    );
  });
});
