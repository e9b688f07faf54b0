/** A checkpoint's page: everything that was said, done and decided about it, for the team and for good. */
import type { Locale } from '../quality/base.ts';
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { inOrder } from '../quality/checkpoints/order.ts';
import { type CheckpointPage, checkpointPage, type GoalRead, type Report } from '../quality/checkpoints/page.ts';
import { figuresBesideAt } from '../quality/evaluation/figures-beside.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, type Card, type Element, heading, subtle, type TextBlock, text } from './card.ts';
import { answeredWords, card } from './common.ts';
import { discussionWords } from './discussions.ts';
import { bare, bullet, dayOf, formatDate, formatValue } from './format.ts';
import { historyData } from './history.ts';
import { perspectives, saidByProfession, saidOfGoal } from './joint-picture.ts';
import { kindsOf } from './keep-to-plan.ts';
import { nameOf } from './names.ts';
import { besideWords, statusName, statusWords, withBeside } from './outcome.ts';
import { block, long, paged, section } from './paging.ts';
import { stateWords, toPoints } from './points.ts';
import { askReport, seeCheckpoint } from './see.ts';
import { type Say, speak } from './texts.ts';
import { decisionWords } from './year.ts';

type Shown = {
  readonly page?: number;
  /** An earlier school year is only read. */
  readonly readOnly?: boolean;
};
type Reading = { readonly say: Say; readonly locale: Locale; readonly snapshot: Snapshot; readonly today: string };

/** Null for somebody who is not in the team. `snapshot` is the year that the checkpoint belongs to; `today` an ISO date. */
export function checkpointPageCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  viewer: Member,
  today: string,
  { page = 0, readOnly = false }: Shown = {},
): Card | null {
  const say = speak(locale);
  const read = checkpointPage(snapshot, checkpoint, viewer, today);
  if (!read) return null;
  const at: Reading = { say, locale, snapshot, today };
  const title = say('page:title', { number: read.number, date: formatDate(locale, checkpoint.date, 'long') });
  const data = dataOf(snapshot, checkpoint);
  const all = rowsOf(at, read);
  const { rows, buttons: pages } = paged(say, all, { do: 'checkpoint.see', ...data }, page);
  const body: Element[] = [heading(title), subtle(standing(at, read)), ...rows];
  return card(say, title, body, [...pages, ...nextSteps(at, read, readOnly)]);
}

const dataOf = ({ key, team }: Snapshot, { id }: Checkpoint) => ({
  team: key.team,
  checkpoint: id,
  year: team.calendar.schoolYear,
});

/** Where the checkpoint stands, and how much of it the viewer sees. */
function standing({ say, locale, snapshot, today }: Reading, { checkpoint, sight, answered }: CheckpointPage): string {
  const { date, state, closedAt, closedBy } = checkpoint;
  const answers = answeredWords(say, answered, state === 'closed');
  if (sight === 'own') return `${say('page:ownPart', { date: formatDate(locale, date) })} ${answers}`;
  if (state === 'planned' && date > today) return answers;
  if (state === 'planned') return `${say(date === today ? 'page:today' : 'page:passed')} ${answers}`;
  if (!closedAt || !closedBy) return `${say('page:closedNobody')} ${answers}`;
  const day = formatDate(locale, dayOf(closedAt, snapshot.team.timeZone));
  return `${say('page:closed', { date: day, name: nameOf(say, snapshot.members, closedBy) })} ${answers}`;
}

function rowsOf(at: Reading, read: CheckpointPage): Element[] {
  const { say } = at;
  const { checkpoint, sight, situations, meanings, goals, heard, missing } = read;
  const said = situations.length + meanings.length + goals.length > 0;
  return [
    ...(checkpoint.summary === ''
      ? []
      : section(say('checkpoint:summaryWords'), long(checkpoint.summary, { spacing: 'small' }))),
    ...(said ? [] : [text(say(sight === 'own' ? 'page:ownNone' : 'page:nothing'))]),
    ...(goals.length > FEW
      ? block(
          say('page:goals'),
          goals.flatMap((one) => inShort(at, one)),
        )
      : []),
    ...section(say('plan:pictureSituations'), saidByProfession(say, situations)),
    ...goals.flatMap((one) => goalRows(at, one)),
    ...section(say('plan:pictureMeanings'), saidByProfession(say, meanings)),
    ...(sight === 'whole' && heard.length + missing.length > 0 ? [subtle(perspectives(say, { missing }))] : []),
    ...decisionRows(at, read),
    ...togetherRows(at, read),
  ];
}

/** More goals than these are listed first, so that whoever reads sees them all before the words about each. */
const FEW = 3;

/** A goal in a line: its latest value and its owner's status. */
function inShort({ say, locale }: Reading, { goal, reports }: GoalRead): TextBlock[] {
  if (!goal) return [];
  const last = reports.at(-1);
  const said = last
    ? [
        ...(last.value === null ? [] : [formatValue(locale, last.value, goal.unit)]),
        withBeside(say, statusWords(say, last.status), figuresBesideAt(last)),
      ]
    : [statusName(say, null)];
  return [
    text([say('goals:row', { number: goal.number, title: goal.title }), ...said].join(' · '), { spacing: 'small' }),
  ];
}

