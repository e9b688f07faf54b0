/** Words with an opposite are never taken for it, in either language. Nothing that is said here (`opposites.json`) has been said to the recogniser. */
import { describe, expect, it } from 'vitest';
import { type Command, understand } from '../../language/understand.ts';
import SAID from './opposites.json' with { type: 'json' };

type Pair = keyof typeof SAID;
const linesOf = (name: Pair): readonly string[] => SAID[name];

const MEANT: readonly (readonly [Pair, Command])[] = [
  ['export', 'ownData'],
  ['erase', 'deleteMine'],
  ['follow', 'follow'],
  ['unfollow', 'unfollow'],
  ['setup', 'setup'],
  ['cancel', 'cancel'],
  ['away', 'away'],
  ['back', 'back'],
];

describe.each(MEANT)('%s', (name, command) => {
  it('is said in many ways', () => expect(linesOf(name).length).toBeGreaterThanOrEqual(40));
  it.each(linesOf(name))('«%s»', (text) => expect(understand(text).command).toBe(command));
});

describe.each(['carryOn', 'drop'] as const)('%s', (name) => {
  it('is said in many ways', () => expect(linesOf(name).length).toBeGreaterThanOrEqual(40));
  it.each(linesOf(name))('«%s» shows where both are chosen by a press', (text) =>
    expect(['goals', 'interventions', 'closeYear']).toContain(understand(text).command),
  );
});

