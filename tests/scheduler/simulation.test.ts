/** The scheduler's main test: whole school years through the real planner, heartbeat and store. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notSchoolDay } from '../../quality/school-days.ts';
import { COUNTIES, suggestCalendar } from '../../quality/school-year.ts';
import { type SimulatedMessage, simulate } from '../../scheduler/simulation.ts';

const ZONE = 'Europe/Stockholm';
const localOf = (message: SimulatedMessage) => message.at.toZonedDateTimeISO(ZONE);
const dayOf = (message: SimulatedMessage) => localOf(message).toPlainDate().toString();

describe('a simulated school year', () => {
  it.each([
    ['2026/27', 'Skåne'],
    ['2025/26', 'Jönköping'],
    ['2027/28', 'Norrbotten'],
    ['2028/29', 'Stockholm'],
  ])('%s in %s prompts, waits, merges, tells and closes as it should', async (year, county) => {
    const { messages, checkpoints } = await simulate({ year, county, checkpoints: 4, seed: 1 });
    expect(checkpoints).toHaveLength(4);
    const sent = messages.filter((m) => m.outcome === 'sent');
    const calendar = suggestCalendar(year, county);
    for (const message of sent) {
      const local = localOf(message);
      expect(notSchoolDay(calendar, local.toPlainDate())).toBeNull();
      expect(local.hour * 60 + local.minute).toBeGreaterThanOrEqual(8 * 60);
      expect(local.hour * 60 + local.minute).toBeLessThan(16 * 60 + 30);
    }
    const [first] = checkpoints;
    const about = (to: string, number: number) =>
      messages.filter((m) => m.to.startsWith(to) && m.checkpoint === number);
    // Prompts of the first checkpoint go out at 08:00 a week before, on a school day.
    const prompted = sent.filter((m) => m.kind === 'prompt' && m.checkpoint === 1 && m.to.startsWith('Siv'));
    expect(prompted.map((m) => localOf(m).toPlainTime().toString())).toEqual(['08:00:00']);
    expect(
      Temporal.PlainDate.from(dayOf(prompted[0] as SimulatedMessage)).until(Temporal.PlainDate.from(first?.date ?? ''))
        .days,
    ).toBeGreaterThanOrEqual(7);
    // The doctor cannot be reached: the coordinator hears it and the channel mentions her; nobody else is mentioned.
    expect(about('Lovisa', 1).filter((m) => m.outcome === 'sent')).toEqual([]);
    expect(sent.filter((m) => m.kind === 'undeliverable' && m.checkpoint === 1).map((m) => m.to)).toEqual([
      'Kim Kurator',
    ]);
    expect(sent.filter((m) => m.kind === 'prompt' && m.checkpoint === 1 && m.to === 'channel')).toHaveLength(1);
    // Petra was away when the prompts went out, and got one message when she was back.
    expect(
      about('Petra', 1)
        .filter((m) => m.outcome === 'waiting')
        .every((m) => m.reason === 'away'),
    ).toBe(true);
    expect(about('Petra', 1).filter((m) => m.outcome === 'sent')).toHaveLength(1);
    // After the downtime the second checkpoint's prompts come late and say so, or have become the reminder.
    const second = messages.filter(
      (m) => m.kind === 'prompt' && m.checkpoint === 2 && m.outcome !== 'waiting' && m.to !== 'channel',
    );
    expect(second.every((m) => m.reason !== '' || m.to.startsWith('Tove'))).toBe(true);
    // The principal changed in between: the later summaries go to the new one.
    expect(sent.filter((m) => m.kind === 'summary').map((m) => m.to)).toEqual([
      'Rut Rektor',
      ...Array.from({ length: 3 }, () => 'Bo Biträdande'),
    ]);
    // Vera left before the last checkpoint and hears nothing of it.
    expect(
      about('Vera', 4).filter(
        (m) =>
          m.outcome === 'sent' &&
          dayOf(m) >
            Temporal.PlainDate.from(checkpoints[3]?.date ?? '')
              .subtract({ days: 20 })
              .toString(),
      ),
    ).toEqual([]);
    // On each checkpoint's day its agenda is in the channel.
    expect(sent.filter((m) => m.kind === 'agenda').map(dayOf)).toEqual(checkpoints.map((c) => c.date));
  });

  it('sends each person at most one message a day about a checkpoint, and nothing twice, in any county, year and count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2024, max: 2034 }),
        fc.constantFrom(...COUNTIES),
        fc.constantFrom(2 as const, 3 as const, 4 as const),
        fc.integer({ min: 1, max: 1000 }),
        async (start, county, checkpoints, seed) => {
          const year = `${start}/${String(start + 1).slice(2)}`;
          const { messages } = await simulate({ year, county, checkpoints, seed });
          const personal = messages.filter(
            (m) => m.outcome === 'sent' && (m.kind === 'prompt' || m.kind === 'reminder') && m.to !== 'channel',
          );
          const keys = personal.map((m) => `${m.to} ${dayOf(m)} ${m.checkpoint}`);
          expect(new Set(keys).size).toBe(keys.length);
          const firsts = messages
            .filter((m) => m.outcome === 'sent')
            .map((m) => `${m.to} ${m.kind} ${m.checkpoint} ${m.at}`);
          expect(new Set(firsts).size).toBe(firsts.length);
          for (let number = 1; number <= checkpoints; number += 1) {
            const done = messages.filter((m) => m.checkpoint === number && m.reason === 'done');
            for (const { to, at } of done) {
              const after = personal.filter(
                (m) => m.to === to && m.checkpoint === number && Temporal.Instant.compare(m.at, at) > 0,
              );
              expect(after).toEqual([]);
            }
          }
        },
      ),
      { numRuns: 12, seed: 20261124 },
    );
  });

  it('is the same for the same seed', async () => {
    const input = { year: '2026/27', county: 'Skåne', checkpoints: 4, seed: 7 } as const;
    expect(JSON.stringify(await simulate(input))).toBe(JSON.stringify(await simulate(input)));
  });
});
