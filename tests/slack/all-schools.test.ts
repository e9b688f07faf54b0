/** «Alla skolor» in Slack, over the wire: asked for, given by the principal in a modal, shown with its picture, and sent as a workbook. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blocksOf, type Harness, startHarness, viewOf, wordsOf } from './harness.ts';
import { postedAfter, setUp } from './team.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
  await setUp(h);
});
afterEach(() => h.stop());

const saying = (name: string, words: string, expected: string) => postedAfter(h, name, words, expected);

it('shows the school with a picture, and its workbook comes into the person’s direct messages', async () => {
  const asked = await saying('siv', 'alla skolor', 'Ingen skola visar sig för dig än');
  const [line = ''] = /ge överblick till [^"]*id:\w+/.exec(wordsOf(asked.blocks)) ?? [];
  expect(line).toMatch(new RegExp(`id:${h.idOf('siv')}$`));
  const form = await saying('rut', line, 'Fyll i');
  const opened = h.next('views.open');
  await h.press('rut', form.blocks, 'Fyll i', form);
  const given = h.next('chat.update', 'Överblick');
  await h.submit('rut', viewOf(await opened), { shares: ['completion', 'goals'] });
  expect(wordsOf(blocksOf(await given))).toContain('Siv');
  const shown = await saying('siv', 'alla skolor', 'En skola visar sig för dig');
  expect(wordsOf(shown.blocks)).toContain('ingen av 4 stängd');
  const pictures = (shown.blocks as { type: string; slack_file?: object; alt_text?: string }[]).filter(
    ({ type }) => type === 'image',
  );
  expect(pictures.map(({ slack_file: file, alt_text: words }) => [typeof file, words])).toEqual([
    ['object', expect.stringContaining('Ekskolan: ingen av 4 stängd')],
  ]);
  const sent = h.next('files.completeUploadExternal');
  await h.press('siv', shown.blocks, 'Hämta som Excel', shown);
  await h.press('siv', shown.blocks, 'Hämta som Excel', shown);
  expect(String((await sent).body['files'])).toContain('skolor');
  const books = h.calls.flatMap(({ method, body: { filename } }) =>
    method === 'files.getUploadURLExternal' && String(filename).endsWith('.xlsx') ? [filename] : [],
  );
  // Pressed twice it is made once.
  expect(books).toEqual([expect.stringMatching(/^Alla skolor 2026-\d\d-\d\d\.xlsx$/)]);
});
