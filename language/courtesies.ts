/** Words that ask for nothing: «ok», «perfekt 👍», «tack så mycket». Pure. */

const TAKEN =
  /^(?:ok|okej|okay|okey|jaha|fint|bra|toppen|perfekt|kanon|super|då så|uppfattat|good|great|perfect|cool|fine|got it|👍|🙏|😊|✅|👌)(?:[\s!.,]{1,3}(?:då|bra|cool|toppen|perfekt|så bra|👍|🙏|😊|✅|👌)){0,3}[\s!.]{0,5}$/iu;
const THANKS =
  /^\W*(?:(?:ok|okej|åh|oh|perfekt|toppen|great|perfect)\W+)?(?:tack|tackar|thanks|thank you|thx|tusen tack|stort tack|many thanks)(?!\p{L})/iu;

const THANKS_ALONE =
  /^(?:(?:ok|okej|åh|oh|perfekt|toppen|great|perfect)[\s,!.]{1,3})?(?:tack|tackar|thanks|thank you|thx)(?: (?:så mycket|så mkt|ska du ha|för hjälpen|så jättemycket|a lot|so much|for the help)){0,2}[\s!.🙏👍😊]{0,6}$/iu;

/** «Tack!» and nothing more. */
export const onlyThanks = (text: string): boolean => THANKS_ALONE.test(text.trim());

/** «Ok», «perfekt 👍»: nothing is asked for. */
export const takesIt = (text: string): boolean => TAKEN.test(text.trim());

/** Said alone or first; «hej, tack» is a greeting as much. */
export const thanks = (text: string): boolean => THANKS.test(text);
