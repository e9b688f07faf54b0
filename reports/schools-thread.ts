/** The thread that makes workbooks of many schools. Started by schools.ts only. */
import { answering } from '../pictures/thread-work.ts';
import { type SchoolsOrder, schoolsReport } from './schools-report.ts';
import { toXlsx } from './xlsx.ts';

answering<SchoolsOrder, Uint8Array>((asked) => toXlsx(schoolsReport(asked)));