function goalRows(at: Reading, { goal, reports, causes, additions }: GoalRead): Element[] {
  const { say, locale, snapshot } = at;
  const words = saidOfGoal(say, snapshot, { causes, additions });
  if (!goal) return block(say('plan:pictureSchool'), words);
  const value = (number: number | null) => formatValue(locale, number, goal.unit);
  const from = say('checkpoint:goalFrom', {
    baseline: value(goal.baseline),
    target: value(goal.target),
    deadline: formatDate(locale, goal.deadline),
  });
  return block(say('goals:row', { number: goal.number, title: goal.title }), [
    text(from, { spacing: 'none' }),
    ...(goal.state === 'active' ? [] : [text(say(`page:goalNow.${goal.state}`), { spacing: 'none' })]),
    ...(reports.length === 0 ? [text(say('page:noReport'), { spacing: 'none', isSubtle: true })] : []),
    ...reports.flatMap((report) => reportRows(at, report, value)),
    ...words,
  ]);
}

function reportRows(
  { say, locale, snapshot }: Reading,
  report: Report,
  value: (number: number | null) => string,
): TextBlock[] {
  const { status, suggested } = report;
  const measured = { value: value(report.value), date: bare(locale, report.date) };
  const sure = report.confidence && say(`checkpoint:confidence.${report.confidence}`).toLowerCase();
  const line = [
    say(report.value === null ? 'page:reportNoValue' : 'page:report', measured),
    statusWords(say, status),
    ...(sure ? [say('page:reportSure', { confidence: sure })] : []),
    nameOf(say, snapshot.members, report.person),
  ].join(' · ');
  const beside = figuresBesideAt(report);
  const same = suggested && say('page:suggested', { status: statusName(say, suggested).toLowerCase() });
  const figures = beside ? besideWords(say, beside) : same;
  return [
    text(line, { spacing: 'small' }),
    ...(figures === null ? [] : [text(figures, { spacing: 'none' })]),
    ...(report.comment === '' ? [] : long(report.comment, { label: say('checkpoint:comment'), spacing: 'small' })),
    ...(report.nextStep === '' ? [] : long(report.nextStep, { label: say('checkpoint:nextStep'), spacing: 'small' })),
  ];
}

function decisionRows(at: Reading, { checkpoint, decisions, sight }: CheckpointPage): Element[] {
  const { say, today } = at;
  const held = checkpoint.state === 'closed' || checkpoint.date <= today;
  const none = sight === 'whole' && held ? [text(say('page:decisionsNone'))] : [];
  const rows =
    decisions.length > 0
      ? decisions.map((one) => text(bullet(decisionWords(say, at.locale, at.snapshot, one)), { spacing: 'small' }))
      : none;
  return section(say('people:button.decisions'), rows);
}

/** What the team has done since the checkpoint before. */
function togetherRows(at: Reading, read: CheckpointPage): Element[] {
  const { say, locale, snapshot } = at;
  const { checkpoint, discussions, activities, points, deviations, parked } = read;
  const name = (person: string): string => nameOf(say, snapshot.members, person);
  const noted = ({ date, text: words, person }: (typeof activities)[number]): Element =>
    text(bullet(say('page:activity', { date: bare(locale, date), text: words, name: name(person) })), {
      spacing: 'small',
    });
  const pointed = ({ note, state }: (typeof points)[number]): Element =>
    noted(
      state === 'open' ? note : { ...note, text: `${note.text} · ${stateWords(say, checkpoint, { note, state })}` },
    );
  const sums = { count: deviations.total, kinds: kindsOf(say, deviations) };
  const keep: Element[] = [
    ...(deviations.total > 0 ? [text(say('page:deviations', sums))] : []),
    ...parked.flatMap(({ text: words, owner, state, capacity }) => [
      text(bullet(say('page:parked', { text: words, name: name(owner), state: say(`page:parkedState.${state}`) })), {
        spacing: 'small',
      }),
      ...(capacity === '' ? [] : [text(say('page:capacity', { text: capacity }), { spacing: 'none' })]),
    ]),
  ];
  return [
    ...section(
      say('page:discussions'),
      discussions.flatMap((one) => discussionWords(say, locale, snapshot, one)),
    ),
    ...section(say('page:activities'), activities.map(noted)),
    ...section(say('page:points'), points.map(pointed)),
    ...section(say('page:keep'), keep),
  ];
}

/** To answer or to add, while that is open; and the checkpoints beside this one. */
function nextSteps({ say, snapshot, today }: Reading, read: CheckpointPage, readOnly: boolean): Button[] {
  const { checkpoint, sight, number } = read;
  const order = inOrder(snapshot.checkpoints);
  const beside = [order[number - 2], order[number]].filter((one) => one !== undefined);
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  const open = checkpoint.state === 'planned' && !readOnly;
  return [
    ...(open && sight === 'whole' ? [button(say('plan:pictureAdd'), { do: 'picture.addOpen', ...data })] : []),
    ...(open ? toPoints(say, snapshot, checkpoint, today) : []),
    ...(open ? [button(say('people:button.answer'), { do: 'answers.open', ...data })] : []),
    ...(checkpoint.state === 'closed' ? [askReport(say, snapshot, checkpoint)] : []),
    button(say('history:see'), historyData(snapshot, { checkpoint: checkpoint.id })),
    ...beside.map((one) => seeCheckpoint(say, snapshot, one)),
  ];
}

/** The year's checkpoints as buttons, when it is not clear which one is meant. `why` says so. */
export function whichCheckpointCard(say: Say, snapshot: Snapshot, why: string): Card {
  const actions = inOrder(snapshot.checkpoints).map((one) => seeCheckpoint(say, snapshot, one));
  return card(say, why, [text(why)], actions);
}
