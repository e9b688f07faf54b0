/** «Nytt eget mått», «lägg till ett eget mått för frukost»: a measure that the school counts itself. Pure. */
const OWN_MEASURE =
  /^(?:(?:kan|vill|ska|du|jag|vi|snälla|please|can|could|you|i|we|want|to) )*(?:(?:skapa|lägga? till|lägga? upp|sätta?(?: upp)?|göra?|ha|create|add|make|set up) )?(?:(?:ett|a|an) )?(?:(?:nytt|new|own) )?(?:(?:eget|egna|own) )?(?:mått|mätetal|nyckeltal|measure|indicator)(?: of (?:our|my) own)?(?:(?: (?:för|om|på|kring|for|of|on|about) |: ?)(\S.{1,80}))?[.!]{0,3}$/iu;
const IS_OWN =
  /(?<!\p{L})(?:eget|egna|own)(?!\p{L})|^(?:skapa|lägga? till|create|add) (?:ett |a |an )?(?:nytt |new )?(?:mått|measure)/iu;

/** What it is to be called, empty where that is not said; null for other words. */
export function ownMeasureMeant(text: string): string | null {
  const said = text.replaceAll(/\s+/gu, ' ').trim();
  const found = IS_OWN.test(said) ? OWN_MEASURE.exec(said) : null;
  return found
    ? (found[1] ?? '').replace(/[.!]{1,3}$/u, '').replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'))
    : null;
}
