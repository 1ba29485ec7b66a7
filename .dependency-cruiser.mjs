/**
 * All allowed dependencies: a room may import only the rooms listed for it, and only through their index. Every room may
 * ask where the project's files are.
 */
const may = {
  platform: [],
  ui: [],
  registry: ['platform'],
  identity: ['registry', 'platform'],
  printout: ['identity', 'registry', 'platform'],
  entitlement: ['identity', 'registry', 'platform'],
  bulletin: ['identity', 'registry', 'platform'],
  casework: ['printout', 'identity', 'registry', 'platform'],
  export: ['identity', 'platform'],
  disbursement: ['casework', 'identity', 'registry', 'platform'],
  items: ['disbursement', 'casework', 'entitlement', 'printout', 'identity', 'registry', 'platform', 'ui'],
  halls: [
    'disbursement',
    'export',
    'casework',
    'entitlement',
    'bulletin',
    'printout',
    'identity',
    'registry',
    'platform',
    'ui',
  ],
}

const rooms = Object.keys(may)

/** Doors of the rooms without pages: for what stands beside the halls and is not a room itself. */
const doors = `^src/(${rooms.filter(room => !['ui', 'items', 'halls'].includes(room)).join('|')})/index\\.ts$`

/** What is not a room: commands, the offline verifier, and the demonstration. */
const besideTheRooms = [
  {
    name: 'arrows-of-commands',
    severity: 'error',
    from: { path: '^src/commands/' },
    to: {
      path: '^(src|demo)/',
      pathNot: [
        '^src/commands/',
        '^src/(project-file|(built/)?program-part)\\.ts$',
        '^demo/story\\.ts$',
        doors,
      ],
    },
  },
  {
    name: 'commands-are-run-by-main-and-server',
    severity: 'error',
    from: { path: '^(src|demo)/', pathNot: '^src/(commands/|server/|main\\.ts$)' },
    to: { path: '^src/commands/' },
  },
  {
    name: 'arrows-of-server',
    severity: 'error',
    comment: 'puts the whole together: it enters every room by its door, and only main and start run it',
    from: { path: '^src/', pathNot: '^src/(server/|(main|start)\\.ts$)' },
    to: { path: '^src/server/' },
  },
  {
    name: 'doors-for-server',
    severity: 'error',
    from: { path: '^src/server/' },
    to: {
      path: '^src/',
      pathNot: [
        '^src/(server|commands)/',
        '^src/(project-file|made-file|(built/)?program-part)\\.ts$',
        '^src/[^/]+/index\\.ts$',
      ],
    },
  },
  {
    name: 'arrows-of-verifier',
    severity: 'error',
    comment: 'one offline page: the checks of a receipt and of certificates, and nothing that needs a server',
    from: { path: '^src/verifier/' },
    to: {
      path: '^(src|demo)/',
      pathNot: [
        '^src/verifier/',
        '^src/casework/evidence/check-receipt\\.ts$',
        '^src/platform/certificates/',
      ],
    },
  },
  {
    name: 'verifier-stands-alone',
    severity: 'error',
    from: { path: '^(src|demo)/', pathNot: '^src/verifier/' },
    to: { path: '^src/verifier/' },
  },
  {
    name: 'arrows-of-demo',
    severity: 'error',
    comment: 'the story runs the verbs that everybody runs',
    from: { path: '^demo/', pathNot: '^demo/ukey/' },
    to: { path: '^src/', pathNot: [doors, '^src/(project-file|(built/)?program-part)\\.ts$'] },
  },
  {
    name: 'arrows-of-ukey',
    severity: 'error',
    from: { path: '^demo/ukey/' },
    to: { path: '^src/', pathNot: '^src/platform/certificates/' },
  },
  {
    name: 'demo-is-played-by-server-and-commands',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(commands/|server/)|\\.test\\.' },
    to: { path: '^demo/' },
  },
]

/**
 * Files without any dependency that browsers run too: imported one by one, since a door brings the whole room.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const pure = {
  registry: ['src/platform/(half-width|invisible)\\.ts'],
  ui: ['src/registry/fields/field-kinds\\.ts'],
}

const arrows = Object.entries(may).map(([room, below]) => ({
  name: `arrows-of-${room}`,
  severity: 'error',
  from: { path: `^(test/house-rules/canary/)?src/${room}/` },
  to: {
    path: '^(test/house-rules/canary/)?src/',
    pathNot: [
      `^(test/house-rules/canary/)?src/${room}/`,
      '^src/(project-file|(built/)?program-part)\\.ts$',
      ...(pure[room] ?? []).map(path => `^${path}$`),
      ...below.map(other => `^(test/house-rules/canary/)?src/${other}/index\\.ts$`),
    ],
  },
}))

const ownDoor = rooms.map(room => ({
  name: `own-door-of-${room}`,
  severity: 'error',
  comment: 'inside a room files are imported directly; a test may look at the whole',
  from: { path: `^(test/house-rules/canary/)?src/${room}/`, pathNot: '\\.test\\.' },
  to: { path: `^(test/house-rules/canary/)?src/${room}/index\\.ts$` },
}))

export default {
  forbidden: [
    ...arrows,
    ...ownDoor,
    ...besideTheRooms,
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'items-apart',
      severity: 'error',
      from: { path: '^src/items/([^/]+)/' },
      to: { path: '^src/items/[^/]+/', pathNot: '^src/items/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
