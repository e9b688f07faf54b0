/** The letters that upper secondary programmes, and those of the International Baccalaureate, are called by. */
const CODES = 'HA|HT|AN|HVO|IM[AVYSR]|NA|TE|SA|EK|IM|BA|EE|FT|ES|HU|VO|BF|HV|IN|RL|VF|NB|FS|IB|DP|MYP|PYP';
/** One of them as a pattern, with a year or class where that is said («EK1», «NA23a»). Only in capitals: «in» and «te» are words. */
export const PROGRAMME = `(?:${CODES})(?:[1-3]|\\d{2})?[a-d]?`;
