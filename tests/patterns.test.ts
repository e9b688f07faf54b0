/**
 * No pattern of the product may be made slow by what somebody writes: each is tried with long repetitions of its own pieces. A new one is
 * found by being in a source file. What is made of text must be made when its file is loaded, so that it is tried too.
 */
import { describe, expect, it } from 'vitest';
import { type Attack, attacksOn, textOf } from './patterns/attacks.ts';
import { madeByLoading, type Pattern, sourceFiles } from './patterns/collect.ts';
import { cpuTime, fastGrowth, growsFast } from './patterns/growth.ts';

/** What is put into a pattern made of text. */
const PUT_IN = /\$\{([^}]*)\}/g;
/** Whether a pattern is made of an escaped text, and nothing in it is repeated: such a one may be made while the product runs. */
const isPlain = (code: string): boolean =>
  code.includes('RegExp.escape(') &&
  !/[*+{]/.test(code.replaceAll(PUT_IN, '')) &&
  [...code.matchAll(PUT_IN)].every(([, put = '']) => put.includes('RegExp.escape(') || /^[A-Z_]+$/.test(put));

const files = sourceFiles();
/** How many places of each file make other patterns of text. */
const making = files.flatMap(({ file, making: code }) => {
  const places = code.filter((one) => !isPlain(one)).length;
  return places > 0 ? [[file, places] as const] : [];
});
const made = await madeByLoading(making.map(([file]) => file));
const patterns: readonly Pattern[] = [...files.flatMap((file) => file.literals), ...made];
const byFile = Map.groupBy(patterns, ({ file }) => file);

describe('the patterns of the product', () => {
  it('are found', () => expect(patterns.length).toBeGreaterThan(300));

  it.each(making)('%s makes its patterns when it is loaded, where they can be tried', (file, places) =>
    expect(new Set(made.flatMap((one) => (one.file === file ? [one.place] : []))).size).toBeGreaterThanOrEqual(places),
  );

  it.each([...byFile])('%s: the work grows no faster than the text', { timeout: 300_000 }, (_, list) => {
    const slow = list.flatMap((pattern) => {
      const attack = fastGrowth(pattern);
      return attack ? [`/${pattern.source}/${pattern.flags} by ${JSON.stringify(attack)}`] : [];
    });
    expect(slow).toEqual([]);
  });
});

describe('a pattern whose work grows faster than the text', () => {
  it.each([
    /\s+$/,
    /(?:a+)+b/,
    /<at[^>]*>/,
    /<[^>]*x/,
    /\p{L}*ing(?!\p{L})/u,
    /(\d+)\.(\d+)/,
    /(?:från|from)\s+\d\s*%?\s*till/,
    /[a-z]+@/i,
    /.*hej/s,
  ])('%s is caught', (pattern) => expect(fastGrowth(pattern)).not.toBeNull());
  it.each([/(?<!\s)\s+$/, /a+b?c?/, /<at[^<>]{0,100}>/, /^\s+/, /x\d{1,3}%/])('%s is let be', (pattern) =>
    expect(fastGrowth(pattern)).toBeNull(),
  );
});

/** Loaded after the patterns that they make have been seen. */
const { understand, nearestCommands } = await import('../language/understand.ts');
const { isAcute } = await import('../language/off-plan/acute.ts');
const { judgeOffPlan } = await import('../language/off-plan/judge.ts');
const { findNumbers, findPupilData } = await import('../language/pupil-data/find.ts');
const { entitiesIn } = await import('../language/intents/entities.ts');
const { judgeTitle } = await import('../language/days/judge.ts');
const { readCalendarFile } = await import('../language/reading/calendar-file.ts');
const { readDayLines } = await import('../language/reading/day-lines.ts');
const { parseDate } = await import('../language/reading/dates.ts');
const { readDaysOff } = await import('../language/reading/days-off.ts');
const { leaveWhole, readLeaves } = await import('../language/reading/leaves.ts');
const { readGoalSentence } = await import('../language/reading/goal-sentence.ts');
const { readDecision } = await import('../language/reading/decision-sentence.ts');
const { goalMeant } = await import('../language/reading/goal-meant.ts');
const { readIntervention } = await import('../language/reading/intervention-sentence.ts');
const { readMove } = await import('../language/reading/move-meant.ts');
const { parseNumber } = await import('../language/reading/numbers.ts');

describe('what reads words', () => {
  const today = Temporal.PlainDate.from('2026-11-24');
  const staff = ['Siv Sköterska', 'Petra Psykolog'];
  const plan = {
    school: 'Ekskolan',
    goals: [{ title: 'Lugnare raster', indicator: 'Antal bråk på rasten per vecka' }],
    interventions: [{ title: 'Rastlekar', description: 'Två vuxna leder lekar varje lunchrast.' }],
  };
  const CALENDAR = { autumnEnd: '2026-12-18', springEnd: '2027-06-11', breaks: [] };
  const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
    ['understand', understand],
    ['nearestCommands', nearestCommands],
    ['entitiesIn', (text) => entitiesIn(text, 'help')],
    ['isAcute', isAcute],
    ['judgeOffPlan', (text) => judgeOffPlan(text, plan)],
    ['findNumbers', (text) => findNumbers(text, today)],
    ['findPupilData', (text) => findPupilData(text, { staff, today })],
    ['parseDate', (text) => parseDate(text, today)],
    ['readDaysOff', readDaysOff],
    ['readLeaves', (text) => readLeaves(text, today, { breaks: CALENDAR.breaks, yearEnd: CALENDAR.springEnd })],
    ['leaveWhole', (text) => leaveWhole('2027-02-01', text, today)],
    ['parseNumber', parseNumber],
    ['readGoalSentence', (text) => readGoalSentence(text, { today, calendar: CALENDAR, checkpoints: [], people: [] })],
    ['readMove', (text) => readMove(text, today)],
    ['readDecision', (text) => readDecision(text, { today, calendar: CALENDAR, checkpoints: [], people: [] })],
    ['readIntervention', (text) => readIntervention(text, { today, calendar: CALENDAR, checkpoints: [], people: [] })],
    ['goalMeant', (text) => goalMeant(text, [{ number: 1, title: 'Lugnare raster', indicator: 'Antal bråk' }])],
    ['judgeTitle', judgeTitle],
    ['readDayLines', (text) => readDayLines(text, '2026/27')],
    [
      'readCalendarFile',
      (text) => readCalendarFile(Buffer.from(`BEGIN:VEVENT\nSUMMARY:${text}\nDTSTART${text}`), '2026/27'),
    ],
  ];
  const all = patterns.filter(({ file }) => file.startsWith('language/')).flatMap(attacksOn);
  const attacks: readonly Attack[] = [...new Map(all.map((attack) => [textOf(attack, 100), attack])).values()];

  it.each(READERS)('%s: the work grows no faster than the text', { timeout: 600_000 }, (name, read) => {
    // Each pattern has been tried with all attacks of its own; here some of everybody's tell that what is around them is quick too. The guard is the slowest.
    const every = name === 'findPupilData' ? 120 : 30;
    expect(attacks.filter((attack, at) => at % every === 0 && growsFast(attack, read))).toEqual([]);
  });

  /** What the guard, the slowest of them, needs for as much of a report; so many times as much, about a second, is «at once» on any machine. */
  const MOST_TIMES = 15;
  const report = { before: '', again: 'Frånvaron i åk 7 minskar sedan mentorerna ringer hem, säger Siv Sköterska. ' };
  it.each(READERS)('%s is done at once with 100,000 signs', { timeout: 600_000 }, (_, read) => {
    const ordinary = (): number => cpuTime(() => findPupilData(textOf(report, 100_000), { staff, today }));
    const most = MOST_TIMES * Math.min(ordinary(), ordinary(), ordinary());
    const some = attacks
      .filter((_attack, at) => at % 60 === 0)
      .map((attack) => ({ attack, text: textOf(attack, 100_000) }));
    // Twice, since what is compiled when it is first needed takes its time once.
    const slow = some.filter(({ text }) => cpuTime(() => read(text)) > most && cpuTime(() => read(text)) > most);
    expect(slow.map(({ attack }) => attack)).toEqual([]);
  });
});
