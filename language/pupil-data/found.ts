/** What can be found, and where. */
export const KINDS = [
  'personnummer',
  'name',
  'initials',
  'phone',
  'email',
  'address',
  'health',
  'journal_ref',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];
/** Where in the searched text, which may be shorter than the text itself by invisible signs. */
export type Found = { readonly kind: Kind; readonly from: number; readonly to: number };
/** Whether the person may say that it is not a pupil: names and initials only. */
export type Finding = Found & { readonly overridable: boolean; readonly score: number };
