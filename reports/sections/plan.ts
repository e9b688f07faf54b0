/** What the team does: interventions with what they rest on, what drew it off its plan, what it has decided, and what comes next. */

import { formatNumber, formatSpan } from '../../cards/format.ts';
import { kindWords, stateWords } from '../../cards/interventions.ts';
import { deviationsPicture } from '../../cards/pictures.ts';
import { reasonFor } from '../../cards/principal.ts';
import type { Decision } from '../../quality/checkpoints/documents.ts';
import { byDue, inOrder, numberOf } from '../../quality/checkpoints/order.ts';
import { sinceLast } from '../../quality/checkpoints/page.ts';
import type { LookingBack } from '../../quality/evaluation/documents.ts';
import { verdictOnIntervention, yearEvaluated } from '../../quality/evaluation/evaluating.ts';
import { sumsOf } from '../../quality/keep/deviations.ts';
import type { Intervention } from '../../quality/plan/documents.ts';
import { isUnsaid } from '../../quality/plan/evidence.ts';
import { type Block, type Cell, type Chart, cell, list, type Section, words } from '../document.ts';
import { endsTheYear, isTheYearOver, personName, type Reading } from '../reading.ts';
import { byline, dateCell, dateWords, dayIn } from '../words.ts';
import { togetherParts } from './together.ts';

/** With the principal's reason where one was needed; a draft has not got into the plan. */
export function interventionsSection(reading: Reading): Section {
  const { say, snapshot } = reading;
  const told = snapshot.interventions.filter(({ state }) => state !== 'draft' && state !== 'dropped');
  return {
    title: say('report:interventions'),
    blocks: told.length === 0 ? [words(say('report:interventionsNone'))] : [],
    parts: [
      ...told.map((one) => ({
        title: say('plan:row', { number: one.number, title: one.title }),
        blocks: interventionBlocks(reading, one),
      })),
      ...togetherParts(reading),
    ],
  };
}

function interventionBlocks(reading: Reading, one: Intervention): Block[] {
  const { say, locale, snapshot } = reading;
  const { evidence } = one;
  const goal = snapshot.goals.find(({ id }) => id === one.goal);
  const verdict = isTheYearOver(reading) ? verdictOnIntervention(snapshot, one.id) : null;
  return [
    words(
      [
        say('plan:rowDetail', {
          goal: goal?.number ?? '–',
          owner: personName(reading, one.owner),
          days: formatSpan(locale, one.from, one.to, true),
        }),
        ...kindWords(say, one),
        ...(one.hours === null ? [] : [say('plan:rowHours', { hours: formatNumber(locale, one.hours) })]),
        // How it went stands below.
        ...(verdict ? [] : [stateWords(say, snapshot, one, reading.until)]),
      ].join(' · '),
    ),
    words(one.why, say('report:why')),
    words(
      isUnsaid(evidence)
        ? say('plan:unsaid')
        : `${say(`plan:evidence.${evidence.level}`)}. ${say(`plan:finding.${evidence.finding}`)}.`,
      say('plan:evidence'),
    ),
    ...list(evidence.references),
    ...evidence.grades.map(({ outcome, certainty }) => words(say(`plan:certainty.${certainty}`), outcome)),
    ...(one.override ? [words(reasonFor(say, one.override))] : []),
    ...(one.fidelity === '' ? [] : [words(one.fidelity, say('plan:fidelity'))]),
    ...(verdict
      ? [
          words(
            [say(`evaluation:done.${verdict.done}`), say(`evaluation:worth.${verdict.worth}`), verdict.fidelity]
              .filter((part) => part !== '')
              .join('. '),
            say('report:interventionWent'),
          ),
        ]
      : []),
  ];
}

