/** Forms that somebody's words have filled in: in Slack they are a press away from the message that answers, and must not be empty then. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, startHarness, viewOf, wordsOf } from './harness.ts';
import { postedAfter, setUp } from './team.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
  await setUp(h);
});
afterEach(() => h.stop());

const saying = (name: string, words: string, expected: string) => postedAfter(h, name, words, expected);

it.each([
  ['kim', 'beslut: Siv kollar frånvarorutinen till 1 oktober', ['kollar frånvarorutinen', '2026-10-01']],
  ['rut', 'flytta avstämning 2 till 28 januari', ['2027-01-28']],
  ['rut', 'ge överblick till Siv Ek', ['Siv Ek']],
])(
  'a form that %s’s words have filled in is so still when it is opened from its message: «%s»',
  async (name, words, stand) => {
    const message = await saying(name, words, 'Fyll i');
    const opened = h.next('views.open');
    await h.press(name, message.blocks, 'Fyll i', message);
    const form = wordsOf(viewOf(await opened)['blocks']);
    for (const one of stand) expect(form).toContain(one);
  },
);
