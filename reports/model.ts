/** The report of a checkpoint, of half a year or of a year, as sections of words, tables and pictures. Pure: the same snapshot gives the same report. */

import { formatDate, formatSpan } from '../cards/format.ts';
import { professionNames } from '../cards/joint-picture.ts';
import { keyedWheelPicture } from '../cards/pictures.ts';
import { speak } from '../cards/texts.ts';
import type { Locale } from '../quality/base.ts';
import { answersSent } from '../quality/checkpoints/documents.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import { OUTCOMES, teamNow } from '../quality/evaluation/documents.ts';
import { signatureOf } from '../quality/evaluation/evaluating.ts';
import { goalStatus } from '../quality/goals/documents.ts';
import { localDay } from '../quality/local-day.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { goalState } from '../quality/status/status.ts';
import { templateOf } from '../quality/template/act.ts';
import {
  type Block,
  type Cell,
  cell,
  list,
  type Report,
  type SchoolTemplate,
  type Section,
  words,
} from './document.ts';
import { endsTheYear, personName, type Reading, readingOf, type Subject } from './reading.ts';
import { analysisSection } from './sections/analysis.ts';
import { dataSection } from './sections/data.ts';
import { figuresDiffer, goalsSection, goalsTold, standing } from './sections/goals.ts';
import { decisionsSection, deviationsSection, interventionsSection, nextSection } from './sections/plan.ts';
import { dateCell, dateWords, dayIn } from './words.ts';

/** `snapshot` is the year that it is about; `today` an ISO date. It holds what the whole team may read, and nothing else. */
export function reportOf(locale: Locale, snapshot: Snapshot, subject: Subject, today: string): Report {
  const reading = readingOf(locale, snapshot, subject, today);
  const { say, until } = reading;
  const { school, calendar } = snapshot.team;
  const year = calendar.schoolYear;
  const title = titleOf(locale, snapshot, subject);
  return {
    locale,
    title,
    subtitle: say('report:subtitle', { school, year, date: dateWords(reading, until) }),
    date: until,
    school,
    template: schoolTemplate(reading),
    sections: [
      summarySection(reading),
      conditionsSection(reading),
      dataSection(reading),
      goalsSection(reading),
      interventionsSection(reading),
      analysisSection(reading),
      deviationsSection(reading),
      decisionsSection(reading),
      nextSection(reading),
      methodSection(reading),
    ],
  };
}

function schoolTemplate({ say, snapshot }: Reading): SchoolTemplate | null {
  const template = templateOf(snapshot);
  if (!template) return null;
  const { looks, logo, page, header, footer, cover, numbered } = template;
  const pictured = logo && { ...logo, altText: say('report:logo', { school: snapshot.team.school }) };
  return { looks, logo: pictured, page, header, footer, cover, numbered };
}

/** What the report is called. */
export function titleOf(locale: Locale, snapshot: Snapshot, subject: Subject): string {
  const say = speak(locale);
  const { schoolYear, autumnStart, springEnd } = snapshot.team.calendar;
  switch (subject.kind) {
    case 'year':
      return say('report:titleYear', { year: schoolYear });
    case 'half-year':
      return say(`report:titleHalf.${subject.half}`, {
        year: (subject.half === 'autumn' ? autumnStart : springEnd).slice(0, 4),
      });
    case 'checkpoint': {
      const { id, date } = subject.checkpoint;
      return say('report:titleCheckpoint', { number: numberOf(snapshot, id), date: formatDate(locale, date) });
    }
  }
}

/** The figures in short, and what the coordinator and the principal have written. */
function summarySection(reading: Reading): Section {
  const { say, snapshot, checkpoints, subject } = reading;
  const signature = endsTheYear(subject) ? signatureOf(snapshot) : undefined;
  const summaries = checkpoints
    .filter(({ summary }) => summary !== '')
    .map(({ id, summary }) => words(summary, say('report:checkpointShort', { number: numberOf(snapshot, id) })));
  return {
    title: say('report:summary'),
    blocks: [
      ...list([goalsInShort(reading), decisionsInShort(reading)]),
      ...summaries,
      ...(signature
        ? [
            words(
              say(signature.standIn ? 'evaluation:signedByStandIn' : 'evaluation:signedBy', {
                name: personName(reading, signature.by),
                date: dateWords(reading, dayIn(reading, signature.at)),
              }),
            ),
          ]
        : []),
    ],
    parts: [],
  };
}

