/** What people ask for in their own words, read apart: which checkpoint and where to, which decision, which goal. */
import { describe, expect, it } from 'vitest';
import { readDecision } from '../../language/reading/decision-sentence.ts';
import { goalMeant } from '../../language/reading/goal-meant.ts';
import { readGoalSentence } from '../../language/reading/goal-sentence.ts';
import { readMove } from '../../language/reading/move-meant.ts';
import { pastDay } from '../../language/reading/past-day.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const AROUND = {
  today,
  calendar: { autumnEnd: '2026-12-18', springEnd: '2027-06-10', breaks: [] },
  checkpoints: ['2026-10-06', '2027-01-26', '2027-03-23'],
  people: [
    { id: 'kim', name: 'Kim Kurator', professions: ['counsellor'], coordinator: true },
    { id: 'siv', name: 'Siv Sköterska', professions: ['schoolNurse'] },
    { id: 'ruth', name: 'Ruth Rektor', professions: ['principal'] },
  ],
};

describe('a checkpoint that is to be moved', () => {
  const now = Temporal.PlainDate.from('2027-01-26');
  it.each([
    ['flytta avstämning 2 till 28 januari', { number: 2 }, '2027-01-28'],
    ['avst. 2 -> 3/2', { number: 2 }, '2027-02-03'],
    ['move checkpoint 2 to 28 January', { number: 2 }, '2027-01-28'],
    ['flytta avstämningen till 28 januari', null, '2027-01-28'],
    ['flytta avstämningen 28 januari', null, '2027-01-28'],
    ['flytta marsavstämningen till nästa fredag', { month: 3 }, '2026-11-27'],
    ['flytta avstämning 2 från den 26 till den 28 januari', { number: 2 }, '2027-01-28'],
    ['skjut fram avstämning 2 en vecka', { number: 2 }, '2027-02-02'],
    ['tidigarelägg avstämningen två veckor', null, '2027-01-12'],
    ['kan vi köra avstämning 3 en vecka senare', { number: 3 }, '2027-02-02'],
    ['flytta avstämning 2 till v. 7', { number: 2 }, '2027-02-15'],
    ['flytta avstämning 2 till om två veckor', { number: 2 }, '2026-12-08'],
    ['flytta avstämning 2', { number: 2 }, null],
    ['flytta sista avstämningen till 8 juni', 'last', '2027-06-08'],
    ['flytta tredje avstämningen en vecka', { number: 3 }, '2027-02-02'],
    ['flytta avstämmning 4 till 8 juni', { number: 4 }, '2027-06-08'],
    ['flytta avstämningen i juni', { month: 6 }, null],
    ['flytta avstämningen i juni till 8 juni', { month: 6 }, '2027-06-08'],
    ['flytta avstämning 2 till 28 januari, ledningsmöte den 26', { number: 2 }, '2027-01-28'],
    ['vi kan inte den 26 januari, huvudmannen har kallat till möte. ta 28 istället', { month: 1 }, '2027-01-28'],
    ['flytta avstämning 2 till 25 januari eftersom vi har skolchefsmöte den 26 januari', { number: 2 }, '2027-01-25'],
    ['jag kan inte den 26:e, flytta till 28:e', null, '2027-01-28'],
    ['kan inte 26 januari, ta 28 januari', { month: 1 }, '2027-01-28'],
    ['flytta avstämning 2 till 28 januari pga möte med huvudmannen den 28', { number: 2 }, '2027-01-28'],
    ['flytta avstämning 2 till 27 januari istället för 26 januari', { number: 2 }, '2027-01-27'],
    ['flytta avstämning 2 till den 28:e istället för 26', { number: 2 }, '2027-01-28'],
    ['ledningsmöte 26 januari, 28 januari funkar istället', { month: 1 }, '2027-01-28'],
    ['flytta avstämning 2, ledningsmöte den 26', { number: 2 }, null],
    ['flytta avstämning 2 till torsdag 28 januari, jag är borta 26 och 27 januari', { number: 2 }, '2027-01-28'],
    ['skjut upp avstämning 2 till den 2:a', { number: 2 }, '2027-02-02'],
    ['move checkpoint 2 to 28 January, the head has a meeting on 26 January', { number: 2 }, '2027-01-28'],
    ["we can't on 26 January, take the 28th instead", { month: 1 }, '2027-01-28'],
  ])('%s', (text, checkpoint, date) => {
    const meant = readMove(text, today);
    expect([meant.checkpoint, meant.to(now)?.toString() ?? null, meant.cancels]).toEqual([checkpoint, date, false]);
  });
  it.each(['ställ in avstämning 3', 'ta bort avstämning 3', 'cancel checkpoint 3'])('%s: is not to be held', (text) =>
    expect(readMove(text, today)).toMatchObject({ checkpoint: { number: 3 }, cancels: true }),
  );
  it.each([
    ['ta bort sista avstämningen', 'last'],
    ['remove the last checkpoint', 'last'],
    ['vi ställer in avstämningen i juni', { month: 6 }],
    ['ställ in avstämningen den 16 mars', { month: 3 }],
    ['ställ in avstämningen 16/3', { month: 3 }],
    ['avstämning 4 ställs in', { number: 4 }],
  ])('%s: that one is not to be held', (text, checkpoint) =>
    expect(readMove(text, today)).toMatchObject({ checkpoint, cancels: true }),
  );
  it('is asked about where the day can be two', () => {
    const { unclear, to } = readMove('move checkpoint 2 to 3/2', today, { english: true });
    expect([unclear?.matched, to(now)]).toEqual(['3/2', null]);
    expect(readMove('move checkpoint 2 to 28/1', today, { english: true }).to(now)?.toString()).toBe('2027-01-28');
  });
});

