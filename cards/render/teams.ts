/** A card as the Adaptive Card that Teams shows. */
import { type Button, type Card, type Element, type InputElement, isKeeping, leading, subtle } from '../card.ts';
import { spoken } from '../spoken.ts';
import { speak } from '../texts.ts';
import { TEAMS_MESSAGE_BYTES } from './limits.ts';

/** What Teams needs around a card: mentions are text with an entity each. */
type TeamsCard = Record<string, unknown> & { body: unknown[] };

const SCHEMA = 'http://adaptivecards.io/schemas/adaptive-card.json';

/** Set before every input's id, because Action.Execute mixes the inputs with the button's data in one object. */
export const INPUT_PREFIX = 'in:';

/**
 * Words as a TextBlock or a FactSet shows them character by character. Teams reads both as Markdown, HTML tags included, and
 * evaluates `{{DATE(…)}}`; a backslash before every ASCII punctuation mark and line break stops all of it, and spaces that HTML would
 * swallow become spaces that do not break. Observed in the renderer of the Agents Playground 0.2.28; choices, buttons, placeholders and
 * the contents of inputs are literal there by themselves.
 */
const literal = (words: string): string =>
  words
    // A backslash in front of nothing would itself be seen.
    .replaceAll(/^[\r\n]+|(?<!\s)\s+$/g, '')
    .replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\\n')
    .replaceAll('\t', '    ')
    .replaceAll(/^ +| {2,}/gm, (spaces) => NBSP.repeat(spaces.length));
const NBSP = '\u00a0';

/** A label is literal except for `{{DATE(…)}}` and `{{TIME(…)}}`, which a character without width between the braces stops. */
const literalLabel = (words: string): string => words.replaceAll('{{', '{\u200b{');

/** What is read aloud is the tooltip's words where there are some (Adaptive Cards 1.5, `Action.tooltip`). */
const buttonOf = ({ spoken: name, ...rest }: Button): object =>
  name === undefined ? rest : { ...rest, tooltip: name };

/** An element as Teams takes it; everything that is ours alone is gone. */
function rendered(element: Element): object {
  switch (element.type) {
    case 'TextBlock': {
      const { label, text, beside: _beside, ...rest } = element;
      return { ...rest, text: label === undefined ? literal(text) : `**${literal(leading(label))}** ${literal(text)}` };
    }
    case 'FactSet':
      return {
        ...element,
        facts: element.facts.map(({ title, value }) => ({ title: literal(title), value: literal(value) })),
      };
    case 'Image':
      return { type: 'Image', url: element.source ?? '', altText: element.altText, size: 'stretch' };
    case 'Container':
      return { ...element, items: shownOf(element.items).map(rendered) };
    case 'Link':
      return { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: element.title, url: element.url }] };
    case 'ActionSet':
      return { ...element, actions: element.actions.map(buttonOf) };
    case 'Input.Text': {
      // Teams cuts what is pasted at `maxLength` without a word; the form comes back with all of it instead, and says what is too long.
      const { maxLength: _longest, ...rest } = element;
      return inputOf(rest);
    }
    case 'Input.Date':
    case 'Input.ChoiceSet':
      return inputOf(element);
    default:
      return element satisfies never;
  }
}

/** Without the pictures that have no source. */
const shownOf = (elements: readonly Element[]): Element[] =>
  elements.filter((element) => element.type !== 'Image' || element.source !== undefined);

const inputOf = (element: Omit<InputElement, 'maxLength'>): object => ({
  ...element,
  id: `${INPUT_PREFIX}${element.id}`,
  label: literalLabel(element.label),
});

/**
 * Where a button keeps what has been typed so far, Teams would ask for what is missing before that too: what has to be filled in then bears the sign that
 * Teams itself sets behind such a label, and is asked for when the form is sent.
 */
function asked(card: Card): Card {
  if (!card.actions.some(isKeeping)) return card;
  const unchecked = (element: Element): Element => {
    if (element.type === 'Container') return { ...element, items: element.items.map(unchecked) };
    if (!('isRequired' in element) || !element.isRequired) return element;
    const { isRequired: _required, errorMessage: _unsaid, ...rest } = element;
    return { ...rest, label: `${element.label} *` };
  };
  return { ...card, body: card.body.map(unchecked) };
}

type Shape = { readonly wide?: boolean };

/** An Adaptive Card 1.5, as wide as the chat unless told otherwise. One that is too large loses its last rows, and says so. */
export const toAdaptiveCard = (card: Card, shape: Shape = {}): TeamsCard => fitting(card, shape).card;

/** The same as JSON, which has been made to see how large it is. */
export const toAdaptiveCardText = (card: Card, shape: Shape = {}): string => fitting(card, shape).text;

function fitting(given: Card, { wide = true }: Shape): { readonly card: TeamsCard; readonly text: string } {
  const card = asked(spoken(given));
  const { form: _form, shared: _shared, mentions = [], ...rest } = card;
  const people = mentions.map(({ id, name }) => ({ id, name, text: `<at>${mentionName(name)}</at>` }));
  const lead =
    people.length === 0 ? [] : [{ type: 'TextBlock', text: people.map(({ text }) => text).join(' '), wrap: true }];
  const entities = people.map(({ id, name, text }) => ({ type: 'mention', text, mentioned: { id, name } }));
  const build = (body: object[], note: object[]) => {
    const made: TeamsCard = {
      $schema: SCHEMA,
      ...rest,
      body: [...lead, ...body, ...note],
      msteams: { ...(wide ? { width: 'Full' } : {}), ...(entities.length > 0 ? { entities } : {}) },
    };
    return { card: made, text: JSON.stringify(made) };
  };
  const fits = ({ text }: { text: string }): boolean => Buffer.byteLength(text) <= TEAMS_MESSAGE_BYTES;
  const whole = build(shownOf(apart(card)).map(rendered), []);
  return fits(whole) ? whole : build(...shortened(card, (kept, note) => fits(build(kept, note))));
}

/**
 * A form's body, one level deeper on every other page. Where a card takes the place of another, the client keeps what it has made for an
 * element of the same kind in the same place: a menu on the next page had the choices of the one before (seen in the Agents Playground 0.2.28).
 */
function apart({ body, form }: Card): Element[] {
  if (Number(form?.open['page'] ?? 0) % 2 === 0) return body;
  return [{ type: 'Container', items: body }];
}

/** A mention's words must be the same in the text and beside it, so they hold nothing that either would read as markup. */
const mentionName = (name: string): string => name.replaceAll(/[^\p{L}\p{M}\p{N} .,’-]/gu, ' ').trim() || '–';

/** As many rows as fit, from the top, and a line that says how many were left out. Containers are opened to their rows. */
function shortened(card: Card, fits: (body: object[], note: object[]) => boolean): [object[], object[]] {
  const say = speak(card.lang);
  const rows = shownOf(card.body.flatMap((one) => (one.type === 'Container' ? one.items : [one]))).map(rendered);
  const note = (kept: number) => [rendered(subtle(say('common:leftOut', { count: rows.length - kept })))];
  let kept = rows.length - 1;
  while (kept > 0 && !fits(rows.slice(0, kept), note(kept))) kept -= 1;
  return [rows.slice(0, kept), note(kept)];
}
