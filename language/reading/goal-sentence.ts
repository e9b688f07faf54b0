/**
 * A goal said in one sentence: «minska ogiltig frånvaro i åk 7–9 från 8,4 till 6,5 % till maj, Siv». What the sentence does not say is null or
 * empty, and nothing is guessed; what is left when the numbers, the deadline and the owner are taken out is the goal's title. Pure.
 */
import type { UnclearDate } from './dates.ts';
import { deadlineIn, type SchoolYear } from './goal-deadline.ts';
import { type Figures, figuresIn } from './goal-figures.ts';
import { ownerIn, type Person } from './goal-owner.ts';

export type GoalSentence = Figures & {
  readonly title: string;
  /** What is measured, in the sentence's own words. */
  readonly indicator: string;
  readonly group: string;
  readonly direction: 'higher' | 'lower' | null;
  /** An ISO date. */
  readonly deadline: string | null;
  /** Said as the deadline, and one of two days. */
  readonly unclear: UnclearDate | null;
  /** The id of one of the people. */
  readonly owner: string | null;
};

export type GoalSurroundings = SchoolYear & { readonly people: readonly Person[] };

/** Longer texts are no sentence; this also bounds the work. */
export const MAX_SENTENCE = 300;

/** The command's own words, where they still stand in front. */
const COMMAND =
  /^(?:(?:skapa|lägg till|sätt|formulera|create|add|set) )?(?:ett |a )?(?:nytt |new )?(?:mål|goal)(?: ?[:–-] ?| (?:om|kring|about|on) | |$)/iu;
export const afterCommand = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim().replace(COMMAND, '').trim();

const GRADES =
  '(?:åk|årskurs(?:erna|en)?|klass(?:erna)?|years?|grades?)\\.? ?(?:f|\\d)(?: ?(?:[–,-]|och|till|and|to) ?\\d)*';
const WHOM =
  'låg- och mellanstadiet|lågstadiet|mellanstadiet|högstadiet|förskoleklass(?:en|erna)?|hela skolan|alla elever|alla årskurser|flickor(?:na)?|pojkar(?:na)?|the whole school|all pupils|girls|boys';
const GROUP = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:i|för|bland|hos|på|in|among|for) )?(${GRADES}|${WHOM})(?![\\p{L}\\d])`,
  'iu',
);

/** A year group as people call it; it stays in what is measured: «andel nior som läser hemma». */
const CALLED =
  /(?<!\p{L})(?:f-klass\p{L}*|(?:ett|två|tre|fyr|femm|sex|sju|ått|ni)(?:or|orna|an)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth) graders)(?!\p{L})/iu;

/** «Andelen nior som läser ska öka»: which way, said last. */
const SHALL =
  /,? (?:ska|skall|bör|should|will|must) (?:(öka|höjas|stiga|bli (?:fler|högre|bättre)|gå upp|rise|increase|go up)|(?:minska|sänkas|sjunka|bli (?:färre|lägre|mindre)|gå ner|fall|decrease|go down))$/iu;

const LOWER =
  /^(?:att )?(?:minska|sänka?|halvera|få ner|färre|lägre|mindre|kortare|korta|reduce|lower|halve|cut|decrease|bring down|fewer|less)(?!\p{L})/iu;
const HIGHER =
  /^(?:att )?(?:öka|höja?|förbättra|få upp|stärka?|fler|högre|mer|bättre|dubbla|fördubbla|increase|raise|improve|strengthen|more|higher|better|double)(?!\p{L})/iu;
const FILLER = /^(?:på|of|the number of|the|number of|antalet|share of|the share of) /iu;

/** The sentence as parts of a goal; the command's own words may stand in front of it. */
export function readGoalSentence(text: string, around: GoalSurroundings): GoalSentence {
  const said = afterCommand(text.slice(0, MAX_SENTENCE));
  const owned = ownerIn(said, around.people);
  const dated = deadlineIn(owned.rest, around);
  const group = (GROUP.exec(dated.rest)?.[1] ?? CALLED.exec(dated.rest)?.[0] ?? '').replaceAll(/\s+/gu, ' ').trim();
  // A grade's number is no figure: it is hidden while figures are looked for.
  const { rest, ...figures } = figuresIn(dated.rest, group);
  const title = tidy(rest);
  return {
    ...figures,
    title,
    indicator: indicatorIn(title),
    group,
    direction: LOWER.test(title) ? 'lower' : HIGHER.test(title) ? 'higher' : (figures.direction ?? shallGo(title)),
    deadline: dated.deadline,
    unclear: dated.unclear,
    owner: owned.owner,
  };
}

function shallGo(title: string): 'higher' | 'lower' | null {
  const found = SHALL.exec(title);
  if (!found) return null;
  return found[1] === undefined ? 'lower' : 'higher';
}

/** Without what was left around what has been taken out. */
function tidy(words: string): string {
  const kept = words
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ([,.;])/gu, '$1')
    .replace(/^[ ,.;:–-]+/u, '')
    .replace(/(?<![ ,.;:–-])[ ,.;:–-]+$/u, '')
    .replace(/ (?:och|så att|and|till|to|med|by|från|from)$/iu, '');
  return kept.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
}

/** The title without its verb and without the group. */
function indicatorIn(title: string): string {
  const without = title.replace(SHALL, '').replace(LOWER, '').replace(HIGHER, '');
  const measured = without.replace(GROUP, '').trim().replace(FILLER, '');
  return tidy(measured);
}
