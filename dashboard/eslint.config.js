import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const features = ['login', 'inbox', 'conversation', 'composer', 'details', 'search', 'settings'];

/** Features stand beside each other: what two of them need belongs to a room below. */
const featuresStandAlone = features.map((feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: features.filter((other) => other !== feature).map((other) => `**/../${other}/**`),
            message: 'Features do not import each other.',
          },
          { group: ['**/app/**'], message: 'A feature does not know the application around it.' },
        ],
      },
    ],
  },
}));

/** What a room may not reach: rules stay pure, lower rooms do not know the higher. */
const layers = [
  {
    room: 'api',
    closed: ['**/app/**', '**/features/**', '**/realtime/**', '**/store/**', '**/ui/**', 'react*'],
  },
  { room: 'realtime', closed: ['**/app/**', '**/features/**', '**/store/**', '**/ui/**', 'react*'] },
  { room: 'store', closed: ['**/app/**', '**/features/**', '**/ui/**'] },
  { room: 'i18n', closed: ['**/app/**', '**/features/**', '**/store/**', '**/ui/**', '**/api/**', 'react*'] },
  { room: 'ui', closed: ['**/app/**', '**/features/**', '**/store/**', '**/realtime/**'] },
].map(({ room, closed }) => ({
  files: [`src/${room}/**`],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: closed, message: `Not from src/${room}.` }] }],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'target/', 'node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  reactHooks.configs.flat['recommended-latest'],
  {
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'vite.config.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  ...featuresStandAlone,
  ...layers,
);
