/**
 * Words as they are typed in a hurry, written in full: «ja e borta t imorn» is «jag är borta till imorgon», an «avstämmning» an «avstämning». Pure; for
 * rules, not for the recogniser.
 */

const IN_FULL: readonly (readonly [RegExp, string])[] = [
  [/^va(?=\s(?:va|var|e|ä|är|de|det|har|hade|ska|gör|betyder)(?!\p{L}))/giu, 'vad'],
  [/(?<=^vad\s)va(?!\p{L})/giu, 'var'],
  [/(?<=^vad\s(?:är|var|e)\s)de(?=\sför(?!\p{L}))/giu, 'det'],
  [/(?<![\p{L}\d])ja(?=\s(?:e|ä|är|blir|vabbar|ska|har|kommer|jobbar|måste|tar)(?!\p{L}))/giu, 'jag'],
  [/(?<=(?<!\p{L})(?:jag|vi|det|den|hon|han|vem|vad|när|som|vilka)\s)[eä](?![\p{L}\d.])/giu, 'är'],
  [/(?<=[\p{L}\d]\s)å(?=\s(?!(?:andra|ena)\s)[\p{L}\d])/giu, 'och'],
  [/(?<!\p{L})i\s?mor(?:n|rn|on|ron|gn)(?!\p{L})/giu, 'imorgon'],
  [/(?<!\p{L})(?:tebax|tebaks|tebaka|tillbax|tillbaks|tbax|tbx)(?!\p{L})/giu, 'tillbaka'],
  [/(?<![\p{L}.])fr(?=\s(?!o\sm(?!\p{L})))/giu, 'från'],
  [/(?<=\p{L}\s)t(?=\s(?!o\sm(?!\p{L})))/giu, 'till'],
  [/(?<!\p{L})avst[äae]m{1,2}(?:n{1,2}i?n?g|in{1,2}g|nign)(?=(?:en|ens|ar|arna|arnas|s)?(?!\p{L}))/giu, 'avstämning'],
];

/** The text with such words in full, and a checkpoint as it is spelt. */
export const inFull = (text: string): string =>
  IN_FULL.reduce((said, [short, full]) => said.replaceAll(short, full), text);
