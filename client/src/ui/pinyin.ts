/** The first character, in pinyin order, of each initial. */
const firsts = '阿八嚓哒妸发旮哈讥咔垃妈拿噢妑七然仨他哇夕丫匝';
const initials = 'abcdefghjklmnopqrstwxyz';
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** The pinyin initials of a Chinese text, by the browser's own collation: 暴露垃圾 → bllj. Other characters stay. */
export function pinyinInitials(text: string): string {
  return Array.from(text.toLowerCase(), initialOf).join('');
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character;
  let index = 0;
  while (index + 1 < firsts.length && collator.compare(firsts.charAt(index + 1), character) <= 0) index++;
  return initials.charAt(index);
}
