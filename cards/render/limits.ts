/** What the platforms accept, each limit once, with where it is from. Checked before sending; what does not fit is cut visibly. */

/** Teams refuses a message above about 100 KB; Microsoft advises 80 KB (Teams docs, "Format your bot messages", 2025). */
export const TEAMS_MESSAGE_BYTES = 80_000;
/** What may stand in the fields of a form together, so that the form can come back with all of it; its own words have the rest. */
export const FORM_BYTES = 60_000;

/** Most characters of a button's name for screen readers: Slack's (Block Kit reference, `accessibility_label`), held to in Teams too. */
export const SPOKEN = 75;

/** Block Kit reference (docs.slack.dev, 2025). */
export const SLACK = {
  blocksInMessage: 50,
  blocksInModal: 100,
  header: 150,
  /** Of a picture. */
  altText: 2000,
  sectionText: 3000,
  /** Rich text has no documented limit of its own; held to a section's. */
  richText: 3000,
  buttonText: 75,
  buttonValue: 2000,
  actionId: 255,
  actionsInBlock: 25,
  inputLabel: 2000,
  placeholder: 150,
  optionText: 75,
  optionValue: 150,
  radioOptions: 10,
  selectOptions: 100,
  modalTitle: 24,
  modalSubmit: 24,
  privateMetadata: 3000,
  plainTextInput: 3000,
  /** Slack cuts a message's text above 40,000 and advises 4,000; the whole message should stay below this (observed). */
  messageCharacters: 13_200,
} as const;

const ELLIPSIS = ' …';
/** The text, or its beginning with a visible mark that it goes on. Counts UTF-16 units, as both platforms do. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max - ELLIPSIS.length);
  // Never leave half a surrogate pair behind.
  const last = kept.charCodeAt(kept.length - 1);
  const whole = last >= 0xd800 && last <= 0xdbff ? kept.slice(0, -1) : kept;
  return `${whole}${ELLIPSIS}`;
}
