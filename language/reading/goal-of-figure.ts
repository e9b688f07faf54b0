/** A goal is to be made of a figure: «kan vi göra ett mål av läsningen i åk 3?», «gör ett mål av det» right after one. Pure. */

/** Longer words say the goal itself. */
const MAX_LENGTH = 200;
const OF_FIGURE =
  /^(?:(?:kan|kunde|ska|skulle|får|vill|bör|borde|vi|jag|du|man|då|snälla|can|could|should|we|i|you|please|let us|let's) ){0,5}(?:göra?|skapa?|sätta?|formulera|make|create|set) (?:(?:ett|nytt|eget|a|new) ){0,2}(?:mål|goal) (?:av|utifrån|utav|of|from|out of) (\S.{0,160}?)(?: (?:då|tack|please|i ?stället|instead))?[\s?.!]{0,4}$/iu;
const IT =
  /^(?:det(?:ta| här| där)?|den(?: här| där)?|denna|dem|de här|siffra?n|siffrorna|värdet|kurvan|it|this|that|these|the figures?|the curve)(?: (?:här|där|siffran|kurvan|värdet))?$/iu;

/** What it is to be made of, as it is said; `null` in `figure` where only «det» is said. Null for other words. */
export function goalOfFigure(text: string): { readonly figure: string | null } | null {
  const figure = text.length > MAX_LENGTH ? undefined : OF_FIGURE.exec(text.trim())?.[1];
  if (figure === undefined) return null;
  return { figure: IT.test(figure) ? null : figure };
}
