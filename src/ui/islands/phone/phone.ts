// On the phone: straightens and shrinks a photograph before sending. On the computer: shows new pages automatically.
// Both work without: the phone sends the photograph unchanged, and the computer has 刷新.
import { watchCamera } from './watch-camera.ts'
import { watchPairing } from './watch-pairing.ts'

watchCamera()
watchPairing()