/** In sums, never by whom; what was parked is counted, not quoted. */
export function deviationsSection(reading: Reading): Section {
  const { say, locale, snapshot, subject } = reading;
  const { deviations, parked } =
    subject.kind === 'checkpoint' ? sinceLast(snapshot, subject.checkpoint) : keptWithin(reading);
  const picture = deviationsPicture(locale, deviations);
  const chart: Chart = {
    type: 'bar',
    categories: deviations.kinds.map(({ category }) => say(`keep:category.${category}`)),
    series: [{ name: say('report:column.count'), values: deviations.kinds.map(({ count }) => count), role: 'value' }],
  };
  const states = (['parked', 'inPlan', 'dropped'] as const).map((state): readonly [string, number] => [
    say(`page:parkedState.${state}`),
    parked.filter((item) => item.state === state).length,
  ]);
  return {
    title: say('report:deviations'),
    blocks: [
      words(
        say(deviations.total === 0 ? 'report:deviationsNone' : 'report:deviationsCount', { count: deviations.total }),
      ),
      ...(picture ? [{ kind: 'picture', shape: 'wide', chart, ...picture } as const] : []),
      ...(deviations.kinds.length === 0
        ? []
        : [
            countTable(
              say('report:deviationsTable'),
              [say('report:column.kind'), say('report:column.count')],
              deviations.kinds.map(({ category, count }) => [say(`keep:category.${category}`), count]),
            ),
          ]),
      ...(parked.length === 0
        ? []
        : [countTable(say('report:parkedTable'), [say('report:column.parked'), say('report:column.count')], states)]),
    ],
    parts: [],
  };
}

/** What drew the team off its plan in the time that the report tells of. */
function keptWithin(reading: Reading) {
  const { snapshot, from, until } = reading;
  const isWithin = (day: string): boolean => day >= from && day <= until;
  return {
    deviations: sumsOf(snapshot.deviations.filter(({ date }) => isWithin(date))),
    parked: snapshot.parked.filter(({ parkedAt }) => isWithin(dayIn(reading, parkedAt))),
  };
}

const countTable = (
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly [string, number])[],
): Block => ({
  kind: 'table',
  caption,
  columns,
  rows: rows.map(([name, count]): Cell[] => [cell(name), { text: String(count), number: count }]),
});

export function decisionsSection(reading: Reading): Section {
  const { say, snapshot } = reading;
  const told = new Set(reading.checkpoints.map(({ id }) => id));
  const decisions = snapshot.decisions.filter(({ checkpoint }) => told.has(checkpoint)).toSorted(byDue);
  return {
    title: say('people:button.decisions'),
    blocks: decisions.length === 0 ? [words(say('page:decisionsNone'))] : [decisionsTable(reading, decisions)],
    parts: [],
  };
}

function decisionsTable(reading: Reading, decisions: readonly Decision[]): Block {
  const { say, snapshot } = reading;
  return {
    kind: 'table',
    caption: say('report:decisionsTable'),
    columns: [
      say('report:column.decision'),
      say('report:column.checkpoint'),
      say('goals:owner'),
      say('goals:deadline'),
      say('report:column.done'),
    ],
    rows: decisions.map((decision): Cell[] => {
      const number = numberOf(snapshot, decision.checkpoint);
      return [
        cell(decision.text),
        { text: String(number), number },
        cell(personName(reading, decision.owner)),
        dateCell(decision.due),
        decision.doneAt ? dateCell(dayIn(reading, decision.doneAt)) : cell(say('report:notDone')),
      ];
    }),
  };
}

/** What is taken along: until the next checkpoint, or into the next year. */
export function nextSection(reading: Reading): Section {
  const { say, snapshot, subject, until } = reading;
  if (!endsTheYear(subject)) {
    const last = subject.kind === 'checkpoint' ? subject.checkpoint.date : until;
    const next = inOrder(snapshot.checkpoints).find(({ date }) => date > last);
    const open = snapshot.decisions.filter(({ doneAt }) => !doneAt);
    return {
      title: say('report:nextSteps'),
      blocks: [
        words(
          next ? say('report:nextCheckpoint', { date: dateWords(reading, next.date) }) : say('report:nextYearComes'),
        ),
        ...list(open.map(({ text, due }) => say('report:nextDecision', { text, due: dateWords(reading, due) }))),
      ],
      parts: [],
    };
  }
  const { words: said, signature } = yearEvaluated(snapshot);
  const parts = (['keep', 'change', 'stop'] as const).flatMap((heading) =>
    lookingBack(reading, heading, said[heading]),
  );
  return {
    title: say('report:nextYear'),
    blocks: [
      ...(signature && signature.summary !== '' ? [words(signature.summary, say('report:takeAlong'))] : []),
      ...(parts.length === 0 ? [words(say('report:nextYearNone'))] : []),
    ],
    parts,
  };
}

type Said = ReturnType<typeof yearEvaluated>['words'][LookingBack];
/** What was written under a heading, by profession. */
export function lookingBack(reading: Reading, heading: LookingBack, said: Said) {
  if (said.length === 0) return [];
  const blocks = said.map(({ professions, text }) => words(text, byline(reading, professions)));
  return [{ title: reading.say(`evaluation:looking.${heading}`), blocks }];
}
