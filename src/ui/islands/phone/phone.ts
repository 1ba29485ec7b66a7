// On the phone: a photograph is straightened and made smaller before it is sent. At the desk: new pages appear by
// themselves. Both pages work without: the phone sends the photograph as it is, the desk is asked by 刷新.
import { watchCamera } from './camera.ts'
import { watchPairing } from './pairing.ts'

watchCamera()
watchPairing()
