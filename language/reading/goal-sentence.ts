/**
 * A goal said in one sentence: «minska ogiltig frånvaro i åk 7–9 från 8,4 till 6,5 % till maj, Siv». What the sentence does not say is null or
 * empty, and nothing is guessed; what is left when the numbers, the deadline and the owner are taken out is the goal's title. Pure.
 */
import { PROGRAMME } from '../../quality/goals/smart/programmes.ts';
import type { UnclearDate } from './dates.ts';
import { N, U, UNITS } from './goal-amounts.ts';
import { deadlineIn, type SchoolYear } from './goal-deadline.ts';
import { type Figures, figuresIn } from './goal-figures.ts';
import { measureOfPupils } from './goal-indicator.ts';
import { ownerIn, type Person } from './goal-owner.ts';
import { withoutThousands } from './numbers.ts';
import { inDigits } from './spelt-numbers.ts';
import { thingsCounted } from './things-counted.ts';

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
  /^(?:(?:skapa|lägg till|sätt|formulera|create|add|set) )?(?:ett |a )?(?:nytt |nya? |new )?(?:eget |own )?(?:mål|goal)(?: ?[:–-] ?| (?:om|kring|about|on) | |$)/iu;
/** «Hej, det är Kim, jag skulle vilja lägga till ett nytt mål punkt …»: what people say, and dictate, before the goal itself. */
const LEAD_IN =
  /^(?:(?:hej|hejsan|hallå|tjena|god morgon|hi|hello)(?: (?:hej|på dig|alla|there))?[ ,.!]{1,3})?(?:(?:det är|det här är|här är|this is|it's) \p{L}{2,20}(?: \p{L}{2,20})?(?: här)?[ ,.!]{1,3})?(?:och )?(?:(?:jag|vi|i|we) (?:skulle (?:gärna )?vilja|vill(?: gärna)?|behöver|tänkte|would like to|want to) )?(?:lägga till|lägg till|skapa|sätta|skriva(?: in)?|göra|formulera|ha|add|create|set|make) (?:ett |a )?(?:nytt |new )?(?:eget |own )?(?:mål|goal)(?: (?:punkt|kolon|colon|full stop))?(?: ?[:.,–-] ?| (?:om|kring|about|on) | |$)/iu;
export const afterCommand = (text: string): string =>
  text.replaceAll(/\s+/gu, ' ').trim().replace(LEAD_IN, '').replace(COMMAND, '').trim();

/** «Vi ska gå från 6 till 2 anmälningar»: what is left says what it is about. */
const WE_GO = /^(?:vi (?:ska|vill) (?:gå|komma)|we (?:want to|will|should|shall) (?:go|get)) (?=från|from)/iu;

/** «Åk 7 till 9» are three of them; «åk 8 till 2,5 %», «åk 8 till 5» and «åk 1 till 3 bråk» say where the goal is to be. */
const UP_TO = Array.from({ length: 8 }, (_, at) => `(?<=${at + 1}) ?(?:till|to) ?[${at + 2}-9]`).join('|');
const GRADES = `(?:åk|årskurs(?:erna|en)?|klass(?:erna)?|years?|grades?)\\.? ?(?:f|\\d)(?:-klass)?(?:(?: ?(?:[–,&-]|och|and) ?\\d|${UP_TO})(?![.,]\\d| ?(?:${UNITS})(?!\\p{L})))*`;
const WHERE =
  'låg- och mellanstadiet|lågstadiet|mellanstadiet|högstadiet|förskoleklass(?:en|erna)?|hela skolan|alla årskurser|the whole school';
/** «introduktionsprogrammet», «bygg- och anläggningsprogrammet», «the vocational programmes»; an åtgärdsprogram is nobody's. */
const NAMED_PROGRAMME =
  '(?:\\p{L}{2,25}- och )?(?!åtgärds|dator|läs|träning|utbildning)\\p{L}{2,25}program(?:met|men)|(?:the )?(?:introductory|vocational|preparatory|\\p{L}{2,20} and \\p{L}{2,20}) programmes?';
/** The upper secondary programmes that are said side by side: «BA och FT», in capitals. */
const PROGRAMMES = `(?-i:${PROGRAMME})(?:(?:, | ?& ?| och | and )(?-i:${PROGRAMME}))*|${NAMED_PROGRAMME}`;
/** What is said before a programme; without it the letters may be anything. */
const ON = '(?:på|i|från|för|bland|hos|inom|on|in|from|among|for)';
const WHO = 'flickor(?:na)?|pojkar(?:na)?|killar(?:na)?|tjejer(?:na)?|girls|boys';
const grouped = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'iu');
/** A place in the school, with what binds it to what is measured. */
const PLACED = grouped(
  `(?:(?:i|för|bland|hos|på|in|among|for) )?((?:(?-i:${PROGRAMME}) )?${GRADES}(?:,? (?:${ON} )?(?:${PROGRAMMES}))?|${WHERE})|${ON} (${PROGRAMMES})`,
);
/** A year group as people call it; it stays in what is measured: «andel nior som läser hemma». */
const CALLED =
  /(?<!\p{L})(?:f-klass\p{L}*|(?:ett|två|tre|fyr|femm|sex|sju|ått|ni)(?:or|orna|an)|(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)klassa\p{L}{0,5}|(?<!\d)[1-9]:?(?:an|or|orna)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth) graders)(?!\p{L})/iu;
