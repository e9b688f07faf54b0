/** The wheel's picture in Teams: inside the card, in a message and in the answer to a press, within what the client shows. */
import { expect, it } from 'vitest';
import { TEAMS_MESSAGE_BYTES } from '../../cards/render/limits.ts';
import { answerCard, cardIn, setUp, start } from './harness.ts';

const PICTURE = /"type":"Image","url":"data:image\/png;base64,[\w+/=]{1000,}","altText":"Årshjulet 2026\/27/;

it('is in the message that answers words, and in the answer to a press', async () => {
  const world = await start();
  await setUp(world);
  const answered = world.connector.next('POST', 'Avstämning 1 ·');
  await world.say('rut', 'visa årshjulet');
  const wheel = cardIn((await answered).body);
  expect(JSON.stringify(wheel)).toMatch(PICTURE);
  expect(Buffer.byteLength(JSON.stringify(wheel))).toBeLessThanOrEqual(TEAMS_MESSAGE_BYTES);
  const form = answerCard(await world.press('rut', wheel, 'Flytta'));
  expect(JSON.stringify(answerCard(await world.press('rut', form, 'Tillbaka')))).toMatch(PICTURE);
});
