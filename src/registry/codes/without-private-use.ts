import { formerPrivateUse } from './former-private-use.ts'

/** U+E815 and on: what GBK systems showed there before Unicode had these characters (GB 18030, rows FE50 to FEA0). */
const meant =
  '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻'

const characters = Array.from(meant)

/** A text with the Unicode characters in place of their former private-use ones. */
export function withoutPrivateUse(text: string): string {
  return text.replace(formerPrivateUse, one => characters[one.charCodeAt(0) - 0xe815] ?? one)
}
