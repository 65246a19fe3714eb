import base from '../../web-test-runner.config.mjs';
import { pageLook } from './page-look.mjs';

/** Every state in every look: too long for each run of the tests. */
export default { ...base, files: ['test/matrix/*.test.ts'], plugins: [...base.plugins, pageLook()], testsFinishTimeout: 1_800_000 };
