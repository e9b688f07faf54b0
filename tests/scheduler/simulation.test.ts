/** The scheduler's main test: whole school years through the real planner, heartbeat and store. */
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../quality/year/documents.ts';
import { notSchoolDay } from '../../quality/year/school-days.ts';
import { COUNTIES } from '../../quality/year/school-year.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { type SimulatedMessage, type SimulationResult, simulate } from '../../scheduler/simulation/simulation.ts';

const ZONE = 'Europe/Stockholm';
const localOf = (message: SimulatedMessage) => message.at.toZonedDateTimeISO(ZONE);
const dayOf = (message: SimulatedMessage) => localOf(message).toPlainDate().toString();

/** What goes out to people one by one, in one message a day. */
const ASKED: ReadonlySet<string> = new Set(['prompt', 'reminder', 'decision', 'discussion', 'acceptance']);
const MEMBERS: ReadonlySet<string> = new Set([...ASKED, 'accept', 'evaluation', 'goalAdopted']);

/** What closes a year may come when its pupils have gone. */
const CLOSING: ReadonlySet<string> = new Set(['year-end', 'evaluationSigned']);

const afterYear = (year: string): string =>
  `${Number(year.slice(0, 4)) + 1}/${String(Number(year.slice(5)) + 1).padStart(2, '0')}`;

/** In the team's hours on a school day of the year that the message is of; what closes a year or is told before it, whenever staff are there. */
function isInHours(message: SimulatedMessage, calendar: Calendar, county: string): boolean {
  const local = localOf(message);
  const time = local.toPlainTime().toString();
  const days = message.schoolYear === calendar.schoolYear ? calendar : suggestCalendar(message.schoolYear, county);
  const isBefore = dayOf(message) < days.autumnStart;
  const isThere =
    isBefore || CLOSING.has(message.kind) ? local.dayOfWeek <= 5 : notSchoolDay(days, local.toPlainDate()) === null;
  return isThere && time >= '08:00' && time < '16:30';
}

/** What must be true of every year that there is. */
function holdsForAll(
  { messages, open, checkpoints, next }: SimulationResult,
  calendar: Calendar,
  county: string,
): void {
  expect(open).toBe(0);
  const sent = messages.filter((m) => m.outcome === 'sent');
  for (const message of sent) expect([message, isInHours(message, calendar, county)]).toEqual([message, true]);
  const asked = sent.filter((m) => ASKED.has(m.kind) && m.to !== 'channel');
  // One consolidated message a day, whatever it is about.
  const days = asked.map((m) => `${m.to} ${dayOf(m)}`);
  expect(days.filter((day, index) => days.indexOf(day) !== index)).toEqual([]);
  const same = sent.map((m) => `${m.to} ${m.kind} ${m.checkpoint} ${m.at}`);
  expect(same.filter((one, index) => same.indexOf(one) !== index)).toEqual([]);
  // Nobody gets more than ten a year of what every member gets, besides what is said of a decision whose day has been.
  const members = sent.filter(({ kind, to, unasked }) => to !== 'channel' && MEMBERS.has(kind) && unasked);
  for (const [to, theirs] of Map.groupBy(members, (m) => `${m.to} ${m.schoolYear}`))
    expect([to, theirs.length <= 10]).toEqual([to, true]);
  // Whoever is asked about a checkpoint gets a question about it: neither of the two gives way to the other and is then left.
  const questions = messages.filter((m) => (m.kind === 'prompt' || m.kind === 'reminder') && m.to !== 'channel');
  for (const [about, theirs] of Map.groupBy(questions, (m) => `${m.to} ${m.schoolYear} ${m.checkpoint}`))
    if (theirs.some(({ reason }) => reason === 'enough' || reason === 'merged'))
      expect([about, theirs.map(({ outcome }) => outcome).some((one) => one === 'sent' || one === 'refused')]).toEqual([
        about,
        true,
      ]);
  // In a year of two checkpoints whoever was given a decision hears it by a message of their own.
  for (const decided of sent.filter((m) => m.kind === 'decided' && checkpoints.length === 2)) {
    const since = (m: SimulatedMessage) => localOf(decided).toPlainDate().until(localOf(m).toPlainDate()).days;
    const news = messages.filter((m) => m.kind === 'decision' && since(m) > 0 && since(m) <= 4);
    expect(news.filter(({ reason }) => reason === 'enough')).toEqual([]);
  }
  // What was sent said something, and nothing else did unless it was tried.
  for (const { outcome, words } of messages)
    if (outcome === 'sent') expect(words).not.toBe('');
    else if (outcome === 'superseded') expect(words).toBe('');
  // Nobody is asked again who is done.
  for (const done of messages.filter((m) => m.reason === 'done' && m.checkpoint !== null)) {
    const again = asked.filter(
      (m) => m.to === done.to && m.checkpoint === done.checkpoint && m.schoolYear === done.schoolYear,
    );
    expect(again.filter((m) => Temporal.Instant.compare(m.at, done.at) > 0)).toEqual([]);
  }
  // Every checkpoint is prepared, met and brought to its end.
  const year = calendar.schoolYear;
  expect(next?.schoolYear).toBe(afterYear(year));
  const all = [...checkpoints.map((one) => ({ ...one, schoolYear: year })), ...(next ? [next] : [])];
  for (const { number, date, schoolYear } of all) {
    const about = sent.filter((m) => m.checkpoint === number && m.schoolYear === schoolYear);
    const kinds = about.map((m) => m.kind);
    expect(kinds).toEqual(expect.arrayContaining(['gather', 'prompt', 'agenda', 'decisions', 'summary']));
    expect(about.filter((m) => m.kind === 'agenda').map(dayOf)).toEqual([date]);
  }
  // The year is evaluated, signed and closed, and the next one's wheel approved.
  for (const kind of ['evaluation', 'year-end'])
    expect([kind, sent.some((m) => m.kind === kind && m.schoolYear === year)]).toEqual([kind, true]);
  expect(sent.filter((m) => m.kind === 'evaluationSigned')).toHaveLength(1);
  for (const kind of ['approval', 'wheelApproved'])
    expect([kind, sent.some((m) => m.kind === kind && m.schoolYear === next?.schoolYear)]).toEqual([kind, true]);
}