function goalsInShort(reading: Reading): string {
  const { say, snapshot } = reading;
  const goals = goalsTold(reading);
  const states = goals.map((goal) => goalState(snapshot, goal));
  const said = states.map((state) => standing(reading, state));
  const differ = states.flatMap((state) =>
    figuresDiffer(reading, state).map((words) => say('report:ofGoal', { number: state.goal.number, words })),
  );
  const words = [
    ...OUTCOMES.map((outcome) => say(`evaluation:outcome.${outcome}`)),
    ...goalStatus.options.map((status) => say(`checkpoint:status.${status}`)),
    say('status:statusUnknown'),
  ];
  const counted = words
    .map((name) => ({ name, count: said.filter((one) => one === name).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => say('pictures:barOf', { name, count }));
  if (counted.length === 0) return say('report:goalsNone');
  const counts = say('report:goalsCount', { count: goals.length, states: counted.join(', ').toLowerCase() });
  return [counts, ...differ].join(' ');
}

function decisionsInShort({ say, snapshot, checkpoints }: Reading): string {
  const told = new Set(checkpoints.map(({ id }) => id));
  const decisions = snapshot.decisions.filter(({ checkpoint }) => told.has(checkpoint));
  if (decisions.length === 0) return say('page:decisionsNone');
  const done = decisions.filter(({ doneAt }) => doneAt !== null).length;
  return say('report:decisionsCount', { count: decisions.length, done });
}

/** Who the team was: as it was when the year was signed, and without whoever came after the report's last day. */
function teamThen({ snapshot, subject, until }: Reading): ReturnType<typeof teamNow> {
  const signed = endsTheYear(subject) ? signatureOf(snapshot)?.team : undefined;
  const there = snapshot.members.filter(({ joinedAt }) => localDay(snapshot.team, joinedAt).toString() <= until);
  return signed ?? teamNow(there);
}

/** Who the team is by profession, its year, and how its checkpoints went. */
function conditionsSection(reading: Reading): Section {
  const { say, locale, snapshot, until, checkpoints, subject } = reading;
  const { calendar } = snapshot.team;
  const { size, professions, principal } = teamThen(reading);
  const answered = (id: string): number => answersSent(snapshot.answers, id).length;
  const table: Block = {
    kind: 'table',
    caption: say(subject.kind === 'half-year' ? 'report:checkpointsTableHalf' : 'report:checkpointsTable'),
    columns: [
      say('report:column.checkpoint'),
      say('report:column.date'),
      say('report:column.answers'),
      say('report:column.closed'),
      say('report:column.closedBy'),
    ],
    rows: checkpoints.map((one): Cell[] => {
      const number = numberOf(snapshot, one.id);
      return [
        { text: String(number), number },
        dateCell(one.date),
        { text: String(answered(one.id)), number: answered(one.id) },
        one.closedAt ? dateCell(dayIn(reading, one.closedAt)) : cell(say('report:notClosed')),
        cell(one.closedBy === null ? '' : personName(reading, one.closedBy)),
      ];
    }),
  };
  const wheel = subject.kind !== 'checkpoint' ? keyedWheelPicture(locale, snapshot, until) : null;
  return {
    title: say('report:conditions'),
    blocks: [
      words(say('report:team', { count: size, professions: professionNames(say, professions) })),
      ...(principal === null ? [] : [words(personName(reading, principal), say('report:principal'))]),
      words(
        formatSpan(locale, calendar.autumnStart, calendar.springEnd, true),
        say('report:schoolYear', { year: calendar.schoolYear }),
      ),
      ...(checkpoints.length === 0 ? [words(say('report:noCheckpoint'))] : [table]),
      ...(wheel ? [{ kind: 'picture', shape: 'broad', ...wheel } as const] : []),
    ],
    parts: [],
  };
}

function methodSection({ say }: Reading): Section {
  return {
    title: say('report:method'),
    blocks: [words(say('report:methodHow')), words(say('report:methodNumbers')), words(say('report:methodSecrecy'))],
    parts: [],
  };
}
