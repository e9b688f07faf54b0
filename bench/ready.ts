/** Starts the bot and says so; measured from outside. */
import { startApp } from '../app.ts';
import { readSettings } from '../config.ts';

const app = await startApp(readSettings(process.env));
console.log(app.teamsUrl);
