/** The banks' answers, and what each means for the clerk who has to fix it. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/户名|名称|账户名/, '账户名称与银行账号不一致'],
  [/销户|已注销|已撤销/, '银行账户已销户'],
  [/冻结|止付|控制/, '银行账户被冻结或止付'],
  [/久悬|睡眠|不动户/, '银行账户长期未用，已被银行停用'],
  [/账号不存在|无此账|无此户|账号有误|账号错/, '银行账号不存在'],
  [/行号|开户行|行名/, '开户银行填写有误'],
]

/** The bank's reason in plain words, followed by its original text if that says more. */
export function bankWords(reason: string): string {
  const plain = reason.trim().replace(/[。；;,.，]+$/, '')
  if (plain === '') return '银行没有说明原因'
  const meaning = meanings.find(([pattern]) => pattern.test(plain))?.[1]
  return meaning && meaning !== plain ? `${meaning}（银行答复：${plain}）` : plain
}
