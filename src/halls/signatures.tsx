import type { SignatureInfo } from '#casework'
import { shownTime } from '#platform'
import { Card, Facts } from '#ui'

const results: Readonly<Record<SignatureInfo['result'], string>> = {
  valid: '有效',
  changed: '内容已被改动',
  revoked: '证书已吊销（签章时有效）',
  expired: '有效（证书现已过期，签章时有效）',
}

/** 签章信息: who confirmed each submission, when, how, and whether it is valid now. */
export function Signatures({ signatures }: { readonly signatures: readonly SignatureInfo[] }) {
  if (signatures.length === 0) return null
  return (
    <Card title="签章信息">
      {signatures.map(signature => (
        <Facts key={signature.statement} rows={rowsOf(signature)} />
      ))}
    </Card>
  )
}

function rowsOf({ certificate, issuer, result, ...signature }: SignatureInfo) {
  const common = [
    { label: '经办人', value: signature.actor },
    { label: '时间', value: shownTime(signature.at) },
  ]
  const hash = { label: '内容校验码', value: signature.statement }
  if (!certificate) {
    const value = result === 'changed' ? results.changed : '短信验证码确认，没有数字证书签章'
    return [{ label: '确认方式', value: '短信验证码' }, ...common, hash, { label: '验证结果', value }]
  }
  return [
    { label: '确认方式', value: '数字证书签章' },
    ...common,
    { label: '证书持有者', value: certificate.subject.organization || certificate.subject.commonName },
    { label: '证书序列号', value: certificate.serial },
    { label: '颁发机构', value: issuer },
    {
      label: '证书有效期',
      value: `${shownTime(certificate.validFrom)} 至 ${shownTime(certificate.validTo)}`,
    },
    { label: '签章时核验', value: checkedWords(signature) },
    hash,
    { label: '验证结果', value: results[result] },
  ]
}

function checkedWords({ checkedAt, crlAt }: Pick<SignatureInfo, 'checkedAt' | 'crlAt'>): string {
  if (!checkedAt) return ''
  return `${shownTime(checkedAt)} 核验有效${crlAt ? `，吊销列表签发于 ${shownTime(crlAt)}` : ''}`
}
