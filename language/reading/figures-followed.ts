/** «Och åk 1?», «pojkarna då?», «jämför med förra våren»: what is asked after a measure's figures have just been shown, in full. Pure. */
import { numberedGoal } from './goal-meant.ts';
import { plainWords } from './plain-words.ts';

/** Longer words have a matter of their own. */
const MAX_LENGTH = 60;

const GRADE =
  '(?:(?:åk|årskurs|klass|year|grade) ?(?:f|\\d)(?: ?[–-] ?\\d| \\d)?|förskoleklass(?:en)?|f-klass(?:en)?|preschool class|(?:ett|två|tre|fyr|femm|sex|sju|ått|ni)(?:an|orna)|(?:låg|mellan|hög)stadiet)';
const GENDER = '(?:pojkar(?:na)?|killar(?:na)?|flickor(?:na)?|tjejer(?:na)?|boys|girls)';
const ALL = '(?:hela skolan|alla(?: elever)?|samtliga|the whole school|everybody|all pupils)';
const LEAD =
  '(?:(?:och|å|men|and|but|what about|how about|hur är det (?:med|för|i|bland)|visa|show|samma (?:för|i)|the same (?:for|in)) )*';
const WHOM = new RegExp(
  `^${LEAD}(?:(?:i|för|bland|in|for|among|the|med) )*(${GENDER}|${ALL})?(?: ?(?:i|in) )?(${GRADE})?(?: ?(?:i|in) )?(${GENDER})?(?: (?:då|then))?$`,
  'u',
);
const COMPARES =
  /^(?:och |men |and |but )?(?:jämför(?:t)? (?:det |den |dem )?med|jämfört? mot|(?:är|blev|var) (?:det|den|de) (?:bättre|sämre|högre|lägre|mer|mindre|fler|färre) än|hur (?:mycket )?(?:har|hade) (?:det|den|de) (?:ändrats|sjunkit|stigit|gått|ökat|minskat|förändrats|förbättrats|försämrats)|compare (?:it |that |this )?(?:with|to)|is (?:it|that) (?:better|worse|higher|lower) than|how (?:much )?has (?:it|that) (?:changed|fallen|risen|gone))(?: .{1,30})?$/u;

/** What was asked for before (`asked`), of those that the words name; as it was where they ask how it has changed; null for other words, or where a goal was asked for. */
export function figuresFollowed(asked: string, text: string): string | null {
  if (text.length > MAX_LENGTH || numberedGoal(asked) !== null) return null;
  const words = plainWords(text);
  if (COMPARES.test(words)) return asked;
  const [, who = '', grade = '', after = ''] = WHOM.exec(words) ?? [];
  const whose = `${who} ${after}`.trim();
  if (whose === '' && grade === '') return null;
  const rest = without(
    without(asked, whose === '' ? null : EACH_GENDER),
    grade === '' && !IS_ALL.test(whose) ? null : EACH_GRADE,
  );
  return [rest, whose, grade].filter((part) => part !== '').join(' ');
}

const EACH_GENDER = new RegExp(`(?:(?:för|bland|for|among|the) )?(?<!\\p{L})${GENDER}(?!\\p{L})`, 'giu');
const EACH_GRADE = new RegExp(`(?:(?:i|för|in|for) )?(?<!\\p{L})${GRADE}(?![\\p{L}\\d])`, 'giu');
const IS_ALL = new RegExp(`^${ALL}$`, 'u');
const without = (words: string, what: RegExp | null): string =>
  what === null
    ? words
    : words
        .replaceAll(what, ' ')
        .replaceAll(/\s+/gu, ' ')
        .replace(/ (?=[?!.]*$)/u, '')
        .trim();
