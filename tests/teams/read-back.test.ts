/** Reading back in Teams, over the wire: own part and whole, what waits, and that a press in the channel stays with the one who pressed. */
import { expect, it } from 'vitest';
import { shown } from './connector.ts';
import { answerCard, CHANNEL, cardIn, setUp, start, stops } from './harness.ts';

it('a checkpoint’s page, what waits and the history are read where they were asked for', async () => {
  const world = await start();
  await setUp(world);
  const { connector, press, say } = world;
  const asked = connector.next('POST', 'Skicka');
  await say('siv', 'mina frågor');
  const form = cardIn((await asked).body);
  await press('siv', form, 'Skicka', { situation: 'Kort sömn i åk 8.', cause1: 'Skärmar.' });

  let posted = connector.next('POST', 'Det här är din egen del.');
  await say('siv', 'avstämning 1');
  expect(shown((await posted).body)).toContain('Kort sömn i åk 8.');

  posted = connector.next('POST', 'Årshjulet 2026/27');
  await say('kim', 'visa årshjulet', 'channel');
  const wheel = cardIn((await posted).body);
  const theirs = shown(answerCard(await press('kim', wheel, 'Se avstämning 1', {}, 'channel')));
  expect(theirs).toContain('Du har inte skrivit något än.');
  expect(theirs).not.toContain('Kort sömn');

  posted = connector.next('POST', 'Historik · läsåret 2026/27');
  await say('rut', 'historik');
  expect(shown((await posted).body)).toContain('godkände årshjulet.');

  posted = connector.next('POST', 'Läsåret 2026/27');
  await say('siv', 'läsår 2026/27');
  const year = cardIn((await posted).body);
  expect(shown(answerCard(await press('siv', year, 'Se avstämning 1')))).toContain('Kort sömn i åk 8.');

  await world.bot.stop();
  const inChannel = connector.received.filter(({ path }) => path.includes(CHANNEL));
  for (const { body } of inChannel) expect(shown(body)).not.toMatch(/Kort sömn|Du har inte skrivit/);
  stops.pop();
});
