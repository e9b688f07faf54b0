/** What is asked in words is understood alike in both languages, and in a mix of them. */
import { describe, expect, it } from 'vitest';
import { pointsSaid } from '../../language/reading/point-done.ts';
import { understand } from '../../language/understand.ts';

describe('what is asked of goals', () => {
  it.each([
    ['who answers for goal 3?', 'statusGoal'],
    ['vem svarar för mål 3?', 'statusGoal'],
    ['vem ansvarar för mål 3?', 'statusGoal'],
    ['who has answered?', 'missing'],
    ['what is the baseline of goal 1?', 'statusGoal'],
    ['what is the target for goal 2', 'statusGoal'],
    ['vad är målvärdet för mål 2', 'statusGoal'],
    ['do we have a goal about sleep?', 'goals'],
    ['har vi a goal about sömn', 'goals'],
    ['har vi ett mål om sömn?', 'goals'],
    ['finns det redan ett mål om frånvaro', 'goals'],
    ['new goal about sleep', 'newGoal'],
    ['ask the team about goal 1', 'statusGoal'],
    ['fråga teamet about mål 2', 'statusGoal'],
    ['fråga teemet om mål 3', 'statusGoal'],
  ] as const)('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));
});

describe('what is asked of the bot and for', () => {
  it.each([
    ['hej, vad gör du?', 'help'],
    ['hi! what is this?', 'help'],
    ['vad är det här?', 'help'],
    ['what do you do?', 'help'],
    ['vem är du', 'help'],
    ['hej can you help us komma igång', 'setup'],
    ['hej, kan du hjälpa oss att komma igång', 'setup'],
    ['can you help us get started?', 'setup'],
    ['export the data to Excel', 'report'],
    ['exportera siffrorna till excel', 'report'],
    ['export my data', 'ownData'],
    ['where can we find research on sleep?', 'help'],
    ['var hittar vi forskning om sömn?', 'help'],
    ['where hittar vi research om sömn', 'help'],
    ['show the research on truancy', 'help'],
    ['punkten om skolmaten är klar', 'agenda'],
    ['klar med punkten skolmaten', 'agenda'],
    ['the point about the bus timetable is done', 'agenda'],
    ['we are done with the point about the bus', 'agenda'],
  ] as const)('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));
  it.each(['punkten om skolmaten är inte klar', 'hur är det med punkten om skolmaten?'])(
    '«%s» ticks nothing off',
    (text) => expect(pointsSaid(text)?.done).not.toBe(true),
  );
});
