import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'

// A feature may use itself, ui/, api/ and i18n/: never its neighbour.
const features = [
  'badges',
  'coverage',
  'flashes',
  'knowledge',
  'operations',
  'people',
  'practice',
  'skills',
  'workforce',
]
const boundaries = features.map((feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: features
              .filter((other) => other !== feature)
              .flatMap((other) => [`@/features/${other}/*`, `**/${other}/*`]),
            message: 'A feature does not import another feature.',
          },
        ],
      },
    ],
  },
}))

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'src/api/schema.ts', 'public/**'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Only api/client.ts speaks to the server.' },
      ],
      'vue/no-bare-strings-in-template': [
        'error',
        {
          // Names of keys and marks between words are the same in every language.
          allowlist: ['0', 'N', '–', '·', '→', '/'],
          attributes: {
            '/.+/': [
              'title',
              'aria-label',
              'aria-description',
              'aria-valuetext',
              'placeholder',
              'alt',
              'label',
            ],
          },
        },
      ],
      'vue/no-v-html': 'error',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/no-static-inline-styles': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // Prettier owns the line breaks.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      // Our labels wrap their inputs, which is enough for every browser on the list.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/no-autofocus': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
    },
  },
  { files: ['src/api/client.ts'], rules: { 'no-restricted-globals': 'off' } },
  ...boundaries,
)
