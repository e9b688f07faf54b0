/** A Word document of the school's own as the look of its reports: asked about, taken over, taken away. */
import type { Snapshot } from '../quality/snapshot.ts';
import type { TemplateRead } from '../quality/template/documents.ts';
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
export function templateCard(say: Say, { key }: Snapshot, { looks, logo }: TemplateRead): Card {
  const heading = looks.heading1.font ?? looks.title.font;
  const what = [
    ...(heading ? [say('report:templateHeading', { font: heading })] : []),
    ...(looks.body.font ? [say('report:templateBody', { font: looks.body.font })] : []),
    say('report:templateOther'),
    ...(logo ? [say('report:templateLogo')] : []),
  ].join(', ');
  const words = say('report:templateSet', { what });
  return card(say, words, [text(words)], [removeButton(say, key.team)]);
}

export const removeButton = (say: Say, team: string) =>
  button(say('report:templateRemove'), { do: 'template.remove', team }, 'destructive');
