/** A team in Slack, set up as people do it. */
import { expect } from 'vitest';
import { blocksOf, type Call, type Harness, viewOf, wordsOf } from './harness.ts';

/** The message that a call posted, as a button's payload names it. */
export const messageFrom = (call: Call) => ({
  channel: String(call.body['channel']),
  ts: String(call.answer['ts']),
  blocks: blocksOf(call),
});

/** From being mentioned to an approved wheel, by Kim who is the coordinator and Rut who is the principal. */
export async function setUp(h: Harness) {
  let posted = h.next('chat.postMessage');
  await h.mention('kim', 'kom igång');
  const intro = messageFrom(await posted);
  const opened = h.next('views.open');
  await h.press('kim', intro.blocks, 'Fyll i', intro);
  const school = viewOf(await opened);
  const calendar = (await (await h.submit('kim', school, { school: 'Ekskolan' })).json()) as {
    response_action: string;
    view: ReturnType<typeof viewOf>;
  };
  expect(calendar.response_action).toBe('update');
  const members = (await (await h.submit('kim', calendar.view, {})).json()) as typeof calendar;
  expect(wordsOf(members.view.blocks)).toContain('Rut Ek');
  const updated = h.next('chat.update');
  const told = h.next('chat.postMessage', 'utsedd till rektor');
  const typed = {
    principal: h.idOf('rut'),
    coordinators: [h.idOf('kim')],
    [`professions:${h.idOf('siv')}`]: ['schoolNurse'],
  };
  const cleared = (await (await h.submit('kim', members.view, typed)).json()) as { response_action: string };
  expect(cleared.response_action).toBe('clear');
  expect(wordsOf(blocksOf(await updated))).toContain('Avstämning 1 · tisdagen den 6 oktober 2026');
  await h.beat();
  expect(wordsOf(blocksOf(await told))).toContain('Rut Ek är utsedd till rektor');
  posted = h.next('chat.postMessage', 'Godkänn årshjulet');
  await h.direct('rut', 'visa årshjulet');
  const wheel = messageFrom(await posted);
  const approved = h.next('chat.update');
  await h.press('rut', wheel.blocks, 'Godkänn årshjulet', wheel);
  expect(wordsOf(blocksOf(await approved))).toContain('Godkänt den 20 augusti 2026');
}

/** What the bot posts, with the expected words in it, when somebody writes to it in their own chat. */
export async function postedAfter(h: Harness, name: string, words: string, expected: string) {
  const posted = h.next('chat.postMessage', expected);
  await h.direct(name, words);
  return messageFrom(await posted);
}
