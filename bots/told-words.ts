/** Which word in which field the guard stopped at, told to the one who typed it and to nobody else, and the text without it. */
import { createHash } from 'node:crypto';
import { type Card, type Element, type InputElement, inputsOf } from '../cards/card.ts';
import { choiceInput } from '../cards/inputs.ts';
import { type Say, speak, type TextKey } from '../cards/texts.ts';
import type { Finding, Kind } from '../language/pupil-data/found.ts';
import { searchable } from '../language/pupil-data/plain.ts';

/** The input by which a person says what shall become of a name: it is taken out, or it is no pupil's. */
export const NOT_PUPIL = 'notPupil';

/** What was found in one field. `value` is what the field holds when the form comes back; `asked`, where a name waits in it. */
export type Stopped = {
  readonly field: string;
  readonly words: readonly string[];
  readonly value: string;
  readonly asked: boolean;
};

/** What a person answers about names, and about which: those that an earlier answer to the same form has told them. */
export type Answer = { readonly choice: 'remove' | 'yes' | null; readonly told: readonly string[] };

/** Kinds that are a word; what points at a pupil otherwise is the sentence. */
const NAMED: ReadonlySet<Kind> = new Set(['name', 'initials']);
/** Of numbers and addresses so many signs are shown, enough to find them again. */
const SHOWN = 2;
const SENTENCE: ReadonlySet<Kind> = new Set(['health', 'other']);

/** A word as it may be told: names whole, numbers and addresses by how they begin, nothing of a sentence. */
function wordTold(text: string, { kind, from, to }: Finding): string[] {
  const word = text.slice(from, to).trim();
  if (SENTENCE.has(kind) || word === '') return [];
  return [NAMED.has(kind) ? word : `${word.slice(0, SHOWN)}…`];
}

const RELATED =
  '(?:(?:fler|små)?barns?familj|familj|syskon|tvilling|bror|bröder|brod|syst(?:er|rar)|mamma|pappa|mor(?:mor|far)?(?!\\p{L})|far(?:mor|far)?(?!\\p{L})|förälder|styv|famil(?:y|ies)|sibling|twin|brother|sister|mother|father|mum|dad(?!\\p{L}))\\p{L}{0,12}';
const IS_RELATED = new RegExp(`^${RELATED}$`, 'iu');
const HAS_RELATED = new RegExp(`(?<!\\p{L})${RELATED}`, 'iu');
/** «familjen Ek», «syskonen Ali»: whose name it is. */
const RELATED_BEFORE = new RegExp(`(?<!\\p{L})${RELATED}\\s$`, 'iu');
const ONE_PUPIL =
  /(?<!\p{L})(?:eleven|elev|pojken|pojke|flickan|flicka|killen|kille|tjejen|tjej|barnet|pupil|student|boy|girl|child)(?!\p{L})/iu;
/** What stands after these is as well a place as a person. */
const PLACED = /(?<!\p{L})(?:i|på|från|in|on|at|from)\s$/iu;
/** So much before a word says whose it is. */
const BEFORE = 40;

/** `sentence`: one that told of a pupil without the name too, and has been taken out whole. */
export type KindTold = Kind | 'family' | 'sentence';
/** What a finding is told as: a family's name, or a place that says which pupil or family is meant, is no pupil's name. */
function kindTold(text: string, finding: Finding): KindTold {
  if (finding.kind !== 'name') return finding.kind;
  const before = text.slice(Math.max(0, finding.from - BEFORE), finding.from);
  if (IS_RELATED.test(text.slice(finding.from, finding.to)) || RELATED_BEFORE.test(before)) return 'family';
  if (!PLACED.test(before)) return 'name';
  const { from, to } = sentenceAround(text, finding);
  const sentence = text.slice(from, to);
  return HAS_RELATED.test(sentence) ? 'family' : ONE_PUPIL.test(sentence) ? 'other' : 'name';
}

export const kindsTold = (text: string, findings: readonly Finding[]): KindTold[] =>
  findings.map((finding) => kindTold(searchable(text), finding));

