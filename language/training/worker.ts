/** Trains one model, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ModelName, toBytes } from '../text/model-file.ts';
import { MODELS } from './judges.ts';

parentPort?.postMessage(toBytes(MODELS[workerData as ModelName]()));
