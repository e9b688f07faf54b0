/** Starts the bot and says so; measured from outside. */
import { flushCompileCache } from 'node:module';
import { startApp } from '../app.ts';
import { readSettings } from '../config.ts';

const app = await startApp(readSettings(process.env));
flushCompileCache();
console.log(app.teamsUrl);
