// The direction of imports. Picture: ARCHITECTURE.md. `npm run check` runs it.
const framework = '^(node_modules/)?(@nestjs|typeorm|bullmq|ioredis|fastify|@fastify|rxjs|reflect-metadata)(/|$)';
const stages = ['areas', 'intake', 'alerts', 'audience', 'digest', 'fanout', 'delivery', 'ledger', 'reach', 'monitor'];
/** Who may call whom, in the order an alert flows. Anything not listed is forbidden. */
const mayImport = {
  areas: [],
  intake: ['areas', 'alerts'],
  alerts: [],
  audience: [],
  digest: ['alerts', 'audience'],
  fanout: ['alerts', 'audience', 'ledger'],
  delivery: ['alerts', 'audience', 'ledger'],
  ledger: [],
  reach: ['alerts', 'audience', 'ledger'],
  monitor: ['areas', 'intake', 'ledger', 'reach', 'alerts', 'audience'],
};
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const spec = '\\.spec\\.tsx?$';

module.exports = {
  forbidden: [
    rule('no-cycles', 'Two files that need each other are one file, or miss a third.', {}, { circular: true }),
    rule(
      'domain-is-plain',
      'src/domain imports only src/domain (nothing from npm, nothing from node:).',
      { path: '^src/domain/', pathNot: spec },
      { pathNot: '^src/domain/' },
    ),
    rule(
      'adapters-are-plain',
      'Channels and sources never see Nest, TypeORM or BullMQ.',
      { path: '^src/(channels|sources)/' },
      { path: framework },
    ),
    rule(
      'adapters-see-only-the-domain',
      'A channel or source imports its own folder, its contract, and src/domain.',
      { path: '^src/(channels|sources)/([^/]+)/', pathNot: spec },
      {
        path: '^src/',
        pathNot: [
          '^src/domain/',
          '^src/$1/$2/',
          '^src/$1/(channel|source|xml|dates|html-text|mail|mail-header|mail-charset|mail-transfer|whole-files|published-files|gateway)\\.ts$',
          // One spoken language: a telephone says what the radio says.
          '^src/channels/fm-feed/(spoken|readings|numbers)\\.ts$',
        ],
      },
    ),
    rule(
      'adapters-by-their-index',
      'Outside src/channels and src/sources, import only their list and their contract.',
      { path: '^src/', pathNot: '^src/(channels|sources)/' },
      { path: '^src/(channels|sources)/[^/]+/' },
    ),
    ...stages.map((stage) =>
      rule(
        `${stage}-imports`,
        `${stage} may import: ${mayImport[stage].join(', ') || 'no other stage'}.`,
        { path: `^src/${stage}/` },
        {
          path: `^src/(${[...stages.filter((s) => s !== stage && !mayImport[stage].includes(s)), 'web', 'cli'].join('|')})/`,
        },
      ),
    ),
    rule(
      'bullmq-in-one-folder',
      'Only src/platform/queue knows BullMQ.',
      // The nemesis kills and empties a Redis of its own.
      { path: '^src/', pathNot: ['^src/platform/queue/', '^src/cli/nemesis/own-servers\\.ts$'] },
      { path: 'node_modules/(bullmq|ioredis)/' },
    ),
    rule(
      'plain-unless-suffixed',
      'A file whose name has no role suffix is plain TypeScript.',
      {
        path: '^src/',
        pathNot: [
          '\\.(module|controller|service|store|row|worker|page|guard|filter|pipe|spec)\\.tsx?$',
          '^src/(main|hub|app\\.module)\\.ts$',
          '^src/platform/',
          '^src/cli/',
        ],
      },
      { path: framework, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'platform-knows-nobody',
      'src/platform imports only itself and the domain; the settings also come from the two lists.',
      { path: '^src/platform/' },
      {
        path: '^src/',
        pathNot: ['^src/platform/', '^src/domain/', '^src/(channels|sources)/(index|channel|source)\\.ts$'],
      },
    ),
    rule(
      'pages-use-services',
      'A page asks a service; it never reads a store.',
      { path: '^src/web/' },
      { path: '\\.(store|row|worker)\\.ts$' },
    ),
    rule(
      'stores-stay-in-their-stage',
      'A *.store.ts is used by its own stage only.',
      { path: '^src/([^/]+)/', pathNot: spec },
      { path: '^src/([^/]+)/[^/]+\\.store\\.ts$', pathNot: '^src/$1/' },
    ),
    rule(
      'web-is-last',
      'Nothing imports pages.',
      { path: '^src/', pathNot: ['^src/web/', '^src/(hub|app\\.module)\\.ts$'] },
      { path: '^src/web/' },
    ),
    rule(
      'no-test-code-in-src',
      'Production code never imports tests.',
      { path: '^src/', pathNot: [spec, '-contract\\.ts$'] },
      { path: `(^test/|${spec}|-contract\\.ts$)` },
    ),
    rule(
      'no-dead-files',
      'Nobody imports this file.',
      { orphan: true, path: '^src/', pathNot: ['main\\.ts$', spec, '^src/cli/', '^src/web/assets/', '\\.d\\.ts$'] },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
