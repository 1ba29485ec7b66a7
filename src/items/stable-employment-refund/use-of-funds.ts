import type { NoticeToRead } from '#casework'

/** 稳岗返还资金用途告知 (人社部发〔2019〕23号) */
export const useOfFunds: NoticeToRead = {
  title: '稳岗返还资金用途告知',
  paragraphs: [
    '稳岗返还资金用途以人社部发〔2019〕23号文件规定为准，即：“稳岗返还资金主要用于职工生活补助、缴纳社会保险费、转岗培训、技能提升培训等稳定就业岗位相关支出”。用人单位应建立失业保险稳岗返还资金使用台账备查。',
  ],
  accept: '我已认真阅读稳岗返还资金用途告知，并按规定用途使用资金',
}
