const { readFileSync } = require('node:fs')

// The floor plan is data in lib/rooms.ts; this file turns it into rules.
const rooms = [...readFileSync(`${__dirname}/lib/rooms.ts`, 'utf8').matchAll(/^ {2}'([\w-]+)',/gm)].map(
  ([, room]) => room,
)
const tests = '\\.test\\.tsx?$|^tests/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...rooms.map((room, index) => ({
      name: `room-${room}`,
      comment: `lib/${room} may use only the rooms above it in lib/rooms.ts. Upward talk is events.`,
      severity: 'error',
      from: { path: `^lib/${room}/`, pathNot: tests },
      to: { path: `^lib/(?!(${rooms.slice(0, index + 1).join('|')})/)` },
    })),
    {
      name: 'through-the-door',
      comment:
        'A room is entered through its index.ts; nouns (pure files) may also be read by screens through lib/protocol.',
      severity: 'error',
      from: { path: '^lib/([^/]+)/', pathNot: tests },
      to: { path: '^lib/([^/]+)/', pathNot: '^lib/(base|$1)/|^lib/[^/]+/index\\.ts$' },
    },
    {
      name: 'nobody-imports-app-or-workers',
      comment: 'Only the places where Charla is put together know the workers; nobody imports pages.',
      severity: 'error',
      from: { pathNot: `^(app|workers)/|^start\\.ts$|${tests}` },
      to: { path: '^(app|workers)/' },
    },
    {
      name: 'only-start-mounts-the-api',
      severity: 'error',
      from: { pathNot: `^lib/api/|^workers/|^start\\.ts$|^server\\.ts$|${tests}` },
      to: { path: '^lib/api/', pathNot: '\\.json$' },
    },
    {
      name: 'database-folder',
      comment: 'withAccount and withSystem are the only ways to the database; the bare pool stays in lib/base/db.',
      severity: 'error',
      from: { pathNot: `^lib/base/db/|^bench/|^deploy/|${tests}` },
      to: { path: '^lib/base/db/(pool|embedded|embedded-worker|serialiser)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'screens-take-nouns',
      comment:
        'components and widget run in browsers: of lib they may use lib/protocol and the manifests of apps alone.',
      severity: 'error',
      from: { path: '^(components|widget)/', pathNot: tests },
      to: { path: '^(lib/(?!protocol/|apps/(app|registry|[^/]+/manifest)\\.ts$)|workers/|app/)' },
    },
    {
      name: 'ui-knows-nothing',
      comment: 'components/ui knows nothing of the product.',
      severity: 'error',
      from: { path: '^components/ui/', pathNot: tests },
      to: { path: '^(lib/|components/(?!ui/))' },
    },
    {
      name: 'no-orphans-outside',
      comment: 'A package must be declared to be used.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc', // TypeScript 7 has no API that it could use
    tsPreCompilationDeps: true,
    exclude: { path: '^(\\.next|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
