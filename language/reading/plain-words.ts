/** A sentence as its words alone, for patterns that hold whole sentences. Pure. */

/** Lower case, single spaces, no signs around words; «:» and «'» stay: `1:an`, `i'll`. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}:']+/gu, ' ')
    .trim();

/** Lower case, single spaces, letters, digits and hyphens: names as people write them. */
export const namingWords = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