describe('the day of what has been', () => {
  it.each([
    ['igår', '2026-11-23'],
    ['i förrgår', '2026-11-22'],
    ['idag', '2026-11-24'],
    ['i fredags', '2026-11-20'],
    ['i tisdags', '2026-11-17'],
    ['förra onsdagen', '2026-11-18'],
    ['den 27/10', '2026-10-27'],
    ['den 27/11', '2025-11-27'],
    ['20 november', '2026-11-20'],
    ['den 20:e', '2026-11-20'],
    ['den 27:e', '2026-10-27'],
    ['i veckan', null],
  ])('%s', (text, day) => expect(pastDay(text, today)?.toString() ?? null).toBe(day));
});

describe('a decision in one sentence', () => {
  it.each([
    ['beslut: Siv kollar frånvarorutinen till 1/2', 'Siv kollar frånvarorutinen', 'siv', '2027-02-01'],
    ['nytt beslut: rastschemat görs om senast 12 mars, kuratorn', 'Rastschemat görs om', 'kim', '2027-03-12'],
    ['skriv in som beslut att Siv Sköterska ringer vårdcentralen', 'Siv Sköterska ringer vårdcentralen', 'siv', null],
    ['decision: Ruth checks the routine by 1 February', 'Ruth checks the routine', 'ruth', '2027-02-01'],
    ['beslut: fler vuxna ute på rasten', 'Fler vuxna ute på rasten', null, null],
    ['beslut: Siv ringer mottagningen torsdag v. 50', 'Siv ringer mottagningen', 'siv', '2026-12-10'],
    ['beslut: Kim bokar tid på torsdag i v. 50', 'Kim bokar tid', 'kim', '2026-12-10'],
    [
      'beslut: mentorerna ringer hem, Siv följer upp 1 februari',
      'Mentorerna ringer hem, Siv följer upp',
      'siv',
      '2027-02-01',
    ],
    ['beslut: ta fram en rutin, Ruth, juni', 'Ta fram en rutin', 'ruth', '2027-06-10'],
    ['decision: Ruth checks the routine, 1 February', 'Ruth checks the routine', 'ruth', '2027-02-01'],
    ['beslut: samtal med arbetslag 9 fr v 10', 'Samtal med arbetslag 9', null, '2027-03-12'],
    ['beslut: Siv skriver rutinen, klart v 8', 'Siv skriver rutinen', 'siv', '2027-02-26'],
    ['beslut: Siv skriver rutinen torsdag v. 50', 'Siv skriver rutinen', 'siv', '2026-12-10'],
    ['beslut: Siv skriver rutinen senast v 8', 'Siv skriver rutinen', 'siv', '2027-02-26'],
    ['nytt beslut', '', null, null],
  ])('%s', (sentence, text, owner, due) =>
    expect(readDecision(sentence, AROUND)).toEqual({ text, owner, due, unclear: null }),
  );
});

describe('a goal’s day in English', () => {
  const said = (sentence: string) => readGoalSentence(sentence, { ...AROUND, english: true });
  it('has the month first or last where it can only be so, and is left for the form where it can be two', () => {
    expect(said('new goal: calmer breaks by 3/14')).toMatchObject({ title: 'Calmer breaks', deadline: '2027-03-14' });
    expect(said('new goal: calmer breaks by 14/3')).toMatchObject({ title: 'Calmer breaks', deadline: '2027-03-14' });
    expect(said('new goal: calmer breaks by 3/4')).toMatchObject({
      title: 'Calmer breaks',
      deadline: null,
      unclear: { matched: '3/4' },
    });
    expect(readGoalSentence('nytt mål: lugnare raster till 3/4', AROUND).deadline).toBe('2027-04-03');
  });
  it('stands beside a group and a theme', () =>
    expect(readGoalSentence('nytt mål om trygghet i åk 4–6 senast 12 mars', AROUND)).toMatchObject({
      title: 'Trygghet i åk 4–6',
      group: 'åk 4–6',
      deadline: '2027-03-12',
    }));
});

describe('which goal is meant', () => {
  const goals = [
    { number: 1, title: 'Fler elever läser med flyt i åk 2', indicator: 'Andel elever som når nivå C i lästestet' },
    { number: 2, title: 'Lägre ogiltig frånvaro i åk 7–9', indicator: 'Ogiltig frånvaro i procent' },
    { number: 3, title: 'Tryggare raster', indicator: 'Andel elever som är trygga på rasten' },
  ];
  it.each([
    ['hur går det med mål 2?', 2],
    ['andra målet', 2],
    ['3', 3],
    ['hur går det för läsmålet i åk 2', 1],
    ['visa frånvaron som diagram', 2],
    ['absence as a chart', 2],
    ['är det tryggare på rasterna', 3],
    ['hur går det i 7B', null],
    ['hur går det i åk 3', null],
    ['sömnen då', null],
    ['vi nådde 85 %', null],
  ])('%s', (text, number) => expect(goalMeant(text, goals)).toBe(number));
});
