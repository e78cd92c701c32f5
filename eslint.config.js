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
    // Text of a page, of an entry or of a file is never read as HTML or as code.
    files: ['{core,components,page,platform,entrypoints}/**/*.{ts,tsx}'],
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': [
        'error',
        ...[
          'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          'MemberExpression[property.name=/^(?:inner|outer)HTML$/]',
          'MemberExpression[property.name=/^(?:insertAdjacentHTML|setHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|write|writeln|srcdoc)$/]',
        ].map((selector) => ({ selector, message: 'Draw text as text: nothing is ever parsed as HTML.' })),
      ],
    },
  },
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