/** The first of these that is said: some of a year group, a year group or a stage, some of the school, everybody. */
const GROUPS: readonly RegExp[] = [
  grouped(`(?:${WHO}) (?:i|in) (?:${GRADES}|${WHERE})`),
  PLACED,
  CALLED,
  grouped(WHO),
  grouped('alla elever|all pupils'),
];

/** Who the goal is about, as the sentence says it; empty where it says nobody. */
export function groupIn(words: string): string {
  const found = GROUPS.map((pattern) => pattern.exec(words)).find((match) => match !== null);
  return (found?.[1] ?? found?.[2] ?? found?.[0] ?? '').replaceAll(/\s+/gu, ' ').trim();
}

/** «Andelen nior som läser ska öka»: which way, said last. */
const SHALL =
  /,? (?:ska|skall|bör|should|will|must) (?:(öka|ökas|höjas|stiga|förbättras|fördubblas|bli (?:fler|högre|bättre)|(?:gå )?upp|rise|increase|go up)|(?:minska|minskas|sänkas|sjunka|halveras|kortas|bli (?:färre|lägre|mindre|kortare)|(?:gå )?ner|fall|decrease|go down))$/iu;
/** «… ska vara högst en vecka», «…, ska bli 15»: where it is to be. */
const SHALL_BE = new RegExp(
  `,? (?:ska|skall|bör|should|shall|will|must) (?:bli|vara|be|become) (?:\\p{L}{2,5} ){0,3}${N}${U}$`,
  'iu',
);
/** «Minst 90 % av eleverna», «8 av 10 elever», «högst 3 elever»: how many comes before what is measured. */
const HOW_MANY = new RegExp(
  `^(?:[^:]{1,40}: ?)?(?:(?:minst|högst|max|fler än|färre än|mer än|mindre än|at least|at most|no more than|fewer than|more than) )?(?!(?:en|ett|one|a|an) )${N}(?! ?(?:minut|timm|dag|veck|hour|minute|day|week))(?: ?(?:%|procent|per ?cent)(?: (?:av|of))?)? `,
  'iu',
);
/** «Inga elever ska ha över 30 % frånvaro» counts those who have. */
const WHO_HAS = /^(?:(?:inga|ingen) elev(?:er)? ska(?:ll)? ha|(no) pupils? (?:should|shall|will|must) have) /iu;
const COMPARED = / (?:jämfört med|i jämförelse med|compared (?:with|to)) .{1,40}$/iu;
/** «Senast i maj ska alla nyanlända …» without its day. */
const TURNED =
  /^ska(?:ll)? ((?:alla|samtliga|inga|ingen|varje|fler|färre|\d{1,3} ?(?:%|procent) av) \p{L}{2,20}(?: i (?:åk|årskurs) [f\d][\d–-]{0,3})?) /iu;

const LOWER =
  /^(?:att )?(?:minska|sänka?|halvera|få ner|färre|lägre|mindre|kortare|korta|reduce|lower|halve|cut|decrease|bring down|fewer|less)(?!\p{L})/iu;
const HIGHER =
  /^(?:att )?(?:öka|höja?|förbättra|få upp|stärka?|fler|högre|mer|bättre|dubbla|fördubbla|increase|raise|improve|strengthen|more|higher|better|double)(?!\p{L})/iu;
const FILLER = /^(?:på|of|the number of|the|number of|antalet|share of|the share of) /iu;

/** The sentence as parts of a goal; the command's own words may stand in front of it. */
export function readGoalSentence(text: string, around: GoalSurroundings): GoalSentence {
  const written = around.english ? withoutThousands(text) : text;
  const said = inDigits(afterCommand(written.slice(0, MAX_SENTENCE)).replace(WE_GO, ''));
  const owned = ownerIn(said, around.people);
  const dated = deadlineIn(owned.rest, around);
  const group = groupIn(dated.rest);
  // A grade's number is no figure: it is hidden while figures are looked for.
  const { rest, ...figures } = figuresIn(dated.rest, group);
  const title = tidy(tidy(rest).replace(TURNED, '$1 ska '));
  const measured = indicatorIn(title);
  return {
    ...figures,
    things: figures.things || thingsCounted(measured),
    title,
    indicator: measureOfPupils(measured, figures),
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
    .replaceAll(/ ?\([ ,.;:]*\)/gu, '')
    .replaceAll(/ ([,.;])/gu, '$1')
    .replaceAll(/([,.;])[,.;]+/gu, '$1')
    .replace(/^[ ,.;:–-]+/u, '')
    .replace(/(?<![ ,.;:–-])[ ,.;:–-]+$/u, '')
    .replace(/(?<!(?:att|to) \p{L}{1,20}) (?:och|så att|and|till|to|med|by|från|from)$/iu, '');
  return kept.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
}

/** The title without its verb, its numbers and the group. */
function indicatorIn(title: string): string {
  const measured = tidy(title.replace(COMPARED, '').replace(SHALL, '').replace(SHALL_BE, '').replace(PLACED, ''))
    .replace(WHO_HAS, (_, english) => (english ? 'Pupils with ' : 'Elever med '))
    .replace(HOW_MANY, '');
  const bare = tidy(measured.replace(LOWER, '').replace(HIGHER, '').trim().replace(FILLER, ''));
  return bare
    .replace(/^Ska(?:ll)? /u, 'Elever ska ')
    .replace(/^Elever ska(?:ll)? (nå|uppnå|klara)(?= )/u, 'Elever som $1r')
    .replace(/^(?:Should|Shall|Will|Must) (?=\p{L})/u, 'Pupils should ');
}
