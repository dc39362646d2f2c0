import { powerCutRows, startRows } from './rows/house.js';

// What the others stand on comes last, and in between; every other order: npm run faults.
startRows('redis', [
  ['web', 'worker', 'redis', 'postgresql'],
  ['worker', 'postgresql', 'web', 'redis'],
]);
powerCutRows('postgresql', [['worker', 'web', 'postgresql']]);
