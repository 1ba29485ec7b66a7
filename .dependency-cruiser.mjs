/**
 * The arrows, whole: a room may import only the rooms named behind it, and only through their door. Every room may ask
 * where the project's files are.
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

const arrows = Object.entries(may).map(([room, below]) => ({
  name: `arrows-of-${room}`,
  severity: 'error',
  from: { path: `^(test/house-rules/canary/)?src/${room}/` },
  to: {
    path: '^(test/house-rules/canary/)?src/',
    pathNot: [
      `^(test/house-rules/canary/)?src/${room}/`,
      '^src/project-file\\.ts$',
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
