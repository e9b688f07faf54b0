/** Starts the bot as `npm start` does, says so, and says again when nothing is left to do; measured from outside. */
import { flushCompileCache } from 'node:module';
import { startApp } from '../app.ts';
import { giveBack } from '../commands/start/give-back.ts';
import { readSettings } from '../config.ts';

const app = await startApp(readSettings(process.env));
flushCompileCache();
console.log(app.teamsUrl);
await giveBack();
console.log('idle');
