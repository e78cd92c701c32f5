// Type-aware lint for everything that is ours. The import rule between folders is a test: tests/unit/house.test.ts.
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      '.output/',
      '.wxt/',
      '.cache/',
      'node_modules/',
      'scripts/*.mjs',
      'tests/e2e/helper/',
      'eslint.config.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // With `noUncheckedIndexedAccess` an index that the loop itself bounds still needs a word.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
)
