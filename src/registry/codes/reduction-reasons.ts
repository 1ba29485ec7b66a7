/** 减员原因 (AAE160) by code, and 220 合同期满, which the policy of 2025 tells from the others. */
export const reductionReasons: Readonly<Record<string, string>> = {
  211: '死亡',
  212: '出国定居',
  220: '劳动合同期满',
  221: '解除劳动合同',
  222: '辞职',
  223: '被辞退',
  224: '参军',
  225: '上学',
  226: '劳改劳教（旧代码）',
  227: '失踪',
  228: '停薪留职',
  229: '其他原因中断缴费',
  231: '转出统筹区',
  241: '统筹区内转出',
  251: '在职转退休',
  269: '其他原因终止缴费',
}
