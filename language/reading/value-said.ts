/** Whether somebody writes one of the school's values in: «skriv in ogiltig frånvaro åk 9: 7,4 % för 2026/27», «data: meritvärde 2025/26 231,4». Pure. */

const WRITES =
  /^(?:(?:kan|du|jag|vi|vill|ska|snälla|please|can|could|you|i|we|want|to) )*(?:(?:skriva?|lägga?|föra?|mata|fylla?) in|registrera|(?:data|siffror|värde|figures|value) ?:|enter|put in|record)(?!\p{L})/iu;
/** A school year, a term or a month, so that no day or goal is taken for a value. */
const PERIOD = /(?<!\d)(?:(?:20)?\d\d\/\d\d(?!\d)|20\d\d-\d\d(?![\d-]))|(?<!\p{L})[hv]t ?-?(?:20)?\d\d(?!\d)/iu;
const OTHER =
  /(?<!\p{L})(?:mål(?:et)?|insats(?:en)?|åtgärd(?:en)?|beslut(?:et)?|lov(?:et)?|studiedag(?:ar)?|avstämning(?:en)?|goal|intervention|decision|break|checkpoint)(?!\p{L})/iu;
const NUMBER = /(?<![\d/.,-])\d{1,7}(?:[.,]\d{1,4})?(?![\d/-])/gu;

/** It begins with a word for writing in, and has a period and a number besides. */
export function writesValue(text: string): boolean {
  if (!WRITES.test(text) || OTHER.test(text) || !PERIOD.test(text)) return false;
  return valueIn(text.replace(PERIOD, ' ')) !== null;
}

/** The value among what is left when its period and its grade are taken out: the one in per cent, or else the last. */
export function valueIn(rest: string): string | null {
  const values = [...rest.matchAll(NUMBER)];
  const share = values.find(({ 0: number, index }) =>
    /^ ?(?:%|procent|per ?cent)/iu.test(rest.slice(index + number.length)),
  );
  return (share ?? values.at(-1))?.[0] ?? null;
}
