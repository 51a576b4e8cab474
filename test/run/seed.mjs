// Property tests draw the same values in each run of all tests, so that a run says whether a change breaks something.
// `npm run test:file` draws new ones; `TEST_SEED=7 npm test` draws others for all.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['TEST_SEED'] ?? 1) });
