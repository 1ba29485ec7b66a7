/** The arrows, whole: a room may import only the rooms named behind it, and only through their door. */
const may = {
  platform: [],
  ui: [],
  registry: ['platform'],
  identity: ['registry', 'platform'],
  bulletin: ['identity', 'registry', 'platform'],
  casework: ['identity', 'registry', 'platform'],
  items: ['casework', 'identity', 'registry', 'platform', 'ui'],
  halls: ['casework', 'bulletin', 'identity', 'registry', 'platform', 'ui'],
}

const rooms = Object.keys(may)

const arrows = rooms.map(room => ({
  name: `arrows-of-${room}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...may[room].map(other => `^src/${other}/index\\.ts$`)] },
}))

const ownDoor = rooms.map(room => ({
  name: `own-door-of-${room}`,
  severity: 'error',
  comment: 'inside a room files are imported directly',
  from: { path: `^src/${room}/` },
  to: { path: `^src/${room}/index\\.ts$` },
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
