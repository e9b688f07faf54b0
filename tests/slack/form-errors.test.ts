/** What has to be changed in a form stands at the field that it is about, however long the form is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Block, fieldOf, type Harness, startHarness, viewOf, wordsOf } from './harness.ts';
import { postedAfter, setUp } from './team.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
  await setUp(h);
});
afterEach(() => h.stop());

type View = ReturnType<typeof viewOf>;
type Answer = { response_action: string; errors?: Record<string, string>; view: View };

/** The form that somebody's words open, and how it is sent. */
async function formAfter(name: string, words: string) {
  const message = await postedAfter(h, name, words, 'Fyll i');
  const opened = h.next('views.open');
  await h.press(name, message.blocks, 'Fyll i', message);
  return viewOf(await opened);
}
const send = async (name: string, view: View, typed: Record<string, string>): Promise<Answer> =>
  (await (await h.submit(name, view, typed)).json()) as Answer;
/** The words of the blocks that stand right below a field. */
function below(blocks: Block[], field: string): string {
  const at = blocks.findLastIndex((block) => fieldOf(block) === field);
  return wordsOf(blocks[at + 1]);
}
const above = (blocks: Block[]): string =>
  wordsOf(
    blocks.slice(
      0,
      blocks.findIndex(({ type }) => type === 'input'),
    ),
  );

describe('a form whose fields have to be changed', () => {
  it('stays as it is, with the words at each field', async () => {
    const view = await formAfter('kim', 'beslut: Siv kollar frånvarorutinen till 1 oktober');
    const answer = await send('kim', view, { text: '', due: '2026-08-01' });
    expect(answer.response_action).toBe('errors');
    expect(answer.errors).toEqual({
      text: 'Fyll i det här.',
      due: 'Klart senast: dagen har redan varit.',
    });
    // Sent once more, with one of them mended.
    const once = await send('kim', view, { text: 'Rastvärdar', due: '2026-08-01' });
    expect(Object.keys(once.errors ?? {})).toEqual(['due']);
    expect((await send('kim', view, { text: 'Rastvärdar' })).response_action).not.toBe('errors');
  });

  it('says what is about no field at its top', async () => {
    const view = await formAfter('kim', 'beslut: Siv kollar frånvarorutinen till 1 oktober');
    await send('kim', view, {});
    const again = await send('kim', view, { text: 'Rastvärdar' });
    expect(again.response_action).toBe('update');
    expect(above(again.view.blocks)).toContain('Spara igen om det här är ett till.');
  });
});

it('a form of what has been removed meanwhile stays under the word that says so', async () => {
  const saved = await formAfter('kim', 'beslut: Siv kollar frånvarorutinen till 1 oktober');
  await send('kim', saved, {});
  const list = await postedAfter(h, 'kim', 'beslut', 'Ändra');
  const opened = h.next('views.open');
  await h.press('kim', list.blocks, 'Ändra', list);
  const view = viewOf(await opened);
  const updated = h.next('chat.update');
  await h.press('kim', list.blocks, 'Klart', list);
  await updated;
  const answer = await send('kim', view, { text: 'Siv kollar rutinen varje vecka' });
  expect(answer.response_action).toBe('push');
  expect(wordsOf(answer.view.blocks)).toContain('Det står kvar i formuläret.');
});

describe('a form that the guard has stopped', () => {
  it('says which word below its field, and at the top that it stands there', async () => {
    const view = await formAfter('kim', 'beslut: Siv kollar frånvarorutinen till 1 oktober');
    const answer = await send('kim', view, { text: 'Ring Elias Bergs mamma på 070-123 45 67 före lunch.' });
    expect(answer.response_action).toBe('update');
    const { blocks } = answer.view;
    expect(below(blocks, 'text')).toMatch(/«07…»/u);
    expect(above(blocks)).not.toContain('«07…»');
    // Its next objection does not leave what stood at the top.
    const next = await send('kim', answer.view, { text: 'Rastvärdar', due: '2026-08-01' });
    expect(next.response_action).toBe('update');
    expect(above(next.view.blocks)).toContain('Se vid fälten vad som behöver ändras.');
    expect(below(next.view.blocks, 'due')).toContain('dagen har redan varit');
  });
});
