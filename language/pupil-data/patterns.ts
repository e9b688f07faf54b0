/** What a reader would notice in a row of tags: a name with a class, a role beside a name, one pupil with a diagnosis. */
import type { Tag } from './tag.ts';

export const PERSON = /^(?:NAME|WNAME|name|wname|CAP$|CAP0|LAST|INIT)/;
export const CLASSES = /^(?:CLASS|GRADE)$/;
/** What bears names and is nobody: things, animals, books, storms, rooms and systems. */
export const THINGS = /^(?:THING|ANIMAL|READING|WEATHER|ROOM|SYSTEM|TITLE)$/;
export const STAFFISH = /^(?:ROLE|STAFFVERB|STAFF)$/;
const NAME = /^(?:NAME|WNAME|name|wname)/;

/** Whether a tag of the kind stands up to so many before or after a place. */
function nearby(list: readonly string[], at: number, pattern: RegExp, before: number, after: number): boolean {
  for (let other = Math.max(0, at - before); other <= Math.min(list.length - 1, at + after); other += 1)
    if (other !== at && pattern.test(list[other] ?? '')) return true;
  return false;
}

export function patterns(list: readonly string[], row: readonly Tag[]): string[] {
  const found = new Set<string>();
  const staff = list.some((tag) => STAFFISH.test(tag));
  const classed = list.some((tag) => CLASSES.test(tag));
  for (const [at, tag] of list.entries()) {
    for (const pattern of aroundPerson(list, row, at, staff)) found.add(pattern);
    const near = (pattern: RegExp, before: number, after: number) => nearby(list, at, pattern, before, after);
    if (tag === 'PUPIL' || tag === 'KIN') {
      if (near(/^DIAG$/, 6, 8)) found.add(`p pupil diag ${classed}`);
      if (near(CLASSES, 3, 3)) found.add('p pupil class');
      if (near(/^SINGLE$/, 4, 6)) found.add('p pupil single');
    }
    if (tag === 'PUPILS' && !list.some((other) => NAME.test(other) || other === 'INIT')) found.add('p many');
  }
  return [...found];
}

const ME = /^(?:jag|mig|me|i)$/;
const AND = /^(?:och|o|and)$/;

function aroundPerson(list: readonly string[], row: readonly Tag[], at: number, staff: boolean): string[] {
  const tag = list[at] ?? '';
  const who = NAME.test(tag) ? 'name' : /^(?:CAP$|CAP0|LAST)/.test(tag) ? 'cap' : tag === 'INIT' ? 'init' : '';
  if (!who) return [];
  const near = (pattern: RegExp, before: number, after: number) => nearby(list, at, pattern, before, after);
  const role = near(STAFFISH, 4, 6) ? ' staff' : '';
  const seen: readonly (readonly [boolean, string])[] = [
    [true, `p ${who}${role}${staff ? '' : ' alone'}`],
    [near(CLASSES, 0, 3), `p ${who} then class${role}`],
    [near(CLASSES, 3, 0), `p class then ${who}${role}`],
    [near(/^ROLE$/, 1, 0), `p role ${who}`],
    [near(/^ROLE$/, 0, 2), `p ${who} role`],
    [near(/^KIN$/, 0, 1), `p ${who} kin`],
    [near(/^(?:KIN|PUPIL)$/, 3, 4), `p ${who} near pupil${role}`],
    [near(/^DIAG$/, 5, 8), `p ${who} near diag${role}`],
    [near(/^EVENT$/, 0, 3), `p ${who} event${role}`],
    [near(/^WORK$/, 0, 4), `p ${who} work${role}`],
    [near(/^WORK$/, 4, 0), `p work ${who}${role}`],
    [near(/^EVENT$/, 4, 0), `p event ${who}${role}`],
    [near(THINGS, 3, 2), `p ${who} thing`],
    [near(PERSON, 1, 2), `p ${who} with another${role}`],
    [tag.endsWith('G'), `p ${who} genitive${role}`],
    [
      ME.test(row[at + 1]?.word ?? '') || (AND.test(row[at + 1]?.word ?? '') && ME.test(row[at + 2]?.word ?? '')),
      'p with me',
    ],
  ];
  return seen.flatMap(([holds, name]) => (holds ? [name] : []));
}