describe("one thing of one's own, and all that is stored", () => {
  it.each([
    ['delete my reminder', 'snooze'],
    ['ta bort min påminnelse', 'snooze'],
    ['ta bort my reminder', 'snooze'],
    ['ta bort mina påminnelser', 'snooze'],
    ['glöm påminnelsen', 'snooze'],
    ['forget the reminder', 'snooze'],
    ['cancel my reminder for Thursday', 'snooze'],
    ['remove my last log', 'myLog'],
    ['ta bort min senaste logg', 'myLog'],
    ['radera min logg', 'myLog'],
    ['delete my last log entry', 'myLog'],
    ['ta bort min frånvaro', 'away'],
    ['ta bort min frånvaro i oktober', 'away'],
    ['remove my absence', 'away'],
    ['cancel my absence', 'away'],
    ['avboka min semester', 'away'],
    ['delete my days off', 'away'],
    ['I changed my mind, I’m not away in October', 'away'],
    ['jag är inte borta i oktober', 'away'],
    ['remove my name from goal 2', 'statusGoal'],
    ['ta bort mitt namn från mål 3', 'statusGoal'],
    ['ta bort mig från mål 3', 'statusGoal'],
    ['take me off goal 1', 'statusGoal'],
    ['ta bort mitt namn från insats 1', 'intervention'],
    ['remove my name from the decision', 'decisions'],
    ['ta bort min roll', 'members'],
    ['ta bort min punkt', 'agenda'],
    ['remove my point', 'agenda'],
    ['sorry, forget it', 'cancel'],
    ['oj förlåt, glöm det', 'cancel'],
    ['radera mitt konto', 'deleteMine'],
    ['delete my account', 'deleteMine'],
    ['delete my data and my reminders', 'deleteMine'],
    ['radera mina uppgifter och min frånvaro', 'deleteMine'],
    ['delete everything I have written', 'deleteMine'],
    ['radera allt jag har skrivit', 'deleteMine'],
    ['ta bort mitt namn', 'deleteMine'],
    ['ta bort mig', 'deleteMine'],
    ['remove me from the system', 'deleteMine'],
  ] as const)('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));
  it.each(['delete my banana', 'ta bort min kaffekopp', 'remove my chart', 'ta bort min fil', 'ta bort mitt schema'])(
    '«%s» opens no erasure',
    (text) => expect(understand(text).command).not.toBe('deleteMine'),
  );
});

describe('words of a pair that speak of something else', () => {
  it.each([
    ['off topic: staff fridge', 'away'],
    ['jag vill ha tillbaka det vi parkerade', 'back'],
    ['gå tillbaka till mål 2', 'back'],
    ['hur följer vi upp mål 2', 'follow'],
    ['prenumerera på kalendern', 'follow'],
    ['skicka rapporten', 'follow'],
    ['sluta skicka påminnelser', 'follow'],
    ['kort lägesrapport i chatten, ingen fil', 'unfollow'],
    ['radera inte mina uppgifter', 'deleteMine'],
    ["don't delete my data", 'deleteMine'],
    ['ta bort mina svar från mål 2', 'ownData'],
    ['ändra mina uppgifter', 'deleteMine'],
    ['glöm det', 'deleteMine'],
    ['ta bort mitt beslut', 'deleteMine'],
    ['ta bort min punkt från dagordningen', 'deleteMine'],
    ['ta bort mitt mål', 'deleteMine'],
    ['forget it', 'deleteMine'],
    ['mål 1 är nått, avsluta det', 'cancel'],
    ['starta en ny insats', 'setup'],
    ['börja nytt läsår', 'setup'],
    ['nytt mål: behålla närvaron', 'goals'],
  ] as const)('«%s» is not %s', (text, command) => expect(understand(text).command).not.toBe(command));
});

describe('what is shown and what is written in, moved and called off', () => {
  it.each([
    ['beslut', 'decisions'],
    ['visa besluten', 'decisions'],
    ['vilka beslut har vi', 'decisions'],
    ['show decisions', 'decisions'],
    ['nytt beslut', 'newDecision'],
    ['jag vill godkänna målen', 'goals'],
    ['kan du skicka en påminnelse till alla som inte svarat', 'missing'],
    ['lovdagarna blev fel, jag vill ändra dem', 'settings'],
    ['ta bort måttet Antal > 15 %', 'importData'],
    ['siffrorna för frånvaro blev fel, ta bort dem', 'importData'],
    ['ändra målvärdet i mål 2 till 90', 'statusGoal'],
    ['Petras beslut ska vara klart 1 februari istället', 'decisions'],
    ['beslut: rastschemat görs om', 'newDecision'],
    ['skriv in ett beslut', 'newDecision'],
    ['decision: Ruth checks the routine', 'newDecision'],
    ['visa historiken', 'history'],
    ['radera min historik', 'deleteMine'],
    ['ångra', 'undo'],
    ['ta bort det', 'undo'],
    ['radera det', 'undo'],
    ['kan du ta bort det jag skrev nyss', 'undo'],
    ['släng det där', 'undo'],
    ['ta bort', 'undo'],
    ['radera min senaste rad', 'undo'],
    ['delete that', 'undo'],
    ['remove the last one', 'undo'],
    ['visa dagordningen', 'agenda'],
    ['dagordning: schemat', 'agendaAdd'],
    ['lägg till schemat på nästa dagordning', 'agendaAdd'],
    ['ta bort schemat från dagordningen', 'agenda'],
    ['vad har jag loggat?', 'myLog'],
    ['avbryt', 'cancel'],
    ['när är nästa avstämning', 'next'],
    ['flytta nästa avstämning', 'moveCheckpoint'],
    ['förra avstämningen', 'checkpoint'],
    ['kalenderlänk', 'calendarFeed'],
    ['prenumerera', 'follow'],
    ['ändra mitt svar', 'answer'],
    ['radera mina svar', 'deleteMine'],
    ['vem ser mina svar', 'whoSees'],
    ['förra läsåret', 'year'],
    ['avsluta läsåret', 'closeYear'],
    ['utvärdera läsåret', 'evaluate'],
  ] as const)('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));
});

describe('English as people write it', () => {
  it.each([
    ['what is the status', 'status'],
    ['progress', 'status'],
    ['dashboard', 'status'],
    ['where do we stand', 'status'],
    ['remind me in two weeks', 'snooze'],
    ['remind me the 9th', 'snooze'],
    ['I’m on parental leave until March', 'away'],
    ['annual leave 21 Dec - 8 Jan', 'away'],
    ['I will be away 14-18 December', 'away'],
    ['back on Monday', 'away'],
    ['what’s next', 'next'],
    ['menu', 'help'],
    ['who is the principal', 'members'],
    ['change the principal', 'members'],
    ['add a member', 'members'],
    ['Sue is the new coordinator', 'members'],
    ['I want to change my answer', 'answer'],
    ['new decision', 'newDecision'],
    ['close the checkpoint', 'step'],
    ['ändra mina uppgifter', 'settings'],
    ['send me the status monthly', 'follow'],
    ['privacy', 'ownData'],
    ['who am I', 'ownData'],
    ['my tasks', 'waiting'],
    ['who can see my answers?', 'whoSees'],
    ['can the principal read my answers', 'whoSees'],
    ['vem ser mina svar?', 'whoSees'],
    ['export', 'report'],
    ['edit goal 2', 'statusGoal'],
  ] as const)('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));
});
