/** What editors are told of the elements; run from the root of the repository. */
export default {
  globs: ['packages/elements/src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.harness.ts', '**/*.states.ts', '**/*.styles.ts', '**/samples/**'],
  outdir: 'packages/elements/dist',
  litelement: true,
  packagejson: false,
};
