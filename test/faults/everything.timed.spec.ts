import { powerCutRows, startRows } from './rows/house.js';

// What the others stand on comes last; every other order: npm run faults.
startRows('redis', [['web', 'worker', 'redis', 'postgresql']]);
powerCutRows('postgresql', [['worker', 'web', 'postgresql']]);
