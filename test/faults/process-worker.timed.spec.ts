import { workerRows } from './rows/worker.js';

workerRows('postgresql');
