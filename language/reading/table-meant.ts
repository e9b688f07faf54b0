/** Whether what somebody writes is a table out of a spreadsheet, pasted as it is, and no sentence. Pure. */

/** Signs that part cells; the first that parts most lines is the one. */
const PARTED = ['\t', ';', '|'] as const;
const NUMBER = /^[-+]?\d{1,3}(?:[ \u00a0]?\d{3}){0,2}(?:[.,]\d{1,4})? ?(?:%|procent|percent|poäng|st)?$/iu;
/** «Åk 4: 86 %», but not what is said of goals and interventions by their numbers. */
const NAMED =
  /^(?!(?:mål|goal|insats|intervention|avstämning|checkpoint)\p{L}{0,3} ?\d)\p{L}[^:]{0,60}: ?(\S.{0,20})$/iu;

/** Two lines or more that most have cells, or a name and a number each; at least one of the cells is a number. */
export function isTable(text: string): boolean {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) return false;
  const most = lines.length / 2;
  const sign = PARTED.find((one) => lines.filter((line) => line.includes(one)).length > most);
  if (sign) return lines.some((line) => line.split(sign).slice(1).some(isNumber));
  const named = lines.filter((line) => isNumber(NAMED.exec(line)?.[1] ?? ''));
  return named.length > 1 && named.length >= lines.length - 1;
}

const isNumber = (cell: string): boolean => NUMBER.test(cell.trim());
