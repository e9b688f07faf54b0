/** Whether something is asked and nothing is to be changed by it: «vem äger mål 3, och när ska det vara klart?». Pure. */

const ASKS =
  /^\s{0,3}(?:(?:hej|men|och|du|förresten|hi|but|and)[ ,!]{1,3}){0,3}(?:(?:vem|vems|vilka|vilken|vilket|när|varför|hur|vad|va|who|whose|which|when|why|how|what)(?!\p{L})|(?:ska|skall|är|blir|blev|äger|har|gäller|var|varför|should|shall|is|does|has|was)(?!\p{L})[^?]{1,250}\?)/iu;

/** A wish may be put as a question: «kan du ändra mål 2?» asks for nothing to be told. */
export const isQuestion = (text: string): boolean => ASKS.test(text.slice(0, 300));
