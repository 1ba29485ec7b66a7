import type { Pairing } from '#casework'
import { shownTime } from '#platform'

/** The state of a pairing, as shown on the computer. */
export function pairingWords({ state, taken, expiresAt }: Pairing): string {
  const until = shownTime(expiresAt).slice(11)
  const so = taken > 0 ? `已收到 ${taken} 页。` : ''
  switch (state) {
    case 'waiting':
      return `请用手机扫描二维码，${until} 前有效。`
    case 'paired':
      return `手机已连接，请在手机上拍照，${until} 前有效。${so}`
    case 'ended':
      return `手机上传已结束。${so}`
    case 'expired':
      return `二维码已过期（10 分钟内有效）。${so}需要继续时请重新生成。`
  }
}
