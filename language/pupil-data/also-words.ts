/** First names that are words of ours too. */

/** First names that are ordinary words, months or codes too: a name only with a capital letter and something else that says so. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  'maj juni juli april liv björn saga love dag sten max my nova lova siv linda frank frans rosa viola ask alm ek lind nils tage ture bo kai is an de la al may june grace faith holly will bill mark rich hope joy art dale ray van per pia ida tim tom rut ros roa bror god kit even odd vide storm sol sommar vinter hugge linn loa mina nike isa mira mio pim alva elsa nora vilma edvin albert hugo wilma pax ro frid frida gull gun eden sky ed sam ann kim lo noa ori nima rita rune asta signe rik rim said roman armen river nia drake dan piper haven foster al eva sara nye mai van vera leo milo gran bay don chase reid art iris jasmine dawn amber edit april autumn summer violet ruby olive rose lily daisy poppy ivy norm guy jan mar sun jung sage angel prince king mercy blessing patience precious comfort vilda tindra'.split(
    ' ',
  ),
);
/** Of these, the ones that are no words in small letters. */
export const ONLY_NAMES: ReadonlySet<string> = new Set(
  'nora elsa alva vilma wilma edvin albert hugo ida linda nils ture tage asta signe eva sara milo leo frida vera noa nima isa mira rune kim siv'.split(
    ' ',
  ),
);
/** Of these, the ones that are in most sentences without being anybody. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  'is de la al per god kit even ro dag van an a on mai is al may will bill mark art nye son ek gun eva sun don bay norm'.split(
    ' ',
  ),
);
/** Whether a word in small letters may be somebody's name all the same: «max», «my», «vide». */
export const mayBeName = (word: string): boolean => ALSO_WORDS.has(word) && !SMALL_WORDS.has(word);
