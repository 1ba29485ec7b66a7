/** An error in a policy file and its location: the program refuses to start with it. */
export class PolicyFault extends Error {
  constructor(faults: readonly string[]) {
    super(`政策文件有误：\n${faults.join('\n')}`)
  }
}
