/** From words to a command: what a person wants the bot to do. Pure and offline. */

import { inFull } from './colloquial.ts';
import commands from './commands.json' with { type: 'json' };
import { distance } from './distance.ts';
import { recognise } from './intents/recognise.ts';
import { numberedIn } from './numbered.ts';
import { oppositeIn } from './opposites.ts';
import phrases from './phrases.json' with { type: 'json' };
import { asksOfAbsence } from './reading/absence-asked.ts';
import { asksTeam, asksWhether } from './reading/asks-of-goal.ts';
import { readDaysOff } from './reading/days-off.ts';
import { decisionNumbered } from './reading/decision-numbered.ts';
import { tellsDecision } from './reading/decision-sentence.ts';
import { movesDiscussion } from './reading/discussion-moved.ts';
import { extraMeeting } from './reading/extra-meeting.ts';
import { asksBeside, asksOfMeasure, asksWhichGrade } from './reading/figures-asked.ts';
import { numberedGoal } from './reading/goal-meant.ts';
import { goalOfFigure } from './reading/goal-of-figure.ts';
import { voteMeant } from './reading/goal-vote.ts';
import { helpTopic } from './reading/help-topic.ts';
import { saysNotKnown } from './reading/how-it-is.ts';
import { interventionEnded } from './reading/intervention-ended.ts';
import { memberMeant } from './reading/member-meant.ts';
import { mergeMeant } from './reading/merge-meant.ts';
import { noSaid } from './reading/no-said.ts';
import { ownMeasureMeant } from './reading/own-measure-meant.ts';
import { partMeant } from './reading/part-meant.ts';
import { commandAsked } from './reading/plan-asked.ts';
import { asksLeft, pointsSaid } from './reading/point-done.ts';
import { principalMeant } from './reading/principal-meant.ts';
import { asksOfReminders } from './reading/reminders-asked.ts';
import { daysMeant } from './reading/school-days.ts';
import { asksSince } from './reading/since-when.ts';
import { saysStep } from './reading/step-meant.ts';
import { isTable } from './reading/table-meant.ts';
import { takenIn } from './reading/taken-in.ts';
import { asksValueThen, saysValueNow, saysValueThen, writesValue } from './reading/value-said.ts';
import { languageNamed } from './which-language.ts';

export type Command = keyof typeof phrases.exact;

export type Understanding = {
  /** What the bot should do; absent when it is not sure. */
  readonly command?: Command;
  /** `1` for the command's own words, lower for a misspelling or a looser match. */
  readonly score: number;
  /** What it may be, best first, when it is not sure: for buttons. */
  readonly alternatives?: readonly Command[];
  /** The recognised intent, also where no command does it. */
  readonly intent?: string;
};

type Phrase = { readonly command: Command; readonly words: string; readonly parts: readonly string[] };
/** `stands`: so particular that it stands, whatever the recogniser hears. */
type Pattern = { readonly command: Command; readonly pattern: RegExp; readonly stands: boolean };

const commandNames = Object.keys(phrases.exact) as Command[];
const PHRASES: readonly Phrase[] = commandNames.flatMap((command) =>
  phrases.exact[command].map(normalise).map((words) => ({ command, words, parts: words.split(' ') })),
);
const byWords = new Map(PHRASES.map((phrase) => [phrase.words, phrase.command]));
/** Whose loose wordings are so particular that they stand, whatever the recogniser hears. */
const PARTICULAR: ReadonlySet<Command> = new Set([
  'history',
  'waiting',
  'decisions',
  'calendarFeed',
  'checkpoint',
  'moveCheckpoint',
]);

/** Looser wordings, tried in the order of the file: the more particular come first. */
const PATTERNS: readonly Pattern[] = phrases.patterns.map(([command, source, stands]) => ({
  command: command as Command,
  pattern: new RegExp(source ?? '', 'u'),
  stands: stands === 'stands' || PARTICULAR.has(command as Command),
}));

/** Longer texts are no commands; this also bounds the work. */
const MAX_LENGTH = 300;
/** One slip for every five letters still counts as the same words. */
const slipsIn = (words: string): number => Math.floor(words.length / 5);
const MOST_SLIPS = Math.max(...PHRASES.map(({ words }) => slipsIn(words)));

