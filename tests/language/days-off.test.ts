/** On which weekdays somebody never works, as they say it. */
import { describe, expect, it } from 'vitest';
import { inFull } from '../../language/colloquial.ts';
import { daysOffAfter, readDaysOff } from '../../language/reading/days-off.ts';
import { understand } from '../../language/understand.ts';

const read = (text: string): string => {
  const said = readDaysOff(inFull(text));
  if (!said) return 'nothing';
  return 'problem' in said ? said.problem : `${said.change} ${said.days.join('')}`;
};

describe('days off', () => {
  it.each([
    'jag jobbar inte fredagar',
    'jag jobbar inte på fredagarna',
    'ja jobbar inte fredagar!',
    'jag e ledig på fredagar',
    'jag är borta varje fredag',
    'jag är alltid ledig på fredagar',
    'jag är inte här på fredagar',
    'jag är på en annan skola på fredagar',
    'på fredagar är jag ledig',
    'fredagar jobbar jag inte',
    'varje fredag är jag föräldraledig',
    'föräldraledig fredagar',
    'jag är borta från jobbet varje fredag',
    'jag är hemma med barn på fredagar',
    'jag har ledigt på fredagar',
    'min lediga dag är fredag',
    'fredag är min lediga dag',
    'hej! från och med nu jobbar jag inte fredagar',
    'tänk på att jag inte jobbar på fredagar',
    'jag jobbar inte fredagar till och med mars',
    'I don’t work Fridays',
    'I am off every Friday',
    'I have Fridays off',
    'Friday is my day off',
    'on Fridays I’m at another school',
  ])('«%s»', (text) => expect(read(text)).toBe('off 5'));

  it.each([
    ['jag är ledig måndagar och fredagar', 'off 15'],
    ['jag jobbar inte tisdagar eller torsdagar', 'off 24'],
    ['jag jobbar inte måndagar-fredagar', 'off 12345'],
    ['jag jobbar bara på onsdagar', 'works 3'],
    ['bara onsdagar', 'works 3'],
    ['jag är bara på skolan på onsdagar', 'works 3'],
    ['jag är på skolan bara onsdagar', 'works 3'],
    ['nu jobbar jag bara onsdagar', 'works 3'],
    ['jag jobbar 20 procent, onsdagar', 'works 3'],
    ['I only work on Wednesdays', 'works 3'],
    ['I’m only in on Wednesdays', 'works 3'],
    ['jag jobbar mån–ons', 'works 123'],
    ['jag jobbar mån-ons', 'works 123'],
    ['jag jobbar måndag t.o.m. onsdag', 'works 123'],
    ['jag jobbar mån, ons', 'works 13'],
    ['jag jobbar bara mån-ons på den här skolan', 'works 123'],
    ['jag jobbar mån-ons här', 'works 123'],
    ['I only work Mon-Wed at this school', 'works 123'],
    ['jag jobbar inte fredagar hos er', 'off 5'],
    ['jag jobbar mån-ons, ledig tors-fre', 'works 123'],
    ['endast tis o tors', 'works 24'],
    ['jag jobbar inte onsdagar utom 17 mars', 'except'],
    ['jag är ledig på tisdagar, förutom 16/3', 'except'],
    ['jag jobbar inte onsdagar men den 17 mars gör jag det', 'except'],
    ['I don’t work Wednesdays except 17 March', 'except'],
    ['jag är borta 17 mars men inte 18 mars', 'nothing'],
    ['jobbar 40 % mån–tis', 'works 12'],
    ['jag är på plats tisdagar och torsdagar', 'works 24'],
    ['mina arbetsdagar är mån-ons', 'works 123'],
    ['jag jobbar alla dagar utom fredag', 'works 1234'],
    ['I work part-time, Mon-Wed', 'works 123'],
    ['40 % mån–tis', 'works 12'],
    ['I work every day except Fridays', 'works 1234'],
    ['jag jobbar fredagar igen', 'back 5'],
    ['jag jobbar på fredagar också', 'back 5'],
    ['jag är inte ledig på fredagar längre', 'back 5'],
    ['I work Fridays again', 'back 5'],
    ['I’m no longer off on Fridays', 'back 5'],
    ['I also work Fridays', 'back 5'],
    ['jag jobbar alla dagar', 'works 12345'],
    ['jag jobbar heltid igen', 'works 12345'],
    ['I work every day', 'works 12345'],
    ['I have no days off', 'works 12345'],
    ['jag är ledig varannan onsdag', 'everyOther'],
    ['every other Wednesday I’m off', 'everyOther'],
    ['jag jobbar bara jämna veckor', 'everyOther'],
    ['ledig fredagar jämna veckor', 'everyOther'],
    ['jag är ledig första fredagen i månaden', 'everyOther'],
    ['från januari jobbar jag inte fredagar', 'later'],
    ['jag är ledig fredagar i december', 'later'],
    ['från 1 februari jobbar jag alla dagar', 'later'],
    ['jag jobbar deltid', 'which'],
    ['jag jobbar 80 %', 'which'],
    ['jag är här en dag i veckan', 'which'],
    ['jag jobbar inte alla dagar', 'which'],
    ['jag är på skolan tisdag och torsdag', 'which'],
    ['I’m in Tuesday and Thursday', 'which'],
  ])('«%s» is %s', (text, said) => expect(read(text)).toBe(said));

  it.each([
    'jag är borta på fredag',
    'jag jobbar inte på fredag',
    'jag är borta torsdag och fredag',
    'borta mån-ons',
    'jag jobbar på måndag',
    'jag jobbar bara på onsdag',
    'jag jobbar mån-ons den här veckan',
    'jag jobbar med mål 2 på onsdagar',
    'jobbar jag fredagar?',
    'är jag ledig på fredagar',
    'jobbar jag inte fredagar',
    'Petra jobbar inte fredagar',
    'eleverna är borta varje fredag',
    'skicka status varje fredag',
    'kan vi ha mötet på onsdagar',
    'I’m off on Friday',
    'jag är tillbaka på måndag',
    'jag är på skolan på tisdag',
    'jag är på skolan tisdag och torsdag den här veckan',
  ])('«%s» says nothing of them', (text) => expect(read(text)).toBe('nothing'));

  it.each([
    ['jag är borta varje måndag', 'daysOff'],
    ['jag är ledig varannan onsdag', 'daysOff'],
    ['jag jobbar bara på onsdagar', 'daysOff'],
    ['jag jobbar deltid', 'daysOff'],
    ['jag är borta på måndag', 'away'],
    ['jag jobbar igen', 'back'],
    ['logga: jag jobbar inte fredagar', 'logActivity'],
  ] as const)('«%s» is understood as %s', (text, command) => expect(understand(text).command).toBe(command));
});

describe('the days off after what is said', () => {
  it.each([
    [[1], { change: 'off', days: [5] }, [1, 5]],
    [[1, 5], { change: 'back', days: [5] }, [1]],
    [[1], { change: 'works', days: [1, 2] }, [3, 4, 5]],
    [[], { change: 'back', days: [5] }, []],
  ] as const)('%j, then %j', (before, said, after) => expect(daysOffAfter(before, said)).toEqual(after));
});
