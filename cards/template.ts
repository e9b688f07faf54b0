/** A Word document of the school's own as the look of its reports: asked about, taken over, taken away. */
import type { Snapshot } from '../quality/snapshot.ts';
import { type TemplateRead, wordsIn } from '../quality/template/documents.ts';
import { button, type Card, text } from './card.ts';
import { card } from './common.ts';
import type { Say } from './texts.ts';

/** `file` is what the held file is found by. */
export function askTemplateCard(say: Say, teams: readonly Snapshot[], name: string, file: string): Card {
  const words = say('report:templateAsk', { name });
  const yes = teams.map(({ key, team }) =>
    button(say('report:templateYes', { school: team.school }), { do: 'files.read', file, team: key.team }),
  );
  return card(say, words, [text(words)], [...yes, button(say('common:cancel'), { do: 'people.cancel' })]);
}

/** What has been taken over of it. */
export function templateCard(say: Say, { key }: Snapshot, taken: { read: TemplateRead; isCut: boolean }): Card {
  const { looks, logo, page, header, footer, cover, numbered } = taken.read;
  const heading = looks.heading1.font ?? looks.title.font;
  const what = [
    ...(heading ? [say('report:templateHeading', { font: heading })] : []),
    ...(looks.body.font ? [say('report:templateBody', { font: looks.body.font })] : []),
    say('report:templateOther'),
    ...(numbered ? [say('report:templateNumbered')] : []),
    ...(page ? [say('report:templateMargins')] : []),
    ...(logo ? [say('report:templateLogo')] : []),
    ...(cover ? [say('report:templateCover')] : []),
  ].join(', ');
  const words = say('report:templateSet', { what });
  const written = (
    [
      ['header', header.map(wordsIn)],
      ['footer', footer.map(wordsIn)],
      ['cover', cover ?? []],
    ] as const
  )
    .filter(([, lines]) => lines.join('') !== '')
    .map(([where, lines]) => text(lines.join(' · '), { label: say(`report:templateWords.${where}`) }));
  const cut = taken.isCut ? [text(say('report:templateCut'))] : [];
  return card(say, words, [text(words), ...written, ...cut], [removeButton(say, key.team)]);
}

export const removeButton = (say: Say, team: string) =>
  button(say('report:templateRemove'), { do: 'template.remove', team }, 'destructive');
