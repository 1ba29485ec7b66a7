import { membersOf } from './members-of.ts'

/** The members of the server's JSON answer; none if it is not a JSON object, such as a proxy's error page. */
export function readAnswer(text: string): { readonly [name: string]: unknown } {
  try {
    return membersOf(JSON.parse(text))
  } catch (_error) {
    return {}
  }
}
