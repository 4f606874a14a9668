/** Whatever needs ESLint, which takes seconds to load in each process. */
import { clientOptionsCases, handlerCases } from './cases/functions';
import { houseCases } from './cases/house';
import { importCases } from './cases/imports-run-down';
import { errorTextCases } from './cases/no-error-text';

// Whichever test comes first waits until ESLint and its plugins are loaded, on a machine that may have other work.
jest.setTimeout(60_000);

describe("the project's own rules", houseCases);
describe('the law of the folders', importCases);
describe('the law that no program goes by the text of an error', errorTextCases);
describe('the law that no client of AWS waits for ever', clientOptionsCases);
describe('the law that every handler logs alike', handlerCases);