/** The rest of a form stays as it was typed, where there is any; of a line that others read along with nothing does. */
const CLEARED = 'keep:pupil.cleared';
const UNSAVED = 'keep:pupil.unsaved';

/** One sentence for each kind, and what has become of the text; nothing where nothing was found. */
export const sentences = (kinds: readonly KindTold[], isLeft: boolean): TextKey[] =>
  kinds.length === 0
    ? []
    : [...[...new Set(kinds)].map((kind): TextKey => `keep:pupil.${kind}`), isLeft ? CLEARED : UNSAVED];

/** The kinds that those sentences are about. */
export const kindsIn = (refused: readonly TextKey[]): string[] =>
  refused.flatMap((key) => (key === CLEARED || key === UNSAVED ? [] : key.replace('keep:pupil.', '')));

/** Each word of a name as a mark that stands for it where no word that a person typed may: so many signs of its hash. */
const MARK = 4;
const AND: ReadonlySet<string> = new Set(['och', 'o', 'and', 'samt', 'eller', 'or']);
const marksOf = (word: string): string[] =>
  (word.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [])
    .filter((part) => !AND.has(part))
    .map((part) => createHash('sha256').update(part).digest('base64url').slice(0, MARK));
/** Whether every word of a name is among those that the person has been told. */
export const isTold = ({ told: marks }: Answer, word: string): boolean =>
  marksOf(word).every((mark) => marks.includes(mark));

/** A choice's value takes 150 signs in Slack; a name that finds no room among the newest is told once more. */
const MOST_MARKS = 34;
const answerOf = (choice: 'remove' | 'yes', told: readonly string[]): string =>
  `${choice}:${told.slice(-MOST_MARKS).join('')}`;
const EACH_MARK = new RegExp(`.{${MARK}}`, 'g');
/** What a form says of names; nothing where it says nothing that this form could. */
export function answerIn(value: string | undefined): Answer {
  const [, choice, marks = ''] = /^(remove|yes):([\w-]*)$/.exec(value ?? '') ?? [];
  const told = marks.match(EACH_MARK) ?? [];
  return { choice: choice === 'remove' || choice === 'yes' ? choice : null, told };
}

/** So many times what is left is looked at once more. */
const MOST_CUTS = 12;
type Find = (text: string) => readonly Finding[];
/** `ofOne`: whether more than a name went, since the rest of its sentence told of one pupil all the same. */
export type Cut = { readonly text: string; readonly words: readonly string[]; readonly ofOne: boolean };
/**
 * The text without what points at a pupil and the words that it was about; what `find`, which judges it as the guard does, finds after that
 * many cuts stands in it still. `sentences`: a name takes its sentence with it where that tells of one pupil without the name too.
 */
export function cutOut(value: string, find: Find, { sentences: whole = false } = {}): Cut {
  const words: string[] = [];
  let text = searchable(value);
  let ofOne = false;
  for (let cuts = 0; cuts < MOST_CUTS; cuts += 1) {
    const [first] = find(text);
    if (!first) break;
    words.push(...wordTold(text, first));
    const isOfOne = whole && NAMED.has(first.kind) && tellsOfOne(text, first);
    ofOne ||= isOfOne;
    const { from, to } = isOfOne || SENTENCE.has(first.kind) ? sentenceAround(text, first) : first;
    text = `${text.slice(0, from)}${text.slice(to)}`.replaceAll(/[ \t]{2,}/g, ' ').replaceAll(/ (?=[.,;!?])/g, '');
  }
  return { text: text.trim(), words: [...new Set(words)], ofOne };
}
/** All of it taken out, with no text where something is left that may not be kept; and every word. `sentences` as above. */
export function withoutThem(value: string, find: Find, how: { sentences?: boolean } = {}): Cut {
  const cut = cutOut(value, find, how);
  const { words } = cut.ofOne ? cutOut(value, find) : cut;
  return { ...cut, words, text: find(cut.text).length > 0 ? '' : cut.text };
}