/** Lower case, no punctuation around words, single spaces; digits, å, ä and ö stay. */
function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}:/.,-]+/gu, ' ')
    .replaceAll(/(?<!\d)[.,:/-]+|[.,:/-]+(?!\d)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The command that a text asks for, or what it may be; the same text always gives the same answer. */
export function understand(text: string): Understanding {
  const led = ledBy(text);
  if (led) return { command: led, score: 1 };
  if (isTable(text)) return { command: 'importData', score: 0.95 };
  const words = normalise(inFull(text.slice(0, MAX_LENGTH + 1)));
  if (words === '' || words.length > MAX_LENGTH) return { score: 0 };
  const exact = byWords.get(words);
  if (exact) return { command: exact, score: 1 };
  if (asksOfReminders(text)) return { command: 'snooze', score: 0.95 };
  if (asksOfAbsence(words)) return { command: 'away', score: 0.95 };
  // «borta varje måndag» is no leave.
  if (readDaysOff(inFull(text))) return { command: 'daysOff', score: 0.95 };
  if (principalMeant(text)) return { command: 'members', score: 0.95 };
  const opposite = oppositeIn(words);
  if (opposite) return { command: opposite, score: 0.95 };
  const asked = commandAsked(text);
  if (asked) return { command: asked, score: 0.9 };
  if (saysStep(text)) return { command: 'step', score: 0.9 };
  if (mergeMeant(text)) return { command: 'goals', score: 0.9 };
  if (PARKS.test(text)) return { command: 'park', score: 0.9, intent: 'parking_lot' };
  if (asksSince(text)) return { command: 'history', score: 0.95 };
  if (asksWhether(text)) return { command: 'goals', score: 0.9 };
  if (asksTeam(text)) return { command: 'statusGoal', score: 0.9 };
  const taken = takenIn(text);
  if (taken) return { command: taken.what === 'goal' ? 'statusGoal' : 'intervention', score: 0.9 };
  if (typeof noSaid(text)?.number === 'number') return { command: 'statusGoal', score: 0.9 };
  if (extraMeeting(text)) return { command: 'addCheckpoint', score: 0.9, intent: 'schedule_change' };
  if (decisionNumbered(text) !== null) return { command: 'decisions', score: 0.9 };
  if (tellsDecision(text)) return { command: 'newDecision', score: 0.9, intent: 'decisions' };
  if (pointsSaid(text) || asksLeft(text)) return { command: 'agenda', score: 0.9 };
  const numbered = numberedIn(words);
  if (numbered) return { ...numbered, score: 0.9 };
  if (numberedGoal(text) !== null && saysNotKnown(text))
    return { command: 'answer', score: 0.9, intent: 'record_progress' };
  if (helpTopic(inFull(text))) return { command: 'help', score: 0.9 };
  if (interventionEnded(text) !== null) return { command: 'intervention', score: 0.9, intent: 'record_progress' };
  if (voteMeant(text)) return { command: 'statusGoal', score: 0.9 };
  if (daysMeant(inFull(text))) return { command: 'settings', score: 0.9 };
  if (ownMeasureMeant(text) !== null) return { command: 'importData', score: 0.95 };
  if (writesValue(text) || asksValueThen(text)) return { command: 'curves', score: 0.9 };
  if (asksBeside(text)) return { command: numberedGoal(text) === null ? 'curves' : 'statusGoal', score: 0.9 };
  if (saysValueThen(text) || saysValueNow(text)) return { command: 'answer', score: 0.9, intent: 'record_progress' };
  if (asksOfMeasure(text) || asksWhichGrade(text)) return { command: 'curves', score: 0.9 };
  if (memberMeant(text)) return { command: 'members', score: 0.9, intent: 'settings' };
  if (goalOfFigure(text)) return { command: 'newGoal', score: 0.9 };
  if (movesDiscussion(text)) return { command: 'discussions', score: 0.9 };
  const part = partMeant(text);
  // A name may be anybody's: what is about a pupil is met by the guard before it is done.
  if (part) return { command: 'part', score: 0.9, ...(part.of === 'other' ? { intent: 'settings' } : {}) };
  const loose = PATTERNS.find(({ pattern }) => pattern.test(words));
  if (loose) return loose.stands ? { command: loose.command, score: 0.9 } : settled(loose.command, text);
  const near = misspelt(words);
  return near ? { command: near, score: 0.8 } : recognised(text);
}

/** Commands that take the words after a colon: «nytt mål: …» is that, whatever else those words could mean. «Är detta i planen? …» ends in its own mark. */
const TAKES_WORDS: ReadonlySet<Command> = new Set([
  'newGoal',
  'newIntervention',
  'newDecision',
  'agendaAdd',
  'logActivity',
  'park',
  'inPlan',
]);

function ledBy(text: string): Command | null {
  const mark = text.search(/[:?]/u);
  if (mark < 0 || mark > MAX_LEAD) return null;
  const words = normalise(text.slice(0, mark));
  const command = byWords.get(words) ?? (AGENDA_FOR.test(words) ? 'agenda' : undefined);
  if (text[mark] === '?') return command === 'inPlan' ? command : null;
  // «beslut: …» and «dagordning: …» write one in, «beslut» and «dagordning» show them.
  const adds = text.slice(mark + 1).trim() === '' ? undefined : ADDS[command ?? ''];
  const led = adds ?? command;
  return led && TAKES_WORDS.has(led) ? led : null;
}
/** «Dagordningen inför mars: …» */
const AGENDA_FOR = /^(?:dagordning(?:en)?|(?:the )?agenda) (?:för|inför|till|for|to) /u;
const ADDS: Readonly<Record<string, Command | undefined>> = { decisions: 'newDecision', agenda: 'agendaAdd' };
/** The longest of such commands, with room for spaces. */
const MAX_LEAD = 60;

/** A loose wording stands, unless the recogniser is sure of something else that it knows as well. */
function settled(command: Command, text: string): Understanding {
  const other = RECOGNISED.has(command) ? recognised(text) : null;
  const sure = other?.intent !== undefined && other.command !== command;
  return sure ? other : { command, score: 0.9 };
}

const COMMAND_OF: Readonly<Record<string, string | undefined>> = commands;

/** Commands that the recogniser can tell from each other. */
const RECOGNISED: ReadonlySet<string> = new Set(Object.values(commands));

/** «Vem ändrade målet», «allt som har hänt i planen»: what was written and changed, not how figures have gone over the years. */
const WHAT_WAS_DONE =
  /^(?!.*(?:over the (?:years|past|last)|since (?:20)?\d\d|se(?:da)?n 20\d\d|år för år|läsår till läsår|över åren)).*(?<!\p{L})(?:vem|who|ändringslogg\p{L}{0,3}|historik(?:en)?|change ?log|log|version\p{L}{0,12}|ändra(?:r|t|de|des|ts)?|ändringar(?:na)?|changed?|changes|edited|redigera\p{L}{0,3}|tog bort|tagit bort|removed|godkände|approved|skrev|skrivit|bockade|stängde|closed|flyttade|moved|skapade|created|lade till|la till|added|hänt|hände|happened|planen|the plan)(?!\p{L})/isu;

/** «Parkera idén om loppis», «lägg temadagen åt sidan så länge»: one is put there, and the list is not only shown. */
const PARKS =
  /^\s*(?:(?:kan|du|vi|jag|vill|snälla|please|can|could|you|we|låt oss|let's) )*(?:(?:parkera|park)(?!\p{L})[ :,]+(?!(?:listan|parkeringen|the list|lot)(?!\p{L}))\S|lägga? .{3,80} åt sidan)/iu;

/** What a few intents are about decides which command does them. */
const ABOUT: Readonly<Record<string, readonly (readonly [Command, RegExp])[]>> = {
  evaluate: [
    [
      'evaluate',
      /läsår|skolår|(?<!\p{L})år(?:et|ets)(?!\p{L})|utvärdering(?:en)?(?!\p{L})|(?<!\p{L})year|evaluation/iu,
    ],
    ['statusGoal', /mål(?:et|en|s)?(?!\p{L})|(?<!\p{L})goal/iu],
    ['interventions', /insats|åtgärd|intervention/iu],
  ],
  // The school's values have a curve each, through the years.
  history: [
    ['history', WHAT_WAS_DONE],
    ['curves', /./su],
  ],
  parking_lot: [['park', PARKS]],
  flag_distraction: [['park', PARKS]],
  schedule_change: [
    ['statusGoal', /mål(?:et|en|s)?(?!\p{L})|(?<!\p{L})goal/iu],
    ['interventions', /insats|åtgärd|intervention/iu],
  ],
  status_summary: [
    [
      'allSchools',
      /(?<!\p{L})(?:skolorna|skolornas|enheterna|enheternas)(?!\p{L})|(?:mina|alla|samtliga|våra|vilken av|all|my|the|which of) (?:\p{L}+ )?(?:skolor|skolors|enheter|enheters|schools|units)(?!\p{L})|vilken (?:skola|enhet)(?!\p{L})|(?:which school|the schools)(?!\p{L})/iu,
    ],
  ],
};

/** What does an intent, by what the message is about. */
function commandOf(intent: string, text: string): Command | undefined {
  const found = ABOUT[intent]?.find(([, about]) => about.test(text))?.[0];
  return found ?? (COMMAND_OF[intent] as Command | undefined);
}

/** Swedish and English as what is taught. */
const SUBJECT = /(?<!\p{L})i (?:svenska|engelska)|andraspråk|språkval/iu;

function recognised(text: string): Understanding {
  const { intent, score, sure, alternatives } = recognise(text);
  const possible = alternatives.flatMap((each) => commandOf(each.intent, text) ?? []);
  const command = commandOf(intent, text);
  if (!sure) return { score, alternatives: [...new Set(possible)].filter((one) => isGuessed(one, text)) };
  // A setting that is called a language is the person's own.
  if (command === 'settings' && languageNamed(text) && !SUBJECT.test(text))
    return { command: 'language', score, intent };
  return command ? { command, score, intent } : { score, intent };
}

/** The command whose own words are nearest, where there are no more slips than those words may have. */
function misspelt(words: string): Command | null {
  let nearest: Phrase | null = null;
  let fewest = MOST_SLIPS + 1;
  for (const phrase of PHRASES) {
    const slips = distance(words, phrase.words, fewest - 1);
    if (slips >= fewest) continue;
    nearest = phrase;
    fewest = slips;
  }
  return nearest && fewest <= slipsIn(nearest.words) ? nearest.command : null;
}

/** From this on a phrase is alike: nearly half of its letters, or a word of it. */
const ALIKE = 0.45;

/** The three commands whose own words are nearest to what was written, best first; empty for nothing alike at all. */
export function nearestCommands(text: string): Command[] {
  const words = normalise(text.slice(0, 80));
  const said = new Set(words.split(' ').filter((word) => word.length > 2));
  const alike = PHRASES.flatMap(({ command, words: phrase, parts }) => {
    const shared = parts.filter((word) => said.has(word)).length;
    const longest = Math.max(words.length, phrase.length, 1);
    const most = shared > 0 ? longest : Math.floor((1 - ALIKE) * longest);
    const score = shared + 1 - distance(words, phrase, most) / longest;
    return score > ALIKE ? [{ command, score }] : [];
  });
  const nearest = alike.toSorted((a, b) => b.score - a.score).map(({ command }) => command);
  return [...new Set(nearest)].filter((one) => isGuessed(one, text)).slice(0, 3);
}

/** What takes away all that is somebody's is no guess where nothing is to be taken away. */
const isGuessed = (command: Command, text: string): boolean => command !== 'deleteMine' || TAKES_AWAY.test(text);
const TAKES_AWAY =
  /(?<!\p{L})(?:rader|ta(?:r|git|s|gen)? bort|bort(?!a)|glöm|rens|släng|delet|eras|forget|remov|gdpr|get rid)/iu;
