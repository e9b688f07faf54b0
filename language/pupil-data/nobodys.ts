/** Words that look like somebody and are nobody where they stand: «De i 7B …», «Mon 9–15», «den enda klassen», «sitt pass om adhd». By rule. */
import { isBesideClass } from './classes.ts';
import type { Tag } from './tag.ts';

/** Small words that lists of names from all over the world hold, or that look like initials, and that are nobody's here: «De i 7B …». */
const NOBODYS: ReadonlySet<string> = new Set(
  'de då er ej till mfl tre fem nya these those few is skl ssk skr'.split(' '),
);
/** Acts of law by their initials. */
const ACTS: ReadonlySet<string> = new Set(['SoL', 'SkolL']);
/** «Mon 9–15, Thu 9–12». */
const WEEKDAYS: ReadonlySet<string> = new Set('mon tue tues wed thu thur thurs fri sat sun'.split(' '));
/** «In June, Year 8 was …»: what nobody is in. */
const MONTHS: ReadonlySet<string> = new Set('april may june august'.split(' '));
const IN = /^(?:in|since|until|during|mid|late|early)$/;
/** «Elva går vidare», where a sentence begins. */
const COUNTS: ReadonlySet<string> = new Set('två tre fyra fem sex sju åtta nio tio elva tolv'.split(' '));
/** «Anp. i 3A», «Inloggn. m Freja»: a word cut short, where a sentence begins. */
const CUT_SHORT = /^\. [\p{Ll}\d]/u;

/** «EJ i 3A är kvar»: in capitals beside a class. */
const isInitialsInClass = (text: string, { tag, from, to }: Tag): boolean =>
  tag === 'INIT' && /^\p{Lu}{2}$/u.test(text.slice(from, to)) && isBesideClass(text, to);

/** A tag of a row as it is judged: an ordinary word where it is nobody's, a colleague's where a role stands in brackets behind it. */
export function asNobodys(text: string, tag: Tag, at: number, row: readonly Tag[]): Tag {
  const is =
    (NOBODYS.has(tag.word) && !isInitialsInClass(text, tag)) ||
    ACTS.has(text.slice(tag.from, tag.to)) ||
    (WEEKDAYS.has(tag.word) && row[at + 1]?.tag === 'NUM') ||
    (MONTHS.has(tag.word) && IN.test(row[at - 1]?.word ?? '')) ||
    (tag.tag === 'CAP0' && (COUNTS.has(tag.word) || CUT_SHORT.test(text.slice(tag.to, tag.to + CUT))));
  if (is && tag.tag !== 'STAFF') return { ...tag, tag: 'w' };
  if (isTermClass(text, tag, row[at - 1], row[at - 2])) return { ...tag, tag: 'CLASS' };
  if (tag.tag === 'DIAG' && isTaughtOf(row, at)) return { ...tag, tag: 'w' };
  if (tag.tag === 'SINGLE' && isOnlyThing(row, at)) return { ...tag, tag: 'w' };
  return isTitledAfter(text, tag, row[at + 1]) ? { ...tag, tag: 'STAFF' } : tag;
}
const CUT = 3;

const NAMED = /^(?:W?NAME0?|w?name)$/;
/** «Nadia (skp) är tillbaka»: a role and nothing else within brackets. */
const isTitledAfter = (text: string, { tag, to }: Tag, role: Tag | undefined): boolean =>
  NAMED.test(tag) && role?.tag === 'ROLE' && text.slice(to, role.from) === ' (' && text[role.to] === ')';

/** «Roza i HT25», «Layla (HT25)»: beside somebody the class of a programme, elsewhere the autumn term. */
function isTermClass(text: string, { from }: Tag, before: Tag | undefined, first: Tag | undefined): boolean {
  if (!/^HT2\d(?!\d)/.test(text.slice(from, from + SHORT))) return false;
  if (text[from - 1] === '(') return PERSON.test(before?.tag ?? '');
  return before?.word === 'i' && PERSON.test(first?.tag ?? '');
}
const PERSON = /^(?:W?NAME|w?name|LAST|INIT|CAP$)/;
const SHORT = 5;

const LESSON =
  /^(?:pass|passet|föreläsning(?:en)?|kurs(?:en)?|utbildning(?:en)?|webbinarium|workshop|lecture|course|film(?:en)?|bok(?:en)?|artikel(?:n)?|modul(?:en)?|podd(?:en)?|studiedag(?:en)?)$/;
/** «Sitt pass om adhd», «her autism lecture»: taught, and nobody's. */
const isTaughtOf = (row: readonly Tag[], at: number): boolean =>
  LESSON.test(row[at + 1]?.word ?? '') ||
  (/^(?:om|about|on)$/.test(row[at - 1]?.word ?? '') && LESSON.test(row[at - 2]?.word ?? ''));

const OF_ITS_KIND =
  /^(?:klass(?:en)?|årskurs(?:en)?|grupp(?:en)?|dag(?:en)?|gång(?:en)?|vecka(?:n)?|mål(?:et)?|insats(?:en)?|fråga(?:n)?|sak(?:en)?|sal(?:en)?|tid(?:en)?|class|group|goal|day)$/;
const OUR_OWN = /^(?:teamet|arbetslaget|laget|personalen|kollegiet|team)$/;
/** «Den enda som kan statistikuttaget», «… som inte skrivit under protokollet». */
const PAPERS =
  /^(?:statistik\p{L}*|bemanning(?:en)?|schemaläggning(?:en)?|protokollet|systemet|justerat|enkätverktyget)$/u;
/** «Den enda klassen som …», «vår enda logoped», «den enda i teamet». */
function isOnlyThing(row: readonly Tag[], at: number): boolean {
  if (row[at]?.word === 'fire')
    return /^(?:drill|drills|alarm|safety|door|exit|brigade)$/.test(row[at + 1]?.word ?? '');
  if (row[at]?.word !== 'enda' && row[at]?.word !== 'only') return false;
  const [next, where] = [row[at + 1], row[at + 2]];
  if (next?.word === 'som')
    return row.slice(at).some(({ word }) => PAPERS.test(word)) && !row.some(({ tag }) => /^(?:CLASS|GRADE)$/.test(tag));
  return (
    next?.tag === 'ROLE' ||
    OF_ITS_KIND.test(next?.word ?? '') ||
    (/^(?:i|in|on)$/.test(next?.word ?? '') && OUR_OWN.test(where?.word ?? ''))
  );
}
