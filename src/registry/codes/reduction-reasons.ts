/** What a reason of leaving (减员原因) means for the person and for the unit. */
export interface ReductionReason {
  readonly name: string
  /** the person may claim unemployment benefit; undefined: an officer decides */
  readonly benefit: boolean | undefined
  /** it counts as a layoff in the net formulas; undefined: an officer decides */
  readonly layoff: boolean | undefined
  /** no longer declared; only imports of earlier years have it */
  readonly old?: true
}

const reason = (
  name: string,
  benefit: ReductionReason['benefit'],
  layoff: ReductionReason['layoff'],
): ReductionReason => ({ name, benefit, layoff })

/** 减员原因 (AAE160) by code, with the leaves of 失业保险金申领发放办法 that employers tell apart. */
export const reductionReasons: Readonly<Record<string, ReductionReason>> = {
  211: reason('死亡', false, false),
  212: reason('出国定居', false, undefined),
  220: reason('劳动合同期满', true, false),
  221: reason('单位解除（提前通知或协商，单位提出）', true, true),
  222: reason('本人辞职', false, false),
  223: reason('单位解除（劳动者过错）', true, true),
  224: reason('参军', false, undefined),
  225: reason('上学', false, undefined),
  226: { ...reason('劳改劳教（旧代码）', false, undefined), old: true },
  227: reason('失踪', false, undefined),
  228: reason('停薪留职', false, undefined),
  229: reason('其他中断', undefined, undefined),
  231: reason('统筹外转出', false, false),
  241: reason('统筹内转出', false, false),
  251: reason('在职转退休', false, false),
  269: { ...reason('其他原因终止缴费', undefined, undefined), old: true },
  2221: reason('试用期内本人解除', false, false),
  2222: reason('协商解除（劳动者提出）', false, false),
  2231: reason('经济性裁减', true, true),
  2232: reason('事业单位辞退、除名、开除', true, true),
  2233: reason('用人单位过错，劳动者解除', true, true),
  2234: reason('破产、吊销、关闭、提前解散', true, true),
}

/** The name of a code; the code itself where nobody knows it. */
export const reductionName = (code: string): string => reductionReasons[code]?.name ?? code
