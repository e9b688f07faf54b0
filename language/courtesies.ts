/** Words that ask for nothing: «ok», «perfekt 👍», «tack så mycket». Pure. */

const TAKEN =
  /^(?:ok|okej|okay|okey|jaha|fint|bra|toppen|perfekt|kanon|super|då så|uppfattat|good|great|perfect|cool|fine|got it|👍|🙏|😊|✅|👌)(?:[\s!.,]{1,3}(?:då|bra|cool|toppen|perfekt|så bra|👍|🙏|😊|✅|👌)){0,3}[\s!.]{0,5}$/iu;
const THANKS =
  /^\W*(?:(?:ok|okej|åh|oh|perfekt|toppen|great|perfect)\W+)?(?:tack|tackar|thanks|thank you|thx|tusen tack|stort tack|many thanks)(?!\p{L})/iu;

/** «Ok», «perfekt 👍»: nothing is asked for. */
export const takesIt = (text: string): boolean => TAKEN.test(text.trim());

/** Said alone or first; «hej, tack» is a greeting as much. */
export const thanks = (text: string): boolean => THANKS.test(text);
