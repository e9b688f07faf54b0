/** Which fields of a modal have to be changed, in Slack's own way: beside each field, and all that was typed stays as it is. Pure. */
import { type Card, inputsOf, submitOf } from '../../cards/card.ts';
import { fromBlockId } from '../../cards/render/slack-inputs.ts';
import { besideFields } from '../../cards/render/slack-objections.ts';
import type { ModalMetadata } from './inbound.ts';
import { blockIdsOf, viewValues } from './inbound.ts';

/**
 * The words by the id of the block that they are about (docs.slack.dev, "Modals", Displaying errors in views). Null where the form that comes back says
 * something else too: about no field, with other contents or other inputs, or as another form.
 */
export function errorsFor(card: Card, from: ModalMetadata, state: unknown): Record<string, string> | null {
  const objections = besideFields(card);
  // What an earlier answer said at the top of the form would stay there.
  if (objections === null || from.fixes || !isSame(from.data, submitOf(card)?.data ?? {})) return null;
  const typed = viewValues(state);
  const inputs = inputsOf(card.body);
  const standing = inputs.every(({ id, value = '' }) => typed[id]?.trim() === value.trim());
  if (!standing || inputs.length !== Object.keys(typed).length) return null;
  const blocks = Map.groupBy(blockIdsOf(state), (id) => fromBlockId(id).input);
  return Object.fromEntries([...objections].map(([field, words]) => [blocks.get(field)?.at(-1) ?? field, words]));
}

const isSame = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value);
