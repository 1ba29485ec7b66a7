import { deliverWaitingSms, openRuntime, readConfig, smsGateway } from '#platform'

/** Joins a folder's running server and sends the waiting messages to a gateway; prints `done` at last. */
const [folder = '', url = ''] = process.argv.slice(2)
const { runtime, close } = await openRuntime(readConfig({ NODE_ENV: 'test', DATA_DIR: folder }), () => {})
process.stdout.write('sending\n')
await deliverWaitingSms(runtime, smsGateway({ url, token: 'token' }))
process.stdout.write('done\n')
await close()
// Connections to the gateway, kept open for a next message, would keep the process for seconds.
process.exit()
