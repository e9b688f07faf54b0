/** What the cards of the tests are made of: documents, history and days with somebody's words in them, and every delivery. */
import type { Card } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { DELIVERY_KINDS } from '../../quality/deliveries/delivery.ts';
import { askOccurrence } from '../../quality/goals/acceptance.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { ACTIONS } from '../../quality/history/actions.ts';
import type { HistoryLine } from '../../quality/history/history.ts';
import type { Member } from '../../quality/people/documents.ts';
import { documentsOf, type Snapshot } from '../../quality/snapshot.ts';
import { intervention, NOW } from '../storage/samples.ts';

export const sample = <const D extends object>(document: D) => ({
  id: 's',
  version: 1,
  schoolYear: '2026/27',
  ...document,
});
export const typedTitle = (words: string): string => (words.trim() || 'Mål').slice(0, 300);
/** A line about each document that there is, changed from one text to another. */
export const linesOf = (snapshot: Snapshot, words: string): HistoryLine[] =>
  documentsOf(snapshot).flatMap((document) =>
    Object.keys(ACTIONS[document.kind])
      .slice(0, 1)
      .map((what) => ({
        document,
        entry: {
          at: NOW,
          by: 'p0',
          what,
          about: `${document.kind}/${document.id}`,
          before: { title: 'Före', justification: words.slice(0, 1000) },
          after: { title: words.slice(0, 300), justification: 'Efter' },
        },
      })),
  );
/** A year's worth of what was read, with long names. */
export const readDays = (id: string, name: string) => {
  const days = Array.from({ length: 60 }, (_, i) =>
    Temporal.PlainDate.from('2026-09-01')
      .add({ days: 3 * i })
      .toString(),
  );
  const called = name.slice(0, 60);
  return {
    id,
    token: crypto.randomUUID(),
    mode: 'merge' as const,
    days: days.map((day, i) => ({
      kind: i % 3 === 0 ? ('staff' as const) : ('break' as const),
      name: called,
      from: day,
      to: day,
      line: i + 1,
    })),
    asked: days.slice(0, 30).map((day, i) => ({ name: called, spans: [{ from: day, to: day }], line: i })),
    leftOut: days.map((_, i) => ({ why: 'noDate' as const, name: called, line: i + 1, count: 1 })),
    terms: null,
    next: '',
  };
};

export const TODAY = '2026-12-01';

/** Each kind of delivery, to this member, or to the channel where it goes there. */
export const everyDelivery = (snapshot: Snapshot, me: Member, draft: Goal): (Card | null)[] =>
  DELIVERY_KINDS.map((kind) =>
    renderDelivery(
      {
        ...snapshot.key,
        key: 'k',
        kind,
        checkpoint: 'c1',
        recipient: kind === 'agenda' ? 'channel' : me.id,
        subject: kind === 'goalAdopted' ? 'draft' : 's',
        values: {
          change: 'moved',
          number: '2',
          date: TODAY,
          role: 'principal',
          person: me.id,
          key: 'common:hello',
        },
        occurrence: kind === 'undeliverable' ? 'p0:gone' : kind === 'accept' ? askOccurrence(draft) : '',
        dueAt: NOW,
        state: 'claimed',
        nextAt: null,
        attempts: 1,
        owner: 'x',
        endedAt: null,
        message: null,
        note: '',
        planned: true,
      },
      { ...snapshot, interventions: [intervention('s', 2, { title: draft.title })] },
      '2026-12-01T08:00:00Z',
      { late: true },
    ),
  );