describe('a simulated school year', () => {
  it.each([
    ['2026/27', 'Skåne'],
    ['2025/26', 'Jönköping'],
    ['2027/28', 'Norrbotten'],
    ['2028/29', 'Stockholm'],
  ])('%s in %s prompts, waits, merges, tells and closes as it should', async (year, county) => {
    const lived = await simulate({ year, county, checkpoints: 4, seed: 1 });
    const calendar = suggestCalendar(year, county);
    holdsForAll(lived, calendar, county);
    const { checkpoints } = lived;
    expect(checkpoints).toHaveLength(4);
    const messages = lived.messages.filter((m) => m.schoolYear === year);
    const sent = messages.filter((m) => m.outcome === 'sent');
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
    // Vera had put the first off: no reminder meanwhile, and one message when she had asked for it.
    expect(about('Vera', 1).map((m) => [m.kind, m.outcome, m.reason])).toEqual([
      ['prompt', 'sent', ''],
      ['reminder', 'superseded', 'snoozed'],
      ['prompt', 'sent', ''],
    ]);
    // The bot was down when the third was to be prepared: sent late, and says so, unless a break had moved it earlier.
    const gathering = Temporal.PlainDate.from(checkpoints[2]?.date ?? '').subtract({ days: 14 });
    expect(messages.filter((m) => m.kind === 'gather' && m.checkpoint === 3 && m.outcome !== 'waiting')).toMatchObject([
      { outcome: 'sent', reason: notSchoolDay(calendar, gathering) ? '' : 'late' },
    ]);
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
    // What was decided is Siv's: told, and ticked off. Sten's is overdue, and he is reminded, within what a year holds.
    expect(sent.filter((m) => m.kind === 'decision').map((m) => m.to)).toContain('Siv Skolsköterska');
    expect(messages.filter((m) => m.kind === 'decision' && m.to.startsWith('Sten')).map((m) => m.reason)).toContain(
      'enough',
    );
    // What there was no room for, the next question says.
    const later = sent.filter((m) => m.kind === 'prompt' && m.to.startsWith('Sten') && (m.checkpoint ?? 0) > 1);
    expect(later.map(({ words }) => words.includes('Ditt beslut, försenat sedan'))).not.toContain(false);
    // The day before the discussion those who take part are reminded of it, and those who have not answered about the goal are asked again.
    const reminded = (kind: string) =>
      messages.filter((m) => m.kind === kind && (m.outcome === 'sent' || m.reason === 'merged'));
    expect(reminded('discussion').map((m) => m.to)).toEqual(
      expect.arrayContaining(['Petra Psykolog', 'Siv Skolsköterska', 'Bo Biträdande']),
    );
    expect(reminded('acceptance').map((m) => m.to)).toContain('Kim Kurator');
    // On each checkpoint's day its agenda is in the channel.
    expect(sent.filter((m) => m.kind === 'agenda').map(dayOf)).toEqual(checkpoints.map((c) => c.date));
  });

  it.each(COUNTIES.map((county, index) => [county, index] as const))(
    'in %s, in any year and with any number of checkpoints: one message a person and day, none too many, none left over',
    async (county, index) => {
      for (const start of [2026, 2021 + (index % 10)]) {
        const year = `${start}/${String(start + 1).slice(2)}`;
        const checkpoints = ([2, 3, 4] as const)[(index + start) % 3] ?? 4;
        const result = await simulate({ year, county, checkpoints, seed: index });
        holdsForAll(result, suggestCalendar(year, county), county);
      }
    },
  );

  it('goes on with what was chosen: the goals are drafts again, old decisions stay behind, and the first checkpoint says what came along', async () => {
    const { messages, unasked } = await simulate({ year: '2026/27', county: 'Skåne', checkpoints: 4, seed: 1 });
    const last = messages.filter((m) => m.kind === 'agenda').at(-1);
    expect([last?.schoolYear, last?.checkpoint]).toEqual(['2027/28', 1]);
    expect(last?.words).toContain('Hur gör vi med vuxna på rasterna nästa läsår?');
    const told = messages.filter((m) => m.schoolYear === '2027/28' && m.kind === 'decision' && m.to.startsWith('Sten'));
    expect(told[0]?.words).toContain('Ditt beslut, klart senast');
    expect(unasked.every(({ count }) => count > 0 && count <= 10)).toBe(true);
    expect(unasked.find(({ to }) => to.startsWith('Siv'))?.count).toBe(
      messages.filter((m) => m.to.startsWith('Siv') && m.unasked && m.outcome === 'sent' && m.schoolYear === '2026/27')
        .length,
    );
  });

  it('is the same for the same seed', async () => {
    const input = { year: '2026/27', county: 'Skåne', checkpoints: 4, seed: 7 } as const;
    expect(JSON.stringify(await simulate(input))).toBe(JSON.stringify(await simulate(input)));
  });
});
