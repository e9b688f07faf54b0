/** What the doctor finds: one thing looked at, how it is, and in one sentence what to do about it. */

/** `note` may stay as it is; `later` could not be found out just now; `fault` is for somebody to mend. */
export type Level = 'well' | 'note' | 'later' | 'fault';
export type Words = readonly [sv: string, en: string];
export type Finding = { readonly what: Words; readonly level: Level; readonly says: Words };

export const finding = (what: Words, level: Level, says: Words): Finding => ({ what, level, says });

const SIGNS: Readonly<Record<Level, string>> = { well: '✓', note: '!', later: '?', fault: '✗' };

/** A line each, in one language. */
export const asLines = (findings: readonly Finding[], of: 0 | 1): string =>
  findings.map(({ what, level, says }) => `${SIGNS[level]} ${what[of]}: ${says[of]}`).join('\n');

/** An object a line, for programs. */
export const asJson = (findings: readonly Finding[]): string =>
  findings
    .map(({ what, level, says }) => JSON.stringify({ what: what[1], level, sv: says[0], en: says[1] }))
    .join('\n');

/** 0 when nobody needs to do anything, 1 when somebody must, 75 when only time will tell (as in shared/run.ts). */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 75 {
  if (findings.some(({ level }) => level === 'fault')) return 1;
  return findings.some(({ level }) => level === 'later') ? 75 : 0;
}

/** The two halves of a sentence that one of ours is told with (`svenska · english`). */
export function halves(message: string): Words {
  const [sv = message, en = sv] = message.split(' · ');
  return [sv, en];
}