/** «8B», «åk 8», «klass 3 c». */
export const CLASS = /(?<![\p{L}\d])(?:(?:klass|åk|årskurs|year|grade)\s?\d|\d\s?[a-h](?![\p{L}\d]))/iu;
const SOMEBODY = /(?<!\p{L})(?:hon|han|hen|hennes|hans|hens|henne|honom|she|he|hers?|his|him)(?!\p{L})/iu;
/** «… i 8B är värst drabbad», «mamma till … ringde», «… vill inte att hon …»: without the name it is one in a class, of a family, or somebody all the same. */
function tellsOfOne(text: string, name: Finding): boolean {
  const { from, to } = sentenceAround(text, name);
  const left = `${text.slice(from, name.from)} ${text.slice(name.to, to)}`;
  return [CLASS, HAS_RELATED, ONE_PUPIL, SOMEBODY].some((of) => of.test(left));
}

function sentenceAround(text: string, { from, to }: Finding): { from: number; to: number } {
  const before = /[^.!?\n]*$/u.exec(text.slice(0, from))?.[0].length ?? 0;
  const after = /^[^.!?\n]*[.!?]?/u.exec(text.slice(to))?.[0].length ?? 0;
  return { from: from - before, to: to + after };
}

/**
 * The form with each field that was stopped as it may be kept, and which words it was about; where a name waits, with the choice, which holds
 * for the words that are told now or were when the person answered `before`.
 */
export function told(card: Card, stopped: readonly Stopped[], before: Answer): Card {
  const say = speak(card.lang);
  const inputs = new Map(inputsOf(card.body).map((input) => [input.id, input]));
  const here = stopped.filter(({ field }) => inputs.has(field));
  const values = new Map(here.map(({ field, value }) => [field, value]));
  const lines = here.map((one) => line(say, inputs.get(one.field)?.label ?? '', one));
  const [title, ...rest] = card.body.map((element) => filled(element, values));
  const where = { type: 'Container', style: 'attention', items: lines } as const;
  const asked = here.filter((one) => one.asked);
  const marks = new Set([...before.told, ...asked.flatMap(({ words }) => words.flatMap(marksOf))]);
  return {
    ...card,
    body: [
      ...(title ? [title] : []),
      ...(lines.length > 0 ? [where] : []),
      ...rest,
      ...(asked.length > 0 ? [choice(say, [...marks], asked.flatMap(({ words }) => words).length)] : []),
    ],
  };
}

/** The form that comes next, saying that what was typed in the one before stands without its names: it has not been read so yet. */
export function toldShorter(card: Card): Card {
  const note: Element = { type: 'TextBlock', wrap: true, text: speak(card.lang)('keep:pupil.shorter') };
  const [title, ...rest] = card.body;
  return { ...card, body: [...(title ? [title] : []), note, ...rest] };
}

function line(say: Say, label: string, { field, words, value, asked }: Stopped): Element {
  const key = value === '' ? 'emptied' : asked ? 'asked' : 'removed';
  const quoted = words.length > 0 ? `${words.map((word) => `«${word}»`).join(', ')}.` : '';
  const then = say(`keep:pupil.${key}`, { count: words.length });
  const said = [quoted, then].filter(Boolean).join(' ');
  return { type: 'TextBlock', wrap: true, label, text: said, beside: { field, words: said } };
}

/** What the field holds now; what is no text field is left as it is. */
function filled(element: Element, values: ReadonlyMap<string, string>): Element {
  if (element.type === 'Container') return { ...element, items: element.items.map((item) => filled(item, values)) };
  if (element.type !== 'Input.Text') return element;
  const value = values.get(element.id);
  return value === undefined ? element : { ...element, value };
}

/** Takes the `count` names out with one press, or says that they are no pupil's. */
const choice = (say: Say, marks: readonly string[], count: number): InputElement => ({
  ...choiceInput(
    say,
    NOT_PUPIL,
    'keep:pupil.notPupil',
    [
      { title: say('keep:pupil.remove', { count }), value: answerOf('remove', marks) },
      { title: say('keep:pupil.notPupilYes', { count }), value: answerOf('yes', marks) },
    ],
    answerOf('remove', marks),
    {},
  ),
  label: say('keep:pupil.notPupil', { count }),
});
